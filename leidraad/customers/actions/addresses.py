from leidraad.calculations.dutch_addresses import House, email_address, phone_number
from leidraad.customers.models import Address, Customer
from leidraad.history.deed import deed
from leidraad.history.events import happened

IN_ONE_SPELLING = {Address.PHONE: phone_number, Address.EMAIL: email_address}


@deed
def add_address(customer: Customer, kind: str, typed: str, *, preferred: bool = False) -> Address:
    """A telephone number or an e-mail address by which the customer can be reached, in any spelling.

    Adding it again changes nothing. Raises ValueError for what is neither.
    """
    value = IN_ONE_SPELLING[kind](typed)
    if value is None:
        raise ValueError(kind)
    return _add(customer, kind, value, {}, preferred)


@deed
def add_house(
    customer: Customer, house: House, *, street: str = "", town: str = "", preferred: bool = False
) -> Address:
    """Where the customer lives or is established."""
    fields = {
        "postcode": house.postcode,
        "house_number": house.number,
        "addition": house.addition,
        "street": street,
        "town": town,
    }
    return _add(customer, Address.HOUSE, str(house), fields, preferred)


def _add(
    customer: Customer, kind: str, value: str, fields: dict[str, str], preferred: bool
) -> Address:
    customer = customer.locked()
    address, is_new = Address.objects.get_or_create(
        customer=customer, kind=kind, value=value, defaults=fields
    )
    if is_new:
        happened(customer, f"{address.get_kind_display()} toegevoegd")
    if preferred:
        prefer_address(address)
    return address


@deed
def prefer_address(address: Address) -> None:
    """Use this one first: of each kind there is one that the customer likes best."""
    customer = address.customer.locked()
    same_kind = customer.addresses.filter(kind=address.kind)
    if same_kind.filter(pk=address.pk, is_preferred=True).exists():
        return
    same_kind.update(is_preferred=False)
    same_kind.filter(pk=address.pk).update(is_preferred=True)
    happened(customer, f"voorkeur voor {address.get_kind_display()} gewijzigd")


@deed
def remove_address(address: Address) -> None:
    """The customer is not reached here any more. Removing it twice is removing it once."""
    customer = address.customer.locked()
    still_there = customer.addresses.filter(pk=address.pk).first()
    if still_there is None:
        return
    kind, old = still_there.get_kind_display(), str(still_there)
    still_there.delete()
    happened(customer, f"{kind} verwijderd", before={kind: old})
