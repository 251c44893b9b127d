"""How easy a text reads: sentences, syllables, level and difficult words."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.readability import (
    DifficultWord,
    Language,
    difficult_words,
    flesch_douma,
    flesch_reading_ease,
    reading_level,
    sentences,
    syllables,
    words,
)

GENERAL = Path(__file__).parents[2] / "municipalities" / "general"

INDIEN = DifficultWord("indien", ("als", "wanneer"), "voegwoord", (("indien", "als"),))
VERSTREKKEN = DifficultWord(
    "verstrekken", ("geven",), "werkwoord", (("verstrekken", "geven"), ("verstrekt", "geeft"))
)
BESCHIKKING = DifficultWord("beschikking", ("besluit",), "zelfstandig naamwoord")
IN_HET_KADER_VAN = DifficultWord("in het kader van", ("voor", "bij"))
KADER = DifficultWord("kader", ("voor",))
LIST = [INDIEN, VERSTREKKEN, BESCHIKKING, KADER, IN_HET_KADER_VAN]

plain_words = st.sampled_from(
    ["fiets", "gemeente", "paspoort", "straat", "uw", "wij", "nieuw", "boom"]
)
plain_sentences = st.lists(plain_words, min_size=1, max_size=30).map(
    lambda w: " ".join(w).capitalize() + "."
)
plain_texts = st.lists(plain_sentences, min_size=1, max_size=8)


class TestSentences:
    @pytest.mark.parametrize(
        "sentence",
        [
            "Neem bijv. Een bewijs van de bank mee.",
            "Neem bijv. een bewijs mee, o.a. Uw bankpas.",
            "Zie art. 5 van de wet.",
            "Uw zaak heeft nr. 12 gekregen.",
            "Vraag naar dhr. Bakker of mevr. De Wit.",
            "Schrijf t.a.v. Burgerzaken op de brief.",
            "De heer J. Bakker en mevrouw A.B. Jansen komen langs.",
            "Wij zijn open van maandag t/m vrijdag.",
            "Houd papier, karton enz. apart.",
            "We bellen u a.s. maandag terug.",
        ],
    )
    def test_an_abbreviation_does_not_end_a_sentence(self, sentence: str) -> None:
        assert sentences(sentence) == [sentence]

    @pytest.mark.parametrize(
        "sentence",
        [
            "Het kost € 12,50 per keer.",
            "Het kost € 1.250,50 Per jaar.",
            "Kom om 9.00 uur naar het loket.",
            "Uw afspraak is op 1.2.2025 in het stadhuis.",
            "Mail naar info@gemeente.example Of bel ons.",
            "Kijk op www.gemeente.example/paspoort?lang=nl voor de kosten.",
            "Kijk op https://gemeente.example/a.b?c=d!e voor de kosten.",
            "Kijk op gemeente.nl Voor de kosten.",
            "U krijgt {{ brief.datum }} een brief.",
        ],
    )
    def test_amounts_times_dates_and_addresses_do_not_end_a_sentence(self, sentence: str) -> None:
        assert sentences(sentence) == [sentence]

    def test_a_full_stop_a_question_mark_and_an_exclamation_mark_end_a_sentence(self) -> None:
        text = "Wat bent u kwijt? Meld het ons! Wij zoeken mee. Dan bellen wij u."
        assert sentences(text) == [
            "Wat bent u kwijt?",
            "Meld het ons!",
            "Wij zoeken mee.",
            "Dan bellen wij u.",
        ]

    def test_a_sentence_may_end_with_a_time_a_year_or_a_web_address(self) -> None:
        text = "Kom om 9.00 uur. Het is 2025. Kijk op gemeente.nl. Mail info@gemeente.nl. Tot dan."
        assert sentences(text) == [
            "Kom om 9.00 uur.",
            "Het is 2025.",
            "Kijk op gemeente.nl.",
            "Mail info@gemeente.nl.",
            "Tot dan.",
        ]

    def test_enzovoort_may_end_a_sentence_before_a_capital(self) -> None:
        assert sentences("Papier, glas enz. Breng het weg.") == [
            "Papier, glas enz.",
            "Breng het weg.",
        ]

    def test_rijbewijs_b_ends_a_sentence_but_an_initial_does_not(self) -> None:
        assert sentences("U hebt rijbewijs B. Vraag J. Bakker.") == [
            "U hebt rijbewijs B.",
            "Vraag J. Bakker.",
        ]

    def test_a_quoted_question_goes_on_after_the_quote(self) -> None:
        assert sentences('"Mag dat?" vroeg zij. (Ja.) Dat mag.') == [
            '"Mag dat?" vroeg zij.',
            "(Ja.)",
            "Dat mag.",
        ]

    def test_s_avonds_and_ideal_start_a_sentence(self) -> None:
        assert sentences("Kom langs. 's Avonds ook. iDEAL mag.") == [
            "Kom langs.",
            "'s Avonds ook.",
            "iDEAL mag.",
        ]

    def test_a_heading_a_list_item_and_a_table_cell_are_sentences_of_their_own(self) -> None:
        text = """
