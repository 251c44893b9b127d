from datetime import datetime
from typing import TypeVar

from django.db.models import F, Model, QuerySet

from leidraad.customers.actions.registering import seen
from leidraad.customers.models import Address, Customer, Identifier, Merge, Representation
from leidraad.history.deed import deed
from leidraad.history.events import happened

M = TypeVar("M", bound=Model)


class CannotMerge(Exception):
    """These two cannot be one customer; the message says why, in Dutch, without personal values."""


@deed
def merge(kept: Customer, gone: Customer, *, at: datetime, why: str = "") -> Merge:
    """Two records turn out to be one customer: the kept one now answers for both.

    Addresses, numbers, representations and establishments move; what other rooms recorded stays with
    the record it was recorded for, and is found through `Customer.records()`. Secret when either was.
    Raises CannotMerge.
    """
    kept, gone = _both_locked(kept, gone)
    _refuse_what_is_not_one_customer(kept, gone)
    moved = {
        "addresses": _move(gone.addresses.exclude(value__in=_values(kept)), customer=kept),
        "identifiers": _move(gone.identifiers.all(), customer=kept),
        "represents": _move(gone.represents.exclude(represented=kept), representative=kept),
        "representatives": _move(
            gone.representatives.exclude(representative=kept), represented=kept
        ),
        "establishments": _move(gone.establishments.exclude(pk=kept.pk), part_of=kept),
        "merged_records": _move(gone.merged_records.all(), merged_into=kept),
        "made_secret": gone.secret and not kept.secret,
    }
    Customer.objects.filter(pk=gone.pk).update(merged_into=kept, version=F("version") + 1)
    Customer.objects.filter(pk=kept.pk).update(
        secret=kept.secret or gone.secret, version=F("version") + 1
    )
    seen([kept.pk], at=max(kept.last_seen_at, gone.last_seen_at))
    record = Merge.objects.create(kept=kept, gone=gone, moved=moved, at=at)
    happened(kept, f"samengevoegd met klant {gone.pk}", why=why)
    happened(gone, f"opgegaan in klant {kept.pk}", why=why)
    return record


@deed
def undo_merge(record: Merge, *, at: datetime, why: str = "") -> None:
    """They were two after all: everything that moved goes back, as far as it is still there.

    Raises CannotMerge when the record that is left has been erased or merged into another since.
    """
    record = Merge.objects.select_for_update().select_related("kept", "gone").get(pk=record.pk)
    if record.undone_at is not None:
        return
    kept, gone = _both_locked(record.kept, record.gone)
    if gone.merged_into_id != kept.pk or kept.is_erased:
        raise CannotMerge("Deze samenvoeging kan niet meer worden hersteld.")
    moved = record.moved
    _move(Address.objects.filter(pk__in=moved["addresses"]), customer=gone)
    _move(Identifier.objects.filter(pk__in=moved["identifiers"]), customer=gone)
    _move(Representation.objects.filter(pk__in=moved["represents"]), representative=gone)
    _move(Representation.objects.filter(pk__in=moved["representatives"]), represented=gone)
    _move(Customer.objects.filter(pk__in=moved["establishments"]), part_of=gone)
    _move(Customer.objects.filter(pk__in=moved["merged_records"]), merged_into=gone)
    Customer.objects.filter(pk=gone.pk).update(merged_into=None, version=F("version") + 1)
    Customer.objects.filter(pk=kept.pk).update(
        secret=kept.secret and not moved["made_secret"], version=F("version") + 1
    )
    Merge.objects.filter(pk=record.pk).update(undone_at=at)
    happened(kept, f"samenvoeging met klant {gone.pk} hersteld", why=why)
    happened(gone, f"weer los van klant {kept.pk}", why=why)


def _both_locked(one: Customer, other: Customer) -> tuple[Customer, Customer]:
    """In the order of their keys, so that two employees never wait for each other."""
    rows = Customer.objects.select_for_update().order_by("pk").in_bulk([one.pk, other.pk])
    return rows[one.pk], rows[other.pk]


def _refuse_what_is_not_one_customer(kept: Customer, gone: Customer) -> None:
    if kept.pk == gone.pk:
        raise CannotMerge("Dit is dezelfde klant.")
    if kept.kind != gone.kind:
        raise CannotMerge("Een persoon en een organisatie kunnen niet dezelfde klant zijn.")
    if kept.is_erased or gone.is_erased or kept.merged_into_id or gone.merged_into_id:
        raise CannotMerge("Een van beide klanten is al gewist of samengevoegd.")
    if _bsns(kept) and _bsns(gone):
        raise CannotMerge("Beide klanten hebben een eigen BSN: dit zijn twee personen.")


def _bsns(customer: Customer) -> bool:
    return customer.identifiers.filter(kind=Identifier.BSN).exists()


def _values(customer: Customer) -> QuerySet[Address, str]:
    return customer.addresses.values_list("value", flat=True)


def _move(rows: QuerySet[M], **where: object) -> list[int]:
    """Move the rows; returns their keys."""
    keys = list(rows.values_list("pk", flat=True))
    rows.model._default_manager.filter(pk__in=keys).update(**where)
    return keys
