"""When the retention of a customer ends, everything that every room holds of them goes as well."""

from collections.abc import Sequence
from datetime import datetime

from leidraad.customers.actions import erase
from leidraad.customers.models import Customer
from leidraad.history.retention import before_forgetting


@before_forgetting("customers.customer")
def erase_first(keys: Sequence[object], *, at: datetime, why: str) -> None:
    """The same erasure as on request; after it not even the empty row stays."""
    for customer in Customer.objects.in_bulk(keys).values():
        erase(customer, at=at, why=why)
