"""Products and topics, items and their revisions, and what the desk says about them."""

from leidraad.knowledge.models.item import Item, Publication, Revision
from leidraad.knowledge.models.product import Product, Topic

__all__ = ["Item", "Product", "Publication", "Revision", "Topic"]
