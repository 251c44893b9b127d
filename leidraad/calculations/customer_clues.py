"""What did the adviser type in the one box? A clue by which a customer can be found, recognised by its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from leidraad.calculations.dutch_addresses import House, email_address, house, phone_number
from leidraad.calculations.dutch_numbers import bsn, establishment_number, kvk_number
from leidraad.calculations.person_names import search_name

MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
SHORT_MONTHS = {"mrt": 3} | {month[:3]: index for index, month in enumerate(MONTHS, 1)}
WRITTEN_DATE = re.compile(
    r"(?P<day>\d{1,2})[\s\-/.]+(?P<month>\d{1,2}|[a-zA-Z]{3,9}\.?)[\s\-/.]+(?P<year>\d{4})"
    r"|(?P<year2>\d{4})-(?P<month2>\d{2})-(?P<day2>\d{2})"
    r"|(?P<day3>\d{2})(?P<month3>\d{2})(?P<year3>\d{4})"
)


@dataclass(frozen=True)
class Number:
    """A number that identifies; nine digits may be a BSN or an RSIN, so `kinds` can hold more than one."""

    kinds: tuple[str, ...]
    number: str


@dataclass(frozen=True)
class Phone:
    number: str


@dataclass(frozen=True)
class Email:
    address: str


@dataclass(frozen=True)
class Born:
    """A surname as `search_name` gives it, and a birth date."""

    name: str
    on: date


@dataclass(frozen=True)
class Name:
    """A name alone: enough for an organisation, too little for a person."""

    name: str


Clue = House | Number | Phone | Email | Born | Name


def recognise(typed: str) -> Clue | None:
    """The clue in what was typed, or None when it looks like nothing we can search by."""
    text = " ".join(typed.split())
    if found := house(text):
        return found
    if address := email_address(text):
        return Email(address)
    if number := _number(text):
        return number
    if phone := phone_number(text):
        return Phone(phone)
    return _born(text) or _name(text)


def _number(text: str) -> Number | None:
    if number := bsn(text):
        return Number(("bsn", "rsin"), number)
    if _is_written_date(text):
        return None
    if number := kvk_number(text):
        return Number(("kvk",), number)
    if number := establishment_number(text):
        return Number(("establishment",), number)
    return None


def _is_written_date(text: str) -> bool:
    """03-10-1985 is a day, 03101985 may be a number of the Chamber of Commerce."""
    return not text.isdecimal() and as_date(text) is not None


def _born(text: str) -> Born | None:
    found = WRITTEN_DATE.search(text)
    if found is None:
        return None
    day = as_date(found[0])
    name = search_name(text[: found.start()] + " " + text[found.end() :])
    return Born(name, day) if day and _has_letters(name) else None


def _name(text: str) -> Name | None:
    name = search_name(text)
    return Name(name) if len(name) > 1 and _has_letters(name) and "@" not in text else None


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def as_date(typed: str) -> date | None:
    """3-10-1985, 03/10/1985, 3 oktober 1985, 1985-10-03 and 03101985 are one day; two-digit years are none."""
    found = WRITTEN_DATE.fullmatch(typed.strip())
    if found is None:
        return None
    parts = {name.rstrip("23"): value for name, value in found.groupdict().items() if value}
    try:
        return date(int(parts["year"]), _month(parts["month"]), int(parts["day"]))
    except ValueError:
        return None


def _month(written: str) -> int:
    """Raises ValueError for what is no month."""
    if written.isdecimal():
        return int(written)
    word = written.lower().rstrip(".")
    if word in MONTHS:
        return MONTHS.index(word) + 1
    if word in SHORT_MONTHS:
        return SHORT_MONTHS[word]
    raise ValueError(written)
