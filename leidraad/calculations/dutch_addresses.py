"""Telephone numbers, e-mail addresses and houses in one spelling, however people write them.

What cannot be understood is None, never a guess: the caller says so at the field.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers

# A municipality's own short number: 14 and its area code. Not diallable from abroad, so never +31.
SHORT_NUMBER = re.compile(r"(?:\+31|0031)?(140\d{2,3})")
PHONE_SIGNS = re.compile(r"[\s().\-/–—\u00a0\u2011]+")
PHONE_SHAPE = re.compile(r"\+?[0-9]{5,17}")
EMAIL = re.compile(r"[^\s@<>\"(),;:\\]+@(?:[^\s@.,<>\"()_]+\.)+[^\s@.,<>\"()_\d]{2,}")
HOUSE = re.compile(
    r"([1-9]\d{3})\s*([A-Z]{2})[\s,]+(\d{1,5})(?:\s*[-/,]?\s*([A-Z0-9][A-Z0-9\s\-/]{0,9}))?"
)
POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Z]{2})")
NEVER_IN_A_POSTCODE = {"SA", "SD", "SS"}  # PostNL leaves these letters out


def phone_number(typed: str) -> str | None:
    """+31 and nine digits, another country's number as +…, or 14071 as it is; None when it is none of these.

    `06-12 34 56 78`, `0031 6 12345678` and `+31 (0)6 12345678` are one number.
    """
    digits = PHONE_SIGNS.sub("", re.sub(r"\(\s*0\s*\)", "", typed.strip()))
    if not PHONE_SHAPE.fullmatch(digits):
        return None
    if short := SHORT_NUMBER.fullmatch(digits):
        return short[1]
    try:
        number = phonenumbers.parse(digits, "NL")
    except phonenumbers.NumberParseException:
        return None
    if not (phonenumbers.is_valid_number(number) or _may_be_issued(number, digits)):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _may_be_issued(number: phonenumbers.PhoneNumber, digits: str) -> bool:
    """Nine digits after the 0: a range that is newer than our list must not keep a caller out."""
    return number.country_code == 31 and digits[0] in "0+" and len(str(number.national_number)) == 9


def phone_as_written(number: str) -> str:
    """How people in the Netherlands write it: 071 512 3456, 06 12345678, 14 071, +32 2 551 23 45."""
    if SHORT_NUMBER.fullmatch(number):
        return f"{number[:2]} {number[2:]}"
    try:
        parsed = phonenumbers.parse(number, "NL")
    except phonenumbers.NumberParseException:
        return number
    home = parsed.country_code == 31
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, style.NATIONAL if home else style.INTERNATIONAL)


def email_address(typed: str) -> str | None:
    """In lower case and without `mailto:`; None when nobody could write to it."""
    address = unicodedata.normalize("NFC", typed.strip()).lower().removeprefix("mailto:")
    return address if len(address) <= 254 and EMAIL.fullmatch(address) else None


def postcode(typed: str) -> str | None:
    """`2312 ab` becomes 2312AB."""
    found = POSTCODE.fullmatch(typed.strip().upper())
    if found is None or found[2] in NEVER_IN_A_POSTCODE:
        return None
    return found[1] + found[2]


@dataclass(frozen=True)
class House:
    """A house by its postcode, number and what follows the number (a letter, `bis`, `2-hoog`)."""

    postcode: str
    number: str
    addition: str = ""

    def __str__(self) -> str:
        return f"{self.postcode} {self.number}{' ' if self.addition else ''}{self.addition}"


def house(typed: str) -> House | None:
    """`2312 ab 012-a` is postcode 2312AB, number 12, addition A."""
    found = HOUSE.fullmatch(typed.strip().upper())
    if found is None or found[2] in NEVER_IN_A_POSTCODE or not int(found[3]):
        return None
    return House(found[1] + found[2], str(int(found[3])), house_addition(found[4] or ""))


def house_addition(typed: str) -> str:
    """`-a` and ` A` are one addition; `2 hoog` and `2-hoog` too."""
    return "-".join(re.findall(r"[A-Z0-9]+", typed.upper()))
