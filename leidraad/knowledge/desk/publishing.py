"""Revisions, and the way from draft to what people read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from leidraad.knowledge import actions
from leidraad.knowledge.comparing import compare
from leidraad.knowledge.desk import me
from leidraad.knowledge.forms import PlanForm, ReviewedForm, VerdictForm, WithdrawalForm
from leidraad.knowledge.models import (
    Feedback,
    Item,
    ItemFlag,
    PlannedPublication,
    Review,
    Revision,
)
from leidraad.organisation.access import only_for

MAY_EDIT, MAY_PUBLISH = "knowledge.change_item", "knowledge.publish_item"
OWN_WORK = "Je schreef deze versie zelf. Een collega kijkt haar na."
NOT_REVIEWED = "Laat deze versie eerst nakijken door een collega."


@only_for(MAY_EDIT)
def revisions(request: HttpRequest, slug: str) -> HttpResponse:
    """All versions of an item, newest first."""
    item = get_object_or_404(Item.objects.with_texts(), slug=slug)
    found = item.revisions.select_related("author", "review__by")
    return render(request, "knowledge/revisions.html", {"item": item, "revisions": found})


def _find(slug: str, number: int) -> Revision:
    rows = Revision.objects.select_related("item", "author", "review__by", "review__asked_by")
    return get_object_or_404(rows, item__slug=slug, number=number)


@only_for(MAY_EDIT)
def revision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version beside what people read now, or beside the version in `?met=`."""
    return _revision_page(request, _find(slug, number))


def _revision_page(
    request: HttpRequest, revision: Revision, status: int = 200, **forms: Any
) -> HttpResponse:
    item = Item.objects.with_texts().get(pk=revision.item_id)
    earlier = _earlier(request, item, revision)
    review = getattr(revision, "review", None)
    mine = request.user.pk in (revision.author_id, review and review.asked_by_id)
    shown = {
        "item": item,
        "revision": revision,
        "earlier": earlier,
        "differences": compare(earlier, revision) if earlier else [],
        "review": review,
        "is_mine": mine,
        "is_newest": item.revisions.values_list("number", flat=True)[0] == revision.number,
        "is_read": item.is_published and item.publication.revision_id == revision.pk,
        "is_approved": revision.from_source or (review and review.verdict == Review.APPROVED),
        "plan": PlannedPublication.objects.filter(item=item).first(),
        "verdict_form": VerdictForm(),
        "plan_form": PlanForm(),
        **forms,
    }
    return render(request, "knowledge/revision.html", shown, status=status)


def _earlier(request: HttpRequest, item: Item, revision: Revision) -> Revision | None:
    """With what it is compared: the one asked for, what people read, or else the one before."""
    asked = request.GET.get("met", "")
    if asked.isdigit():
        return item.revisions.filter(number=int(asked)).first()
    if item.is_published and item.publication.revision_id != revision.pk:
        return item.publication.revision
    return item.revisions.filter(number__lt=revision.number).first()


