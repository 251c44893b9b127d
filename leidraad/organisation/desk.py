"""What employees see of the organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from leidraad.organisation.access import for_employees, only_for
from leidraad.organisation.models import Employee


@for_employees
def home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in."""
    return render(request, "organisation/home.html")


@only_for("organisation.view_employee")
def employees(request: HttpRequest) -> HttpResponse:
    """Find a colleague by any word: name, number, job, phone, department."""
    words = request.GET.get("zoek", "")
    found = Employee.objects.active().matching(words)[:50]
    return render(
        request, "organisation/employees.html", {"employees": found, "words": words, "at": now()}
    )
