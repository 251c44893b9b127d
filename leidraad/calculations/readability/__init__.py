"""How easy a text reads: its sentences, its words, and the difficult words in it.

The text is Markdown or plain text, in Dutch ("nl") or English ("en"). Units: lengths in words and
syllables; shares between 0 and 1; the score between about 0 (hard) and 100 (easy).

Sources: W.H. Douma, "De leesbaarheid van landbouwbladen" (Wageningen, 1960); R. Flesch, "A new
readability yardstick" (1948); C.H. Björnsson, "Läsbarhet" (1968) for the long words.
"""

from leidraad.calculations.readability.difficult_words import (
    DifficultWord,
    Finding,
    difficult_words,
)
from leidraad.calculations.readability.level import (
    ReadingLevel,
    flesch_douma,
    flesch_reading_ease,
    reading_level,
)
from leidraad.calculations.readability.sentences import sentences
from leidraad.calculations.readability.words import Language, syllables, words

__all__ = [
    "DifficultWord",
    "Finding",
    "Language",
    "ReadingLevel",
    "difficult_words",
    "flesch_douma",
    "flesch_reading_ease",
    "reading_level",
    "sentences",
    "syllables",
    "words",
]
