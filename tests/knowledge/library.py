"""Small things that tests about knowledge write down."""

from datetime import timedelta

from leidraad.knowledge import actions
from leidraad.knowledge.models import Item
from tests.leiden import monday_morning

later = monday_morning + timedelta(hours=1)


def words(answer="Bel ons.", title="Paspoort aanvragen", **sections):
    return {
        "nl": {"title": title, "keywords": [], "sections": {"introduction": answer, **sections}}
    }


def article(leiden, slug="paspoort", note="Vraag of het een pas is.", texts=None, **fields):
    """An article that Marijke wrote, a colleague approved, and people read."""
    item = Item(kind=Item.ARTICLE, slug=slug, department=leiden.civil_affairs, **fields)
    draft = actions.add_item(item, texts or words(), note, by=leiden.marijke, at=monday_morning)
    publish(leiden, draft)
    return Item.objects.get(slug=slug)


def publish(leiden, draft):
    review = actions.ask_review(draft, by=leiden.marijke, at=monday_morning)
    actions.approve(review, by=leiden.pieter, at=monday_morning)
    actions.publish(draft, by=leiden.pieter, at=monday_morning)
