"""What someone may have meant: every word of a question becomes a wish, with the terms that grant it.

Pure: it asks a `Lexicon` what words there are, and makes no query.
"""

import itertools
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from leidraad.calculations.compounds import joined, parts
from leidraad.calculations.spelling import Correction
from leidraad.calculations.tokens import says_little, says_nothing, stem, words

EXACT, PART, PAIR = "=", "+", "_"
# How well a term grants the wish, 1 being the word itself.
AS_STEM, AS_PART, AS_COMPLETION, AS_SYNONYM, AS_JOINED = 0.95, 0.6, 0.75, 0.8, 1.0
PART_OF_KNOWN, ALL_PARTS_OF_KNOWN, PART_OF_UNKNOWN = 0.3, 0.75, 0.9
OTHER_LANGUAGE, AS_TRANSLATION = 0.8, 0.8
WEAK = 0.3  # the weight of a word that only colours the question
MOST_WORDS = 24


class Lexicon(Protocol):
    """What an index knows about words."""

    size: int

    @property
    def here(self) -> Collection[str]: ...
    def count(self, language: str, term: str) -> int: ...
    def vocabulary(self, language: str) -> Collection[str]: ...
    def corrections(self, language: str, word: str) -> Sequence[Correction]: ...
    def completions(self, language: str, start: str) -> Sequence[str]: ...
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


@dataclass
class Question:
    """A question understood: its wishes, its neighbouring pairs, and itself as one phrase."""

    language: str
    wishes: list[Wish]
    pairs: list[str]
    phrase: str

    @property
    def subjects(self) -> int:
        """How many words say what it is about."""
        return sum(not says_little(wish.word, self.language) for wish in self.wishes)

    @property
    def has_subject(self) -> bool:
        return self.subjects > 0

    @property
    def unknown(self) -> float:
        """The share of its weight in words that nothing grants, 0 to 1."""
        total = sum(wish.weight for wish in self.wishes)
        return sum(wish.weight for wish in self.wishes if not wish.terms) / total if total else 1.0

    @property
    def corrected(self) -> dict[str, str]:
        """The words that were read as another one."""
        return {wish.word: wish.corrected_to for wish in self.wishes if wish.corrected_to}


def understand(text: str, language: str, lexicon: Lexicon) -> Question:
    """What the text asks for, in the words of the lexicon. Words that say nothing are left out."""
    typed = words(text)[: 3 * MOST_WORDS]
    meaningful = [
        word for word in typed if not says_nothing(word, language) and word not in lexicon.here
    ][:MOST_WORDS]
    wishes: list[Wish] = []
    for word in dict.fromkeys(meaningful):
        wishes.extend(_wishes(word, language, lexicon))
    _accept_joined(meaningful, wishes, language, lexicon)
    stems = [stem(word, language) for word in meaningful]
    _accept_synonyms(stems, meaningful, wishes, language, lexicon)
    if language == "en":
        _accept_dutch(wishes, lexicon)
    for wish in wishes:
        wish.weight = _weight(wish, lexicon) * (WEAK if says_little(wish.word, language) else 1.0)
    pairs = [a + PAIR + b for a, b in itertools.pairwise(stems)]
    return Question(language, wishes, pairs, " ".join(stems))


def _wishes(word: str, language: str, lexicon: Lexicon) -> list[Wish]:
    if lexicon.count(language, EXACT + word) or lexicon.count(language, stem(word, language)):
        return [_known(word, language, lexicon)]
    wish = Wish(word)
    other = "en" if language == "nl" else "nl"
    if len(word) > 3 and lexicon.count(other, EXACT + word):
        _accept_word(wish, word, other, OTHER_LANGUAGE)
    if made_of := parts(word, lexicon.vocabulary(language)):
        return [_part_of_unknown(part, language) for part in made_of]
    if lexicon.count(language, PART + stem(word, language)):
        wish.accept(language, PART + stem(word, language), PART_OF_UNKNOWN)
        return [wish]
    for completion in lexicon.completions(language, word):
        _accept_word(wish, completion, language, AS_COMPLETION)
    corrections = lexicon.corrections(language, word)
    for correction in corrections:
        _accept_word(wish, correction.word, language, _quality(correction))
    if corrections and wish.terms.get((language, EXACT + corrections[0].word), 0) != AS_COMPLETION:
        wish.corrected_to = corrections[0].word
    if not wish.terms and (repaired := _repaired_compound(word, language, lexicon)):
        found = [_part_of_unknown(part, language) for part in repaired]
        found[0].word, found[0].corrected_to = word, "".join(repaired)
        return found
    return [wish]


