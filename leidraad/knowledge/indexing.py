"""Tell the search what changed. Called inside the deed that changed it."""

from leidraad.knowledge.models import Item, Product


def item_changed(item: Item) -> None:
    """The item's words, or whether people may read it."""


def product_changed(product: Product) -> None:
    """The product's name or words, or whether it is still one of the municipality."""
