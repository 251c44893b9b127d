"""Callback requests: the work list, and one of them with all that can be done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from leidraad.contacts import actions
from leidraad.contacts.desk.signed_in import EmployeeRequest
from leidraad.contacts.forms.requests import (
    AttemptForm,
    ChangeForm,
    FindForm,
    HandleForm,
    RerouteForm,
)
from leidraad.contacts.models import CallbackRequest
from leidraad.history.events import looked_up
from leidraad.organisation.access import only_for

MAY_SEE = "contacts.view_callbackrequest"
MAY_HANDLE = ("contacts.change_callbackrequest", "contacts.change_any_callbackrequest")
A_PAGE = 50
LIST = "contacts:callback-requests"


@only_for(MAY_SEE)
def callback_requests(request: EmployeeRequest) -> HttpResponse:
    """The work list by urgency; what I put out; what is done."""
    seen = CallbackRequest.objects.visible_to(request.user)
    work = CallbackRequest.objects.for_work_of(request.user)
    if request.user.has_perm("contacts.change_any_callbackrequest"):
        work = seen
    views = {
        "werk": ("Werkvoorraad", work.open()),
        "uitgezet": ("Door mij uitgezet", CallbackRequest.objects.put_out_by(request.user)),
        "klaar": ("Afgehandeld", seen.handled()),
    }
    chosen = request.GET.get("toon", "werk")
    chosen = chosen if chosen in views else "werk"
    rows = views[chosen][1].by_urgency().for_list()
    if chosen != "werk":
        rows = rows.order_by("-made_at")
    shown = {
        "batch": Paginator(rows, A_PAGE).get_page(request.GET.get("bladzijde")),
        "tabs": [
            {
                "label": label,
                "url": f"?toon={slug}",
                "count": found.count() if slug == "werk" else "",
            }
            for slug, (label, found) in views.items()
        ],
        "current": views[chosen][0],
        "late": work.overdue(at=now()).count(),
        "at": now(),
        "form": FindForm(),
    }
    return render(request, "contacts/callback_requests.html", shown)


@only_for(MAY_SEE)
@require_POST
def found_requests(request: EmployeeRequest) -> HttpResponse:
    """By telephone number or e-mail address; by POST, so that it stands in no address or log."""
    form = FindForm(request.POST)
    rows = CallbackRequest.objects.none()
    if form.is_valid():
        typed = form.cleaned_data["typed"]
        rows = CallbackRequest.objects.reached_at(
            phone=form.phone(typed) or "", email=form.email(typed) or ""
        )
        looked_up(CallbackRequest, "gezocht op telefoon of e-mail")
    shown = {
        "batch": Paginator(rows.order_by("-made_at").for_list(), A_PAGE).get_page(1),
        "tabs": [{"label": "Terug naar de werkvoorraad", "url": reverse(LIST), "count": ""}],
        "current": "",
        "late": 0,
        "at": now(),
        "form": form,
        "searched": form.is_valid(),
    }
    status = 422 if form.errors else 200
    return render(request, "contacts/callback_requests.html", shown, status=status)


def _one(pk: int) -> CallbackRequest:
    """At the desk everyone may read every request: a customer asks after it, whoever answers."""
    return get_object_or_404(CallbackRequest.objects.for_list(), pk=pk)


def _to_handle(request: EmployeeRequest, pk: int) -> CallbackRequest:
    found = _one(pk)
    if not found.may_be_handled_by(request.user):
        raise PermissionDenied
    return found


@only_for(MAY_SEE)
def callback_request(request: EmployeeRequest, pk: int) -> HttpResponse:
    """One request. Posting changes its text; a colleague's change meanwhile is shown, never overwritten."""
    found = _one(pk)
    if request.method != "POST":
        looked_up(CallbackRequest, "bekeken", found=found)
        return _page(request, found)
    if not found.may_be_changed_by(request.user):
        raise PermissionDenied
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _page(request, found, change=form, status=422)
    try:
        actions.change(found, **form.cleaned_data)
    except actions.Conflict as conflict:
        return _both(request, conflict.stored, form)
    messages.success(request, "De wijziging is bewaard.")
    return redirect("contacts:callback-request", pk)


