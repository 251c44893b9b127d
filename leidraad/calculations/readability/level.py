"""The reading level of a text: lengths, syllables and a score."""

from dataclasses import dataclass

from leidraad.calculations.readability.sentences import sentences
from leidraad.calculations.readability.words import IS_ADDRESS, SPOKEN, Language, syllables, words


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """How easy a text reads. Without words there is nothing to score: `score` is None."""

    language: Language
    sentences: int
    words: int
    words_per_sentence: float
    longest_sentence: int
    """Length of the longest sentence, in words."""
    longest_sentence_text: str
    syllables_per_word: float
    share_of_long_words: float
    """Share (0 to 1) of words with more than six letters (Björnsson 1968)."""
    score: float | None
    """Flesch-Douma for Dutch, Flesch reading ease for English; the higher, the easier."""

    def keeps_to(self, *, average: float, longest: int) -> bool:
        """Sentences are short enough: on average and at most so many words."""
        return self.words_per_sentence <= average and self.longest_sentence <= longest


def reading_level(text: str, language: Language = "nl") -> ReadingLevel:
    """Measure a text in Markdown or plain text."""
    found = sentences(text)
    all_words = [word for sentence in found for word in words(sentence)]
    longest = max(found, key=lambda sentence: len(words(sentence)), default="")
    per_sentence = _average(len(all_words), len(found))
    per_word = _average(sum(syllables(word, language) for word in all_words), len(all_words))
    return ReadingLevel(
        language=language,
        sentences=len(found),
        words=len(all_words),
        words_per_sentence=per_sentence,
        longest_sentence=len(words(longest)),
        longest_sentence_text=longest,
        syllables_per_word=per_word,
        share_of_long_words=_average(sum(map(_is_long, all_words)), len(all_words)),
        score=_SCORES[language](per_word, per_sentence) if all_words else None,
    )


def flesch_douma(syllables_per_word: float, words_per_sentence: float) -> float:
    """For Dutch: 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence (Douma)."""
    return 206.84 - 0.77 * 100 * syllables_per_word - 0.93 * words_per_sentence


def flesch_reading_ease(syllables_per_word: float, words_per_sentence: float) -> float:
    """For English: 206.835 - 84.6 x syllables per word - 1.015 x words per sentence (Flesch)."""
    return 206.835 - 84.6 * syllables_per_word - 1.015 * words_per_sentence


_SCORES = {"nl": flesch_douma, "en": flesch_reading_ease}


def _average(total: int, count: int) -> float:
    return total / count if count else 0.0


def _is_long(word: str) -> bool:
    is_spoken = SPOKEN.fullmatch(word) is not None and IS_ADDRESS.fullmatch(word) is None
    return is_spoken and sum(letter.isalpha() for letter in word) > 6
