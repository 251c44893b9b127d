"""Tell the search what changed. Called inside the deed that changed it."""

from collections.abc import Collection

from leidraad.knowledge.models import Item, Product
from leidraad.search.actions import changed, everything_changed

MANY = 50  # from here on, building the index anew is less work than so many tasks


def item_changed(item: Item) -> None:
    """The item's words, or whether people may read it."""
    changed(f"knowledge.{item.kind}", item.slug)


def product_changed(product: Product) -> None:
    """The product's name or words, or whether it is still one of the municipality."""
    changed("knowledge.product", product.key)


def many_changed(rows: Collection[Item | Product]) -> None:
    """A whole file was read."""
    if len(rows) > MANY:
        everything_changed()
        return
    for row in rows:
        if isinstance(row, Item):
            item_changed(row)
        else:
            product_changed(row)