def _both(request: EmployeeRequest, stored: CallbackRequest, mine: ChangeForm) -> HttpResponse:
    """What was typed here, and beside it what a colleague saved; saving again is then a choice."""
    again = ChangeForm({**mine.cleaned_data, "version": stored.version})
    return _page(request, stored, change=again, theirs=stored, status=409)


@only_for(*MAY_HANDLE)
@require_POST
def attempts(request: EmployeeRequest, pk: int) -> HttpResponse:
    """Called, no answer."""
    found = _to_handle(request, pk)
    form = AttemptForm(request.POST)
    if not form.is_valid():
        return _page(request, found, attempt=form, status=422)
    try:
        actions.note_attempt(found, by=request.user, at=now(), **form.cleaned_data)
    except actions.Conflict as conflict:
        return _too_late(request, conflict.stored, {"attempt": form})
    messages.success(request, "De belpoging is genoteerd.")
    return redirect("contacts:callback-request", pk)


@only_for(*MAY_HANDLE)
@require_POST
def handling(request: EmployeeRequest, pk: int) -> HttpResponse:
    """The customer was called and helped."""
    found = _to_handle(request, pk)
    form = HandleForm(request.POST)
    if not form.is_valid():
        return _page(request, found, handle=form, status=422)
    try:
        actions.handle(found, by=request.user, at=now(), **form.cleaned_data)
    except actions.Conflict as conflict:
        return _too_late(request, conflict.stored, {"handle": form})
    messages.success(request, "Het terugbelverzoek is afgehandeld.")
    return redirect(LIST)


@only_for(*MAY_HANDLE)
@require_POST
def rerouting(request: EmployeeRequest, pk: int) -> HttpResponse:
    """It is for another department or colleague."""
    found = _to_handle(request, pk)
    form = RerouteForm(request.POST)
    if not form.is_valid():
        return _page(request, found, reroute=form, status=422)
    department, employee = form.cleaned_data["department"], form.cleaned_data["employee"]
    try:
        actions.reroute(
            found,
            department_id=department.pk if department else None,
            employee_id=employee.pk if employee else None,
            why=form.cleaned_data["why"],
            version=form.cleaned_data["version"],
            by=request.user,
            at=now(),
        )
    except actions.Conflict as conflict:
        return _too_late(request, conflict.stored, {"reroute": form})
    messages.success(request, "Het terugbelverzoek is doorgezet.")
    return redirect(LIST)


def _too_late(
    request: EmployeeRequest, stored: CallbackRequest, typed: dict[str, Form]
) -> HttpResponse:
    """A colleague was first. What was typed stays, with the new version to follow."""
    again = {
        name: type(form)({**form.cleaned_data, "version": stored.version})
        for name, form in typed.items()
    }
    return _page(request, stored, theirs=stored, status=409, **again)


@only_for(MAY_SEE)
@require_POST
def presence(request: EmployeeRequest, pk: int) -> HttpResponse:
    """I have it before me; who else has, and did anyone change it since I opened it?"""
    found = _one(pk)
    at = now()
    actions.seen_by(found, request.user, at=at)
    shown = {
        "callback": found,
        "others": found.others_here(request.user, at=at),
        "is_changed": str(found.version) != request.POST.get("version", ""),
    }
    return render(request, "contacts/callback_request.html#presence", shown)


def _page(
    request: EmployeeRequest, found: CallbackRequest, *, status: int = 200, **forms: Any
) -> HttpResponse:
    version = {"version": found.version}
    text = {
        "question": found.question,
        "internal_note": found.internal_note,
        "reachable": found.reachable,
    }
    shown = {
        "callback": found,
        "others": [],
        "is_changed": False,
        "answers": found.answers.all(),
        "attempts": found.attempts.select_related("by"),
        "reroutings": found.reroutings.select_related("by", "from_department", "to_department"),
        "is_late": found.is_overdue(at=now()),
        "may_handle": found.may_be_handled_by(request.user) and not found.is_handled,
        "may_change": found.may_be_changed_by(request.user) and not found.is_handled,
        "change": ChangeForm(initial=version | text),
        "attempt": AttemptForm(),
        "handle": HandleForm(initial=version),
        "reroute": RerouteForm(initial=version),
        "theirs": None,
    }
    return render(request, "contacts/callback_request.html", shown | forms, status=status)
