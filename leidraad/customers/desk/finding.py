"""Find a customer, or make a new one known, while they talk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from leidraad.customers import actions
from leidraad.customers.desk.card import back_to
from leidraad.customers.forms import RegisterForm, SearchForm
from leidraad.customers.models import Customer
from leidraad.organisation.access import only_for

MOST = 10  # more is a list to browse, and nobody needs that many customers at once


@only_for("customers.view_customer")
def search(request: HttpRequest) -> HttpResponse:
    """By POST, so that what was typed is in no address bar, history or log."""
    form = SearchForm(request.POST or None)
    result = _found_by(form) if form.is_valid() else {}
    asks_a_part = request.headers.get("HX-Request") and request.method == "POST"
    template = "customers/results.html" if asks_a_part else "customers/search.html"
    status = 422 if form.errors else 200
    return render(request, template, {"form": form} | result, status=status)


def _found_by(form: SearchForm) -> dict[str, object]:
    found = list(Customer.objects.known().matching(form.clue)[: MOST + 1])
    too_many = len(found) > MOST
    found = [] if too_many else found
    why = "te veel klanten: geen getoond" if too_many else ""
    actions.note_look_up(form.kind_of_search, found, why=why)
    return {"found": found, "too_many": too_many, "searched": True}


@only_for("customers.add_customer")
def register(request: HttpRequest) -> HttpResponse:
    """A new customer; first a warning when we seem to know them already."""
    form = RegisterForm(request.POST or None, initial=_started_with(request))
    alike = _alike(form) if form.is_valid() else []
    if form.is_valid() and not alike:
        try:
            return back_to(request, actions.register(**form.details(), at=now()))
        except actions.AlreadyKnown as known:
            form.add_error(known.kind, "Dit nummer hoort al bij deze klant.")
            alike = [known.customer]
    if alike:
        actions.note_look_up("mogelijk al bekend bij inschrijven", alike)
    in_desk = bool(request.headers.get("HX-Request"))
    template = "register_form" if in_desk else "register"
    status = 422 if form.errors or alike else 200
    context = {"form": form, "alike": alike, "in_desk": in_desk}
    return render(request, f"customers/{template}.html", context, status=status)


def _started_with(request: HttpRequest) -> dict[str, object]:
    """From an organisation's page: a new establishment of it."""
    organisation = request.GET.get("vestiging-van", "")
    if not organisation.isdecimal():
        return {}
    return {"part_of": organisation, "kind": Customer.ORGANISATION}


def _alike(form: RegisterForm) -> list[Customer]:
    """Who may be the one on the line already; nobody when the employee said it is somebody else."""
    fields = form.cleaned_data
    if fields["is_somebody_else"]:
        return []
    known = Customer.objects.known()
    found = {row.pk: row for clue in form.clues() for row in known.matching(clue)[:5]}
    return [row for row in found.values() if row.submission != fields["submission"]]
