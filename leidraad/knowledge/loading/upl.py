"""The Uniforme Productnamenlijst: one row per legal basis, the URI is the key.

Source: Logius, https://standaarden.overheid.nl/upl (CC0). Columns hold "X" where they apply.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.knowledge.indexing import item_changed, many_changed
from leidraad.knowledge.loading.problem import FileProblem
from leidraad.knowledge.models import Item, ItemFlag, Product

NAME, KEY, MUNICIPAL = "UniformeProductnaam", "URI", "Gemeente"
LEGAL_BASIS = ("Grondslag", "Grondslaglabel", "Grondslaglink")


@dataclass
class ListedProduct:
    """One product of the list, its rows taken together."""

    uri: str
    name: str
    is_municipal: bool
    data: dict[str, object]


def version_of(file: Path) -> str:
    """Year and month in the file's name: upl_2023-10.csv is the list of 2023-10."""
    found = re.search(r"\d{4}-\d{2}", file.name)
    if not found:
        raise FileProblem(
            file, "naam", "noem het bestand naar jaar en maand, zoals upl_2023-10.csv"
        )
    return found[0]


def read_list(file: Path) -> dict[str, ListedProduct]:
    """URI -> product, from the CSV file."""
    products: dict[str, ListedProduct] = {}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if not {NAME, KEY, MUNICIPAL} <= set(rows.fieldnames or ()):
            raise FileProblem(
                file, "regel 1", f"de kolommen {NAME}, {KEY} en {MUNICIPAL} horen hier"
            )
        for row in rows:
            if not row[KEY]:
                raise FileProblem(file, f"regel {rows.line_num}", f"de kolom {KEY} is leeg")
            _add(row, products)
    return products


def _add(row: dict[str, str], products: dict[str, ListedProduct]) -> None:
    if row[KEY] not in products:
        columns = {
            name: value for name, value in row.items() if name not in (NAME, KEY, *LEGAL_BASIS)
        }
        products[row[KEY]] = ListedProduct(
            row[KEY], row[NAME], bool(row[MUNICIPAL]), {**columns, "grondslagen": []}
        )
    basis = {name: row.get(name, "") for name in LEGAL_BASIS}
    bases = products[row[KEY]].data["grondslagen"]
    if any(basis.values()) and isinstance(bases, list):
        bases.append(basis)


@dataclass
class ListUpdate:
    """What a new list changes: names of products, sorted."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    now_municipal: list[str] = field(default_factory=list)
    no_longer_municipal: list[str] = field(default_factory=list)
    no_longer_municipal_but_listed: list[str] = field(default_factory=list)
    flagged_items: list[str] = field(default_factory=list)


def compare(known: Mapping[str, Product], listed: Mapping[str, ListedProduct]) -> ListUpdate:
    """The products we have beside the new list. Withdrawn ones count as not there."""
    before = {uri: product for uri, product in known.items() if not product.is_withdrawn}
    municipal = {uri for uri, product in before.items() if product.is_municipal}
    now_municipal = {uri for uri, product in listed.items() if product.is_municipal}
    gone = municipal - now_municipal
    return ListUpdate(
        added=sorted(listed[uri].name for uri in listed.keys() - before.keys()),
        removed=sorted(before[uri].name for uri in before.keys() - listed.keys()),
        renamed=sorted(
            f"{before[uri].name} -> {listed[uri].name}"
            for uri in before.keys() & listed.keys()
            if before[uri].name != listed[uri].name
        ),
        now_municipal=sorted(listed[uri].name for uri in now_municipal - municipal),
        no_longer_municipal=sorted(before[uri].name for uri in gone),
        no_longer_municipal_but_listed=sorted(listed[uri].name for uri in gone & listed.keys()),
    )


def load_list(folder: Path, *, at: datetime) -> ListUpdate:
    """Take over the newest list in the folder, unless a newer one is in use already."""
    file = max(folder.glob("upl_*.csv"), key=version_of)
    in_use = (
        Product.objects.order_by("-list_version").values_list("list_version", flat=True).first()
    )
    if in_use and in_use > version_of(file):
        return ListUpdate()
    return take_over(read_list(file), version_of(file), at=at)


@deed
def take_over(listed: Mapping[str, ListedProduct], version: str, *, at: datetime) -> ListUpdate:
    """Bring our products in line with the list; items of what is gone survive, flagged for editors."""
    known = {product.uri: product for product in Product.objects.select_for_update().order_by()}
    update = compare(known, listed)
    Product.objects.bulk_create(
        Product(uri=one.uri, name=one.name, is_municipal=one.is_municipal, source_data=one.data,
                list_version=version)
        for uri, one in listed.items()
        if uri not in known
    )  # fmt: skip
    changed = [
        product for uri, product in known.items() if uri in listed and _follow(product, listed[uri])
    ]
    withdrawn = [
        product for uri, product in known.items() if uri not in listed and not product.is_withdrawn
    ]
    for product in withdrawn:
        product.is_withdrawn, product.is_municipal = True, False
    Product.objects.bulk_update(
        changed + withdrawn,
        ["name", "is_municipal", "is_withdrawn", "source_data"],
        batch_size=200,
    )
    Product.objects.filter(uri__in=list(listed)).exclude(list_version=version).update(
        list_version=version
    )
    update.flagged_items = _flag_items(known, listed, at=at)
    _tell_search(known, listed, changed + withdrawn)
    return update


def _follow(product: Product, listed: ListedProduct) -> bool:
    """Whether the product had to change to be as the list says."""
    wanted = (listed.name, listed.is_municipal, False, listed.data)
    if (product.name, product.is_municipal, product.is_withdrawn, product.source_data) == wanted:
        return False
    product.name, product.is_municipal, product.is_withdrawn, product.source_data = wanted
    return True


def _flag_items(
    known: Mapping[str, Product], listed: Mapping[str, ListedProduct], *, at: datetime
) -> list[str]:
    gone = {
        product.pk: ItemFlag.PRODUCT_GONE if uri not in listed else ItemFlag.NOT_MUNICIPAL
        for uri, product in known.items()
        if not (uri in listed and listed[uri].is_municipal)
    }
    flagged = []
    for item in Item.objects.filter(product__is_municipal=False).select_related("product"):
        kind = gone.get(item.product_id or 0)
        if kind and not item.flags.filter(kind=kind).exists():
            ItemFlag.objects.create(item=item, kind=kind, raised_at=at)
            happened(item, "gemarkeerd voor de redactie", why="nieuwe productenlijst")
            item_changed(item)
            flagged.append(item.slug)
    return sorted(flagged)


def _tell_search(
    known: Mapping[str, Product], listed: Mapping[str, ListedProduct], changed: list[Product]
) -> None:
    fresh = Product.objects.filter(uri__in=[uri for uri in listed if uri not in known])
    many_changed([*fresh, *changed])
