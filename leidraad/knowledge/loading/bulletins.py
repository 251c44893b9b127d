"""News and links from the municipality's own folder: `news.toml` and `links.toml`."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from leidraad.history.deed import deed
from leidraad.knowledge.loading.problem import FileProblem
from leidraad.knowledge.models import Item, Link, LinkGroup, NewsItem
from leidraad.organisation.loading import read
from leidraad.organisation.models import Skill

IMPORTANCES = {"gewoon": 1, "belangrijk": 2, "dringend": 3}
KINDS = {"nieuws": NewsItem.NEWS, "werkinstructie": NewsItem.INSTRUCTION}


@deed
def load_news(own: Path, *, at: datetime) -> int:
    """What is new in the file is added; what people changed since stays as it is."""
    file = own / "news.toml"
    tables = read(file.name, own)
    stored = set(NewsItem.objects.exclude(source_key="").values_list("source_key", flat=True))
    for key in [key for key in tables if key not in stored]:
        _add_news(file, key, tables[key], at=at)
    return len(tables)


def _add_news(file: Path, key: str, table: dict[str, Any], *, at: datetime) -> None:
    try:
        news = NewsItem.objects.create(
            source_key=key,
            kind=KINDS[table.get("kind", "nieuws")],
            title=table["title"],
            text=table["text"].strip(),
            importance=IMPORTANCES[table.get("importance", "gewoon")],
            is_pinned=table.get("pinned", False),
            valid_from=_day(table.get("valid_from")) or localdate(at),
            valid_until=_day(table.get("valid_until")),
            written_at=at,
        )
    except KeyError as problem:
        raise FileProblem(
            file, key, f"{problem.args[0]!r} ontbreekt of kennen we niet"
        ) from problem
    for name in table.get("skills", []):
        slug = name.lower().replace(" ", "-")
        skill, _ = Skill.objects.get_or_create(slug=slug, defaults={"name": name})
        news.skills.add(skill)
    news.items.set(Item.objects.filter(slug__in=table.get("items", [])))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


@deed
def load_links(own: Path) -> int:
    """A table per heading with a list of `title`, `url`, `description`. Own additions stay."""
    tables = read("links.toml", own)
    for position, (name, links) in enumerate(tables.items(), start=1):
        group, is_new = LinkGroup.objects.get_or_create(name=name, defaults={"position": position})
        for number, link in enumerate(links["links"] if is_new else [], start=1):
            Link.objects.create(group=group, position=number, **link)
    return sum(len(links["links"]) for links in tables.values())
