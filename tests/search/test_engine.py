import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leidraad.search.engine import LONGEST_QUERY
from leidraad.search.registry import Document
from tests.search.conftest import article

PASSPORT = article(
    "paspoort",
    "Paspoort aanvragen",
    keywords=("paspoort verlengen", "nieuw paspoort"),
    text="Uw paspoort vraagt u aan bij de balie. Neem uw oude paspoort en een pasfoto mee.",
    internal="Vraag altijd naar het toverwoord zwaardvis. Let op de spoedprocedure.",
)
BULKY_WASTE = article(
    "grofvuil",
    "Grofvuil laten ophalen",
    keywords=("oude bank ophalen", "matras weg"),
    text="Wij halen uw bank, kast of matras op. Maak een afspraak.",
)
PARKING = article(
    "parkeervergunning",
    "Parkeervergunning voor bewoners",
    text="Met een vergunning parkeert u in uw eigen wijk.",
)
CONTAINER = article("container", "Ondergrondse container vol", keywords=("container kapot",))
DOCUMENTS = [PASSPORT, BULKY_WASTE, PARKING, CONTAINER]


@pytest.fixture
def filled(engine):
    engine.folder.rebuild(DOCUMENTS, {})
    return engine


def keys(engine, query, audience="public", **more):
    found = engine.search(query, language=more.pop("language", "nl"), audience=audience, **more)
    return [hit.pk for hit in found.hits]


def test_who_types_the_word_finds_the_article(filled):
    assert keys(filled, "paspoort") == ["paspoort"]


def test_another_form_of_the_word_is_the_same_word(filled):
    assert keys(filled, "paspoorten aangevraagd") == ["paspoort"]


def test_a_typing_error_is_corrected_and_said(filled):
    found = filled.search("pasport verlengen", language="nl", audience="public")
    assert ([hit.pk for hit in found.hits], found.corrected_to) == (
        ["paspoort"],
        "paspoort verlengen",
    )


def test_a_known_word_is_not_corrected(filled):
    assert filled.search("container", language="nl", audience="public").corrected_to == ""


def test_a_compound_written_in_two_words_is_found(filled):
    assert keys(filled, "grof vuil") == ["grofvuil"]


def test_a_part_of_a_compound_finds_the_whole(filled):
    assert keys(filled, "vergunning") == ["parkeervergunning"]


def test_a_compound_that_nobody_wrote_is_read_by_its_parts(filled):
    assert keys(filled, "matrasafspraak") == ["grofvuil"]


def test_half_a_word_finds_already(filled):
    assert keys(filled, "parkeerverg") == ["parkeervergunning"]


def test_who_speaks_in_sentences_is_understood(filled):
    question = "Goedemiddag, ik zou graag willen weten hoe ik mijn paspoort kan verlengen"
    assert keys(filled, question)[0] == "paspoort"


def test_a_question_that_is_not_for_the_municipality_gets_nothing(filled):
    found = filled.search("pizza hawai bestellen", language="nl", audience="public")
    assert (found.hits, found.nothing_found) == ([], True)


def test_the_name_of_the_municipality_tells_nothing(engine):
    engine.folder.rebuild([article("1", "Leiden marketing")], {"here": ["leiden"]})
    assert keys(engine, "weer morgen leiden") == []


def test_the_words_asked_for_are_marked(filled):
    hit = filled.search("pasfoto", language="nl", audience="public").hits[0]
    assert [piece.text for piece in hit.snippet if piece.hit] == ["pasfoto"]


# Attacks: residents never meet an internal note
@pytest.mark.parametrize(
    "query",
    ["zwaardvis", "toverwoord", "spoedprocedure", "zwaardvs", "toverwoord zwaardvis", "spoed"],
)
def test_a_word_of_an_internal_note_finds_nothing_for_residents(filled, query):
    assert keys(filled, query) == []


def test_the_desk_does_find_it_by_its_note(filled):
    assert keys(filled, "toverwoord zwaardvis", audience="desk") == ["paspoort"]


def test_no_part_of_a_note_is_shown_to_residents(filled):
    hits = filled.search("paspoort", language="nl", audience="public").hits
    assert [hit.internal for hit in hits] == [()]