def _known(word: str, language: str, lexicon: Lexicon) -> Wish:
    wish = Wish(word)
    _accept_word(wish, word, language, 1.0)
    made_of = [stem(part, language) for part in parts(word, lexicon.vocabulary(language))]
    for part in made_of:
        wish.accept(language, part, PART_OF_KNOWN)
        wish.accept(language, PART + part, PART_OF_KNOWN)
    if made_of:
        wish.accept(language, " ".join(made_of), ALL_PARTS_OF_KNOWN)
    return wish


def _accept_word(wish: Wish, word: str, language: str, quality: float) -> None:
    wish.accept(language, EXACT + word, quality)
    wish.accept(language, stem(word, language), AS_STEM * quality)
    wish.accept(language, PART + stem(word, language), AS_PART * quality)


def _part_of_unknown(part: str, language: str) -> Wish:
    wish = Wish(part)
    wish.accept(language, stem(part, language), PART_OF_UNKNOWN)
    wish.accept(language, PART + stem(part, language), 0.9 * PART_OF_UNKNOWN)
    return wish


def _quality(correction: Correction) -> float:
    return max(0.3, 0.95 - 0.3 * correction.cost)


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


def _accept_joined(
    meaningful: list[str], wishes: list[Wish], language: str, lexicon: Lexicon
) -> None:
    by_word = {wish.word: wish for wish in wishes}
    for first, second in itertools.pairwise(meaningful):
        for compound in joined(first, second, lexicon.vocabulary(language)):
            for word in (first, second):
                wish = by_word.get(word) or Wish(word)
                wish.corrected_to = ""
                if word not in by_word:
                    wishes.append(wish)
                    by_word[word] = wish
                wish.accept(language, EXACT + compound, AS_JOINED)
                wish.accept(language, stem(compound, language), AS_STEM * AS_JOINED)


def _accept_synonyms(
    stems: list[str],
    meaningful: list[str],
    wishes: list[Wish],
    language: str,
    lexicon: Lexicon,
) -> None:
    known = lexicon.synonyms(language)
    by_word = {wish.word: wish for wish in wishes}
    for start in range(len(stems)) if known else ():
        for end in range(start + 1, min(start + 4, len(stems) + 1)):
            for other in known.get(" ".join(stems[start:end]), ()):
                for word in meaningful[start:end]:
                    if word in by_word:
                        by_word[word].accept(language, other, AS_SYNONYM)


def _accept_dutch(wishes: list[Wish], lexicon: Lexicon) -> None:
    """Many answers exist in Dutch alone: an English question may find those too."""
    for wish in wishes:
        english = [(t, q) for (lang, t), q in wish.terms.items() if lang == "en"]
        if len(wish.word) > 2 and lexicon.count("nl", EXACT + wish.word):
            wish.accept("nl", EXACT + wish.word, OTHER_LANGUAGE)
        for term, quality in english:
            for dutch, alike in lexicon.translations(term).items():
                wish.accept("nl", dutch, AS_TRANSLATION * alike * quality)


def _weight(wish: Wish, lexicon: Lexicon) -> float:
    """How much the word tells: a rare one more than one that is everywhere, an unknown one the most."""
    best = max(wish.terms.values(), default=0.0)
    likely = [known for known, quality in wish.terms.items() if quality >= 0.9 * best]
    documents = max((lexicon.count(*known) for known in likely), default=0)
    return inverse_frequency(max(1, documents), lexicon.size)  # never seen: as if seen once


def inverse_frequency(documents: int, size: int) -> float:
    """The weight of a term that is in so many of `size` documents, as BM25 counts it."""
    return math.log(1 + (max(size, documents) - documents + 0.5) / (documents + 0.5))
