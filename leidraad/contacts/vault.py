"""The keys with which a browser locks what it cannot send.

Advisers share computers, so what waits in a browser is encrypted. The page of a signed-in employee
gets the keys; the browser keeps them in memory alone. A key belongs to one employee and half a day:
who signs in again within twelve hours can still open what was kept, and nobody else can, ever.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime, timedelta

from leidraad.history.sealing import keyed_hash
from leidraad.organisation.models import Employee

KEPT_FOR = timedelta(hours=12)


def keys_of(employee: Employee, *, at: datetime) -> dict[str, str]:
    """The employee's keys by number: of the last half day, of this one, and of the next.

    The next one, because a page may stay open; what is locked now opens for twelve hours at least.
    """
    this = half_day(at)
    return {str(number): _key(employee, number) for number in (this - 1, this, this + 1)}


def half_day(at: datetime) -> int:
    return int(at.timestamp() // KEPT_FOR.total_seconds())


def _key(employee: Employee, number: int) -> str:
    """An AES-256 key in base64."""
    return b64encode(
        bytes.fromhex(keyed_hash(f"{employee.pk}:{number}", purpose="browser vault"))
    ).decode()
