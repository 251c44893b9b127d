from leidraad.customers.models import Customer, Identifier
from leidraad.customers.models.identifier import fingerprint
from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.history.sealing import seal


class AlreadyKnown(Exception):
    """The number belongs to another customer already."""

    def __init__(self, customer: Customer, kind: str) -> None:
        super().__init__(f"This {kind} belongs to customer {customer.pk}.")
        self.customer = customer
        self.kind = kind


@deed
def add_identifier(customer: Customer, kind: str, typed: str) -> Identifier:
    """Know the customer by this number. Adding it again changes nothing.

    Raises AlreadyKnown when it is another customer's, ValueError when it is no such number.
    """
    number = Identifier.IN_ONE_SPELLING[kind](typed)
    if number is None:
        raise ValueError(kind)
    customer = customer.locked()
    identifier, is_new = Identifier.objects.select_related("customer").get_or_create(
        kind=kind,
        fingerprint=fingerprint(kind, number),
        defaults={"customer": customer, "sealed": seal(number)},
    )
    if identifier.customer_id != customer.pk:
        raise AlreadyKnown(identifier.customer, kind)
    if is_new:
        happened(customer, f"{identifier.get_kind_display()} toegevoegd")
    return identifier


@deed
def remove_identifier(identifier: Identifier, *, why: str) -> None:
    """The number is not this customer's, for example after a typing error."""
    customer = identifier.customer.locked()
    still_there = customer.identifiers.filter(pk=identifier.pk).first()
    if still_there is None:
        return
    kind, old = still_there.get_kind_display(), still_there.number
    still_there.delete()
    happened(customer, f"{kind} verwijderd", before={kind: old}, why=why)
