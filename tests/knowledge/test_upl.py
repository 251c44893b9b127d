"""A new list of products, and what becomes of our articles."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from leidraad.knowledge.loading.upl import compare, read_list, take_over
from leidraad.knowledge.models import Item, ItemFlag, Product
from tests.leiden import monday_morning

SOURCES = settings.GENERAL / "sources"
OLD, NEW = SOURCES / "upl_2021-12.csv", SOURCES / "upl_2023-10.csv"


def update(*words):
    said = StringIO()
    call_command("upl_update", *words, stdout=said)
    return said.getvalue().splitlines()


@pytest.mark.django_db
def test_from_2021_to_2023_the_list_changes_as_was_counted_by_hand():
    take_over(read_list(OLD), "2021-12", at=monday_morning)
    changed = take_over(read_list(NEW), "2023-10", at=monday_morning)
    assert {
        "added": len(changed.added),
        "removed": len(changed.removed),
        "renamed": len(changed.renamed),
        "now municipal": len(changed.now_municipal),
        "no longer": len(changed.no_longer_municipal),
        "of which still listed": len(changed.no_longer_municipal_but_listed),
    } == {
        "added": 133,
        "removed": 9,
        "renamed": 0,
        "now municipal": 52,
        "no longer": 32,
        "of which still listed": 28,
    }
    assert Product.objects.municipal().count() == 470


def test_an_article_about_a_product_that_goes_survives_with_a_flag(leiden, folder):
    folder.load()
    folder.list("2024-01", ["rijbewijs"], others=[])
    update(str(folder.general / "sources/upl_2024-01.csv"))
    item = Item.objects.get(slug="paspoort")
    assert [flag.kind for flag in item.flags.all()] == [ItemFlag.PRODUCT_GONE]
    assert item.is_published


def test_an_article_about_a_product_of_somebody_else_is_flagged_too(leiden, folder):
    folder.load()
    folder.list("2024-01", ["rijbewijs"], others=["paspoort"])
    update(str(folder.general / "sources/upl_2024-01.csv"))
    assert Item.objects.get(slug="paspoort").flags.get().kind == ItemFlag.NOT_MUNICIPAL


def test_a_rehearsal_says_it_all_and_changes_nothing(leiden, folder):
    folder.load()
    folder.list("2024-01", ["paspoort", "bouwvergunning"])
    said = update(str(folder.general / "sources/upl_2024-01.csv"), "--dry-run")
    assert said == [
        "Nieuw in de lijst: 1",
        "  + bouwvergunning",
        "Uit de lijst: 1",
        "  - rijbewijs",
        "Andere naam: 0",
        "Nu van de gemeente: 1",
        "  + bouwvergunning",
        "Niet meer van de gemeente: 1 (waarvan nog in de lijst: 0)",
        "  - rijbewijs",
        "Gemarkeerde kennisitems: 0",
        "Proef: er is niets veranderd.",
    ]
    assert not Product.objects.filter(name="bouwvergunning").exists()


def test_reading_the_older_list_again_does_not_undo_the_new_one(leiden, folder):
    folder.load()
    folder.list("2024-01", ["paspoort", "bouwvergunning"])
    update(str(folder.general / "sources/upl_2024-01.csv"))
    (folder.general / "sources/upl_2024-01.csv").unlink()
    folder.load()
    assert Product.objects.get(name="bouwvergunning").is_municipal


def test_a_product_that_comes_back_is_ours_again(leiden, folder):
    folder.load()
    take_over({}, "2024-01", at=monday_morning)
    folder.list("2024-02", ["paspoort"])
    listed = read_list(folder.general / "sources/upl_2024-02.csv")
    assert compare({one.uri: one for one in Product.objects.all()}, listed).added == ["paspoort"]
    take_over(listed, "2024-02", at=monday_morning)
    assert Product.objects.municipal().get().name == "paspoort"


@pytest.mark.django_db
def test_a_file_without_a_date_in_its_name_is_refused_with_advice(tmp_path):
    file = tmp_path / "upl.csv"
    file.write_text("x")
    with pytest.raises(CommandError, match="noem het bestand naar jaar en maand"):
        update(str(file))
