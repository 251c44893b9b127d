"""The knowledge of Leiden: a small folder of its own, or the whole of what is shipped."""

import pytest
from django.conf import settings

from leidraad.knowledge.loading import load_knowledge
from leidraad.organisation.loading import load_organisation
from tests.knowledge.folder import Folder
from tests.leiden import Leiden


class Editors(Leiden):
    """Leiden with a second editor, who looks at what Marijke writes."""

    @property
    def pieter(self):
        if not hasattr(self, "_pieter"):
            self._pieter = self.hire("1007", "Pieter Bos", "editor", self.contact_centre)
        return self._pieter


@pytest.fixture
def leiden(db):
    return Editors()


@pytest.fixture
def everything_loaded(db):
    """All that Leidraad ships."""
    load_organisation(settings.GENERAL, settings.MUNICIPALITY)
    load_knowledge(settings.GENERAL, settings.MUNICIPALITY)


@pytest.fixture
def folder(tmp_path):
    """A small municipality on disk: two products, an article, an answer."""
    return Folder(tmp_path)
