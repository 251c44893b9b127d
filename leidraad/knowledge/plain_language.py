"""How easy a text of ours reads, with the difficult words and what to say instead."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from django.conf import settings

from leidraad.calculations.readability import (
    DifficultWord,
    Finding,
    ReadingLevel,
    difficult_words,
    reading_level,
)

AVERAGE, LONGEST = 12, 20  # words a sentence: on average, and at most


@dataclass(frozen=True)
class Judgement:
    """What an editor sees beside a text."""

    level: ReadingLevel
    findings: list[Finding]

    @property
    def is_easy(self) -> bool:
        return self.level.keeps_to(average=AVERAGE, longest=LONGEST)

    @property
    def longest_is_too_long(self) -> bool:
        return self.level.longest_sentence > LONGEST


def judge(text: str, language: str) -> Judgement:
    """Measure the text; difficult words are known for Dutch only."""
    findings = difficult_words(text, _words()) if language == "nl" else []
    return Judgement(reading_level(text, cast(Literal["nl", "en"], language)), findings)


def _words() -> tuple[DifficultWord, ...]:
    return _read(settings.GENERAL / "plain-language" / "words.csv")


@lru_cache(maxsize=2)
def _read(file: Path) -> tuple[DifficultWord, ...]:
    if not file.exists():
        return ()
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(DifficultWord.from_row(row) for row in csv.DictReader(lines))
