"""Persons and organisations, what identifies them, where they are reached, and for whom they act."""

from leidraad.customers.models.address import Address
from leidraad.customers.models.customer import Customer
from leidraad.customers.models.identifier import Identifier
from leidraad.customers.models.identity import IdentityCheck, IdentityQuestion
from leidraad.customers.models.merge import Merge
from leidraad.customers.models.representation import Representation

__all__ = [
    "Address",
    "Customer",
    "Identifier",
    "IdentityCheck",
    "IdentityQuestion",
    "Merge",
    "Representation",
]
