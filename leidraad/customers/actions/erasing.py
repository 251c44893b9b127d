from datetime import datetime

from leidraad.customers.models import Customer
from leidraad.customers.registry import forget_everywhere
from leidraad.history.deed import deed
from leidraad.history.events import destroy_key, happened

WIPED: dict[str, object] = {
    "given_names": "",
    "prefix": "",
    "surname": "gewiste klant",
    "search_name": "",
    "birth_date": None,
    "secret": False,
    "part_of": None,
    "preferred_channel": "",
    "language": "nl",
    "submission": None,
}


@deed
def erase(customer: Customer, *, at: datetime, why: str) -> None:
    """Forget the customer (AVG, article 17), and the records that were merged into it.

    Name, birth date, numbers, addresses and representations go; so do the keys of their old values,
    and what other rooms registered to forget. An empty row with its history stays, so that it can be
    shown that it was done, by whom and why.
    """
    customer = customer.locked()
    if customer.is_erased:
        return
    records = Customer.objects.select_for_update().in_bulk(customer.records())
    forget_everywhere(list(records))
    for record in records.values():
        _wipe(record, at=at)
        happened(record, "gewist", why=why)


def _wipe(record: Customer, *, at: datetime) -> None:
    record.addresses.all().delete()
    record.identifiers.all().delete()
    record.representatives.all().delete()
    record.represents.all().delete()
    record.identity_checks.all().delete()
    destroy_key(record)
    Customer.objects.filter(pk=record.pk).update(**WIPED, erased_at=at)
