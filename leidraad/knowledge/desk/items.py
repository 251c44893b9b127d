"""Reading: the list of items, one item with its internal note, one product."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate, now

from leidraad.knowledge import actions
from leidraad.knowledge.desk import me
from leidraad.knowledge.forms import NewItemForm
from leidraad.knowledge.models import (
    LANGUAGES,
    UPL,
    Feedback,
    Item,
    Product,
    Topic,
)
from leidraad.knowledge.reading import (
    chosen_language,
    for_colleagues,
    local_facts,
    sections_for_colleagues,
)
from leidraad.organisation.access import only_for
from leidraad.organisation.models import Department

MAY_READ = "knowledge.view_item"
BATCH = 50


@only_for(MAY_READ)
def items(request: HttpRequest) -> HttpResponse:
    """All items, narrowed by words in the title, kind, topic, department, or what needs care."""
    asked = {
        name: request.GET.get(name, "").strip()
        for name in ("zoek", "soort", "onderwerp", "afdeling", "staat")
    }
    found = _narrowed(asked).with_texts().order_by("slug")
    shown = {
        "batch": Paginator(found, BATCH).get_page(request.GET.get("bladzijde")),
        "asked": asked,
        "kinds": Item.KINDS,
        "topics": Topic.objects.filter(is_active=True),
        "departments": Department.objects.active(),
        "states": STATES,
    }
    part = "#list" if request.headers.get("HX-Request") else ""
    response = render(request, f"knowledge/items.html{part}", shown)
    patch_vary_headers(response, ["HX-Request"])
    return response


STATES = [
    ("gepubliceerd", "gepubliceerd"),
    ("concept", "nog niet gepubliceerd"),
    ("nakijken", "nakijken is te laat"),
    ("aandacht", "vraagt aandacht"),
]


def _narrowed(asked: dict[str, str]) -> Any:
    today = localdate()
    found = Item.objects.all()
    if asked["zoek"]:
        found = found.matching(asked["zoek"])
    if asked["soort"]:
        found = found.filter(kind=asked["soort"])
    if asked["onderwerp"]:
        found = found.filter(topic__slug=asked["onderwerp"])
    if asked["afdeling"]:
        found = found.filter(department__slug=asked["afdeling"])
    if asked["staat"] == "gepubliceerd":
        return found.published()
    if asked["staat"] == "concept":
        return found.filter(publication__isnull=True)
    if asked["staat"] == "nakijken":
        return found.to_be_reviewed_on(today)
    return found.flagged() if asked["staat"] == "aandacht" else found


@only_for(MAY_READ)
def item(request: HttpRequest, slug: str) -> HttpResponse:
    """One item, ready to be read aloud. htmx gets only the answer, for the desk of the contact centre."""
    rows = Item.objects.with_texts()
    if not request.user.has_perm("knowledge.change_item"):
        rows = rows.published()
    found = get_object_or_404(rows, slug=slug)
    part = "#answer" if request.headers.get("HX-Request") else ""
    response = render(request, f"knowledge/item.html{part}", shown_item(request, found))
    patch_vary_headers(response, ["HX-Request"])
    return response


def shown_item(request: HttpRequest, item: Item) -> dict[str, Any]:
    """What the page of an item shows: the published words, or else the newest draft to who may edit."""
    revision = item.publication.revision if item.is_published else item.revisions.first()
    facts, highest = local_facts(), int(_heading(request)[1]) + 1
    language = chosen_language(request.GET.get("taal", "nl"), revision) if revision else "nl"
    return {
        "item": item,
        "revision": revision,
        "answer_language": language,
        "heading": _heading(request),
        "languages": [(code, LANGUAGES[code]) for code in revision.languages()] if revision else [],
        "title": revision.title(language) if revision else item.slug,
        "note": for_colleagues(revision.internal_note, facts, highest=highest) if revision else "",
        "sections": sections_for_colleagues(revision, language, facts, highest) if revision else [],
        "related": item.related.published().with_texts(),
        "flags": item.flags.filter(settled_at__isnull=True),
        "is_readable": item.is_readable_on(localdate()),
        "is_late": item.review_by is not None and item.review_by < localdate(),
        "newest": item.revisions.first(),
        "open_feedback": item.feedback.filter(
            status__in=[Feedback.OPEN, Feedback.TAKEN]
        ).select_related("reported_by"),
    }


def _heading(request: HttpRequest) -> str:
    """Within the desk of the contact centre the page has its own first heading already."""
    is_part = request.headers.get("HX-Request") and request.GET.get("kop") != "h1"
    return "h2" if is_part else "h1"


@only_for(MAY_READ)
def product(request: HttpRequest, key: str) -> HttpResponse:
    """One product in a sentence, with its articles; htmx gets only the answer."""
    found = get_object_or_404(
        Product.objects.select_related("topic", "department"), uri=f"{UPL}{key}"
    )
    shown = {
        "product": found,
        "items": found.items.readable_on(localdate()).with_texts(),
        "related": found.related.municipal(),
        "bases": found.source_data.get("grondslagen", []),
        "heading": _heading(request),
    }
    part = "#answer" if request.headers.get("HX-Request") else ""
    response = render(request, f"knowledge/product.html{part}", shown)
    patch_vary_headers(response, ["HX-Request"])
    return response


@only_for("knowledge.change_item")
def new_item(request: HttpRequest) -> HttpResponse:
    """What kind of item, and whose; its words come on the next page."""
    form = NewItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = Item(kind=data["kind"], slug=data["slug"], department=data["department"])
        actions.add_item(made, {}, "", by=me(request), at=now())
        return redirect("knowledge:text", made.slug)
    status = 422 if form.errors else 200
    return render(request, "knowledge/new_item.html", {"form": form}, status=status)
