"""The content that we ship is right, and the check sees what is not."""

import pytest
from django.conf import settings

from leidraad.knowledge.content.checks import (
    _links,
    _personal,
    _reading,
    _runs,
    _synonyms,
    check_all,
)
from leidraad.knowledge.content.files import Content
from leidraad.knowledge.content.table import reading_levels
from leidraad.knowledge.loading.articles import ArticleFile
from tests.shared_data import SHARED


def test_everything_we_ship_is_right():
    sources = SHARED / "readability"
    found = check_all(
        settings.GENERAL, settings.MUNICIPALITY, sources if sources.exists() else None
    )
    assert found == []


def test_the_table_has_a_line_for_every_article_in_each_language():
    _head, *lines = reading_levels(settings.GENERAL, settings.MUNICIPALITY)
    files = list((settings.GENERAL / "articles").glob("*.md"))
    assert len(lines) == len(files)


def content(tmp_path, text="", words=("pas",), related=()):
    file = tmp_path / "paspoort.md"
    table = {"words": list(words), "related": list(related)}
    return Content(
        general=tmp_path,
        products={"paspoort": (tmp_path / "a.toml", table)},
        articles={"paspoort": {"nl": ArticleFile(file, {"title": "P"}, {"introduction": text})}},
        municipal={"paspoort", "rijbewijs"},
        themes=set(),
        departments=set(),
        facts={},
    )


PLACE = "paspoort.md, introduction"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Uw BSN is 111222333.", f"{PLACE}: 111222333 kan een BSN zijn"),
        (
            "Mail naar piet@leiden.nl voor meer.",
            f"{PLACE}: het e-mailadres piet@leiden.nl hoort in de plaatselijke gegevens",
        ),
        (
            "Bel 071 516 5165 voor meer.",
            f"{PLACE}: het telefoonnummer 071 516 5165 hoort in de plaatselijke gegevens",
        ),
        ("Vraag naar mevrouw Vries.", f"{PLACE}: 'mevrouw Vries' is een naam"),
    ],
)
def test_personal_data_is_seen(tmp_path, text, problem):
    assert list(_personal(content(tmp_path, text))) == [problem]


@pytest.mark.parametrize(
    "text", ["Nummer 111222334.", "Bel 0900 8844.", "Bel {{ gemeente.telefoon }}."]
)
def test_what_is_nobodys_own_passes(tmp_path, text):
    assert list(_personal(content(tmp_path, text))) == []


def test_a_link_that_goes_nowhere_is_seen(tmp_path):
    text = "[hier](/producten/paspoort/), [daar](/producten/rijbewijs/), [elders](https://rdw.nl)"
    assert list(_links(content(tmp_path, text))) == [
        f"{PLACE}: de link /producten/rijbewijs/ gaat nergens heen"
    ]


def test_a_long_sentence_is_seen(tmp_path):
    text = "Dit is kort. " * 9 + "En " * 20 + "dan."
    assert list(_reading(content(tmp_path, text))) == [
        f"paspoort.md: een zin van 21 woorden (hooguit 20): {'En ' * 20}dan."
    ]


def test_a_word_that_is_the_name_of_another_product_is_seen(tmp_path):
    problem = "a.toml, paspoort: 'rijbewijs' is de naam van rijbewijs; noem dat product verwant"
    assert list(_synonyms(content(tmp_path, words=["rijbewijs"]))) == [problem]
    assert list(_synonyms(content(tmp_path, words=["rijbewijs"], related=["rijbewijs"]))) == []


def test_nine_words_in_a_row_are_a_copy_whatever_their_capitals():
    ours = set(_runs("Let op: dit zijn precies de negen woorden die tellen."))
    theirs = set(_runs("DIT ZIJN PRECIES DE NEGEN WOORDEN DIE TELLEN, let op."))
    assert (len(ours), len(ours & theirs)) == (2, 0)
    assert len(ours & set(_runs("Nu: op dit zijn precies de negen woorden die tellen."))) == 1
