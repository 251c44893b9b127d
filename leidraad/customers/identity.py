"""The questions by which we make sure who is calling, with the answers as we know them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from leidraad.customers.models import Address, Customer, IdentityQuestion
from leidraad.customers.registry import Concern

FROM_AN_ADDRESS = {IdentityQuestion.POSTCODE, IdentityQuestion.PHONE, IdentityQuestion.EMAIL}


@dataclass(frozen=True)
class Question:
    kind: str
    text: str
    answer: str


def questions_for(customer: Customer, matters: Sequence[Concern]) -> list[Question]:
    """Only questions of which we know the answer.

    Of a customer with geheimhouding no address is used: the answer would be on the screen.
    """
    addresses = {} if customer.secret else {found.kind: found for found in customer.addresses.all()}
    asked = IdentityQuestion.objects.filter(is_active=True)
    if customer.secret:
        asked = asked.exclude(kind__in=FROM_AN_ADDRESS)
    known = ((row, ANSWERS[row.kind](customer, addresses, matters)) for row in asked)
    return [Question(row.kind, row.text, answer) for row, answer in known if answer]


Found = dict[str, Address]


def _birth_date(customer: Customer, addresses: Found, matters: Sequence[Concern]) -> str:
    return f"{customer.birth_date:%d-%m-%Y}" if customer.birth_date else ""


def _postcode(customer: Customer, addresses: Found, matters: Sequence[Concern]) -> str:
    return addresses[Address.HOUSE].value if Address.HOUSE in addresses else ""


def _phone(customer: Customer, addresses: Found, matters: Sequence[Concern]) -> str:
    return addresses[Address.PHONE].value[-4:] if Address.PHONE in addresses else ""


def _email(customer: Customer, addresses: Found, matters: Sequence[Concern]) -> str:
    return addresses[Address.EMAIL].value if Address.EMAIL in addresses else ""


def _subject(customer: Customer, addresses: Found, matters: Sequence[Concern]) -> str:
    last = max(matters, key=lambda row: row.moment, default=None)
    return f"{last.kind}: {last.title}" if last else ""


ANSWERS: dict[str, Callable[[Customer, Found, Sequence[Concern]], str]] = {
    IdentityQuestion.BIRTH_DATE: _birth_date,
    IdentityQuestion.POSTCODE: _postcode,
    IdentityQuestion.PHONE: _phone,
    IdentityQuestion.EMAIL: _email,
    IdentityQuestion.SUBJECT: _subject,
}
