"""Recorded contacts: of today, one of them, its corrections and what it belongs to."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from leidraad.contacts import actions
from leidraad.contacts.desk.shown import correction_page
from leidraad.contacts.desk.signed_in import EmployeeRequest
from leidraad.contacts.forms import read_closing
from leidraad.contacts.forms.correcting import LinkForm, read_reason
from leidraad.contacts.models import Contact
from leidraad.history.events import looked_up, old_values
from leidraad.organisation.access import only_for

A_PAGE = 50
MEANWHILE = (
    "Een collega heeft dit contact net ook gecorrigeerd. Open het contact opnieuw in een ander "
    "tabblad, vergelijk, en neem over wat nodig is. Wat je hier typte staat er nog."
)


@only_for("contacts.view_contact")
def contacts(request: EmployeeRequest) -> HttpResponse:
    """The contacts of a day: my own, or those of the team."""
    day = _day(request.GET.get("dag", "")) or localdate()
    whose = "team" if request.GET.get("van") == "team" else "mij"
    found = Contact.objects.on(day).for_list()
    mine = found.by(request.user)
    team = found.of_team(request.user.department)
    batch = Paginator(team if whose == "team" else mine, A_PAGE).get_page(
        request.GET.get("bladzijde")
    )
    shown = {
        "day": day,
        "whose": whose,
        "batch": batch,
        "tabs": [
            {"label": "Van mij", "url": f"?dag={day}", "count": mine.count()},
            {"label": "Van het team", "url": f"?dag={day}&van=team", "count": team.count()},
        ],
    }
    return render(request, "contacts/contacts.html", shown)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@only_for("contacts.view_contact")
def contact(request: EmployeeRequest, pk: int) -> HttpResponse:
    """One contact, with its questions, what it belongs to, and how it was before corrections."""
    found = get_object_or_404(Contact.objects.for_list(), pk=pk)
    if found.customer is not None:
        looked_up(type(found.customer), "contact bekeken", found=found.customer)
    return _contact_page(request, found, LinkForm())


def _contact_page(
    request: EmployeeRequest, found: Contact, form: LinkForm, *, status: int = 200
) -> HttpResponse:
    corrections = [
        (one, old_values(one.event) if one.event else None)
        for one in found.corrections.select_related("by", "event")
    ]
    shown = {
        "contact": found,
        "corrections": corrections,
        "links": found.links.select_related("by"),
        "may_correct": found.may_be_corrected_by(request.user, at=now()),
        "form": form,
    }
    return render(request, "contacts/contact.html", shown, status=status)


@only_for("contacts.change_contact", "contacts.change_any_contact")
def correction(request: EmployeeRequest, pk: int) -> HttpResponse:
    """Put right what was recorded wrongly; the old version is kept."""
    found = get_object_or_404(Contact.objects.for_list(), pk=pk)
    if not found.may_be_corrected_by(request.user, at=now()):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "contacts/correction.html", correction_page(found))
    typed = request.POST.dict() | {"submission": str(found.submission)}
    closing, problems = read_closing(typed)
    why, version = read_reason(typed, problems)
    if closing is None or problems:
        page = correction_page(found, typed=typed, problems=problems)
        return render(request, "contacts/correction.html", page, status=422)
    try:
        actions.correct(found, closing, by=request.user, why=why, version=version, at=now())
    except actions.CorrectedMeanwhile:
        page = correction_page(found, typed=typed, problems={"why": MEANWHILE})
        return render(request, "contacts/correction.html", page, status=409)
    messages.success(request, "De correctie is bewaard. De oude versie blijft te zien.")
    return redirect("contacts:contact", pk=pk)


@only_for("contacts.add_contact")
@require_POST
def contact_links(request: EmployeeRequest, pk: int) -> HttpResponse:
    """Say afterwards which case, report or found item the contact was about."""
    found = get_object_or_404(Contact.objects.for_list(), pk=pk)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _contact_page(request, found, form, status=422)
    actions.link(found, **form.cleaned_data, by=request.user, at=now())
    return redirect("contacts:contact", pk=pk)