def test_a_note_changes_nothing_in_what_residents_see(filled, engine, tmp_path):
    """The same hits, scores, snippets and corrections as when no note had ever been written."""
    questions = ["paspoort", "pasport", "bank ophalen", "spoed", "zwaardvs", "vergunning wijk"]
    with_notes = [filled.search(q, language="nl", audience="public") for q in questions]
    bare = [Document(**{**d.__dict__, "internal": ""}) for d in DOCUMENTS]
    filled.folder.rebuild(bare, {})
    assert [filled.search(q, language="nl", audience="public") for q in questions] == with_notes


def test_a_word_of_a_note_is_never_suggested_to_residents(filled):
    assert filled.suggest("zwaard", language="nl", audience="public") == []


def test_nothing_of_a_note_is_on_disk_in_the_index_of_residents(filled):
    stamp = filled.folder.stamp()
    files = (filled.folder.path / stamp["generation"] / "public").iterdir()
    assert [file.name for file in files if b"zwaardvis" in file.read_bytes()] == []


def test_what_is_not_public_is_for_the_desk_alone(engine):
    engine.folder.rebuild([article("1", "Draaiboek verkiezingen", is_public=False)], {})
    assert (keys(engine, "draaiboek"), keys(engine, "draaiboek", audience="desk")) == ([], ["1"])


def test_who_may_not_see_it_does_not_find_it(engine):
    engine.folder.rebuild([article("1", "Zaak bezwaar", permission="cases.view_case")], {})
    assert keys(engine, "bezwaar", audience="desk", may=lambda permission: False) == []


def test_who_may_not_see_it_is_not_told_how_many_there_are(engine):
    engine.folder.rebuild([article("1", "Zaak bezwaar", permission="cases.view_case")], {})
    found = engine.search("bezwaar", language="nl", audience="desk", may=lambda permission: False)
    assert found.facets == {}


# One answer, one place
def test_an_article_and_its_product_line_take_one_place(engine):
    product = article("p", "paspoort", kind="knowledge.product", rank=1, answers="upl:paspoort")
    text = article("a", "Paspoort aanvragen", answers="upl:paspoort")
    english = article("a", "Applying for a passport", language="en", answers="upl:paspoort")
    engine.folder.rebuild([product, text, english], {})
    hits = engine.search("paspoort", language="nl", audience="public").hits
    assert [(hit.kind, hit.language) for hit in hits] == [("knowledge.article", "nl")]


def test_the_filters_count_what_you_would_see_behind_them(engine):
    product = article("p", "paspoort", kind="knowledge.product", rank=1, answers="upl:paspoort")
    engine.folder.rebuild([product, article("a", "Paspoort", answers="upl:paspoort")], {})
    found = engine.search("paspoort", language="nl", audience="public")
    assert found.facets == {"knowledge.article": 1, "knowledge.product": 1}


def test_a_filter_keeps_one_kind(engine):
    product = article("p", "paspoort", kind="knowledge.product", rank=1, answers="upl:paspoort")
    engine.folder.rebuild([product, article("a", "Paspoort", answers="upl:paspoort")], {})
    hits = engine.search(
        "paspoort", language="nl", audience="public", kinds=("knowledge.product",)
    ).hits
    assert [hit.kind for hit in hits] == ["knowledge.product"]


def test_an_english_question_finds_the_english_text(engine):
    english = article("1", "Applying for a passport", language="en", answers="upl:paspoort")
    engine.folder.rebuild([english, article("1", "Paspoort", answers="upl:paspoort")], {})
    hits = engine.search("i need my passport", language="en", audience="public").hits
    assert [hit.language for hit in hits] == ["en"]


# Words of the editors
def test_a_synonym_works_one_way(engine):
    words = {"synonyms": {"nl": {"pinda": ["grofvuil"]}}}
    engine.folder.rebuild([BULKY_WASTE, article("2", "Pinda")], words)
    assert sorted(keys(engine, "pinda")) == ["2", "grofvuil"]
    assert keys(engine, "grofvuil") == ["grofvuil"]


def test_a_best_bet_comes_first(engine):
    words = {"best_bets": {"nl": {"paspoort": ["knowledge.article:grofvuil"]}}}
    engine.folder.rebuild(DOCUMENTS, words)
    found = engine.search("mijn paspoort", language="nl", audience="public")
    assert [(hit.pk, hit.is_best_bet) for hit in found.hits] == [
        ("grofvuil", True),
        ("paspoort", False),
    ]


