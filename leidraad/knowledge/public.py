"""What residents read: one item, one product. Never an internal note."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.timezone import localdate

from leidraad.knowledge.models import ENGLISH, UPL, Item, Product
from leidraad.knowledge.reading import chosen_language, local_facts, sections_for_residents
from leidraad.organisation.access import open_to_everyone


@open_to_everyone
def item(request: HttpRequest, slug: str) -> HttpResponse:
    """The published words, in Dutch or with `?taal=en` in English."""
    found = get_object_or_404(Item.objects.readable_on(localdate()).with_texts(), slug=slug)
    revision = found.publication.revision
    language = chosen_language(request.GET.get("taal", ""), revision)
    shown = {
        "title": revision.title(language),
        "sections": sections_for_residents(revision, language, local_facts()),
        "language": language,
        "other_language": ENGLISH in revision.texts,
        "at": found.publication.at,
        "source": found.source_data.get("canonical", ""),
        "related": [
            (other.slug, other.publication.revision.title(language))
            for other in found.related.readable_on(localdate()).with_texts()
        ],
    }
    with translation.override(language):
        return render(request, "knowledge/public_item.html", shown)


@open_to_everyone
def product(request: HttpRequest, key: str) -> HttpResponse:
    """A product in a sentence; its article when there is exactly one."""
    found = get_object_or_404(Product.objects.municipal(), uri=f"{UPL}{key}")
    language = ENGLISH if request.GET.get("taal") == ENGLISH and found.english_name else "nl"
    articles = list(found.items.readable_on(localdate()).with_texts())
    if len(articles) == 1:
        query = f"?taal={ENGLISH}" if language == ENGLISH else ""
        return redirect(f"/producten/{articles[0].slug}/{query}")
    shown = {
        "title": found.english_name if language == ENGLISH else found.label,
        "sentence": found.english_sentence if language == ENGLISH else found.sentence,
        "language": language,
        "other_language": bool(found.english_name),
        "articles": [(one.slug, one.publication.revision.title(language)) for one in articles],
    }
    with translation.override(language):
        return render(request, "knowledge/public_product.html", shown)
