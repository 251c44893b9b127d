"""A search of its own for every test: nothing is found that the test did not put in."""

import pytest

from leidraad.search import registry
from leidraad.search.engine import Engine, the_engine
from leidraad.search.registry import Document, findable


@pytest.fixture
def engine(tmp_path) -> Engine:
    return Engine(tmp_path / "index")


@pytest.fixture
def house_engine(tmp_path, settings, monkeypatch) -> Engine:
    """The engine that the views and the feed use, in an empty folder, with no kinds registered."""
    settings.SEARCH_INDEX = tmp_path / "index"
    monkeypatch.setattr(registry, "_sources", {})
    return the_engine()


@pytest.fixture
def departments(house_engine):
    """Departments can be found: real rows that come and go."""
    from leidraad.organisation.models import Department

    @findable("organisation.department", label="Afdelingen")
    def documents(pks):
        rows = Department.objects.active()
        for row in rows if pks is None else rows.filter(pk__in=pks):
            yield Document(
                kind="organisation.department", pk=str(row.pk), language="nl", title=row.name
            )


def article(pk: str, title: str, **more) -> Document:
    given = {"kind": "knowledge.article", "language": "nl", "is_public": True, "rank": 2} | more
    return Document(pk=pk, title=title, **given)