def test_a_best_bet_that_is_not_public_stays_at_the_desk(engine):
    words = {"best_bets": {"nl": {"paspoort": ["knowledge.article:1"]}}}
    engine.folder.rebuild([article("1", "Draaiboek", is_public=False)], words)
    assert keys(engine, "paspoort") == []


# Suggestions
def test_suggestions_continue_what_was_typed(filled):
    found = filled.suggest("paspoort", language="nl", audience="public")
    assert found == ["Paspoort aanvragen", "paspoort verlengen", "nieuw paspoort"]


def test_suggestions_forgive_a_slip(filled):
    assert filled.suggest("contianer", language="nl", audience="public") == [
        "container kapot",
        "Ondergrondse container vol",
    ]


# What people type
HOSTILE = [
    "",
    " ",
    '"',
    "'",
    '" OR 1=1 --',
    "title_nl:paspoort AND (",
    "paspoort~2^9 +-!*?",
    "'; DROP TABLE search_synonym; --",
    "\x00paspoort\x00",
    "\ud800",
    "🛂🛂🛂",
    "\u202etroopsap",
    "pas\u200bpoort",
    "de het een en of maar",
    "a" * LONGEST_QUERY,
    "paspoort " * 55,
    "<script>alert(1)</script>",
    "İıﬁǅ",
    "=",
    "+",
    "_ _",
    "%" * 100,
    "\n\t\r\v",
    "१२३",
    "日本語のパスポート",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_whatever_is_typed_there_is_an_answer(filled, query):
    assert filled.search(query, language="nl", audience="desk").is_ready
    assert isinstance(filled.suggest(query, language="nl", audience="desk"), list)


def test_a_zero_width_character_hides_no_word(filled):
    assert keys(filled, "pas\u200bpoort") == ["paspoort"]


@pytest.mark.parametrize("length", [LONGEST_QUERY + 1, 100_000, 5_000_000])
def test_a_text_that_is_too_long_is_refused(filled, length):
    assert filled.search("x" * length, language="nl", audience="public").too_long


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=LONGEST_QUERY))
def test_no_text_breaks_the_search(filled, text):
    assert filled.search(text, language="en", audience="desk").is_ready


# The folder
def test_a_change_is_found_at_once(filled):
    new = article("hond", "Hondenbelasting")
    filled.folder.replace(["knowledge.article:hond"], [new], {})
    assert keys(filled, "hondenbelasting") == ["hond"]


def test_what_is_removed_is_not_found(filled):
    filled.search("paspoort", language="nl", audience="public")
    filled.folder.replace(["knowledge.article:paspoort"], [], {})
    assert keys(filled, "paspoort") == []


def test_a_new_word_is_corrected_to_at_once(filled):
    keys(filled, "hondebelasting")
    filled.folder.replace(["knowledge.article:hond"], [article("hond", "Hondenbelasting")], {})
    assert keys(filled, "hondenbelastink") == ["hond"]


def test_without_an_index_the_search_says_so(engine):
    assert not engine.search("paspoort", language="nl", audience="public").is_ready


def damage(folder):
    generation = folder.path / folder.stamp()["generation"]
    for file in generation.rglob("*"):
        if file.is_file() and file.suffix not in {".json", ".lock"}:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def test_a_damaged_index_is_noticed(filled):
    damage(filled.folder)
    assert filled.folder.needs_rebuild()


def test_a_search_in_a_damaged_index_asks_for_a_new_one(tmp_path, filled):
    from leidraad.search.engine import Engine

    damage(filled.folder)
    later = Engine(filled.folder.path)
    assert not later.search("paspoort", language="nl", audience="public").is_ready
    assert later.folder.needs_rebuild()


def test_a_removed_index_asks_for_a_new_one(filled):
    shutil.rmtree(filled.folder.path)
    assert filled.folder.needs_rebuild()


def test_what_is_public_needs_no_permission_of_residents(engine):
    engine.folder.rebuild([article("1", "Paspoort", permission="knowledge.view_item")], {})
    assert keys(engine, "paspoort", may=lambda permission: False) == ["1"]
