"""One word of a question, and everything it may stand for: its wish.

Pure: it asks a `Lexicon` what words there are, and makes no query.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from leidraad.calculations.compounds import parts
from leidraad.calculations.spelling import Correction
from leidraad.calculations.tokens import stem

EXACT, PART, PAIR = "=", "+", "_"
# How well a term grants the wish, 1 being the word itself.
AS_STEM, AS_PART, AS_COMPLETION, AS_ENDING = 0.95, 0.6, 0.75, 0.6
PART_OF_KNOWN, ALL_PARTS_OF_KNOWN, PART_OF_UNKNOWN, REST_OF_UNKNOWN = 0.3, 0.75, 0.9, 0.75
OTHER_LANGUAGE = 0.8
A_SURE_SLIP = 0.6  # a correction this cheap is likelier than an odd reading as a compound
SHORTEST_KNOWN_PART = 6


class Lexicon(Protocol):
    """What an index knows about words."""

    size: int

    @property
    def here(self) -> Collection[str]: ...
    def count(self, language: str, term: str) -> int: ...
    def vocabulary(self, language: str) -> Collection[str]: ...
    def corrections(self, language: str, word: str) -> Sequence[Correction]: ...
    def completions(self, language: str, start: str) -> Sequence[str]: ...
    def endings(self, language: str, end: str) -> Sequence[str]: ...
    def translations(self, term: str) -> Mapping[str, float]: ...
    def synonyms(self, language: str) -> Mapping[str, Sequence[str]]: ...


@dataclass
class Wish:
    """One word of the question; `terms` maps (language, term) to how well it grants the wish, 0 to 1.

    A term of several words, with a space between, is granted by a document that has them all.
    """

    word: str
    weight: float = 0.0
    terms: dict[tuple[str, str], float] = field(default_factory=dict)
    corrected_to: str = ""

    def accept(self, language: str, term: str, quality: float) -> None:
        known = (language, term)
        self.terms[known] = max(quality, self.terms.get(known, 0.0))

    def accept_word(self, language: str, word: str, quality: float) -> None:
        """The word itself, its stem, and compounds that it is a part of."""
        self.accept(language, EXACT + word, quality)
        self.accept(language, stem(word, language), AS_STEM * quality)
        self.accept(language, PART + stem(word, language), AS_PART * quality)


def wishes_of(word: str, language: str, lexicon: Lexicon) -> list[Wish]:
    """What the word asks for. An unknown compound gives a wish for each of its parts."""
    if lexicon.count(language, EXACT + word) or lexicon.count(language, stem(word, language)):
        return [_known(word, language, lexicon)]
    corrections = lexicon.corrections(language, word)
    made_of = parts(word, lexicon.vocabulary(language))
    if made_of and not (corrections and corrections[0].cost <= A_SURE_SLIP):
        return [_part_of_unknown(part, language, lexicon) for part in made_of]
    wish = Wish(word)
    if lexicon.count(language, PART + stem(word, language)):
        wish.accept(language, PART + stem(word, language), PART_OF_UNKNOWN)
        return [wish]
    _accept_other_language(wish, language, lexicon)
    completions = lexicon.completions(language, word)
    for completion in completions:
        wish.accept_word(language, completion, AS_COMPLETION)
    for correction in corrections:
        wish.accept_word(language, correction.word, _quality(correction))
    if corrections and corrections[0].word not in completions:
        wish.corrected_to = corrections[0].word
    if wish.terms:
        return [wish]
    return _pieces(word, language, lexicon) or [wish]


def _known(word: str, language: str, lexicon: Lexicon) -> Wish:
    wish = Wish(word)
    wish.accept_word(language, word, 1.0)
    _accept_parts(wish, word, language, lexicon)
    return wish


def _accept_parts(wish: Wish, word: str, language: str, lexicon: Lexicon) -> None:
    made_of = [stem(part, language) for part in parts(word, lexicon.vocabulary(language))]
    for part in made_of:
        wish.accept(language, part, PART_OF_KNOWN)
        wish.accept(language, PART + part, PART_OF_KNOWN)
    if made_of:
        wish.accept(language, " ".join(made_of), ALL_PARTS_OF_KNOWN)


def _part_of_unknown(part: str, language: str, lexicon: Lexicon) -> Wish:
    wish = Wish(part)
    wish.accept(language, stem(part, language), PART_OF_UNKNOWN)
    wish.accept(language, PART + stem(part, language), 0.9 * PART_OF_UNKNOWN)
    _accept_parts(wish, part, language, lexicon)
    return wish


def _accept_other_language(wish: Wish, language: str, lexicon: Lexicon) -> None:
    other = "en" if language == "nl" else "nl"
    if len(wish.word) > 3 and lexicon.count(other, EXACT + wish.word):
        wish.accept_word(other, wish.word, OTHER_LANGUAGE)


def _quality(correction: Correction) -> float:
    return max(0.3, 0.95 - 0.3 * correction.cost)


def _pieces(word: str, language: str, lexicon: Lexicon) -> list[Wish]:
    """A word that is no known one, no slip and no whole compound: what is known of it."""
    if endings := lexicon.endings(language, word):
        wish = Wish(word)
        for ending in endings:
            wish.accept_word(language, ending, AS_ENDING)
        return [wish]
    if repaired := _repaired_compound(word, language, lexicon):
        found = [_part_of_unknown(part, language, lexicon) for part in repaired]
        found[0].word, found[0].corrected_to = word, "".join(repaired)
        return found
    if known := _longest_known_part(word, lexicon.vocabulary(language)):
        wish = Wish(word)
        wish.accept(language, stem(known, language), REST_OF_UNKNOWN)
        wish.accept(language, PART + stem(known, language), REST_OF_UNKNOWN)
        _accept_parts(wish, known, language, lexicon)
        return [wish]
    return []


def _repaired_compound(word: str, language: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A compound that nobody wrote before, with a slip in one of its two halves."""
    if not 9 <= len(word) <= 40:
        return ()
    vocabulary = lexicon.vocabulary(language)
    for middle in sorted(range(4, len(word) - 3), key=lambda at: abs(at - len(word) / 2)):
        left, right = word[:middle], word[middle:]
        if left in vocabulary and (found := lexicon.corrections(language, right)):
            return left, found[0].word
        if right in vocabulary and (found := lexicon.corrections(language, left)):
            return found[0].word, right
    return ()


def _longest_known_part(word: str, vocabulary: Collection[str]) -> str:
    """The known word that the unknown one begins or ends with, when that is at least half of it."""
    least = max(SHORTEST_KNOWN_PART, math.ceil(len(word) / 2))
    for length in range(len(word) - 1, least - 1, -1):
        for part in (word[:length], word[-length:]):
            if part in vocabulary:
                return part
    return ""


def weight_of(wish: Wish, lexicon: Lexicon) -> float:
    """How much the word tells: a rare one more than one that is everywhere, an unknown one the most."""
    best = max(wish.terms.values(), default=0.0)
    likely = [known for known, quality in wish.terms.items() if quality >= 0.9 * best]
    documents = max((lexicon.count(*known) for known in likely), default=0)
    return inverse_frequency(max(1, documents), lexicon.size)  # never seen: as if seen once


def inverse_frequency(documents: int, size: int) -> float:
    """The weight of a term that is in so many of `size` documents, as BM25 counts it."""
    return math.log(1 + (max(size, documents) - documents + 0.5) / (documents + 0.5))
