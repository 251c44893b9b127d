"""Customers in the tests: invented people of Leiden."""

from datetime import date

from leidraad.calculations.dutch_addresses import House
from leidraad.customers.actions import record_identity_check, register
from leidraad.customers.models import Customer, IdentityCheck
from leidraad.organisation.models import Employee
from tests.leiden import monday_morning

THEIR_HOUSE = House("2312AB", "12", "A")
A_BSN, ANOTHER_BSN = "111222333", "123456782"


def anna(**more: object) -> Customer:
    details = {
        "given_names": "Anna",
        "prefix": "van der",
        "birth_date": date(1985, 10, 3),
        "phones": ["071-516 51 65"],
        "emails": ["Anna@Post.example"],
        "houses": [THEIR_HOUSE],
        "street": "Breestraat",
        "town": "Leiden",
        "identifiers": {"bsn": A_BSN},
    }
    return register("person", "Bergé", at=monday_morning, **details | more)


def somebody(number: int = 1, **more: object) -> Customer:
    return register("person", f"Iemand {number}", at=monday_morning, **more)


def bakery(**more: object) -> Customer:
    details = {"identifiers": {"kvk": "12345678"}}
    return register("organisation", "Bakkerij de Vries", at=monday_morning, **details | more)


def is_known_to_be(customer: Customer, employee: Employee, at=None) -> None:
    """The employee asked, and it is this customer."""
    from django.utils.timezone import now

    record_identity_check(
        customer, employee, IdentityCheck.PASSED, asked=["birth-date"], at=at or now()
    )
