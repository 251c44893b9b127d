"""Numbers that identify people and organisations: the BSN, and those of the Chamber of Commerce."""

from __future__ import annotations

import re

from stdnum.nl import bsn as eleven_test

SIGNS = re.compile(r"[\s.\-]+")


def _digits(typed: str, length: int) -> str | None:
    digits = SIGNS.sub("", typed)
    right = len(digits) == length and digits.isascii() and digits.isdecimal()
    return digits if right and int(digits) else None


def bsn(typed: str) -> str | None:
    """Nine digits that pass the eleven test; the leading zero must be typed."""
    digits = _digits(typed, 9)
    return digits if digits and eleven_test.is_valid(digits) else None


def rsin(typed: str) -> str | None:
    """The number of a legal person: the same nine digits and the same test as a BSN."""
    return bsn(typed)


def kvk_number(typed: str) -> str | None:
    """Eight digits; the register has no check digit."""
    return _digits(typed, 8)


def establishment_number(typed: str) -> str | None:
    """Twelve digits (vestigingsnummer)."""
    return _digits(typed, 12)
