from leidraad.contacts.actions import correct
from leidraad.contacts.forms import read_closing
from leidraad.contacts.models import CallbackRequest, Contact
from leidraad.customers.models import Customer
from leidraad.customers.registry import everything_of, forget_everywhere, matters_of
from leidraad.history.events import old_values
from tests.contacts.test_recording import finish
from tests.leiden import monday_morning

CALL_BACK = {
    "question-0-outcome": "terugbelverzoek",
    "callback-department": "burgerzaken",
    "callback-phone": "071 516 51 65",
    "callback-name": "A. Bakker",
    "callback-question": "Waar blijft mijn paspoort?",
}


def bakker():
    return Customer.objects.create(kind="person", surname="Bakker", made_at=monday_morning)


def test_the_customer_view_shows_contacts_and_open_requests_first(desk):
    customer = bakker()
    finish(desk, customer=customer.pk, **CALL_BACK)
    rows = matters_of([customer.pk], desk.leiden.fatima)
    assert [(row.kind, row.status, row.is_open) for row in rows] == [
        ("terugbelverzoek", "open", True),
        ("telefoon", "terugbelverzoek", False),
    ]


def test_who_may_not_see_contacts_does_not_see_them_with_a_customer(desk):
    customer = bakker()
    finish(desk, customer=customer.pk)
    assert matters_of([customer.pk], desk.leiden.marijke) == []


def test_an_erased_customer_leaves_counted_contacts_without_a_person(desk):
    customer = bakker()
    contact = finish(desk, customer=customer.pk, note="Mevrouw Bakker", **CALL_BACK)
    closing, _ = read_closing(desk.typed(customer=customer.pk, note="Mevrouw A. Bakker"))
    correct(
        contact, closing, by=desk.leiden.fatima, why="naam", version=1, at=monday_morning
    )  # fmt: skip
    forget_everywhere([customer.pk])
    contact = Contact.objects.get()
    request = CallbackRequest.objects.get()
    assert (contact.is_anonymous, contact.note_text) == (True, "")
    assert (request.name, request.phone, request.question) == ("", "", "gewist")
    assert old_values(contact.corrections.get().event) is None


def test_a_customer_gets_everything_that_was_noted(desk):
    customer = bakker()
    finish(desk, customer=customer.pk, note="Belt morgen terug")
    (row,) = everything_of([customer.pk])["contacten"]
    assert (row["kanaal"], row["notitie"]) == ("Telefoon", "Belt morgen terug")
