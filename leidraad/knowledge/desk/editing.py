"""Writing: the words of an item, its properties, and how easy they read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from leidraad.knowledge import actions
from leidraad.knowledge.comparing import compare
from leidraad.knowledge.desk import me
from leidraad.knowledge.forms import DraftForm, PropertiesForm
from leidraad.knowledge.models import Item, Product, Revision
from leidraad.knowledge.plain_language import judge
from leidraad.organisation.access import only_for

MAY_EDIT = "knowledge.change_item"


@only_for(MAY_EDIT)
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a new revision, on top of the newest."""
    item = get_object_or_404(Item.objects.with_texts(), slug=slug)
    newest = item.revisions.first()
    initial = DraftForm.words_of(newest) if newest else {"based_on": 0}
    form = DraftForm(request.POST or None, item=item, initial=initial)
    if request.method != "POST":
        return _text_page(request, item, form)
    if not form.is_valid():
        return _text_page(request, item, form, status=422)
    try:
        saved = actions.save_draft(
            item,
            form.texts(),
            form.internal_words(),
            based_on=form.cleaned_data["based_on"],
            by=me(request),
            at=now(),
            remark=form.cleaned_data["remark"],
        )
    except actions.OtherRevision as other:
        return _somebody_was_first(request, item, form, other.newest)
    messages.success(
        request, f"Opgeslagen als versie {saved.number}. Vraag een collega om na te kijken."
    )
    return redirect("knowledge:revision", item.slug, saved.number)


def _text_page(
    request: HttpRequest, item: Item, form: DraftForm, status: int = 200, **more: Any
) -> HttpResponse:
    shown = {"item": item, "form": form, **more}
    return render(request, "knowledge/text.html", shown, status=status)


def _somebody_was_first(
    request: HttpRequest, item: Item, form: DraftForm, newest: Revision
) -> HttpResponse:
    """Nothing typed is lost: both texts are on the screen, and the next save is on top of theirs."""
    mine = Revision(item=item, texts=form.texts(), internal_note=form.internal_words())
    form.data = {**form.data.dict(), "based_on": str(newest.number)}  # type: ignore[attr-defined]
    return _text_page(
        request, item, form, status=409, newest=newest, differences=compare(newest, mine)
    )


@only_for(MAY_EDIT)
def properties(request: HttpRequest, slug: str) -> HttpResponse:
    """Owner, dates, product, topic, related items."""
    item = get_object_or_404(Item.objects.with_texts(), slug=slug)
    form = PropertiesForm(request.POST or None, instance=item)
    if request.method == "POST" and form.is_valid():
        actions.change_properties(form.instance, form.cleaned_data["related"], by=me(request))
        messages.success(request, "De eigenschappen zijn opgeslagen.")
        return redirect("knowledge:item", slug)
    shown = {"item": item, "form": form, "products": Product.objects.municipal().only("name")}
    status = 422 if form.errors else 200
    return render(request, "knowledge/properties.html", shown, status=status)


@only_for(MAY_EDIT)
@require_POST
def reading_level(request: HttpRequest) -> HttpResponse:
    """How easy the field reads in which someone types: `?veld=` says which."""
    name = request.GET.get("veld", "")
    language = "en" if name.startswith("en_") else "nl"
    judged = judge(request.POST.get(name, ""), language)
    return render(request, "knowledge/text.html#level", {"judged": judged})
