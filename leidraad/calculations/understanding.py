"""What someone may have meant: every word of a question becomes a wish, with the terms that grant it."""

import itertools
from dataclasses import dataclass

from leidraad.calculations.compounds import joined
from leidraad.calculations.tokens import says_little, says_nothing, spans, stem
from leidraad.calculations.wishes import (
    AS_STEM,
    EXACT,
    OTHER_LANGUAGE,
    PAIR,
    Lexicon,
    Wish,
    weight_of,
    wishes_of,
)

AS_SYNONYM, AS_TRANSLATION, AS_JOINED, AS_JOINED_WITH_A_SLIP = 0.8, 0.8, 1.0, 0.8
WEAK = 0.3  # the weight of a word that only colours the question
MOST_WORDS = 24
_STREETS = ("straat", "laan", "plein", "gracht", "singel", "kade", "dijk", "hof", "wijk", "weg")


@dataclass
class Question:
    """A question understood: its wishes, its neighbouring pairs, and itself as one phrase.

    `subjects` is how many words say what it is about.
    """

    language: str
    wishes: list[Wish]
    pairs: list[str]
    phrase: str
    subjects: int

    @property
    def corrected(self) -> dict[str, str]:
        """The words that were read as another one."""
        return {wish.word: wish.corrected_to for wish in self.wishes if wish.corrected_to}


def understand(text: str, language: str, lexicon: Lexicon) -> Question:
    """What the text asks for, in the words of the lexicon. Words that say nothing are left out."""
    meaningful = _meaningful(text, language, lexicon)
    wishes = [
        wish for word in dict.fromkeys(meaningful) for wish in wishes_of(word, language, lexicon)
    ]
    _accept_joined(meaningful, wishes, language, lexicon)
    stems = [stem(word, language) for word in meaningful]
    _accept_synonyms(stems, meaningful, wishes, language, lexicon)
    if language == "en":
        _accept_dutch(wishes, lexicon)
    names = _names(text)
    weak = [_is_weak(wish, language, names) for wish in wishes]
    for wish, is_weak in zip(wishes, weak, strict=True):
        wish.weight = weight_of(wish, lexicon) * (WEAK if is_weak else 1.0)
    return Question(
        language,
        wishes,
        pairs=[a + PAIR + b for a, b in itertools.pairwise(stems)],
        phrase=" ".join(stems),
        subjects=weak.count(False),
    )


def _meaningful(text: str, language: str, lexicon: Lexicon) -> list[str]:
    every = (word for word, _, _ in itertools.islice(spans(text), 3 * MOST_WORDS))
    telling = (w for w in every if not says_nothing(w, language) and w not in lexicon.here)
    return list(itertools.islice(telling, MOST_WORDS))


def _names(text: str) -> set[str]:
    """Words with a capital in the middle of a sentence: people, streets, towns."""
    return {
        word
        for word, start, _ in spans(text)
        if text[start].isupper() and text[:start].rstrip()[-1:] not in {"", ".", "!", "?", ":"}
    }


def _is_weak(wish: Wish, language: str, names: set[str]) -> bool:
    if says_little(wish.word, language):
        return True
    return not wish.terms and (wish.word in names or wish.word.endswith(_STREETS))


def _accept_joined(
    meaningful: list[str], wishes: list[Wish], language: str, lexicon: Lexicon
) -> None:
    """ "grof vuil" is "grofvuil", and "identiteids fraude" is "identiteitsfraude"."""
    by_word = {wish.word: wish for wish in wishes}
    for first, second in itertools.pairwise(meaningful):
        quality, compounds = AS_JOINED, joined(first, second, lexicon.vocabulary(language))
        if not compounds and not _both_known(first, second, language, lexicon):
            likely = lexicon.corrections(language, first + second)
            quality, compounds = AS_JOINED_WITH_A_SLIP, tuple(one.word for one in likely[:1])
        for compound in compounds:
            for word in (first, second):
                wish = by_word.get(word)
                if wish is None:
                    wish = by_word[word] = Wish(word)
                    wishes.append(wish)
                wish.corrected_to = ""
                wish.accept(language, EXACT + compound, quality)
                wish.accept(language, stem(compound, language), AS_STEM * quality)


def _both_known(first: str, second: str, language: str, lexicon: Lexicon) -> bool:
    return all(lexicon.count(language, EXACT + word) for word in (first, second))


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
