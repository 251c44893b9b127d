"""For the administrator: departments, skills, opening hours and closed days."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from leidraad.calculations.working_days import holiday_name, national_holidays
from leidraad.organisation import actions
from leidraad.organisation.access import for_employees, only_for
from leidraad.organisation.forms import (
    ClosedDayForm,
    DepartmentForm,
    OpeningHoursForm,
    SkillForm,
)
from leidraad.organisation.models import ClosedDay, Department, OpeningHours, Skill

SAVED = "De wijziging is bewaard."


@only_for("organisation.change_department")
def departments(request: HttpRequest) -> HttpResponse:
    rows = Department.objects.select_related("part_of")
    context = {"things": rows, "title": "Afdelingen", "kind": "department"}
    return render(request, "organisation/things.html", context)


@only_for("organisation.change_department")
def department(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new department, or a change of one."""
    found = get_object_or_404(Department, pk=pk) if pk else None
    form = DepartmentForm(request.POST or None, thing=found)
    if form.is_valid():
        try:
            actions.save_department(found, **form.cleaned_data)
        except ValueError:
            form.add_error("part_of", "Een afdeling kan geen onderdeel van zichzelf zijn.")
        else:
            messages.success(request, SAVED)
            return redirect("organisation:departments")
    return _thing_page(request, form, found, "Afdeling", "organisation:departments")


@only_for("organisation.change_skill")
def skills(request: HttpRequest) -> HttpResponse:
    context = {"things": Skill.objects.all(), "title": "Vaardigheden", "kind": "skill"}
    return render(request, "organisation/things.html", context)


@only_for("organisation.change_skill")
def skill(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new skill, or a change of one."""
    found = get_object_or_404(Skill, pk=pk) if pk else None
    form = SkillForm(request.POST or None, thing=found)
    if form.is_valid():
        actions.save_skill(found, **form.cleaned_data)
        messages.success(request, SAVED)
        return redirect("organisation:skills")
    return _thing_page(request, form, found, "Vaardigheid", "organisation:skills")


def _thing_page(
    request: HttpRequest, form: SkillForm, found: object, title: str, back: str
) -> HttpResponse:
    context = {"form": form, "thing": found, "title": title, "back": back}
    status = 422 if form.errors else 200
    return render(request, "organisation/thing.html", context, status=status)


@for_employees
def opening_hours(request: HttpRequest) -> HttpResponse:
    """When counters and the telephone are open, and on which days nobody works."""
    today = localdate(now())
    context = {
        "places": _by_place(),
        "closed": ClosedDay.objects.filter(day__gte=today),
        "national": _holidays_after(today),
        "form": ClosedDayForm(),
    }
    return render(request, "organisation/opening_hours.html", context)


def _by_place() -> dict[str, list[tuple[str, list[OpeningHours]]]]:
    """Place -> for each weekday its name and its spans."""
    rows = list(OpeningHours.objects.all())
    places = sorted({row.place for row in rows})
    return {
        place: [
            (name, [row for row in rows if (row.place, row.weekday) == (place, day)])
            for day, name in OpeningHours.WEEKDAYS
        ]
        for place in places
    }


def _holidays_after(today: date) -> list[tuple[date, str]]:
    """The national holidays of the rest of this year and of next year."""
    known = national_holidays(today.year) | national_holidays(today.year + 1)
    return [(day, name) for day, name in known.items() if day >= today]


@only_for("organisation.change_openinghours")
def place(request: HttpRequest, name: str) -> HttpResponse:
    """The week of one counter, a line per day."""
    hours = list(OpeningHours.objects.filter(place=name))
    form = OpeningHoursForm(request.POST or None, hours=hours)
    if form.is_valid():
        actions.set_opening_hours(name, form.week)
        messages.success(request, SAVED)
        return redirect("organisation:opening-hours")
    status = 422 if form.errors else 200
    context = {"form": form, "place": name}
    return render(request, "organisation/place.html", context, status=status)


@only_for("organisation.change_closedday")
@require_POST
def closed_days(request: HttpRequest) -> HttpResponse:
    """One more day on which nobody works; says so when that day is a national holiday already."""
    form = ClosedDayForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "places": _by_place(), "closed": ClosedDay.objects.all()}
        return render(request, "organisation/opening_hours.html", context, status=422)
    day = form.cleaned_data["day"]
    actions.add_closed_day(day, form.cleaned_data["name"])
    messages.success(request, "De sluitingsdag is bewaard.")
    if holiday := holiday_name(day):
        messages.warning(request, f"Let op: {day:%d-%m-%Y} is al een feestdag ({holiday}).")
    return redirect("organisation:opening-hours")


@only_for("organisation.change_closedday")
@require_POST
def removed_closed_day(request: HttpRequest, pk: int) -> HttpResponse:
    """The municipality works on this day after all."""
    for found in ClosedDay.objects.filter(pk=pk):
        actions.remove_closed_day(found)
    messages.success(request, "De sluitingsdag is verwijderd.")
    return redirect("organisation:opening-hours")
