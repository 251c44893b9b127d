"""The short lists that every save needs, kept in memory: channels, outcomes and departments by slug.

Rows of these lists are put out of use, never removed, so an id once read stays right. What is new is
seen after a minute at most, at once where it was made, and at once when someone asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from leidraad.contacts.models import Channel, Outcome
from leidraad.organisation.models import Department

FRESH_FOR = 60.0


@dataclass(frozen=True)
class Lists:
    channels: dict[str, int]
    outcomes: dict[str, int]
    kinds: dict[str, str]
    departments: dict[str, int]
    read_at: float

    def outcome_of_kind(self, kind: str) -> str:
        """The first outcome of that kind that is in use, by slug; "" when there is none."""
        return next((slug for slug, its_kind in self.kinds.items() if its_kind == kind), "")


_kept: list[Lists] = []


def the_lists() -> Lists:
    """What is in use now, at most a minute old."""
    if not _kept or monotonic() - _kept[0].read_at > FRESH_FOR:
        _kept[:] = [_read()]
    return _kept[0]


def read_again() -> None:
    """Forget what was read: something changed, or someone asks for what we do not know."""
    _kept.clear()


def _read() -> Lists:
    outcomes = list(Outcome.objects.in_use())
    return Lists(
        channels=dict(Channel.objects.in_use().values_list("slug", "pk")),
        outcomes={outcome.slug: outcome.pk for outcome in outcomes},
        kinds={outcome.slug: outcome.kind for outcome in outcomes},
        departments=dict(Department.objects.active().values_list("slug", "pk")),
        read_at=monotonic(),
    )
