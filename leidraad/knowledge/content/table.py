"""How easy all articles read, in one table, the hardest first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leidraad.calculations.readability import ReadingLevel, reading_level
from leidraad.knowledge.content.files import read_content

HEAD = f"{'artikel':45} {'zinnen':>6} {'woorden':>7} {'per zin':>7} {'langste':>7} {'score':>6}"


def reading_levels(general: Path, own: Path) -> Iterator[str]:
    """A line per article and language: sentences, words, words a sentence, longest, score (0 hard, 100 easy)."""
    levels = [
        (one.file.name.removesuffix(".md"), _level("\n\n".join(one.sections.values()), language))
        for by_language in read_content(general, own).articles.values()
        for language, one in by_language.items()
    ]
    yield HEAD
    for name, level in sorted(levels, key=lambda pair: -pair[1].words_per_sentence):
        yield (
            f"{name:45} {level.sentences:6} {level.words:7} {level.words_per_sentence:7.1f} "
            f"{level.longest_sentence:7} {level.score or 0:6.0f}"
        )


def _level(text: str, language: str) -> ReadingLevel:
    return reading_level(text, "en" if language == "en" else "nl")
