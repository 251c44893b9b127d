"""The knowledge of Leiden: a small folder of its own, or the whole of what is shipped."""

import pytest
from django.conf import settings

from leidraad.knowledge.loading import load_knowledge
from leidraad.organisation.loading import load_organisation

SOURCES = settings.GENERAL / "sources"


@pytest.fixture
def everything_loaded(db):
    """All that Leidraad ships."""
    load_organisation(settings.GENERAL, settings.MUNICIPALITY)
    load_knowledge(settings.GENERAL, settings.MUNICIPALITY)
