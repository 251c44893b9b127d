"""Feedback from the desk, and the queue in which it is handled."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from leidraad.knowledge import actions
from leidraad.knowledge.desk import me
from leidraad.knowledge.forms import FeedbackForm, HandlingForm, NotFoundForm
from leidraad.knowledge.models import Feedback, Item
from leidraad.organisation.access import only_for
from leidraad.organisation.models import Employee

MAY_REPORT, MAY_HANDLE = "knowledge.add_feedback", "knowledge.change_feedback"
TABS = [
    ("open", "Open"),
    ("opgepakt", "Opgepakt"),
    ("klaar", "Afgehandeld"),
]
STATUSES = {
    "open": [Feedback.OPEN],
    "opgepakt": [Feedback.TAKEN],
    "klaar": [Feedback.SOLVED, Feedback.DECLINED],
}


def _part(request: HttpRequest, name: str) -> str:
    return f"#{name}" if request.headers.get("HX-Request") else ""


@only_for(MAY_REPORT)
def feedback_on(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what is the matter with an item; htmx gets and posts only the form."""
    item = get_object_or_404(Item.objects.with_texts(), slug=slug)
    form = FeedbackForm(request.POST or None, initial={"quote": request.GET.get("zin", "")[:1000]})
    shown = {"item": item, "form": form}
    if request.method == "POST" and form.is_valid():
        actions.report_feedback(item, by=me(request), at=now(), **form.cleaned_data)
        return _thanks(request)
    status = 422 if form.errors else 200
    template = f"knowledge/feedback_form.html{_part(request, 'form')}"
    return render(request, template, shown, status=status)


@only_for(MAY_REPORT)
def not_found(request: HttpRequest) -> HttpResponse:
    """Say what was searched in vain: `?woorden=` fills it in; htmx gets and posts only the form."""
    form = NotFoundForm(
        request.POST or None, initial={"words": request.GET.get("woorden", "")[:200]}
    )
    if request.method == "POST" and form.is_valid():
        words, remark = form.cleaned_data["words"], form.cleaned_data["remark"]
        actions.report_not_found(words, remark=remark, by=me(request), at=now())
        return _thanks(request)
    status = 422 if form.errors else 200
    template = f"knowledge/feedback_form.html{_part(request, 'form')}"
    return render(request, template, {"form": form}, status=status)


def _thanks(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render(request, "knowledge/feedback_form.html#thanks")
    messages.success(request, "Doorgegeven aan de redactie. Het antwoord vind je bij je meldingen.")
    return redirect("knowledge:my-feedback")


@only_for(MAY_REPORT)
def my_feedback(request: HttpRequest) -> HttpResponse:
    """What I reported, and what became of it."""
    found = me(request).feedback_given.select_related("item__publication__revision", "owner")
    mine = found.prefetch_related("handlings__by").order_by("-reported_at")
    batch = Paginator(mine, 25).get_page(request.GET.get("bladzijde"))
    return render(request, "knowledge/my_feedback.html", {"batch": batch})


@only_for(MAY_HANDLE)
def queue(request: HttpRequest) -> HttpResponse:
    """All feedback by status, oldest first."""
    state = request.GET.get("staat", "open")
    state = state if state in STATUSES else "open"
    found = Feedback.objects.filter(status__in=STATUSES[state]).select_related(
        "item__publication__revision", "reported_by", "owner"
    )
    if state == "klaar":
        found = found.order_by("-reported_at")
    counts = {
        name: Feedback.objects.filter(status__in=some).count() for name, some in STATUSES.items()
    }
    shown = {
        "batch": Paginator(found, 50).get_page(request.GET.get("bladzijde")),
        "state": state,
        "tabs": [
            {"label": label, "url": f"?staat={name}", "count": counts[name]} for name, label in TABS
        ],
        "current": f"?staat={state}",
    }
    return render(request, "knowledge/feedback_queue.html", shown)


@only_for(MAY_HANDLE)
def feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: read it, take it, answer it."""
    rows = Feedback.objects.select_related("item__publication__revision", "reported_by", "owner")
    found = get_object_or_404(rows, pk=pk)
    form = HandlingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _handle(found, form.cleaned_data, by=me(request))
        return redirect("knowledge:feedback-report", pk)
    same = Feedback.objects.none()
    if found.kind == Feedback.NOT_FOUND:
        same = Feedback.objects.same_words(found.words).exclude(pk=found.pk)
    shown = {
        "feedback": found,
        "form": form,
        "same": same.count(),
        "handlings": found.handlings.select_related("by"),
    }
    status = 422 if form.errors else 200
    return render(request, "knowledge/feedback.html", shown, status=status)


def _handle(feedback: Feedback, data: dict[str, str], *, by: Employee) -> None:
    at, answer = now(), data["answer"]
    match data["status"]:
        case Feedback.TAKEN:
            actions.take(feedback, by=by, at=at)
        case Feedback.OPEN:
            actions.hand_back(feedback, by=by, at=at)
        case Feedback.SOLVED:
            actions.solve(feedback, answer, by=by, at=at)
        case _:
            actions.decline(feedback, answer, by=by, at=at)