## Kosten
Neem dit mee
- een **paspoort**
- een [pasfoto](https://gemeente.example/pasfoto.html)
1. het formulier

| Wat | Kosten |
|-----|-------:|
| Paspoort | € 83,87 |
"""
        assert sentences(text) == [
            "Kosten",
            "Neem dit mee",
            "een paspoort",
            "een pasfoto",
            "het formulier",
            "Wat",
            "Kosten",
            "Paspoort",
            "€ 83,87",
        ]

    def test_a_sentence_may_run_over_a_line_end_but_not_over_an_empty_line(self) -> None:
        assert sentences("Een zin loopt\ndoor\n\nen stopt") == ["Een zin loopt door", "en stopt"]

    def test_a_hard_line_break_ends_a_sentence(self) -> None:
        assert sentences("Met vriendelijke groet,  \nde gemeente") == [
            "Met vriendelijke groet,",
            "de gemeente",
        ]

    def test_front_matter_code_and_comments_are_not_read(self) -> None:
        text = '+++\ntitle = "Een titel. Nog een."\n+++\nDit wel.\n<!-- Dit niet. -->\n```\ncode. Code.\n```\n'
        assert sentences(text) == ["Dit wel."]

    def test_a_page_in_html_is_read_as_text(self) -> None:
        page = "<h1>Kwijt?</h1><ul><li>fiets</li><li>tas &amp; <b>jas</b></li></ul>{% csrf_token %}"
        assert sentences(page) == ["Kwijt?", "fiets", "tas & jas"]

    def test_marks_without_words_are_no_sentence(self) -> None:
        assert sentences("---\n\n* * *\n\n€ . !") == []

    @given(plain_texts)
    def test_every_sentence_is_found_again(self, text: list[str]) -> None:
        assert sentences(" ".join(text)) == text

    @given(plain_texts)
    def test_it_does_not_matter_whether_sentences_are_list_items(self, text: list[str]) -> None:
        assert sentences("\n".join(f"- {sentence}" for sentence in text)) == text

    @given(st.text())
    def test_any_text_can_be_read(self, text: str) -> None:
        assert all(words(sentence) for sentence in sentences(text))


class TestSyllables:
    @pytest.mark.parametrize(
        ("number", "examples"),
        [
            (1, "huis ijs nieuw kauw één vóór u 12,50 {{naam}} https://a.nl/hele-lange-weg"),
            (
                2,
                "paspoort afval groeien gooien vrije e-mail website foto's baby royaal bureau zoals o.a.",
            ),
            (
                3,
                "gemeente vergunning aanvragen politie sociaal museum milieu reünie theater BSN container",
            ),
            (
                4,
                "beëindigen geïnformeerd januari overlijden regionaal situatie officieel 's-Gravenhage",
            ),
            (5, "coördineren financiële identiteitskaart geluidsoverlast"),
        ],
    )
    def test_a_dutch_word_has_a_syllable_for_each_vowel_sound(
        self, number: int, examples: str
    ) -> None:
        some = examples.split()
        assert {word: syllables(word) for word in some} == dict.fromkeys(some, number)

    @pytest.mark.parametrize(
        ("number", "examples"),
        [
            (1, "the waste makes asked closed"),
            (2, "passport received people table tables wanted changes boxes client create"),
            (3, "appointment decision resident radio"),
            (4, "information situation"),
            (6, "municipality"),
        ],
    )
    def test_an_english_word_leaves_the_last_e_silent(self, number: int, examples: str) -> None:
        some = examples.split()
        assert {word: syllables(word, "en") for word in some} == dict.fromkeys(some, number)

    @given(st.text(min_size=1), st.sampled_from(["nl", "en"]))
    def test_every_word_has_a_syllable_and_no_more_than_letters(
        self, word: str, language: Language
    ) -> None:
        assert 1 <= syllables(word, language) <= max(1, 4 * len(word))


class TestReadingLevel:
    def test_the_level_counts_what_there_is(self) -> None:
        level = reading_level("Uw paspoort is klaar. Haal het op bij de gemeente.")
        assert (level.sentences, level.words, level.words_per_sentence) == (2, 10, 5.0)
        assert (level.longest_sentence, level.longest_sentence_text) == (
            6,
            "Haal het op bij de gemeente.",
        )
        assert level.syllables_per_word == 1.3
        assert level.share_of_long_words == 0.2

    def test_the_score_for_dutch_is_that_of_douma(self) -> None:
        assert reading_level(
            "Uw paspoort is klaar. Haal het op bij de gemeente."
        ).score == pytest.approx(206.84 - 0.77 * 130 - 0.93 * 5)

    def test_the_score_for_english_is_that_of_flesch(self) -> None:
        assert reading_level("Your passport is ready.", "en").score == pytest.approx(
            206.835 - 84.6 * 6 / 4 - 1.015 * 4
        )

    def test_flesch_counts_syllables_more_heavily_than_douma(self) -> None:
        assert flesch_reading_ease(1.5, 10) < flesch_douma(1.5, 10)

    def test_without_words_there_is_nothing_to_score(self) -> None:
        level = reading_level("")
        assert (level.sentences, level.words, level.longest_sentence_text, level.score) == (
            0,
            0,
            "",
            None,
        )

    def test_a_text_keeps_to_a_norm_when_its_sentences_are_short_enough(self) -> None:
        level = reading_level("Uw paspoort is klaar. Haal het op bij de gemeente.")
        assert level.keeps_to(average=5, longest=6)
        assert not level.keeps_to(average=4.9, longest=6)
        assert not level.keeps_to(average=5, longest=5)

    @given(plain_texts)
    def test_the_same_text_twice_reads_as_easily(self, text: list[str]) -> None:
        once, twice = reading_level(" ".join(text)), reading_level(" ".join(text + text))
        assert twice.score == pytest.approx(once.score)
        assert twice.words == 2 * once.words

    @given(plain_texts)
    def test_emphasis_changes_nothing(self, text: list[str]) -> None:
        assert reading_level("\n\n".join(f"**{s}**" for s in text)) == reading_level(
            "\n\n".join(text)
        )

    @given(st.text())
    def test_any_text_has_a_level(self, text: str) -> None:
        level = reading_level(text)
        assert level.words >= level.longest_sentence >= 0
        assert 0 <= level.share_of_long_words <= 1


class TestDifficultWords:
    def test_a_difficult_word_is_found_at_its_place(self) -> None:
        text = "Bel ons indien u vragen hebt."
        [found] = difficult_words(text, LIST)
        assert (found.start, found.end, text[found.start : found.end]) == (8, 14, "indien")
        assert (found.simpler, found.replacement) == (("als", "wanneer"), "als")

    def test_a_capital_stays_a_capital(self) -> None:
        assert [found.replacement for found in difficult_words("Indien u belt", LIST)] == ["Als"]

    def test_an_inflection_has_its_own_replacement(self) -> None:
        assert [f.replacement for f in difficult_words("De gemeente verstrekt pasjes.", LIST)] == [
            "geeft"
        ]

    def test_a_word_without_safe_replacement_is_only_advised(self) -> None:
        [found] = difficult_words("U krijgt een beschikking.", LIST)
        assert (found.simpler, found.replacement) == (("besluit",), None)

    @pytest.mark.parametrize(
        ("word", "part_of_speech", "text"),
        [
            ("beschikking", "zelfstandig naamwoord", "beschikkingen"),
            ("perceel", "zelfstandig naamwoord", "percelen"),
            ("kadastraal", "bijvoeglijk naamwoord", "kadastrale"),
            ("benodigd", "bijvoeglijk naamwoord", "benodigde"),
            ("behelzen", "werkwoord", "behelst"),
            ("heffen", "werkwoord", "heft"),
            ("motiveren", "werkwoord", "gemotiveerd"),
            ("beëindigen", "werkwoord", "beëindigde"),
        ],
    )
    def test_a_regular_form_is_found_and_only_advised(
        self, word: str, part_of_speech: str, text: str
    ) -> None:
        found = difficult_words(text, [DifficultWord(word, ("x",), part_of_speech)])
        assert [(finding.text, finding.replacement) for finding in found] == [(text, None)]

    def test_a_listed_form_wins_from_a_regular_one(self) -> None:
        start = DifficultWord("aanvang", ("begin",), "zelfstandig naamwoord")
        to_start = DifficultWord(
            "aanvangen", ("beginnen",), "werkwoord", (("aanvangen", "beginnen"),)
        )
        assert [found.word for found in difficult_words("aanvangen", [start, to_start])] == [
            to_start
        ]

    def test_acht_weken_has_nothing_to_do_with_achten(self) -> None:
        assert (
            difficult_words("acht weken", [DifficultWord("achten", ("vinden",), "werkwoord")]) == []
        )

    @pytest.mark.parametrize(
        "text", ["indiening", "niet-indien", "indien-", "x_indien", "herindien", "indien2"]
    )
    def test_a_word_inside_another_word_is_not_found(self, text: str) -> None:
        assert difficult_words(text, LIST) == []

    @pytest.mark.parametrize(
        "text",
        [
            "{{ indien }}",
            "{% indien %}",
            "`indien`",
            "[als](indien.html)",
            "https://a.example/indien",
            "indien@gemeente.example",
            '<a href="indien">als</a>',
            "+++\ntitle = 'indien'\n+++\n",
        ],
    )
    def test_fields_code_and_addresses_are_not_read(self, text: str) -> None:
        assert difficult_words(text, LIST) == []

    @pytest.mark.parametrize(
        "text",
        ["**indien**", "_indien_", "[indien](x)", "(indien)", "indien,", "# Indien", "’indien’"],
    )
    def test_a_word_with_marks_around_it_is_found(self, text: str) -> None:
        assert [found.text.lower() for found in difficult_words(text, LIST)] == ["indien"]

    def test_the_longest_phrase_wins(self) -> None:
        text = "Dat doen wij in het kader van de wet, in dit kader."
        assert [found.text for found in difficult_words(text, LIST)] == [
            "in het kader van",
            "kader",
        ]

    def test_a_phrase_is_found_over_a_line_end_but_not_over_an_empty_line(self) -> None:
        assert [f.text for f in difficult_words("in het\nkader van", [IN_HET_KADER_VAN])] == [
            "in het\nkader van"
        ]
        assert difficult_words("in het\n\nkader van", [IN_HET_KADER_VAN]) == []

    def test_a_phrase_is_not_found_over_a_comma(self) -> None:
        assert difficult_words("in het, kader van", [IN_HET_KADER_VAN]) == []

    def test_a_row_of_the_list_becomes_a_difficult_word(self) -> None:
        row = {
            "word": "verstrekken",
            "part_of_speech": "werkwoord",
            "simpler": "geven",
            "safe_inflections": "verstrekken=geven|verstrekt=geeft",
        }
        assert DifficultWord.from_row(row) == VERSTREKKEN

    @given(
        st.lists(
            st.sampled_from(
                ["indien", "Verstrekt", "u", "beschikking", "in het kader van", ".", "\n", "x"]
            )
        )
    )
    def test_findings_are_in_order_and_do_not_overlap(self, parts: list[str]) -> None:
        text = " ".join(parts)
        found = difficult_words(text, LIST)
        places = [place for finding in found for place in (finding.start, finding.end)]
        assert places == sorted(places)
        assert [text[finding.start : finding.end] for finding in found] == [
            finding.text for finding in found
        ]

    @given(st.lists(st.sampled_from(["indien", "u", "belt", "kader", "wij"])))
    def test_each_occurrence_is_found_once(self, parts: list[str]) -> None:
        found = difficult_words(" ".join(parts), LIST)
        assert [finding.text for finding in found] == [
            part for part in parts if part in {"indien", "kader"}
        ]

    @given(st.text())
    def test_any_text_can_be_searched(self, text: str) -> None:
        found = difficult_words(text, LIST)
        assert [finding.text for finding in found] == [
            text[finding.start : finding.end] for finding in found
        ]


class TestOurOwnTexts:
    rows = list(csv.DictReader((GENERAL / "plain-language" / "words.csv").open(encoding="utf-8")))
    listed = [DifficultWord.from_row(row) for row in rows]
    messages = sorted((GENERAL / "messages").glob("*.md"))

    def found(self, text: str) -> list[str]:
        return [finding.text for finding in difficult_words(text, self.listed)]

    def test_every_example_shows_its_word(self) -> None:
        lacking = [
            word.word
            for row, word in zip(self.rows, self.listed, strict=True)
            if word
            not in [finding.word for finding in difficult_words(row["example"], self.listed)]
        ]
        assert lacking == []

    def test_what_we_say_instead_is_not_difficult_itself(self) -> None:
        plain = [text for word in self.listed for text in word.simpler]
        plain += [text for word in self.listed for _, text in word.safe_inflections]
        plain += [row["simpler_example"] for row in self.rows]
        assert [text for text in plain if self.found(text)] == []

    def test_no_form_belongs_to_two_words(self) -> None:
        forms = [f for word in self.listed for f in {word.word, *dict(word.safe_inflections)}]
        assert sorted(forms) == sorted(set(forms))

    @pytest.mark.parametrize("message", messages, ids=lambda message: message.name)
    def test_a_message_has_short_sentences(self, message: Path) -> None:
        language: Language = "en" if message.name.endswith(".en.md") else "nl"
        level = reading_level(message.read_text(encoding="utf-8"), language)
        assert level.keeps_to(average=12, longest=20), level.longest_sentence_text

    @pytest.mark.parametrize("message", messages, ids=lambda message: message.name)
    def test_a_message_has_no_difficult_words(self, message: Path) -> None:
        assert self.found(message.read_text(encoding="utf-8")) == []
