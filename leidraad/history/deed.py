"""Every action is a deed: all or nothing, never on stale rows, and written down.

On PostgreSQL, in commands and in tests a deed is one transaction. When Leidraad serves from SQLite
the whole call goes to the one writer thread: Django's connections belong to a thread, so an action
cannot join the transaction of another one.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import transaction

from leidraad.history.writer import the_writer

P = ParamSpec("P")
R = TypeVar("R")


def deed(action: Callable[P, R]) -> Callable[P, R]:
    """Do the action in one transaction, in the thread that may write.

    A deed inside a deed is part of it: it has its own savepoint and the same commit.
    """

    def in_one_transaction(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            return action(*args, **kwargs)

    @wraps(action)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        if settings.ONE_WRITER and not the_writer.is_me():
            return the_writer.do(lambda: action(*args, **kwargs))
        return in_one_transaction(*args, **kwargs)

    done.is_deed = True  # type: ignore[attr-defined]
    return done
