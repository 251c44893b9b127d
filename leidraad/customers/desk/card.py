"""The customer on the screen: geheimhouding before anything else, personal matters after the identity questions."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now

from leidraad.customers.actions import note_look_up
from leidraad.customers.forms import IdentityForm
from leidraad.customers.identity import Question, questions_for
from leidraad.customers.models import Address, Customer, Identifier, IdentityCheck, Representation
from leidraad.customers.registry import Concern, matters_of
from leidraad.organisation.access import View
from leidraad.organisation.models import Employee

OPENS = (IdentityCheck.PASSED, IdentityCheck.NOT_NEEDED)


@dataclass(frozen=True)
class Seen:
    """What one employee may see of one customer at this moment."""

    customer: Customer
    check: IdentityCheck | None
    is_open: bool
    questions: Sequence[Question] = ()
    matters: Sequence[Concern] = ()
    addresses: Sequence[Address] = ()
    identifiers: Sequence[Identifier] = ()
    acts_for: Sequence[Representation] = ()
    is_represented_by: Sequence[Representation] = ()
    establishments: Sequence[Customer] = ()

    @property
    def open_matters(self) -> list[Concern]:
        return [row for row in self.matters if row.is_open]

    @property
    def earlier_matters(self) -> list[Concern]:
        return [row for row in self.matters if not row.is_open]


def last_check(customer: Customer, employee: Employee, *, at: datetime) -> IdentityCheck | None:
    """What this employee found out in this conversation; a colleague's check opens nothing for them."""
    return customer.identity_checks.filter(employee=employee).that_hold(at=at).first()


def is_open(customer: Customer, check: IdentityCheck | None) -> bool:
    """Whether personal matters may be seen: of an organisation always, of a person after a check."""
    return not customer.is_person or (check is not None and check.result in OPENS)


def seen_by(employee: Employee, customer: Customer, *, at: datetime) -> Seen:
    check = last_check(customer, employee, at=at)
    matters = matters_of(customer.records(), employee)
    if not is_open(customer, check):
        return Seen(customer, check, is_open=False, questions=questions_for(customer, matters))
    today = localdate(at)
    return Seen(
        customer,
        check,
        is_open=True,
        matters=matters,
        addresses=[] if customer.secret else list(customer.addresses.preferred_first()),
        identifiers=list(customer.identifiers.all()),
        acts_for=list(customer.represents.on(today).select_related("represented")),
        is_represented_by=list(customer.representatives.on(today).select_related("representative")),
        establishments=[] if customer.is_person else list(customer.establishments.known()),
    )


def after_the_identity_questions(view: View) -> View:
    """Personal details are shown and changed after it is clear who is on the line."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, *args: object, **kwargs: object) -> HttpResponse:
        customer = get_object_or_404(Customer.objects.known(), pk=pk)
        check = last_check(customer, cast(Employee, request.user), at=now())
        if is_open(customer, check):
            return view(request, pk, *args, **kwargs)
        messages.warning(request, "Stel eerst de identiteitsvragen.")
        return redirect("customers:customer", pk)

    return guarded


def page(request: HttpRequest, customer: Customer, **more: object) -> HttpResponse:
    return _shown(request, customer, "customers/customer.html", more)


def card(request: HttpRequest, customer: Customer, **more: object) -> HttpResponse:
    """The right column of the desk, with an event that tells the desk which customer it is."""
    response = _shown(request, customer, "customers/card.html", more)
    response["HX-Trigger"] = json.dumps({"customer-chosen": {"pk": customer.pk}})
    return response


def back_to(request: HttpRequest, customer: Customer) -> HttpResponse:
    """After something was done: in the desk the card again, elsewhere the page."""
    if request.headers.get("HX-Request"):
        return card(request, customer)
    return redirect("customers:customer", customer.pk)


def again(request: HttpRequest, customer: Customer, **form: object) -> HttpResponse:
    """The same page or card with the form that was not right; nothing typed is lost."""
    show = card if request.headers.get("HX-Request") else page
    response = show(request, customer, **form)
    response.status_code = 422
    return response


def _shown(
    request: HttpRequest, customer: Customer, template: str, more: dict[str, object]
) -> HttpResponse:
    note_look_up("klantbeeld bekeken", [customer])
    seen = seen_by(cast(Employee, request.user), customer, at=now())
    context = {
        "seen": seen,
        "customer": customer,
        "addresses": seen.addresses,
        "identity_form": IdentityForm(),
    }
    return render(request, template, context | more)
