"""For the administrator: employees and what they may do."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from leidraad.organisation import actions
from leidraad.organisation.access import only_for
from leidraad.organisation.forms import EmployeeForm
from leidraad.organisation.models import Employee
from leidraad.organisation.permissions import role_names, roles_and_permissions


@only_for("organisation.change_employee")
def administration(request: HttpRequest) -> HttpResponse:
    """Everyone, also who left, to add and to change."""
    words = request.GET.get("zoek", "")[:200]
    rows = Employee.objects.matching(words).prefetch_related("groups")
    batch = Paginator(rows, 50).get_page(request.GET.get("bladzijde"))
    rows_with_roles = [
        (row, ", ".join(role_names(group.name for group in row.groups.all()))) for row in batch
    ]
    context = {"batch": batch, "rows": rows_with_roles, "words": words}
    return render(request, "organisation/administration.html", context)


@only_for("organisation.change_employee")
def new_employee(request: HttpRequest) -> HttpResponse:
    form = EmployeeForm(request.POST or None)
    if form.is_valid():
        employee = actions.hire(**form.cleaned_data)
        messages.success(request, "De medewerker is toegevoegd. Maak nu een link om in te loggen.")
        return redirect("organisation:employee", employee.pk)
    return _employee_page(request, form, None)


@only_for("organisation.change_employee")
def employee(request: HttpRequest, pk: int) -> HttpResponse:
    """Change department, substitute, skills, roles; or note that someone left."""
    found = get_object_or_404(Employee.objects.select_related("department", "substitute"), pk=pk)
    form = EmployeeForm(request.POST or None, employee=found)
    if form.is_valid():
        try:
            actions.change_employee(found, **form.cleaned_data)
        except actions.LastAdministrator:
            form.add_error(
                "roles", "Dit is de laatste beheerder. Geef eerst een ander de rol Beheerder."
            )
        else:
            messages.success(request, "De wijziging is bewaard.")
            return redirect("organisation:employee", pk)
    return _employee_page(request, form, found)


def _employee_page(
    request: HttpRequest, form: EmployeeForm, found: Employee | None
) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form, "employee": found}
    return render(request, "organisation/employee.html", context, status=status)


@only_for("organisation.change_employee")
@require_POST
def password_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A link for the employee to choose a password, shown once: the administrator hands it over."""
    found = get_object_or_404(Employee.objects.active(), pk=pk)
    key, token = actions.make_password_link(found)
    path = reverse("organisation:choose-password", args=[key, token])
    context = {"employee": found, "link": request.build_absolute_uri(path)}
    return render(request, "organisation/password_link.html", context)


@only_for("organisation.view_employee")
def roles(request: HttpRequest) -> HttpResponse:
    """Which roles there are, and what each may do; they are set in the product, not on the screen."""
    return render(request, "organisation/roles.html", {"roles": roles_and_permissions()})
