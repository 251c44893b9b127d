"""The questions and answers (VAC) of the Rijksoverheid: real input, CC0, every column kept."""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

from django.utils.text import slugify

from leidraad.knowledge.loading.placing import IncomingItem
from leidraad.knowledge.loading.plain_html import to_markdown
from leidraad.knowledge.loading.problem import FileProblem
from leidraad.knowledge.models import DUTCH, Item

SOURCE = "Rijksoverheid"
SITE = "https://www.rijksoverheid.nl"
OWNER = "klantcontactcentrum"
NEEDED = {"id", "question", "reference_answer_html", "canonical", "subjects"}


def read_answers(folder: Path) -> Iterator[IncomingItem]:
    """One item per row of rijksoverheid_vacs_bzk.csv, with our own words for it from `answers/*.toml`."""
    told = _our_words(folder.parent / "answers")
    file = folder / "rijksoverheid_vacs_bzk.csv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if missing := NEEDED - set(rows.fieldnames or ()):
            raise FileProblem(file, "regel 1", f"kolommen ontbreken: {', '.join(sorted(missing))}")
        for row in rows:
            yield _incoming(row, file, told.get(row["id"], []))


def _our_words(folder: Path) -> dict[str, list[str]]:
    """Id of the source -> how residents ask for it; the source's own subjects are too wide to find one by."""
    told: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.toml")):
        for key, table in tomllib.loads(file.read_text()).items():
            told[key] = [*table["words"], *table["said"], *table.get("english_words", [])]
    return told


def _incoming(row: dict[str, str], file: Path, told: list[str]) -> IncomingItem:
    answer = to_markdown(row["reference_answer_html"], site=SITE)
    return IncomingItem(
        kind=Item.ANSWER,
        slug=slugify(urlparse(row["canonical"]).path.rstrip("/").rsplit("/", 1)[-1]),
        source=SOURCE,
        source_key=row["id"],
        department=OWNER,
        texts={
            DUTCH: {
                "title": row["question"],
                "keywords": told,
                "sections": {"answer": answer},
            }
        },
        source_data=dict(row),
        place=file,
    )
