"""All content, as it is in the files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leidraad.knowledge.loading.articles import ArticleFile, find_articles
from leidraad.knowledge.loading.upl import read_list, version_of
from leidraad.knowledge.loading.words import read_words
from leidraad.knowledge.models import UPL
from leidraad.organisation.loading import read, read_local_facts


@dataclass(frozen=True)
class Content:
    """Products, articles and what they may refer to."""

    general: Path
    products: dict[str, tuple[Path, dict[str, Any]]]
    articles: dict[str, dict[str, ArticleFile]]
    municipal: set[str]  # keys of the products that a municipality offers
    themes: set[str]
    departments: set[str]
    facts: dict[str, Any]

    def texts(self) -> list[tuple[str, str, str]]:
        """Place, language and words of every text for residents, and of every internal note."""
        found = [
            (f"{one.file.name}, {key}", language, text)
            for by_language in self.articles.values()
            for language, one in by_language.items()
            for key, text in one.sections.items()
        ]
        for key, (file, table) in self.products.items():
            found.append((f"{file.name}, {key}", "nl", table.get("sentence", "")))
            found.append((f"{file.name}, {key}", "en", table.get("english_sentence", "")))
        return found


def read_content(general: Path, own: Path) -> Content:
    newest = max((general / "sources").glob("upl_*.csv"), key=version_of)
    listed = read_list(newest)
    return Content(
        general=general,
        products=read_words(general, own),
        articles=find_articles(general, own),
        municipal={uri.removeprefix(UPL) for uri, one in listed.items() if one.is_municipal},
        themes=set(read("themes.toml", general, own)),
        departments=set(read("departments.toml", general, own)),
        facts=read_local_facts(own),
    )
