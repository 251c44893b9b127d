"""From text to tokens: normalise, cut into words, leave out what carries no subject, take stems.

Dutch and English. Accents, ligatures, zero-width and direction marks never make a difference:
"café", "cafe" and "ca\u200bfé" are the same word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from leidraad.calculations.dutch_stems import joined_forms
from leidraad.calculations.stop_words import DUTCH, ENGLISH, WEAK_DUTCH, WEAK_ENGLISH

STOP_WORDS = {"nl": DUTCH, "en": ENGLISH}
WEAK_WORDS = {"nl": WEAK_DUTCH, "en": WEAK_ENGLISH}
# Snowball's newer Dutch stemmer (Kraaij-Pohlmann): it knows "opgehaald" and "ophalen" are one word.
_STEMMERS = {"nl": Stemmer.Stemmer("dutch"), "en": Stemmer.Stemmer("english")}
_WORD = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’`´]s$|['’`´]")
_LONGEST_WORD = 60


@lru_cache(maxsize=20_000)
def normalised(word: str) -> str:
    """The word as it is compared: lower case, without accents, apostrophes and invisible marks."""
    if word.isascii():
        return _APOSTROPHES.sub("", word.lower())
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", word))
    # Lower case comes after the decomposition: a mathematical 𝓐 only then is a capital.
    decomposed = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(char for char in decomposed if unicodedata.category(char)[0] in "LN")


def visible(text: str) -> str:
    """The text without control, zero-width and direction characters; white space stays."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word of the text, normalised, with where it begins and ends in the text."""
    for match in _WORD.finditer(text):
        word = normalised(match.group())
        if word and len(word) <= _LONGEST_WORD:
            yield word, match.start(), match.end()


def words(text: str) -> list[str]:
    """The words of the text in their order, normalised, those without a subject included."""
    return [word for word, _, _ in spans(visible(text))]


def says_nothing(word: str, language: str) -> bool:
    """Whether the word carries no subject: "ik", "graag", "weten"; single letters as well."""
    return word in STOP_WORDS[language] or (len(word) == 1 and not word.isdigit())


def says_little(word: str, language: str) -> bool:
    """Whether the word only colours a question: "gisteren", "moeder", "twee"."""
    return word in WEAK_WORDS[language]


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """What the forms of a word share: "vergunningen" and "vergunning" have one stem."""
    if word.isdigit() or len(word) < 4:
        return word
    found = str(_STEMMERS[language].stemWord(word)) or word
    return joined_forms(found, word) if language == "nl" else found
