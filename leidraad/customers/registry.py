"""What concerns this customer: other rooms say it here, without this room knowing them.

A room above registers in its `findable.py`, and may register what it forgets and what it hands over:

    @concerns_customer("contacts")
    def contacts_of(records: Sequence[int]) -> Iterable[Concern]: ...

`records` are the keys of the customer and of the records merged into it: filter on
`customer__in=records`. A row says which permission it takes to see it; who lacks it never gets it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from leidraad.organisation.models import Employee


@dataclass(frozen=True)
class Concern:
    """One matter of the customer: a contact, a callback request, a case."""

    moment: datetime
    kind: str  # in Dutch, as shown: "telefoongesprek", "terugbelverzoek"
    title: str
    status: str
    url: str
    permission: str  # "app.codename" that it takes to see this row
    is_open: bool = False


Records = Sequence[int]
Concerns = Callable[[Records], Iterable[Concern]]
Forgets = Callable[[Records], None]
HandsOver = Callable[[Records], Iterable[Mapping[str, object]]]
F = TypeVar("F", bound=Callable[..., object])

_concerns: dict[str, Concerns] = {}
_forgets: dict[str, Forgets] = {}
_hands_over: dict[str, HandsOver] = {}


def concerns_customer(name: str) -> Callable[[Concerns], Concerns]:
    """Rows of this room in the customer's page; newest first is not needed, they are sorted here."""
    return _kept_in(_concerns, name)


def forgets_customer(name: str) -> Callable[[Forgets], Forgets]:
    """Called inside the erasure of a customer (AVG, article 17): wipe what this room holds of them."""
    return _kept_in(_forgets, name)


def hands_over_customer(name: str) -> Callable[[HandsOver], HandsOver]:
    """What this room holds of a customer, in full, for the customer themselves (AVG, article 15).

    Yields mappings of Dutch names to plain values (text, numbers, days, moments).
    """
    return _kept_in(_hands_over, name)


def matters_of(records: Records, employee: Employee) -> list[Concern]:
    """All that concerns the customer and that this employee may see: open matters first, then newest first."""
    rows = [row for room in _concerns.values() for row in room(records)]
    allowed = [row for row in rows if employee.has_perm(row.permission)]
    return sorted(allowed, key=lambda row: (row.is_open, row.moment), reverse=True)


def forget_everywhere(records: Records) -> None:
    for forget in _forgets.values():
        forget(records)


def everything_of(records: Records) -> dict[str, list[Mapping[str, object]]]:
    """Name of the room -> its rows, for the customer's own overview."""
    return {name: list(hand_over(records)) for name, hand_over in _hands_over.items()}


def _kept_in(register: dict[str, F], name: str) -> Callable[[F], F]:
    def keep(function: F) -> F:
        register[name] = function
        return function

    return keep