@only_for(MAY_EDIT)
@require_POST
def restoration(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Bring the words of an earlier version back, as a new draft."""
    made = actions.restore(_find(slug, number), by=me(request), at=now())
    messages.success(request, f"Versie {number} staat klaar als nieuwe versie {made.number}.")
    return redirect("knowledge:revision", slug, made.number)


@only_for(MAY_EDIT)
@require_POST
def review(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask a colleague to look at this version."""
    actions.ask_review(_find(slug, number), by=me(request), at=now())
    messages.success(request, "De versie staat op de lijst van je collega's.")
    return redirect("knowledge:revision", slug, number)


@only_for(MAY_PUBLISH)
@require_POST
def verdict(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The second person approves, or sends it back with a reason."""
    revision, form = _find(slug, number), VerdictForm(request.POST)
    asked = get_object_or_404(Review, revision=revision)
    if not form.is_valid():
        return _revision_page(request, revision, status=422, verdict_form=form)
    if form.cleaned_data["verdict"] == Review.SENT_BACK:
        actions.send_back(asked, form.cleaned_data["remark"], by=me(request), at=now())
        return redirect("knowledge:editors")
    try:
        actions.approve(asked, by=me(request), at=now())
    except actions.OwnWork:
        form.add_error(None, OWN_WORK)
        return _revision_page(request, revision, status=422, verdict_form=form)
    return redirect("knowledge:revision", slug, number)


@only_for(MAY_PUBLISH)
@require_POST
def publication(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Let people read this version, now or at the moment chosen."""
    revision, form = _find(slug, number), PlanForm(request.POST)
    if not form.is_valid():
        return _revision_page(request, revision, status=422, plan_form=form)
    try:
        if when := form.cleaned_data["when"]:
            actions.plan(revision, when=when, by=me(request))
            messages.success(request, "De publicatie staat gepland.")
        else:
            actions.publish(revision, by=me(request), at=now())
            messages.success(request, "Gepubliceerd. Iedereen leest nu deze versie.")
    except actions.NotReviewed:
        form.add_error(None, NOT_REVIEWED)
        return _revision_page(request, revision, status=422, plan_form=form)
    return redirect("knowledge:item", slug)


@only_for(MAY_PUBLISH)
def withdrawal(request: HttpRequest, slug: str) -> HttpResponse:
    """Take an item away from everyone, with the reason."""
    item = get_object_or_404(Item.objects.with_texts(), slug=slug)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(item, form.cleaned_data["why"], by=me(request))
        messages.success(request, "Ingetrokken. Niemand leest dit item nog.")
        return redirect("knowledge:item", slug)
    status = 422 if form.errors else 200
    return render(request, "knowledge/withdrawal.html", {"item": item, "form": form}, status=status)


@only_for(MAY_EDIT)
@require_POST
def looked_at(request: HttpRequest, slug: str) -> HttpResponse:
    """The item still holds, until the next time."""
    item, form = get_object_or_404(Item, slug=slug), ReviewedForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["next_by"])))
    else:
        actions.reviewed(item, next_by=form.cleaned_data["next_by"], by=me(request))
        messages.success(request, "Genoteerd dat het nog klopt.")
    return redirect("knowledge:item", slug)


@only_for(MAY_EDIT)
def flag(request: HttpRequest, pk: int) -> HttpResponse:
    """What the source says now, beside what we say; take it over, or leave it."""
    rows = ItemFlag.objects.select_related("item__publication__revision")
    found = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        return _settle(request, found)
    newest = found.item.revisions.first()
    proposal = Revision(item=found.item, **found.proposal) if found.proposal else None
    parts = compare(newest, proposal) if newest and proposal else []
    return render(request, "knowledge/flag.html", {"flag": found, "differences": parts})


def _settle(request: HttpRequest, flag: ItemFlag) -> HttpResponse:
    if "overnemen" in request.POST:
        made = actions.take_over_source(flag, by=me(request), at=now())
        if made is not None:
            return redirect("knowledge:revision", flag.item.slug, made.number)
    actions.settle(flag, by=me(request), at=now())
    return redirect("knowledge:editors")


@only_for(MAY_EDIT)
def editors(request: HttpRequest) -> HttpResponse:
    """What needs me: all that waits for an editor, on one page."""
    today, employee = localdate(), me(request)
    newest = Revision.objects.newest().select_related("item", "author", "review__asked_by")
    flags = ItemFlag.objects.filter(settled_at__isnull=True)
    feedback = Feedback.objects.unsettled()
    shown = {
        "to_review": newest.filter(review__verdict="")
        .exclude(author=employee)
        .exclude(review__asked_by=employee),
        "approved": newest.filter(review__verdict=Review.APPROVED, publication__isnull=True),
        "sent_back": newest.filter(review__verdict=Review.SENT_BACK, author=employee),
        "unfinished": newest.filter(author=employee, review__isnull=True, publication__isnull=True),
        "late": Item.objects.to_be_reviewed_on(today).with_texts().order_by("review_by"),
        "flags": flags.select_related("item__publication__revision"),
        "open_feedback": feedback.filter(owner=None).select_related("item__publication__revision"),
        "my_feedback": feedback.filter(owner=employee).select_related(
            "item__publication__revision"
        ),
        "planned": PlannedPublication.objects.select_related("item", "revision").order_by("at"),
    }
    return render(request, "knowledge/editors.html", shown)
