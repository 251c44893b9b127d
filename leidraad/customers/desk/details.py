"""Where a customer is reached, what identifies them, and who may act for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from leidraad.customers import actions
from leidraad.customers.actions.addresses import add_house
from leidraad.customers.desk.card import after_the_identity_questions, back_to, page
from leidraad.customers.desk.customer import SAVED
from leidraad.customers.forms import AddressForm, IdentifierForm, ReasonForm, RepresentationForm
from leidraad.customers.models import Address, Customer, Identifier, Representation
from leidraad.organisation.access import only_for


def _form_page(
    request: HttpRequest, customer: Customer, form: object, title: str, button: str
) -> HttpResponse:
    status = 422 if getattr(form, "errors", None) else 200
    context = {"form": form, "customer": customer, "title": title, "button": button}
    return render(request, "customers/form.html", context, status=status)


@only_for("customers.add_address")
@after_the_identity_questions
def addresses(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a telephone number, an e-mail address or a house."""
    customer = get_object_or_404(Customer.objects.known(), pk=pk)
    form = AddressForm(request.POST or None)
    if not form.is_valid():
        return _form_page(request, customer, form, "Adres toevoegen", "Adres bewaren")
    fields = form.cleaned_data
    if fields["kind"] == Address.HOUSE:
        where = {"street": fields["street"], "town": fields["town"]}
        add_house(customer, fields["house"], preferred=fields["preferred"], **where)
    else:
        actions.add_address(
            customer, fields["kind"], fields["typed"], preferred=fields["preferred"]
        )
    messages.success(request, SAVED)
    return redirect("customers:customer", pk)


@only_for("customers.delete_address")
@require_POST
@after_the_identity_questions
def address(request: HttpRequest, pk: int, address_pk: int) -> HttpResponse:
    """Remove one address. It may be gone already: then there is nothing left to do."""
    customer = get_object_or_404(Customer.objects.known(), pk=pk)
    for found in customer.addresses.filter(pk=address_pk):
        actions.remove_address(found)
    messages.success(request, "Het adres is verwijderd.")
    return back_to(request, customer)


@only_for("customers.view_address")
@require_POST
@after_the_identity_questions
def shown_addresses(request: HttpRequest, pk: int) -> HttpResponse:
    """The addresses of a customer with geheimhouding: with a reason, and written down."""
    customer = get_object_or_404(Customer.objects.known(), pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _form_page(request, customer, form, "Adres tonen", "Adres tonen")
    actions.note_look_up(
        "adres bij geheimhouding getoond", [customer], why=form.cleaned_data["why"]
    )
    found = customer.addresses.preferred_first()
    if not request.headers.get("HX-Request"):
        return page(request, customer, addresses=found)
    context = {"customer": customer, "addresses": found}
    return render(request, "customers/addresses.html", context)


@only_for("customers.add_identifier")
@after_the_identity_questions
def identifiers(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a BSN, KvK-nummer, RSIN or vestigingsnummer."""
    customer = get_object_or_404(Customer.objects.known(), pk=pk)
    form = IdentifierForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_identifier(customer, form.cleaned_data["kind"], form.cleaned_data["typed"])
        except actions.AlreadyKnown as known:
            actions.note_look_up("nummer hoort bij een andere klant", [known.customer])
            form.add_error("typed", "Dit nummer hoort al bij een andere klant. Zoek die klant op.")
        else:
            messages.success(request, SAVED)
            return redirect("customers:customer", pk)
    return _form_page(request, customer, form, "Nummer toevoegen", "Nummer bewaren")


@only_for("customers.delete_identifier")
@after_the_identity_questions
def identifier(request: HttpRequest, pk: int, identifier_pk: int) -> HttpResponse:
    """Remove a number that is not this customer's, with the reason."""
    found = get_object_or_404(Identifier, pk=identifier_pk, customer=pk)
    form = ReasonForm(request.POST or None)
    if not form.is_valid():
        title = f"{found.get_kind_display()} verwijderen"
        return _form_page(request, found.customer, form, title, "Nummer verwijderen")
    actions.remove_identifier(found, why=form.cleaned_data["why"])
    messages.success(request, "Het nummer is verwijderd.")
    return redirect("customers:customer", pk)


@only_for("customers.view_identifier")
@require_POST
@after_the_identity_questions
def shown_identifiers(request: HttpRequest, pk: int) -> HttpResponse:
    """The numbers themselves, for who may see them, and written down."""
    customer = get_object_or_404(Customer.objects.known(), pk=pk)
    actions.note_look_up("identificatienummers getoond", [customer])
    numbers = customer.identifiers.all()
    if not request.headers.get("HX-Request"):
        return page(request, customer, shown_numbers=numbers)
    context = {"customer": customer, "shown_numbers": numbers}
    return render(request, "customers/numbers.html", context)


@only_for("customers.add_representation")
@after_the_identity_questions
def representations(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who may act for this customer: a parent, a guardian, a contact person."""
    customer = get_object_or_404(Customer.objects.known(), pk=pk)
    form = RepresentationForm(request.POST or None, initial={"since": localdate(now())})
    if form.is_valid() and form.found == customer:
        form.add_error("typed", "Dit is dezelfde klant.")
    if not form.is_valid():
        title = "Wie mag er namens deze klant handelen?"
        return _form_page(request, customer, form, title, "Vastleggen")
    fields = form.cleaned_data
    actions.note_look_up(form.kind_of_search, [form.found])
    actions.represent(
        customer, form.found, fields["kind"], since=fields["since"], until=fields["until"]
    )
    messages.success(request, SAVED)
    return redirect("customers:customer", pk)


@only_for("customers.change_representation")
@require_POST
@after_the_identity_questions
def ended_representation(request: HttpRequest, pk: int, record_pk: int) -> HttpResponse:
    """They may act until today, and not from tomorrow on."""
    record = get_object_or_404(Representation, pk=record_pk, represented=pk)
    actions.end_representation(record, on=localdate(now()))
    messages.success(request, "De vertegenwoordiging eindigt vandaag.")
    return redirect("customers:customer", pk)
