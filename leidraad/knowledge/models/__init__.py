"""Products and topics, items and their revisions, and what the desk says about them."""

from leidraad.knowledge.models.feedback import Feedback, FeedbackHandling
from leidraad.knowledge.models.item import Item, ItemFlag
from leidraad.knowledge.models.link import Link, LinkGroup
from leidraad.knowledge.models.news import NewsItem, ReadMark
from leidraad.knowledge.models.product import UPL, Product, Topic
from leidraad.knowledge.models.revision import PlannedPublication, Publication, Review, Revision
from leidraad.knowledge.models.sections import (
    ANSWER,
    DUTCH,
    ENGLISH,
    INTERNAL_NOTE,
    LANGUAGES,
    SECTIONS,
    TITLES,
    Section,
)

__all__ = [
    "ANSWER",
    "DUTCH",
    "ENGLISH",
    "INTERNAL_NOTE",
    "LANGUAGES",
    "SECTIONS",
    "TITLES",
    "UPL",
    "Feedback",
    "FeedbackHandling",
    "Item",
    "ItemFlag",
    "Link",
    "LinkGroup",
    "NewsItem",
    "PlannedPublication",
    "Product",
    "Publication",
    "ReadMark",
    "Review",
    "Revision",
    "Section",
    "Topic",
]
