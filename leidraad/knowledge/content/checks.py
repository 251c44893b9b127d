"""The checks. Each yields a Dutch sentence with its place for everything that is not right."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import phonenumbers
from stdnum.nl import bsn

from leidraad.calculations.readability import reading_level
from leidraad.calculations.readability.words import words
from leidraad.knowledge.content.files import Content, read_content
from leidraad.knowledge.loading.plain_html import to_markdown
from leidraad.knowledge.plain_language import AVERAGE, LONGEST
from leidraad.knowledge.reading import unknown_facts

PRODUCT_FIELDS = (
    "sentence",
    "words",
    "english_name",
    "english_sentence",
    "english_words",
    "theme",
    "department",
)
FEWEST_ENGLISH = 25
COPIED = 9  # words in a row that nobody writes twice by chance
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
NUMBER = re.compile(r"(?<![\w.,])\d{8,9}(?![\w,])")
LINK = re.compile(r"\]\(([^)\s]*)\)")
NAME = re.compile(
    r"\b(?:[Dd]e heer|[Mm]evrouw|[Dd]hr\.|[Mm]evr?\.|[Mm]eneer|Mrs?\.|Ms\.)"
    r"\s+(?:(?:van|de|der|den|ten|ter)\s+)*[A-Z]\w+"
)
NATIONAL = ("0800", "0900")  # lines of the whole country: nobody's own, and the same everywhere
NOTE_POINTS = ("Wat bedoelt de beller:", "Ga na:", "Doorverbinden:", "Let op:")


def check_all(general: Path, own: Path, sources: Path | None = None) -> list[str]:
    """Everything that is not right in the content, sorted by place."""
    content = read_content(general, own)
    found = [
        *_keys(content),
        *_synonyms(content),
        *_reading(content),
        *_links(content),
        *_english(content),
        *_notes(content),
        *_personal(content),
        *_copied(content, sources),
    ]
    return sorted(dict.fromkeys(found))


def _keys(content: Content) -> Iterator[str]:
    """Every product has its words, and everything that is referred to exists."""
    for key in content.municipal - content.products.keys():
        yield f"producten: {key} heeft nog geen woorden"
    for key, (file, table) in content.products.items():
        place = f"{file.name}, {key}"
        if key not in content.municipal:
            yield f"{place}: dit product is niet van de gemeente of staat niet in de UPL"
        for name in PRODUCT_FIELDS:
            if not table.get(name):
                yield f"{place}: {name} ontbreekt"
        yield from _known(place, "thema", [table.get("theme")], content.themes)
        yield from _known(place, "afdeling", [table.get("department")], content.departments)
        yield from _known(place, "product", table.get("related", []), content.municipal)
    for by_language in content.articles.values():
        one = by_language["nl"]
        yield from _known(one.file.name, "product", [one.front.get("product")], content.municipal)
        yield from _known(
            one.file.name, "afdeling", [one.front.get("department")], content.departments
        )
        yield from _known(
            one.file.name, "artikel", one.front.get("related", []), set(content.articles)
        )
    for place, _, text in content.texts():
        for key in unknown_facts([text], content.facts):
            yield f"{place}: het plaatselijke gegeven {key} bestaat niet"


def _known(place: str, what: str, keys: list[str | None], known: set[str]) -> Iterator[str]:
    for key in keys:
        if key and key not in known:
            yield f"{place}: {what} {key} bestaat niet"


def _synonyms(content: Content) -> Iterator[str]:
    """A word of one product that is the name of another sends people the wrong way.

    The same everyday word at related products is meant: the search then shows both.
    """
    names = {key.lower().replace("_", " "): key for key in content.municipal}
    for key, (file, table) in content.products.items():
        related = set(table.get("related", []))
        seen: set[str] = set()
        for word in [*table.get("words", []), *table.get("typing_errors", [])]:
            plain = word.lower().strip()
            if plain in seen:
                yield f"{file.name}, {key}: het woord '{word}' staat er twee keer"
            seen.add(plain)
            other = names.get(plain)
            if other and other != key and other not in related:
                yield f"{file.name}, {key}: '{word}' is de naam van {other}; noem dat product verwant"


def shared_words(content: Content) -> dict[str, list[str]]:
    """Word -> the products that claim it without being related, to be judged by an editor."""
    claimed: dict[str, list[str]] = defaultdict(list)
    for key, (_, table) in content.products.items():
        for word in {word.lower() for word in table.get("words", [])}:
            claimed[word].append(key)
    return {word: sorted(keys) for word, keys in sorted(claimed.items()) if len(keys) > 1}


def _reading(content: Content) -> Iterator[str]:
    for by_language in content.articles.values():
        for language, one in by_language.items():
            text = "\n\n".join(one.sections.values())
            level = reading_level(text, "en" if language == "en" else "nl")
            if level.words_per_sentence > AVERAGE:
                yield (
                    f"{one.file.name}: gemiddeld {level.words_per_sentence:.1f} woorden per zin; "
                    f"hooguit {AVERAGE}"
                )
            if level.longest_sentence > LONGEST:
                yield (
                    f"{one.file.name}: een zin van {level.longest_sentence} woorden "
                    f"(hooguit {LONGEST}): {level.longest_sentence_text}"
                )
    for key, (file, table) in content.products.items():
        length = reading_level(table.get("sentence", "")).longest_sentence
        if length > LONGEST:
            yield f"{file.name}, {key}: een zin van {length} woorden (hooguit {LONGEST})"


def _links(content: Content) -> Iterator[str]:
    """Within the house a link names an article; outside it is a complete https address."""
    for place, _, text in content.texts():
        for address in LINK.findall(text):
            slug = address.strip("/").removeprefix("producten/").split("?")[0]
            is_ours = not address.startswith(("https://", "mailto:", "tel:", "{{"))
            if is_ours and slug not in content.articles:
                yield f"{place}: de link {address} gaat nergens heen"


def _english(content: Content) -> Iterator[str]:
    english = [slug for slug, by_language in content.articles.items() if "en" in by_language]
    if len(english) < FEWEST_ENGLISH:
        yield f"artikelen: {len(english)} in het Engels; beloofd zijn er {FEWEST_ENGLISH}"
    for slug in english:
        by_language = content.articles[slug]
        dutch = by_language["nl"].sections.keys() - {"internal_note"}
        for key in sorted(by_language["en"].sections.keys() - dutch):
            yield f"{by_language['en'].file.name}: {key} staat alleen in het Engels"


def _notes(content: Content) -> Iterator[str]:
    """The internal note answers the four questions of the desk."""
    for by_language in content.articles.values():
        one = by_language["nl"]
        note = one.sections.get("internal_note", "")
        for point in NOTE_POINTS:
            if f"**{point}**" not in note:
                yield f"{one.file.name}: in de interne notitie ontbreekt '{point}'"


def _personal(content: Content) -> Iterator[str]:
    """BSN, e-mail, telephone and names: they belong in the settings, or nowhere."""
    for place, _, text in content.texts():
        for number in NUMBER.findall(text):
            if bsn.is_valid(number.zfill(9)):
                yield f"{place}: {number} kan een BSN zijn"
        for address in EMAIL.findall(text):
            yield f"{place}: het e-mailadres {address} hoort in de plaatselijke gegevens"
        for match in phonenumbers.PhoneNumberMatcher(text, "NL"):
            if match.raw_string.startswith(NATIONAL):
                continue
            yield f"{place}: het telefoonnummer {match.raw_string} hoort in de plaatselijke gegevens"
        for name in NAME.findall(text):
            yield f"{place}: '{name}' is een naam"


def _copied(content: Content, sources: Path | None) -> Iterator[str]:
    """Nine words in a row that a source has too: then it is not our own sentence."""
    theirs = set(_runs_of_sources(content.general, sources))
    for place, language, text in content.texts():
        for run in _runs(text) if language == "nl" else ():
            if run in theirs:
                yield f"{place}: dit staat ook in een bron: {' '.join(run)}"
                break


def _runs_of_sources(general: Path, sources: Path | None) -> Iterator[tuple[str, ...]]:
    with (general / "sources/rijksoverheid_vacs_bzk.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        for row in csv.DictReader(lines):
            yield from _runs(row["question"])
            yield from _runs(to_markdown(row["reference_answer_html"]))
    for file in sorted(sources.rglob("*.csv")) if sources else []:
        with file.open(encoding="utf-8", newline="") as lines:
            for cells in csv.reader(lines):
                for cell in cells:
                    yield from _runs(cell)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    found = [word.lower() for word in words(text)]
    return zip(*(found[start:] for start in range(COPIED)), strict=False)
