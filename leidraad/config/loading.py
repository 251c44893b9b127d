"""Reading the municipality's files into the house. As often as you like: the same files change nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from leidraad.contacts.loading import load_contacts
from leidraad.customers.loading import load_identity_questions
from leidraad.history.acting import acting_as
from leidraad.history.loading import load_retention_rules
from leidraad.knowledge.loading import load_knowledge
from leidraad.organisation.actions import grant_roles
from leidraad.organisation.loading import load_organisation, read

Loader = Callable[[Path, Path], object]


def loaders() -> dict[str, Loader]:
    """What is read, in this order; each gets the general folder and the municipality's own."""
    return {
        "rollen": lambda general, own: grant_roles(),
        "bewaartermijnen": lambda general, own: load_retention_rules(
            read("retention.toml", general, own)
        ),
        "organisatie": lambda general, own: load_organisation(general, own),
        "identificatievragen": lambda general, own: load_identity_questions(general, own),
        "kennis": lambda general, own: load_knowledge(general, own),
        "contacten": lambda general, own: load_contacts(general, own),
    }


def load_everything(say: Callable[[str], object]) -> None:
    with acting_as("systeem: inlezen"):
        for name, load in loaders().items():
            say(f"{name}: {load(settings.GENERAL, settings.MUNICIPALITY) or 'klaar'}")
