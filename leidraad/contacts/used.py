"""What follows from the answer that was used: item, product, topic and department.

An answer is named as the search names it: `knowledge.article:paspoort`, `knowledge.product:afvalpas`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leidraad.knowledge.models import UPL, Item, Product

PRODUCT = "knowledge.product"
ITEMS = {"knowledge.article", "knowledge.answer"}


@dataclass(frozen=True)
class Used:
    item_id: int | None = None
    product_id: int | None = None
    topic_id: int | None = None
    department_id: int | None = None


def what_follows(keys: Iterable[str]) -> dict[str, Used]:
    """Per name what is known of it; a name that nobody knows is left out. One query per kind of name."""
    parts = [(key, *key.partition(":")[::2]) for key in keys]
    slugs = {name: key for key, kind, name in parts if kind in ITEMS}
    uris = {f"{UPL}{name}": key for key, kind, name in parts if kind == PRODUCT}
    found: dict[str, Used] = {}
    if slugs:
        for item in Item.objects.filter(slug__in=slugs).select_related("product"):
            found[slugs[item.slug]] = _of_item(item)
    if uris:
        for product in Product.objects.filter(uri__in=uris):
            found[uris[product.uri]] = Used(
                None, product.pk, product.topic_id, product.department_id
            )
    return found


def _of_item(item: Item) -> Used:
    product = item.product
    return Used(
        item_id=item.pk,
        product_id=item.product_id,
        topic_id=item.topic_id or (product.topic_id if product else None),
        department_id=item.department_id or (product.department_id if product else None),
    )


def name_of(item: Item | None, product: Product | None) -> str:
    """The name under which the search knows it; "" for neither."""
    if item is not None:
        return f"knowledge.{item.kind}:{item.slug}"
    return "" if product is None else f"{PRODUCT}:{product.key}"
