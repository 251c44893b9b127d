"""How an item reads: local facts filled in, Markdown made into a page.

A local fact stands in a text as `{{ section.key }}`. A resident reads its value, a colleague sees
besides whether anybody checked it. An unknown key is an editor's mistake: a resident never sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from leidraad.design.prose import markdown
from leidraad.knowledge.models import DUTCH, ENGLISH, TITLES, Revision
from leidraad.organisation.models import Municipality

FACT = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")
ASK_US = {DUTCH: "(vraag dit aan de gemeente)", ENGLISH: "(ask the municipality)"}
BEGIN, MIDDLE, END = "\ue000", "\ue001", "\ue002"  # private characters: no text holds them
MARKED = re.compile(f"{BEGIN}(.*?){MIDDLE}(.*?){END}", re.DOTALL)
IN_MARKDOWN = re.compile(r"([\\`*_\[\]<>|])")

Facts = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class ShownSection:
    """A part of the answer, ready to be shown."""

    key: str
    heading: str
    html: SafeString


def local_facts() -> Facts:
    """Section -> key -> value, demo, note. One query."""
    facts: Facts | None = Municipality.objects.values_list("local_facts", flat=True).first()
    return facts or {}


def unknown_facts(texts: Iterable[str], facts: Facts) -> list[str]:
    """The keys that nobody has given a value, each once, in order."""
    keys = [key for text in texts for key in FACT.findall(text)]
    return [key for key in dict.fromkeys(keys) if _fact(key, facts) is None]


def plain(text: str, facts: Facts, language: str) -> str:
    """The text with its facts, as everyone may read it."""

    def value(found: re.Match[str]) -> str:
        fact = _fact(found[1], facts)
        return ASK_US[language] if fact is None else str(fact["value"])

    return FACT.sub(value, text)


def for_residents(text: str, facts: Facts, language: str = DUTCH, highest: int = 3) -> SafeString:
    """As HTML, with values only."""

    def value(found: re.Match[str]) -> str:
        return IN_MARKDOWN.sub(r"\\\1", plain(found[0], facts, language))

    return markdown(FACT.sub(value, text), highest)


def for_colleagues(text: str, facts: Facts, language: str = DUTCH, highest: int = 4) -> SafeString:
    """As HTML, with a mark on every value that nobody has checked, and on every unknown key."""

    def value(found: re.Match[str]) -> str:
        fact = _fact(found[1], facts)
        if fact is None:
            return f"{BEGIN}{found[1].replace('_', chr(92) + '_')}{MIDDLE}unknown{END}"
        words = IN_MARKDOWN.sub(r"\\\1", str(fact["value"]))
        return f"{BEGIN}{words}{MIDDLE}demo{END}" if fact.get("demo") else words

    html = markdown(FACT.sub(value, text), highest)
    return mark_safe(MARKED.sub(_mark, html))  # noqa: S308 - cleaned above; the marks are ours


def _mark(found: re.Match[str]) -> str:
    """The words between the marks have been through the cleaning already."""
    if found[2] == "demo":
        return (
            f'<span class="demo-fact">{found[1]}'
            '<span class="demo-fact-mark"> (voorbeeld)</span></span>'
        )
    return f'<span class="unknown-fact">onbekend gegeven: {found[1]}</span>'


def _fact(key: str, facts: Facts) -> Mapping[str, Any] | None:
    section, _, name = key.partition(".")
    return facts.get(section, {}).get(name)


def sections_for_residents(revision: Revision, language: str, facts: Facts) -> list[ShownSection]:
    return [
        ShownSection(key, TITLES[key].heading(language), for_residents(text, facts, language))
        for key, text in revision.sections(language).items()
    ]


def sections_for_colleagues(
    revision: Revision, language: str, facts: Facts, highest: int
) -> list[ShownSection]:
    return [
        ShownSection(
            key, TITLES[key].heading(language), for_colleagues(text, facts, language, highest)
        )
        for key, text in revision.sections(language).items()
    ]


def chosen_language(wanted: str, revision: Revision) -> str:
    """English when it was asked for and is written; Dutch otherwise."""
    return ENGLISH if wanted == ENGLISH and ENGLISH in revision.texts else DUTCH
