"""Writing items: every save is a revision, and no revision ever changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from leidraad.history.deed import deed
from leidraad.history.events import changes, happened
from leidraad.knowledge.indexing import item_changed
from leidraad.knowledge.models import Item, ItemFlag, Revision
from leidraad.organisation.models import Employee

PROPERTIES = [
    "product",
    "topic",
    "department",
    "responsible",
    "review_by",
    "valid_from",
    "valid_until",
]


class OtherRevision(Exception):
    """Somebody else saved in the meantime. `newest` is what they wrote."""

    def __init__(self, newest: Revision) -> None:
        super().__init__(f"Revision {newest.number} came first.")
        self.newest = newest


def locked(item: Item) -> Item:
    """The item as it is now; nobody else changes it until this deed is done."""
    return Item.objects.select_for_update(of=("self",)).get(pk=item.pk)


@deed
def add_item(
    item: Item, texts: dict[str, Any], internal_note: str, *, by: Employee, at: datetime
) -> Revision:
    """A new item with its first draft. Nobody else sees it before it is published."""
    item.is_adapted = True
    item.save()
    happened(item, "toegevoegd")
    return _write(item, texts, internal_note, 1, by=by, at=at, remark="Eerste versie")


@deed
def save_draft(
    item: Item,
    texts: dict[str, Any],
    internal_note: str,
    *,
    based_on: int,
    by: Employee,
    at: datetime,
    remark: str = "",
) -> Revision:
    """A new revision on top of the one the editor read; OtherRevision when that is no longer the newest.

    Nothing changed: no new revision.
    """
    item = locked(item)
    newest = item.revisions.first()
    if newest is not None and (newest.texts, newest.internal_note) == (texts, internal_note):
        return newest
    if newest is not None and newest.number != based_on:
        raise OtherRevision(newest)
    number = newest.number + 1 if newest else 1
    return _write(item, texts, internal_note, number, by=by, at=at, remark=remark)


@deed
def restore(revision: Revision, *, by: Employee, at: datetime) -> Revision:
    """Begin a new draft with the words of an earlier revision; what came between stays in the list."""
    item = locked(revision.item)
    number = item.revisions.values_list("number", flat=True)[0] + 1
    remark = f"Versie {revision.number} teruggezet"
    return _write(item, revision.texts, revision.internal_note, number, by=by, at=at, remark=remark)


@deed
def change_properties(item: Item, related: list[Item], *, by: Employee) -> None:
    """Owner, product, topic, dates and related items, as they now stand on `item`."""
    locked(item)
    before = changes(item, PROPERTIES)
    if set(item.related.all()) != set(related):
        before["related"] = ", ".join(sorted(one.slug for one in item.related.all()))
        item.related.set(related)
    if not before:
        return
    item.is_adapted = True
    item.save(update_fields=[*PROPERTIES, "is_adapted"])
    happened(item, "eigenschappen gewijzigd", before=before)
    item_changed(item)


@deed
def take_over_source(flag: ItemFlag, *, by: Employee, at: datetime) -> Revision | None:
    """Make a draft of what the source says now; None when another editor settled the flag already."""
    item = locked(flag.item)
    flag = ItemFlag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    if flag.settled_at is not None or not flag.proposal:
        return None
    number = item.revisions.values_list("number", flat=True)[0] + 1
    revision = _write(
        item,
        flag.proposal["texts"],
        flag.proposal["internal_note"],
        number,
        by=by,
        at=at,
        remark="Tekst van de bron overgenomen",
    )
    _settle(flag, by=by, at=at)
    return revision


@deed
def settle(flag: ItemFlag, *, by: Employee, at: datetime) -> None:
    """An editor has looked at it, and leaves the item as it is."""
    flag = ItemFlag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    if flag.settled_at is None:
        _settle(flag, by=by, at=at)


def _settle(flag: ItemFlag, *, by: Employee, at: datetime) -> None:
    flag.settled_at, flag.settled_by = at, by
    flag.save()
    happened(flag.item, "aandachtspunt afgehandeld", why=flag.get_kind_display())


def _write(
    item: Item,
    texts: dict[str, Any],
    internal_note: str,
    number: int,
    *,
    by: Employee,
    at: datetime,
    remark: str,
) -> Revision:
    if not item.is_adapted:
        item.is_adapted = True
        item.save(update_fields=["is_adapted"])
    revision = Revision.objects.create(
        item=item,
        number=number,
        texts=texts,
        internal_note=internal_note,
        author=by,
        made_at=at,
        remark=remark,
    )
    happened(item, "geschreven", why=f"versie {number}")
    return revision
