"""News and work instructions."""

from __future__ import annotations

from datetime import datetime

from leidraad.history.deed import deed
from leidraad.history.events import changes, happened
from leidraad.knowledge.models import Item, NewsItem, ReadMark
from leidraad.organisation.models import Employee, Skill

FIELDS = ["kind", "title", "text", "importance", "valid_from", "valid_until", "is_pinned"]


@deed
def save_news(
    news: NewsItem, skills: list[Skill], items: list[Item], *, by: Employee, at: datetime
) -> NewsItem:
    """Add or change it. What changed in its words must be read again: earlier read marks go."""
    is_new = news.pk is None
    before = {} if is_new else changes(news, FIELDS)
    if is_new:
        news.author, news.written_at = by, at
    news.save()
    news.skills.set(skills)
    news.items.set(items)
    if {"title", "text"} & before.keys():
        news.read_marks.all().delete()
    happened(news, "toegevoegd" if is_new else "gewijzigd", before=before)
    return news


@deed
def mark_read(news: NewsItem, *, by: Employee, at: datetime) -> None:
    """This employee has read it. Once is enough."""
    ReadMark.objects.get_or_create(newsitem=news, employee=by, defaults={"at": at})


@deed
def remove_news(news: NewsItem) -> None:
    """Take it away for everyone; a second click finds it gone."""
    stored = NewsItem.objects.select_for_update().filter(pk=news.pk).first()
    if stored is not None:
        happened(stored, "verwijderd", before={"title": stored.title, "text": stored.text})
        stored.delete()
