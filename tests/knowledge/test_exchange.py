"""Knowledge goes out and comes back in the formats that municipalities share."""

import json

import pytest
from django.core.management import CommandError, call_command

from leidraad.knowledge.exchange.checking import problems
from leidraad.knowledge.exchange.writing import export_items
from leidraad.knowledge.models import Item, Publication
from tests.knowledge.library import article


def bring(tmp_path, told):
    file = tmp_path / "kennis.json"
    file.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    call_command("import_knowledge", str(file), stdout=open("/dev/null", "w"))  # noqa: SIM115


def vac(**fields):
    return {
        "url": "https://www.leiden.example/vac/1",
        "vraag": "Hoe laat gaat u open?",
        "status": "actief",
        "antwoord": "Om 9 uur.",
        "doelgroep": "eu-burger",
        "toelichting": "Let op feestdagen.",
    } | fields


def test_everything_we_export_is_in_the_shared_format(everything_loaded):
    told = export_items()
    wrong = [
        *(line for one in told["kennisartikelen"] for line in problems(one, "kennisartikel", "")),
        *(line for one in told["vacs"] for line in problems(one, "vac", "")),
    ]
    assert (wrong, len(told["vacs"])) == ([], 175)


def test_out_and_in_again_nothing_is_lost(everything_loaded, tmp_path):
    before = export_items()
    Publication.objects.all().delete()
    Item.objects.all().delete()
    bring(tmp_path, before)
    after = export_items()
    for told in (before, after):
        for one in told["kennisartikelen"]:
            one["publicatieDatum"] = ""
            for part in one["vertalingen"]:
                part["datumWijziging"] = ""
    assert after == before


def test_importing_the_same_file_twice_changes_nothing(leiden, tmp_path):
    bring(tmp_path, vac())
    bring(tmp_path, vac())
    item = Item.objects.get()
    assert (item.revisions.count(), item.title) == (1, "Hoe laat gaat u open?")


def test_the_note_for_the_desk_comes_along_as_the_internal_note(leiden, tmp_path):
    bring(tmp_path, [vac()])
    revision = Item.objects.get().publication.revision
    assert (revision.internal_note, revision.sections()) == (
        "Let op feestdagen.",
        {"answer": "Om 9 uur."},
    )


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ("{", "kennis.json, regel 1, teken 2: dit is geen JSON"),
        ([vac(), vac(status="weg")], "kennis.json, [1].status: deze waarde is niet afgesproken; "
         "wel: actief, non-actief, te-verwijderen"),
        ({"vacs": [vac(), {"vraag": "?", "status": "actief", "url": None,
         "doelgroep": "eu-burger"}]}, "kennis.json, vacs[1]: hier ontbreekt een verplicht veld: "
         "antwoord"),
        ({"vacs": {}}, "kennis.json, vacs: hier hoort een lijst"),
        ([3], "kennis.json, [0]: dit is geen kennisartikel (upnUri) en geen VAC (vraag)"),
        (vac(antwoord=3), "kennis.json, [0].antwoord: dit is van een andere soort dan afgesproken; "
         "verwacht: string"),
        ([vac(), vac(url="https://b.example")], "kennis.json, hoe-laat-gaat-u-open: deze sleutel "
         "komt twee keer voor"),
        (vac(gerelateerdeProducten=[{"product": "https://x.example/p", "productNaam": "p"}]),
         "kennis.json, hoe-laat-gaat-u-open: product 'https://x.example/p' bestaat niet"),
    ],
)  # fmt: skip
def test_a_bad_file_says_what_and_where_and_nothing_comes_in(leiden, tmp_path, told, problem):
    with pytest.raises(CommandError) as refused:
        bring(tmp_path, told)
    assert str(refused.value) == f"Er is niets ingelezen.\n{problem}"
    assert Item.objects.count() == 0


def test_an_item_of_our_own_keeps_its_words_when_a_file_brings_another(leiden, tmp_path):
    item = article(leiden)
    told = export_items()
    told["kennisartikelen"][0]["leidraad"]["texts"]["nl"]["sections"] = {"introduction": "Anders."}
    bring(tmp_path, told)
    assert item.publication.revision.sections() == {"introduction": "Bel ons."}
    assert item.flags.get().get_kind_display() == "bron gewijzigd"
