"""Articles from `articles/SLUG.md` (+ `SLUG.en.md`): TOML front matter and sections under fixed headings."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leidraad.knowledge.loading.placing import IncomingItem
from leidraad.knowledge.loading.problem import FileProblem
from leidraad.knowledge.models import DUTCH, ENGLISH, INTERNAL_NOTE, SECTIONS, UPL, Item

OWN = "Leidraad"
KEYS = {
    "title",
    "product",
    "keywords",
    "department",
    "related",
    "review_months",
    "sources",
    "topic",
}
HEADINGS = {
    DUTCH: {part.dutch: part.key for part in SECTIONS} | {INTERNAL_NOTE: "internal_note"},
    ENGLISH: {part.english: part.key for part in SECTIONS},
}


@dataclass(frozen=True)
class ArticleFile:
    """One file, taken apart: front matter, and Markdown per section."""

    file: Path
    front: dict[str, Any]
    sections: dict[str, str]

    @property
    def slug(self) -> str:
        return self.file.name.split(".")[0]


def read_article(file: Path, language: str) -> ArticleFile:
    """Take a file apart; FileProblem says which line is not as it should be."""
    parts = file.read_text(encoding="utf-8").replace("\r\n", "\n").split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise FileProblem(file, "regel 1", "begin met +++, de kenmerken, en weer +++")
    try:
        front = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as problem:
        raise FileProblem(file, "kenmerken", str(problem)) from problem
    if unknown := front.keys() - KEYS:
        raise FileProblem(file, "kenmerken", f"onbekend: {', '.join(sorted(unknown))}")
    if not front.get("title"):
        raise FileProblem(file, "kenmerken", "title ontbreekt")
    first_line = parts[1].count("\n") + 3
    return ArticleFile(file, front, _sections(file, parts[2], HEADINGS[language], first_line))


def _sections(file: Path, body: str, headings: dict[str, str], first_line: int) -> dict[str, str]:
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for number, line in enumerate(body.split("\n"), start=first_line):
        if line.startswith("## "):
            current = _begin(file, line[3:].strip(), headings, sections, number)
        elif current is not None:
            current.append(line)
        elif line.strip():
            raise FileProblem(file, f"regel {number}", "deze tekst staat boven het eerste kopje")
    return {key: "\n".join(lines).strip() for key, lines in sections.items()}


def _begin(
    file: Path, title: str, headings: dict[str, str], sections: dict[str, list[str]], number: int
) -> list[str]:
    if title not in headings:
        known = ", ".join(headings)
        raise FileProblem(file, f"regel {number}", f"kopje {title!r} kennen we niet; wel: {known}")
    if headings[title] in sections:
        raise FileProblem(file, f"regel {number}", f"kopje {title!r} staat er twee keer")
    return sections.setdefault(headings[title], [])


def read_articles(*folders: Path) -> Iterator[IncomingItem]:
    """Every article; a municipality's own file takes the place of the general one."""
    for language_files in find_articles(*folders).values():
        yield _incoming(language_files)


def find_articles(*folders: Path) -> dict[str, dict[str, ArticleFile]]:
    """Slug -> language -> file."""
    files: dict[tuple[str, str], Path] = {}
    for folder in folders:
        for file in sorted((folder / "articles").glob("*.md")):
            language = ENGLISH if file.name.endswith(".en.md") else DUTCH
            files[file.name.split(".")[0], language] = file
    articles: dict[str, dict[str, ArticleFile]] = {}
    for (slug, language), file in files.items():
        articles.setdefault(slug, {})[language] = read_article(file, language)
    for by_language in articles.values():
        if DUTCH not in by_language:
            raise FileProblem(
                by_language[ENGLISH].file, "naam", "het Nederlandse artikel ontbreekt"
            )
    return articles


def _incoming(by_language: dict[str, ArticleFile]) -> IncomingItem:
    dutch = by_language[DUTCH]
    front = dutch.front
    sections = dict(dutch.sections)
    note = sections.pop("internal_note", "")
    texts = {DUTCH: _words(front, sections)}
    if english := by_language.get(ENGLISH):
        texts[ENGLISH] = _words(english.front, english.sections)
    return IncomingItem(
        kind=Item.ARTICLE,
        slug=dutch.slug,
        source=OWN,
        source_key=dutch.slug,
        product_uri=UPL + front["product"] if "product" in front else "",
        topic=front.get("topic", ""),
        department=front.get("department", ""),
        texts=texts,
        internal_note=note,
        related=tuple(front.get("related", ())),
        review_months=front.get("review_months"),
        source_data={"sources": front.get("sources", [])},
        place=dutch.file,
    )


def _words(front: dict[str, Any], sections: dict[str, str]) -> dict[str, Any]:
    return {"title": front["title"], "keywords": front.get("keywords", []), "sections": sections}
