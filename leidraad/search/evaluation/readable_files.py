"""Documents straight from the readable files, for measuring the search where no municipality is set up."""

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from leidraad.search.registry import Document

UPL = "http://standaarden.overheid.nl/owms/terms/"
_LOCAL_FACT = re.compile(r"\{\{.*?\}\}")
_NOTE = "## Interne notitie"


def documents(general: Path) -> Iterator[Document]:
    """Products, articles and national question/answer items of `municipalities/general`."""
    products = _products(general / "products")
    yield from _product_lines(general / "sources/upl_2023-10.csv", products)
    yield from _articles(general / "articles", products)
    yield from _answers(general / "sources/rijksoverheid_vacs_bzk.csv")


def _products(folder: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for file in sorted(folder.glob("*.toml")):
        found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def _product_lines(file: Path, products: dict[str, dict[str, Any]]) -> Iterator[Document]:
    names: dict[str, str] = {}
    for row in _rows(file):
        if row["Gemeente"]:
            names.setdefault(row["URI"], row["UniformeProductnaam"])
    for uri, name in names.items():
        key = uri.removeprefix(UPL)
        told = products.get(key, {})
        same: dict[str, Any] = {
            "kind": "knowledge.product",
            "pk": key,
            "is_public": True,
            "rank": 1,
        }
        yield Document(
            **same,
            language="nl",
            title=name,
            keywords=(*told.get("words", ()), *told.get("typing_errors", ())),
            text=told.get("sentence", ""),
            answers=uri,
            targets=(uri,),
        )
        if "english_name" in told:
            yield Document(
                **same,
                language="en",
                title=told["english_name"],
                keywords=tuple(told.get("english_words", ())),
                text=told.get("english_sentence", ""),
                answers=uri,
                targets=(uri,),
            )


def _articles(folder: Path, products: dict[str, dict[str, Any]]) -> Iterator[Document]:
    for file in sorted(folder.glob("*.md")):
        if not file.name.endswith(".en.md"):
            told, body = _front_matter(file)
            product = products.get(told.get("product", ""), {})
            uri = UPL + told["product"] if told.get("product") else ""
            own = f"article:{file.stem}"
            same: dict[str, Any] = {
                "kind": "knowledge.article",
                "pk": file.stem,
                "is_public": True,
                "rank": 2,
                "answers": uri or own,
                "targets": (uri, own) if uri else (own,),
            }
            public, _, note = body.partition(_NOTE)
            yield Document(
                **same,
                language="nl",
                title=told["title"],
                keywords=(*told.get("keywords", ()), *product.get("words", ())),
                text=public,
                internal=note,
            )
            english = file.with_name(f"{file.stem}.en.md")
            if english.exists():
                told, body = _front_matter(english)
                yield Document(
                    **same,
                    language="en",
                    title=told["title"],
                    keywords=(*told.get("keywords", ()), *product.get("english_words", ())),
                    text=body,
                )


def _front_matter(file: Path) -> tuple[dict[str, Any], str]:
    _, front, body = file.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(front), _LOCAL_FACT.sub("", body)


def _answers(file: Path) -> Iterator[Document]:
    for row in _rows(file):
        yield Document(
            kind="knowledge.answer",
            pk=row["id"],
            language="nl",
            title=row["question"],
            text=row["reference_answer"],
            is_public=True,
            rank=1,
            targets=(f"vac:{row['id']}",),
        )


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
