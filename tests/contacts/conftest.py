"""The desk of the contact centre: lists loaded, somebody behind it."""

from uuid import uuid4

import pytest
from django.conf import settings

from leidraad.contacts.lists import read_again
from leidraad.contacts.loading import load_contacts
from leidraad.contacts.models import Channel, Outcome
from leidraad.knowledge.models import Item, Product, Publication, Revision, Topic
from tests.leiden import monday_morning


class Desk:
    """Fatima behind the desk, with one article that people ask for."""

    def __init__(self, leiden):
        self.leiden = leiden
        self.civil_affairs = leiden.civil_affairs  # its question set is loaded with the rest
        load_contacts(settings.GENERAL, settings.MUNICIPALITY)
        self.phone = Channel.objects.get(slug="telefoon")
        self.answered = Outcome.objects.get(slug="beantwoord")

    def item(self, title="Paspoort aanvragen", slug="paspoort"):
        topic = Topic.objects.get_or_create(slug="documenten", defaults={"name": "Documenten"})[0]
        product = Product.objects.create(
            uri=f"http://standaarden.overheid.nl/owms/terms/{slug}", name=slug, topic=topic
        )
        item = Item.objects.create(
            kind="article", slug=slug, product=product, department=self.civil_affairs
        )
        revision = Revision.objects.create(
            item=item, number=1, made_at=monday_morning, texts={"nl": {"title": title}}
        )
        Publication.objects.create(item=item, revision=revision, at=monday_morning)
        return item

    def typed(self, **fields):
        """The fields of an answered telephone call, as the screen posts them."""
        return {
            "submission": str(uuid4()),
            "channel": "telefoon",
            "direction": "in",
            "question-0-text": "Hoe vraag ik een paspoort aan?",
            "question-0-outcome": "beantwoord",
        } | {name.replace("__", "-"): str(value) for name, value in fields.items()}


@pytest.fixture
def desk(leiden):
    yield Desk(leiden)
    read_again()
