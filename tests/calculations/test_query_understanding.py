"""Tokens, compounds, spelling, relevance and snippets."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.compounds import joined, parts
from leidraad.calculations.relevance import Outcome, Relevance
from leidraad.calculations.snippets import places, snippet
from leidraad.calculations.spelling import Speller, slip, sound_of
from leidraad.calculations.tokens import normalised, says_nothing, stem, words

WORDS = {"afval", "container", "parkeer", "vergunning", "bewoner", "grof", "vuil", "grofvuil"}
letters = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café’s in Leiden", ["cafe", "in", "leiden"]),
        ("foto's", ["foto"]),
        ("BRP-uittreksel", ["brp", "uittreksel"]),
        ("ĳsvrij", ["ijsvrij"]),
        ("pas\u200bpoort", ["paspoort"]),
        ("", []),
    ],
)
def test_words_are_compared_without_what_makes_no_difference(text, expected):
    assert words(text) == expected


@given(st.text(max_size=200))
def test_the_words_of_the_words_are_the_same_words(text):
    assert words(" ".join(words(text))) == words(text)


@given(st.text(max_size=30))
def test_normalising_twice_is_normalising_once(text):
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vergunningen", "vergunning"),
        ("opgehaald", "ophalen"),
        ("verhuizing", "verhuizen"),
        ("verhuisd", "verhuizen"),
        ("ingeschreven", "inschrijven"),
        ("overleden", "overlijden"),
        ("gestolen", "stelen"),
        ("verloren", "verlies"),
        ("fietsen", "fiets"),
        ("babys", "baby"),
        ("kinderen", "kind"),
        ("betaald", "betalen"),
    ],
)
def test_forms_of_a_word_share_their_stem(one, other):
    assert stem(one, "nl") == stem(other, "nl")


def test_asking_words_say_nothing():
    assert [w for w in words("ik zou graag willen hoe ik kan") if not says_nothing(w, "nl")] == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("parkeervergunning", ("parkeer", "vergunning")),
        ("bewonersvergunning", ("bewoner", "vergunning")),
        ("afvalcontainervergunning", ("afval", "container", "vergunning")),
        ("container", ()),
        ("zebra", ()),
    ],
)
def test_a_compound_has_its_parts(word, expected):
    assert parts(word, WORDS) == expected


@given(st.lists(st.sampled_from(sorted(WORDS)), min_size=2, max_size=4))
def test_the_parts_of_what_was_glued_glue_back(pieces):
    found = parts("".join(pieces), WORDS)
    glued = "".join(pieces)
    assert len(found) >= 2 or glued in WORDS or len(glued) > 40
    assert all(part in WORDS for part in found)


def test_two_loose_words_are_a_compound():
    assert joined("grof", "vuil", WORDS) == ("grofvuil",)


SPELLER = Speller([("paspoort", 9), ("rijbewijs", 5), ("container", 5), ("verhuizen", 4)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("paspoord", "paspoort"),
        ("pasport", "paspoort"),
        ("reibeweis", "rijbewijs"),
        ("rijbewjis", "rijbewijs"),
        ("kontainer", "container"),
        ("verhuisen", "verhuizen"),
    ],
)
def test_a_slip_is_corrected(typed, meant):
    assert SPELLER.corrections(typed)[0].word == meant


@pytest.mark.parametrize("word", ["paspoort", "xyz", "2333", "pizza", "zwembad"])
def test_a_known_a_short_and_a_strange_word_are_left_alone(word):
    assert SPELLER.corrections(word) == []


@given(letters)
def test_no_slip_costs_nothing(word):
    assert slip(word, word) == 0


@given(letters, letters)
def test_what_sounds_the_same_is_a_small_slip(one, other):
    if one != other and sound_of(one) == sound_of(other):
        assert slip(one, other) == 0.3
    elif one != other:
        assert slip(one, other) > 0


@given(st.sets(letters.filter(lambda word: len(word) >= 4), min_size=1, max_size=20), letters)
def test_a_correction_is_always_a_known_word(known, typed):
    speller = Speller((word, 1) for word in known)
    assert {c.word for c in speller.corrections(typed)} <= known - {typed}


def test_relevance_of_a_small_collection():
    outcomes = [
        Outcome({"a": 2}, [("a",), ("b",)]),
        Outcome({"a": 2, "b": 1}, [("b",), ("a",)]),
        Outcome({"a": 2}, []),
        Outcome({}, []),
        Outcome({}, [("a",)]),
    ]
    found = Relevance.of(outcomes)
    assert (found.recall_at_1, found.recall_at_3) == (1 / 3, 2 / 3)
    assert (found.mrr_at_10, found.zero_results, found.right_refusals) == (0.5, 1 / 3, 0.5)


def test_discounted_gain_of_two_answers_in_the_wrong_order():
    outcome = Outcome({"a": 2, "b": 1}, [("b",), ("a",)])
    expected = (1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3))
    assert outcome.gain == pytest.approx(expected)


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3), min_size=1),
    st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=12),
)
def test_gain_lies_between_nothing_and_all(grades, answers):
    assert 0 <= Outcome(grades, [(answer,) for answer in answers]).gain <= 1


def test_nothing_asked_is_nothing_to_measure():
    assert Relevance.of([]).recall_at_3 is None


TEXT = "Bij de balie vraagt u een paspoort aan. " * 3 + "Voor grofvuil maakt u een afspraak."


def test_a_snippet_shows_where_the_answer_is():
    pieces = snippet(TEXT, places(TEXT, "nl"), {"grofvuil"}, length=60)
    assert [piece.text for piece in pieces if piece.hit] == ["grofvuil"]


@given(st.text(max_size=400), st.integers(20, 200))
def test_the_pieces_of_a_snippet_are_the_text(text, length):
    pieces = [
        piece.text
        for piece in snippet(text, places(text, "nl"), {"=ab", "paspoort"}, length=length)
    ]
    shown = "".join(pieces).removeprefix("… ").removesuffix(" …")
    assert shown in text
