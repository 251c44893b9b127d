"""One customer: their page, their card, and what can be changed there."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from leidraad.customers import actions
from leidraad.customers.desk.card import after_the_identity_questions, again, back_to, card, page
from leidraad.customers.forms import ChangeForm, IdentityForm
from leidraad.customers.models import Customer
from leidraad.organisation.access import only_for
from leidraad.organisation.models import Employee

SAVED = "De wijziging is bewaard."


@only_for("customers.view_customer")
def customer(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that concerns one customer; of a merged record the one that is left."""
    found = get_object_or_404(Customer.objects.select_related("part_of"), pk=pk)
    if found.merged_into_id is not None:
        return redirect("customers:customer", found.merged_into_id)
    return page(request, found)


@only_for("customers.view_customer")
def customer_card(request: HttpRequest, pk: int) -> HttpResponse:
    """The same in short, for the right column of the desk."""
    found = get_object_or_404(Customer.objects.known().select_related("part_of"), pk=pk)
    return card(request, found)


@only_for("customers.add_identitycheck")
@require_POST
def identity_check(request: HttpRequest, pk: int) -> HttpResponse:
    """How the identity questions went; then the page again, opened or not."""
    found = get_object_or_404(Customer.objects.known(), pk=pk)
    form = IdentityForm(request.POST)
    if not form.is_valid():
        return again(request, found, identity_form=form)
    fields = form.cleaned_data
    employee = cast(Employee, request.user)
    actions.record_identity_check(
        found, employee, fields["result"], asked=fields["asked"], at=now(), why=fields["why"]
    )
    return back_to(request, found)


@only_for("customers.change_customer")
@after_the_identity_questions
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change name, birth date, geheimhouding and preferences; a colleague's change is never overwritten."""
    found = get_object_or_404(Customer.objects.known(), pk=pk)
    form = ChangeForm(request.POST or None, initial=ChangeForm.as_it_is(found))
    if form.is_valid():
        details = dict(form.cleaned_data)
        try:
            actions.change(found, details, version=details.pop("version"))
        except actions.ChangedMeanwhile as meanwhile:
            form.show_version_of(meanwhile.customer)
        else:
            messages.success(request, SAVED)
            return redirect("customers:customer", pk)
    actions.note_look_up("gegevens geopend om te wijzigen", [found])
    status = 422 if form.errors else 200
    return render(
        request, "customers/change.html", {"form": form, "customer": found}, status=status
    )
