"""Who acts now. Set once at the door; every event written below carries it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_actor: ContextVar[str] = ContextVar("actor", default="systeem")


@contextmanager
def acting_as(name: str) -> Iterator[None]:
    before = _actor.set(name)
    try:
        yield
    finally:
        _actor.reset(before)


def actor() -> str:
    return _actor.get()
