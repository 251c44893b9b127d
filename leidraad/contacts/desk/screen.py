"""The desk: one screen on which a contact is taken, answered and closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.views.decorators.http import require_POST

from leidraad.contacts import actions
from leidraad.contacts.desk.shown import desk_page, state_of
from leidraad.contacts.desk.signed_in import EmployeeRequest
from leidraad.contacts.forms import read_closing, read_draft
from leidraad.contacts.models import Contact, QuestionSet, RunningContact
from leidraad.contacts.used import Used, what_follows
from leidraad.organisation.access import only_for
from leidraad.organisation.models import Department, Employee

MAY_RECORD = "contacts.add_contact"
OTHER_SCREEN = (
    "Dit contact is intussen op een ander scherm gewijzigd. Neem over wat nodig is en bewaar opnieuw. "
    "Daar staat:"
)


def by_script(request: EmployeeRequest) -> bool:
    """A script asks for data; a browser without scripts posts a form and wants a page."""
    headers = request.headers
    return "HX-Request" in headers or headers.get("Accept") == "application/json"


def desk_of(uuid: UUID) -> str:
    return f"{reverse('contacts:desk')}?contact={uuid}"


@only_for(MAY_RECORD)
def desk(request: EmployeeRequest) -> HttpResponse:
    """The running contacts of this employee, and room for the next."""
    page = desk_page(request.user, request.GET.get("contact", ""), at=now())
    return render(request, "contacts/desk.html", page)


@only_for(MAY_RECORD)
@require_POST
def running_contacts(request: EmployeeRequest) -> HttpResponse:
    """Start a contact without a script; with one the screen chooses the uuid itself."""
    uuid = uuid4()
    draft, problems = read_draft(request.POST)
    if draft is None:
        return _not_yet(request, problems)
    actions.keep(uuid, by=request.user, at=now(), **vars(draft) | {"version": 0})
    return redirect(desk_of(uuid))


@only_for(MAY_RECORD)
@require_POST
def running_contact(request: EmployeeRequest, uuid: UUID) -> HttpResponse:
    """Keep what is typed so far. 409: another screen was first; 410: it is finished already."""
    draft, problems = read_draft(request.POST)
    if draft is None:
        return _not_yet(request, problems)
    at = now()
    try:
        version = actions.keep(uuid, by=request.user, at=at, **vars(draft))
    except actions.OtherVersion as other:
        return _other_version(request, other.stored)
    except actions.AlreadyFinished:
        return JsonResponse({}, status=410) if by_script(request) else redirect("contacts:desk")
    if not by_script(request):
        return redirect(desk_of(uuid))
    return JsonResponse({"version": version, "saved_at": f"{localtime(at):%H:%M}"})


@only_for(MAY_RECORD)
@require_POST
def cancellation(request: EmployeeRequest, uuid: UUID) -> HttpResponse:
    """Throw a running contact away; for half an hour it can be restored."""
    running = RunningContact.objects.filter(uuid=uuid, employee=request.user).first()
    if running is not None:
        actions.cancel(running, at=now())
    return HttpResponse(status=204) if by_script(request) else redirect("contacts:desk")


@only_for(MAY_RECORD)
@require_POST
def restoration(request: EmployeeRequest, uuid: UUID) -> HttpResponse:
    """Bring a cancelled contact back."""
    at = now()
    cancelled = RunningContact.objects.cancelled_lately(request.user, at=at)
    running = get_object_or_404(cancelled, uuid=uuid)
    actions.restore(running)
    return JsonResponse(state_of(running, at=at)) if by_script(request) else redirect(desk_of(uuid))


@only_for(MAY_RECORD)
@require_POST
def finish(request: EmployeeRequest) -> HttpResponse:
    """Record the contact. The same submission again is answered as the first time; 409: see above."""
    closing, problems = read_closing(request.POST)
    if closing is None:
        return _not_yet(request, problems)
    try:
        contact = actions.record(closing, by=request.user, at=now())
    except actions.OtherVersion as other:
        return _other_version(request, other.stored)
    if not by_script(request):
        return redirect("contacts:desk")
    return JsonResponse({"contact": contact.pk}, status=201)


def _not_yet(request: EmployeeRequest, problems: dict[str, str]) -> HttpResponse:
    if by_script(request):
        return JsonResponse({"problems": problems}, status=422)
    return _as_typed(request, problems, status=422)


def _other_version(request: EmployeeRequest, stored: RunningContact) -> HttpResponse:
    """Both texts: the script shows them side by side; without one the stored text comes at the note."""
    if by_script(request):
        return JsonResponse(state_of(stored, at=now()), status=409)
    theirs = stored.typed.get("note", "")
    return _as_typed(request, {"note": f"{OTHER_SCREEN} {theirs}"}, status=409)


def _as_typed(request: EmployeeRequest, problems: dict[str, str], *, status: int) -> HttpResponse:
    """The whole page with what was just posted in its fields: nothing typed is lost."""
    typed = request.POST.dict()
    page = desk_page(request.user, typed.get("submission", ""), at=now(), typed=typed)
    return render(request, "contacts/desk.html", page | {"problems": problems}, status=status)


@only_for(MAY_RECORD)
def today(request: EmployeeRequest) -> HttpResponse:
    """How many contacts today: mine, and those of the team."""
    return render(request, "contacts/desk.html#today", counts(request.user))


def counts(employee: Employee) -> dict[str, Any]:
    done = Contact.objects.on(localtime(now()).date())
    return {
        "mine": done.by(employee).count(),
        "team": done.of_team(employee.department).count(),
    }


@only_for(MAY_RECORD)
def used_answer(request: EmployeeRequest) -> HttpResponse:
    """What the closing takes over from an answer that was used."""
    name = request.GET.get("antwoord", "")
    used = what_follows([name]).get(name, Used())
    department = Department.objects.filter(pk=used.department_id or 0).first()
    return JsonResponse({"department": department.slug if department else ""})


@only_for(MAY_RECORD)
def department_questions(request: EmployeeRequest) -> HttpResponse:
    """The questions of a department, and the colleagues a request can be addressed to."""
    slug = request.GET.get("afdeling", "")
    question_sets = QuestionSet.objects.in_use().filter(department__slug=slug)
    colleagues = Employee.objects.active().filter(department__slug=slug) if slug else []
    shown: dict[str, Any] = {
        "question_set": question_sets.prefetch_related("questions").first(),
        "colleagues": colleagues,
        "typed": {},
        "problems": {},
    }
    return render(request, "contacts/desk.html#department_questions", shown)
