"""What a process that only reads knows of one of the two indexes. Fresh at every search."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

from leidraad.calculations.snippets import Places, places
from leidraad.calculations.spelling import Correction, Speller
from leidraad.calculations.wishes import EXACT, inverse_frequency
from leidraad.search import schema
from leidraad.search.folder import Folder, words_in

_MOST_REMEMBERED = 20_000


@dataclass(frozen=True)
class Entry:
    """A document as the index gives it back.

    `prominence` says of every term how much it tells (0 to 1); `phrases` are the title and the everyday
    words as tuples of stems, and `phrases_with` those that have a certain stem.
    """

    key: str
    kind: str
    pk: str
    language: str
    title: str
    text: str
    internal: str
    view: str
    weight: float
    rank: int
    answers: str
    targets: tuple[str, ...]
    has_words: bool
    prominence: Mapping[str, float]
    phrases_with: Mapping[str, Sequence[tuple[str, ...]]]

    @classmethod
    def read(cls, stored: str) -> Entry:
        values: dict[str, Any] = json.loads(stored)
        terms: dict[str, str] = values.pop("terms")
        prominence: dict[str, float] = {}
        for section in reversed(schema.SECTIONS):  # the most telling place wins
            prominence |= dict.fromkeys(terms[section].split(), schema.PROMINENCE[section])
        phrases_with: dict[str, list[tuple[str, ...]]] = {}
        for phrase in values.pop("phrases"):
            said = tuple(phrase.split())
            for word in set(said):
                phrases_with.setdefault(word, []).append(said)
        values["targets"] = tuple(values["targets"])
        has_words = bool(terms["words"])
        return cls(**values, has_words=has_words, prominence=prominence, phrases_with=phrases_with)

    @cached_property
    def title_places(self) -> Places:
        return places(self.title, self.language)

    @cached_property
    def text_places(self) -> Places:
        return places(self.text, self.language)

    @cached_property
    def internal_places(self) -> Places:
        return places(self.internal, self.language)


class View:
    """The index as it is at one moment: a lexicon, and the documents behind the hits."""

    def __init__(self, reader: Reader, index: Any, words: Mapping[str, Any]) -> None:
        self._reader = reader
        self.index = index
        self.schema = index.schema
        self.searcher = index.searcher()
        self.size: int = self.searcher.num_docs
        self._words = words
        self._counts: dict[tuple[str, str], int] = {}
        self._weights: dict[tuple[str, str], float] = {}

    def count(self, language: str, term: str) -> int:
        """In how many documents the term is; of a term of several words, the rarest."""
        known = (language, term)
        found = self._counts.get(known)
        if found is None:
            found = self._counts[known] = min(
                self.searcher.doc_freq(f"text_{language}", word) for word in term.split(" ")
            )
        return found

    def weight(self, language: str, term: str) -> float:
        """How much the term tells (inverse document frequency)."""
        known = (language, term)
        found = self._weights.get(known)
        if found is None:
            documents = self.count(language, term)
            found = self._weights[known] = inverse_frequency(documents, self.size)
        return found

    def weight_of_phrase(self, language: str, phrase: tuple[str, ...]) -> float:
        """How much the words of the phrase tell together."""
        known = (language, " ".join(phrase) + "\n")
        found = self._weights.get(known)
        if found is None:
            found = sum(self.weight(language, word) for word in phrase)
            self._weights[known] = found
        return found

    @cached_property
    def _all_words(self) -> dict[str, dict[str, int]]:
        return {lang: dict(words_in(self.searcher, lang)) for lang in schema.LANGUAGES}

    @cached_property
    def _vocabularies(self) -> dict[str, set[str]]:
        return {
            lang: set(schema.part_words(self._all_words[lang], lang)) for lang in schema.LANGUAGES
        }

    def vocabulary(self, language: str) -> Collection[str]:
        return self._vocabularies[language]

    def corrections(self, language: str, word: str) -> Sequence[Correction]:
        """Words of this index that may have been meant."""
        known = self._all_words[language]
        found = self._reader.speller(language, self, known).corrections(word)
        return [correction for correction in found if correction.word in known]

    def completions(self, language: str, start: str) -> Sequence[str]:
        """The most frequent words that begin like this."""
        if len(start) < 3:
            return ()
        found = self.searcher.terms_with_prefix(f"text_{language}", EXACT + start, limit=40)
        best = sorted(found, key=lambda pair: -pair[1])[:4]
        return [term[len(EXACT) :] for term, _ in best]

    def permissions(self) -> Sequence[str]:
        """Every permission that some document asks for."""
        return self._permissions

    @cached_property
    def _permissions(self) -> list[str]:
        return [name for name, _ in self.searcher.terms_with_prefix("permission", "") if name]

    def endings(self, language: str, end: str) -> Sequence[str]:
        """The most frequent compounds that end like this."""
        if len(end) < 5:
            return ()
        counts = self._all_words[language]
        found = [word for word in counts if word.endswith(end)]
        return sorted(found, key=lambda word: -counts[word])[:4]

    @cached_property
    def here(self) -> frozenset[str]:
        """The name of the municipality: it tells nothing about what is asked of it."""
        return frozenset(self._words.get("here", ()))

    def synonyms(self, language: str) -> Mapping[str, Sequence[str]]:
        found: Mapping[str, Sequence[str]] = self._words.get("synonyms", {}).get(language, {})
        return found

    def translations(self, term: str) -> Mapping[str, float]:
        """Dutch stems for an English one, with how alike they are."""
        return self._reader.translations.get(term, {})

    def best_bets(self, language: str, phrase: str) -> Sequence[str]:
        """The keys of the documents that editors put on top for this question."""
        found: Sequence[str] = self._words.get("best_bets", {}).get(language, {}).get(phrase, ())
        return found

    def entries(self, addresses: list[Any]) -> list[Entry]:
        """The documents at these addresses, remembered from one search to the next."""
        rows = self.searcher.fast_field_values("row", addresses)
        remembered = self._reader.remembered
        found = []
        for row, address in zip(rows, addresses, strict=True):
            entry = remembered.get(row)
            if entry is None:
                entry = Entry.read(self.searcher.doc(address)["stored"][0])
                remembered[row] = entry
                if len(remembered) > _MOST_REMEMBERED:
                    remembered.clear()
            found.append(entry)
        return found


class Reader:
    """Keeps the current view of the index for one audience. Safe to share between threads."""

    def __init__(self, folder: Folder, audience: str) -> None:
        self._folder = folder
        self._audience = audience
        self._lock = Lock()
        self._fingerprint: tuple[int, int] | None = None
        self._generation = ""
        self._index: Any = None
        self._view: View | None = None
        self._spellers: dict[str, Speller] = {}
        self._learned_from: dict[str, View] = {}
        self.remembered: dict[int, Entry] = {}
        self.translations: Mapping[str, Mapping[str, float]] = {}

    def view(self) -> View:
        """The index as it is now. Raises OSError or ValueError when it is missing or damaged."""
        fingerprint = self._folder.fingerprint()
        view = self._view
        if view is not None and fingerprint == self._fingerprint:
            return view
        with self._lock:
            return self._look_again(fingerprint)

    def speller(self, language: str, view: View, known: Mapping[str, int]) -> Speller:
        """The speller of the language, which knows at least the words of this view."""
        with self._lock:
            speller = self._spellers.setdefault(language, Speller())
            if self._learned_from.get(language) is not view:
                speller.learn(known.items())
                self._learned_from[language] = view
            return speller

    def _look_again(self, fingerprint: tuple[int, int] | None) -> View:
        stamp = self._folder.stamp()
        if stamp is None:
            raise FileNotFoundError(self._folder.path)
        if self._index is None or stamp["generation"] != self._generation:
            self._index = self._folder.open(self._audience)
            self._generation = stamp["generation"]
            self._spellers, self._learned_from = {}, {}
            self.translations = self._folder.translations(self._audience)
        self._index.reload()
        self._view = View(self, self._index, stamp["words"])
        self._fingerprint = fingerprint
        return self._view
