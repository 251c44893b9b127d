"""Two revisions beside each other, section by section, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leidraad.calculations.differences import Piece, differences
from leidraad.knowledge.models import INTERNAL_NOTE, LANGUAGES, TITLES, Revision


@dataclass(frozen=True)
class ChangedPart:
    """One part of the text that is not the same in both."""

    heading: str
    language: str
    pieces: list[Piece]


def compare(old: Revision, new: Revision) -> list[ChangedPart]:
    """The parts that differ, in reading order; empty when nothing changed."""
    before, after = dict(_parts(old)), dict(_parts(new))
    keys = [*after, *(key for key in before if key not in after)]
    return [
        ChangedPart(heading, language, differences(before.get(key, ""), after.get(key, "")))
        for key in keys
        if before.get(key, "") != after.get(key, "")
        for heading, language in [key]
    ]


def _parts(revision: Revision) -> Iterator[tuple[tuple[str, str], str]]:
    """Heading and language -> text."""
    for language in LANGUAGES:
        words = revision.texts.get(language, {})
        yield ("Titel", language), words.get("title", "")
        yield ("Trefwoorden", language), ", ".join(words.get("keywords", []))
        for key, section in TITLES.items():
            yield (section.dutch, language), words.get("sections", {}).get(key, "")
    yield (INTERNAL_NOTE, "nl"), revision.internal_note
