"""A telephone number in one spelling, so that the same number is found however it was typed."""

import re

import phonenumbers

MUNICIPAL = re.compile(r"^14\d{3,4}$")


def in_one_spelling(typed: str) -> str | None:
    """`071-516 51 65` and `+31 (0)71 5165165` become +31715165165; 14 071 stays 14071; else None."""
    digits = re.sub(r"[^\d+]", "", typed.replace("(0)", ""))
    if MUNICIPAL.match(digits):
        return digits
    try:
        number = phonenumbers.parse(digits, "NL")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
