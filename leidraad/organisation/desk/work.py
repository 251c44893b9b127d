"""For everyone who works here: the first page, colleagues, where I am, my password."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from leidraad.calculations.working_days import holiday_name
from leidraad.organisation import actions
from leidraad.organisation.access import for_employees, only_for
from leidraad.organisation.forms import OwnPasswordForm
from leidraad.organisation.models import ClosedDay, Employee, Presence
from leidraad.organisation.permissions import role_names

MOST = 50
PRESENCE_KEYS = [(kind, text, f"Alt+{nr}") for nr, (kind, text) in enumerate(Presence.KINDS, 1)]


@for_employees
def home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in: the doors of my role, and where my team is today."""
    employee, at = cast(Employee, request.user), now()
    team = Employee.objects.none()
    if employee.department_id:
        same = Employee.objects.active().filter(department=employee.department_id)
        team = same.exclude(pk=employee.pk).with_presence(at=at)
    today = localdate(at)
    closed = ClosedDay.objects.filter(day=today).first()
    context = {
        "team": team,
        "mine": employee.presence_at(at),
        "presence_keys": PRESENCE_KEYS,
        "roles": role_names(employee.groups.values_list("name", flat=True)),
        "special_day": closed.name if closed else holiday_name(today),
    }
    return render(request, "organisation/home.html", context)


@only_for("organisation.view_employee")
def employees(request: HttpRequest) -> HttpResponse:
    """Find a colleague by any word: name, number, job, phone, department, skill."""
    words = request.GET.get("zoek", "")[:200]
    at = now()
    matching = Employee.objects.active().matching(words).with_presence(at=at)
    found = list(matching.prefetch_related("skills")[: MOST + 1])
    context = {
        "employees": found[:MOST],
        "words": words,
        "has_more": len(found) > MOST,
        "mine": cast(Employee, request.user).presence_at(at),
        "presence_keys": PRESENCE_KEYS,
    }
    return render(request, "organisation/employees.html", context)


@for_employees
@require_POST
def presence(request: HttpRequest) -> HttpResponse:
    """I am here, at home, in a meeting, or away: one click, until the end of the day."""
    kind = request.POST.get("kind", "")
    if kind not in dict(Presence.KINDS):
        raise Http404
    actions.say_presence(cast(Employee, request.user), kind, at=now())
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return redirect(wanted if wanted and is_ours else "organisation:home")


@for_employees
def own_password(request: HttpRequest) -> HttpResponse:
    """Change my own password; this session stays, all others end."""
    employee = cast(Employee, request.user)
    form = OwnPasswordForm(employee, request.POST or None)
    if form.is_valid():
        actions.choose_password(employee, form.cleaned_data["password"])
        employee.refresh_from_db()
        update_session_auth_hash(request, employee)
        messages.success(request, "Je wachtwoord is gewijzigd.")
        return redirect("organisation:home")
    status = 422 if form.errors else 200
    return render(request, "organisation/password.html", {"form": form}, status=status)
