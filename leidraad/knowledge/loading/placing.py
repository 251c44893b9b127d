"""Putting items from outside in their place: new ones are published, changed ones follow their source.

What an editor has adapted is never overwritten: it is flagged, with the new words beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.timezone import localdate

from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.knowledge.indexing import many_changed
from leidraad.knowledge.loading.problem import FileProblem
from leidraad.knowledge.models import Item, ItemFlag, Product, Publication, Revision, Topic
from leidraad.organisation.models import Department


@dataclass(frozen=True)
class IncomingItem:
    """An item as a file holds it. Empty keys: there is none."""

    kind: str
    slug: str
    source: str
    source_key: str
    texts: dict[str, dict[str, Any]]
    place: Path
    product_uri: str = ""
    topic: str = ""
    department: str = ""
    internal_note: str = ""
    related: tuple[str, ...] = ()
    review_months: int | None = None
    review_by: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    uuid: UUID | None = None
    source_data: dict[str, Any] = field(default_factory=dict)

    def digest(self) -> str:
        """A fingerprint of all that the source says."""
        said = {name: value for name, value in vars(self).items() if name != "place"}
        return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()


@dataclass
class Placed:
    """How many items are new, followed their source, stayed the same, or wait for an editor."""

    new: int = 0
    followed: int = 0
    same: int = 0
    flagged: int = 0

    def __str__(self) -> str:
        return (
            f"kennisitems: {self.new} nieuw, {self.followed} bijgewerkt, {self.same} gelijk, "
            f"{self.flagged} gemarkeerd (bron gewijzigd)"
        )


@deed
def place(incoming: Iterable[IncomingItem], *, at: datetime) -> Placed:
    """All or nothing. Placing the same items twice makes no new revision."""
    everything = list(incoming)
    _refuse_doubles(everything)
    known = _Known()
    placed, touched = Placed(), []
    fresh = []
    for one in everything:
        item = known.items.get((one.source, one.source_key)) or known.slugs.get(one.slug)
        if item is None:
            fresh.append(one)
        elif item.source_digest == one.digest():
            placed.same += 1
        elif item.is_adapted:
            _flag(item, one, at=at)
            placed.flagged += 1
        else:
            _follow(item, one, known, at=at)
            touched.append(item)
            placed.followed += 1
    touched += _publish_new(fresh, known, at=at)
    placed.new = len(fresh)
    _relate(everything, touched)
    many_changed(touched)
    return placed


def _refuse_doubles(everything: list[IncomingItem]) -> None:
    seen: dict[str, IncomingItem] = {}
    for one in everything:
        if one.slug in seen:
            raise FileProblem(one.place, one.slug, "deze sleutel komt twee keer voor")
        seen[one.slug] = one


class _Known:
    """What is in the house already, asked for once."""

    def __init__(self) -> None:
        stored = list(Item.objects.select_for_update(of=("self",)).order_by())
        self.items = {(item.source, item.source_key): item for item in stored if item.source_key}
        self.slugs = {item.slug: item for item in stored}
        self.products = {product.uri: product for product in Product.objects.order_by()}
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        self.departments = {one.slug: one for one in Department.objects.all()}

    def describe(self, item: Item, one: IncomingItem, *, at: datetime) -> None:
        """Give the item everything the source says, but its words."""
        item.kind, item.slug = one.kind, one.slug
        item.source, item.source_key = one.source, one.source_key
        item.product = self._find(self.products, one.product_uri, one, "product")
        item.topic = self._find(self.topics, one.topic, one, "onderwerp")
        if item.topic is None and item.product is not None:
            item.topic_id = item.product.topic_id
        item.department = self._find(self.departments, one.department, one, "afdeling")
        item.source_data, item.source_digest = one.source_data, one.digest()
        item.valid_from, item.valid_until = one.valid_from, one.valid_until
        item.review_by = one.review_by or _months_later(localdate(at), one.review_months)
        if one.uuid or item.pk is None:
            item.uuid = one.uuid or uuid5(NAMESPACE_URL, f"{one.source}/{one.source_key}")

    def _find(self, known: Mapping[str, Any], key: str, one: IncomingItem, what: str) -> Any:
        if key and key not in known:
            raise FileProblem(one.place, one.slug, f"{what} {key!r} bestaat niet")
        return known.get(key)


def _months_later(day: date, months: int | None) -> date | None:
    if not months:
        return None
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, 28))


def _publish_new(fresh: list[IncomingItem], known: _Known, *, at: datetime) -> list[Item]:
    items = [Item() for _ in fresh]
    for item, one in zip(items, fresh, strict=True):
        known.describe(item, one, at=at)
    Item.objects.bulk_create(items)
    revisions = Revision.objects.bulk_create(
        _revision(item, one, 1, at=at) for item, one in zip(items, fresh, strict=True)
    )
    Publication.objects.bulk_create(
        Publication(item=revision.item, revision=revision, at=at) for revision in revisions
    )
    for item in items:
        happened(item, "ingelezen en gepubliceerd")
    return items


def _revision(item: Item, one: IncomingItem, number: int, *, at: datetime) -> Revision:
    return Revision(
        item=item, number=number, texts=one.texts, internal_note=one.internal_note, made_at=at,
        from_source=True, remark=f"Ingelezen uit {one.place.name}",
    )  # fmt: skip


def _follow(item: Item, one: IncomingItem, known: _Known, *, at: datetime) -> None:
    """The source is the author: its new words are read from now on."""
    known.describe(item, one, at=at)
    item.save()
    newest = item.revisions.first()
    if newest is None or (newest.texts, newest.internal_note) != (one.texts, one.internal_note):
        newest = _revision(item, one, newest.number + 1 if newest else 1, at=at)
        newest.save()
        Publication.objects.update_or_create(item=item, defaults={"revision": newest, "at": at})
    happened(item, "bijgewerkt uit de bron")


def _flag(item: Item, one: IncomingItem, *, at: datetime) -> None:
    """An editor wrote here: show what the source says now, and change nothing."""
    item.source_digest = one.digest()
    item.save(update_fields=["source_digest"])
    ItemFlag.objects.update_or_create(
        item=item,
        kind=ItemFlag.SOURCE,
        settled_at=None,
        defaults={
            "proposal": {"texts": one.texts, "internal_note": one.internal_note},
            "raised_at": at,
        },
    )
    happened(item, "gemarkeerd voor de redactie", why="bron gewijzigd")


def _relate(everything: list[IncomingItem], touched: list[Item]) -> None:
    """Both ways, as it reads on both pages."""
    through = Item.related.through
    slugs = {one.slug for one in everything} | {slug for one in everything for slug in one.related}
    pks = dict(Item.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    wanted = set()
    for one in everything:
        for other in one.related:
            if other not in pks:
                raise FileProblem(one.place, one.slug, f"verwant artikel {other!r} bestaat niet")
            wanted |= {(pks[one.slug], pks[other]), (pks[other], pks[one.slug])}
    anew = {item.pk for item in touched}
    stored = {(row.from_item_id, row.to_item_id): row.pk for row in through.objects.all()}
    stale = [pk for pair, pk in stored.items() if pair not in wanted and set(pair) <= anew]
    through.objects.filter(pk__in=stale).delete()
    through.objects.bulk_create(
        through(from_item_id=one, to_item_id=other)
        for one, other in sorted(wanted - stored.keys())
        if {one, other} & anew
    )
