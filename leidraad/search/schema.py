"""How a document lies in the index: which fields there are and which terms go into them.

Per language a field for the title, for the everyday words and for everything together. In each field a
word has several terms: itself (`=paspoorten`), its stem (`paspoort`), the stems of its compound parts
(`+vergun`) and the pairs of neighbours (`grof_vuil`).
"""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import tantivy

from leidraad.calculations.compounds import parts
from leidraad.calculations.tokens import STOP_WORDS, says_nothing, stem, words
from leidraad.calculations.translations import learned
from leidraad.calculations.wishes import EXACT, PAIR, PART
from leidraad.search.registry import Document

VERSION = 2  # another version than the folder's: the index is rebuilt
LANGUAGES = tuple(STOP_WORDS)
SECTIONS = ("title", "words", "said", "text")
# How much a word tells of a document by where it stands in it.
PROMINENCE = {"title": 1.0, "words": 0.95, "said": 0.85, "text": 0.7}
SHOWN = "\x1f"


def schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", fast=True)
    for name in ("key", "kind", "answers", "permission"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stored", stored=True, tokenizer_name="raw", index_option="basic")
    for language in LANGUAGES:
        for section in SECTIONS:
            builder.add_text_field(
                f"{section}_{language}", tokenizer_name="whitespace", index_option="freq"
            )
        builder.add_text_field(f"continues_{language}", tokenizer_name="raw", index_option="basic")
    return builder.build()


def to_tantivy(document: Document, row: int, vocabulary: Collection[str], *, desk: bool) -> Any:
    """The document as the index keeps it. Without `desk` nothing of the internal face is in it."""
    sections = _sections(document, desk=desk)
    terms = {
        name: list(_terms(texts, document.language, vocabulary)) for name, texts in sections.items()
    }
    stored = {
        "key": document.key,
        "kind": document.kind,
        "pk": document.pk,
        "language": document.language,
        "title": document.title,
        "text": document.text,
        "internal": document.internal if desk else "",
        "view": document.desk_view if desk else document.public_view,
        "weight": document.weight,
        "rank": document.rank,
        "answers": document.answers or document.key,
        "targets": document.targets or (document.key,),
        "terms": {name: " ".join(dict.fromkeys(found)) for name, found in terms.items()},
        "phrases": sorted(_phrases(document)),
    }
    result = tantivy.Document()
    result.add_unsigned("row", row)
    result.add_text("key", document.key)
    result.add_text("kind", document.kind)
    result.add_text("answers", document.answers or document.key)
    result.add_text("permission", document.permission if desk else "")  # public is for everyone
    result.add_text("stored", json.dumps(stored, ensure_ascii=False))
    for name, found in terms.items():
        result.add_text(f"{name}_{document.language}", " ".join(found))
    for start in _continuations(document):
        result.add_text(f"continues_{document.language}", start)
    return result


def _continuations(document: Document) -> Iterator[str]:
    """What someone who types the beginning of a word may be on the way to; the shown text comes last."""
    for shown in (document.title, *document.keywords):
        said = words(shown)[:12]
        for first in range(len(said)):
            if first == 0 or not says_nothing(said[first], document.language):
                yield f"{' '.join(said[first:])}{SHOWN}{'' if first else '1'}{SHOWN}{shown[:120]}"


def vocabulary_of(documents: Iterable[Document], *, desk: bool) -> dict[str, set[str]]:
    """Every word of the documents, per language."""
    found: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for document in documents:
        for texts in _sections(document, desk=desk).values():
            for text in texts:
                found[document.language].update(words(text))
    return {language: set(part_words(all_of, language)) for language, all_of in found.items()}


def translations(documents: Iterable[Document]) -> dict[str, dict[str, float]]:
    """English stems with the Dutch ones that mean about the same, from answers that exist in both."""
    told: dict[str, dict[str, set[str]]] = {}
    for document in documents:
        if document.answers:
            by_language = told.setdefault(document.answers, {})
            by_language.setdefault(document.language, set()).update(_said(document))
    return learned((one["en"], one["nl"]) for one in told.values() if len(one) == 2)


def _said(document: Document) -> Iterator[str]:
    for text in (document.title, *document.keywords):
        for word in words(text):
            if not says_nothing(word, document.language):
                yield stem(word, document.language)


def part_words(all_words: Iterable[str], language: str) -> Iterator[str]:
    """Those of the words that may be a part of a compound."""
    return (
        word
        for word in all_words
        if len(word) >= 3 and not says_nothing(word, language) and not word.isdigit()
    )


def phrase(text: str, language: str) -> str:
    """A whole phrase as one key: its stems without the words that say nothing."""
    return " ".join(stem(w, language) for w in words(text) if not says_nothing(w, language))


def _phrases(document: Document) -> set[str]:
    texts = (document.title, *document.keywords, *document.said)
    return {phrase(text, document.language) for text in texts} - {""}


def _sections(document: Document, *, desk: bool) -> dict[str, list[str]]:
    everything = [document.title, *document.keywords, *document.said, document.text]
    return {
        "title": [document.title],
        "words": list(document.keywords),
        "said": list(document.said),
        "text": [*everything, document.internal] if desk else everything,
    }


def _terms(texts: list[str], language: str, vocabulary: Collection[str]) -> Iterator[str]:
    for text in texts:
        before = ""
        for word in words(text):
            if says_nothing(word, language):
                continue
            this = stem(word, language)
            yield EXACT + word
            yield this
            for part in parts(word, vocabulary):
                yield PART + stem(part, language)
            if before:
                yield before + PAIR + this
            before = this
