from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from leidraad.calculations.dutch_addresses import House
from leidraad.customers.actions.addresses import add_address, add_house
from leidraad.customers.actions.numbers import add_identifier
from leidraad.customers.models import Address, Customer
from leidraad.history.deed import deed
from leidraad.history.events import changes, happened

CHANGEABLE = (
    "given_names prefix surname birth_date secret preferred_channel language part_of".split()
)


class ChangedMeanwhile(Exception):
    """A colleague changed the customer after this form was opened."""

    def __init__(self, customer: Customer) -> None:
        super().__init__(f"Customer {customer.pk} is at version {customer.version}.")
        self.customer = customer


@deed
def register(
    kind: str,
    surname: str,
    *,
    at: datetime,
    given_names: str = "",
    prefix: str = "",
    birth_date: date | None = None,
    secret: bool = False,
    preferred_channel: str = "",
    language: str = "nl",
    part_of: Customer | None = None,
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    houses: Iterable[House] = (),
    street: str = "",
    town: str = "",
    identifiers: Mapping[str, str] | None = None,
    submission: UUID | None = None,
) -> Customer:
    """Make someone known, so that the next contact need not start from nothing.

    Phones and e-mail addresses in any spelling. `street` and `town` belong to the houses. The same
    `submission` twice is one customer. Raises AlreadyKnown when a number is another customer's, and
    ValueError for what is no telephone number, e-mail address or identifying number.
    """
    customer = Customer(
        kind=kind,
        surname=surname,
        given_names=given_names,
        prefix=prefix,
        birth_date=birth_date,
        secret=secret,
        preferred_channel=preferred_channel,
        language=language,
        part_of=part_of,
        made_at=at,
        last_seen_at=at,
        submission=submission,
    )
    customer.search_name = customer.called()
    if earlier := _made_by_the_same_form(customer):
        return earlier
    happened(customer, "ingeschreven")
    for phone in phones:
        add_address(customer, Address.PHONE, phone)
    for email in emails:
        add_address(customer, Address.EMAIL, email)
    for house in houses:
        add_house(customer, house, street=street, town=town)
    for number_kind, number in (identifiers or {}).items():
        add_identifier(customer, number_kind, number)
    return customer


@deed
def seen(keys: Collection[int], *, at: datetime) -> None:
    """There was contact with these customers: how long we may know them counts from then.

    One update for all of them and for the records merged into them. An earlier moment changes nothing.
    """
    records = Customer.objects.filter(Q(pk__in=keys) | Q(merged_into__in=keys))
    records.filter(last_seen_at__lt=at).update(last_seen_at=at)


def _made_by_the_same_form(customer: Customer) -> Customer | None:
    """Save the new customer; or give the one that this form made already, at a double click."""
    try:
        with transaction.atomic():
            customer.save()
    except IntegrityError:
        earlier = Customer.objects.filter(submission=customer.submission).first()
        if customer.submission is None or earlier is None:
            raise
        return earlier
    return None


@deed
def change(customer: Customer, details: Mapping[str, object], *, version: int) -> Customer:
    """Write down what is different now; the old values go to the history, sealed.

    `details` holds some of CHANGEABLE; `version` is what the employee saw. Raises ChangedMeanwhile.
    """
    customer = customer.locked()
    if customer.version != version:
        raise ChangedMeanwhile(customer)
    for name in CHANGEABLE:
        if name in details:
            setattr(customer, name, details[name])
    before = changes(customer, CHANGEABLE)
    if not before:
        return customer
    customer.search_name = customer.called()
    customer.version += 1
    customer.save()
    happened(customer, "gewijzigd", before=before)
    return customer
