from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from leidraad.calculations.customer_clues import recognise
from leidraad.customers import actions
from leidraad.customers.models import Address, Customer, Identifier, IdentityQuestion
from leidraad.customers.registry import forgets_customer
from leidraad.history.events import old_values
from leidraad.history.models import Event
from tests.customers.people import A_BSN, ANOTHER_BSN, anna, bakery, is_known_to_be, somebody
from tests.leiden import monday_morning


def last_event(customer) -> Event:
    return Event.objects.of(customer).first()


def test_a_number_is_sealed_in_the_database(leiden):
    row = anna().identifiers.get()
    assert A_BSN not in f"{row.sealed} {row.fingerprint}"
    assert row.number == A_BSN


def test_a_number_belongs_to_one_customer(leiden):
    customer = anna()
    with pytest.raises(actions.AlreadyKnown) as known:
        somebody(identifiers={"bsn": A_BSN})
    assert (known.value.customer, Customer.objects.count()) == (customer, 1)


def test_the_same_form_twice_is_one_customer(leiden):
    form = uuid4()
    assert somebody(submission=form) == somebody(submission=form)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("bsn", "123456789"), ("kvk", "123"), ("rsin", "1"), ("establishment", "12345678")],
)
def test_a_number_that_cannot_be_is_refused(leiden, kind, typed):
    with pytest.raises(ValueError, match=kind):
        somebody(identifiers={kind: typed})


def test_a_change_keeps_the_old_values_sealed(leiden):
    customer = anna()
    actions.change(customer, {"surname": "Jansen", "secret": True}, version=1)
    event = last_event(customer)
    assert old_values(event) == {"surname": "Bergé", "secret": "False"}
    assert "Bergé" not in str(event.before)


def test_after_a_change_the_new_name_is_found(leiden):
    customer = anna()
    actions.change(customer, {"surname": "Jansen"}, version=1)
    found = Customer.objects.matching(recognise("Jansen 3-10-1985"))
    assert [row.name for row in found] == ["Anna van der Jansen"]


def test_two_employees_never_overwrite_each_other(leiden):
    customer = anna()
    actions.change(customer, {"surname": "Jansen"}, version=1)
    with pytest.raises(actions.ChangedMeanwhile):
        actions.change(customer, {"surname": "Pietersen"}, version=1)
    customer.refresh_from_db()
    assert (customer.surname, customer.version) == ("Jansen", 2)


def test_a_change_that_changes_nothing_is_no_change(leiden):
    customer = anna()
    actions.change(customer, {"surname": "Bergé"}, version=1)
    customer.refresh_from_db()
    assert (customer.version, last_event(customer).what) == (1, "BSN toegevoegd")


def test_of_each_kind_of_address_one_is_preferred(leiden):
    customer = anna()
    first = actions.add_address(customer, Address.PHONE, "06 12345678", preferred=True)
    second = actions.add_address(customer, Address.PHONE, "14 071", preferred=True)
    preferred = customer.addresses.filter(is_preferred=True)
    assert (list(preferred), first == second) == ([second], False)


def test_an_address_added_twice_is_there_once(leiden):
    customer = anna()
    actions.add_address(customer, Address.PHONE, "+31 71 5165165")
    assert customer.addresses.filter(kind=Address.PHONE).count() == 1


def test_an_address_that_is_removed_can_be_read_back_in_the_history(leiden):
    customer = anna()
    actions.remove_address(customer.addresses.get(kind=Address.PHONE))
    assert old_values(last_event(customer)) == {"telefoon": "071 516 5165"}


def test_an_address_removed_twice_is_removed_once(leiden):
    customer = anna()
    address = customer.addresses.get(kind=Address.PHONE)
    actions.remove_address(address)
    before = Event.objects.count()
    actions.remove_address(address)
    assert Event.objects.count() == before


def test_a_parent_acts_for_a_child_until_the_last_day(leiden):
    parent, child = anna(), somebody()
    born, adult = date(2000, 5, 1), date(2018, 4, 30)
    record = actions.represent(child, parent, "parent", since=born, until=adult)
    days = [born - timedelta(1), born, adult, adult + timedelta(1)]
    assert [record.holds_on(day) for day in days] == [False, True, True, False]
    assert [list(parent.represents.on(day)) for day in days] == [[], [record], [record], []]


def test_nobody_represents_themselves(leiden):
    customer = anna()
    with pytest.raises(ValueError, match="Nobody"):
        actions.represent(customer, customer, "partner", since=date(2017, 1, 1))


def test_a_representation_that_ended_earlier_stays_ended(leiden):
    record = actions.represent(anna(), somebody(), "authorised", since=date(2017, 1, 1))
    actions.end_representation(record, on=date(2017, 3, 1))
    actions.end_representation(record, on=date(2017, 4, 1))
    record.refresh_from_db()
    assert record.until == date(2017, 3, 1)


def test_an_organisation_has_establishments_and_contact_persons(leiden):
    head_office, person = bakery(), anna()
    shop = bakery(part_of=head_office, identifiers={"establishment": "000012345678"})
    actions.represent(head_office, person, "contact-person", since=date(2017, 1, 1))
    assert list(head_office.establishments.all()) == [shop]
    assert [row.representative for row in head_office.representatives.all()] == [person]


def test_of_two_records_one_answers_for_both(leiden):
    kept, gone = anna(), somebody(phones=["06 12345678"], secret=True)
    actions.merge(kept, gone, at=monday_morning, why="zelfde BSN")
    kept.refresh_from_db()
    found = Customer.objects.known().matching(recognise("06 12345678"))
    assert (list(found), kept.secret) == ([kept], True)
    assert kept.records() == [kept.pk, gone.pk]


def test_a_merge_can_be_undone(leiden):
    kept, gone = anna(), somebody(phones=["06 12345678"], secret=True)
    actions.undo_merge(actions.merge(kept, gone, at=monday_morning), at=monday_morning)
    kept.refresh_from_db()
    found = Customer.objects.known().matching(recognise("06 12345678"))
    assert (list(found), kept.secret, kept.records()) == ([gone], False, [kept.pk])


def test_a_merge_of_a_merge_is_still_one_customer(leiden):
    first, second, third = anna(), somebody(2), somebody(3)
    actions.merge(second, third, at=monday_morning)
    actions.merge(first, second, at=monday_morning)
    assert first.records() == [first.pk, second.pk, third.pk]


def test_merges_are_undone_in_the_order_last_first(leiden):
    first, second, third = anna(), somebody(2), somebody(3)
    earlier = actions.merge(second, third, at=monday_morning)
    actions.merge(first, second, at=monday_morning)
    with pytest.raises(actions.CannotMerge):
        actions.undo_merge(earlier, at=monday_morning)


def test_two_people_with_their_own_bsn_are_never_one(leiden):
    with pytest.raises(actions.CannotMerge, match="eigen BSN"):
        actions.merge(anna(), somebody(identifiers={"bsn": ANOTHER_BSN}), at=monday_morning)


def test_a_person_is_no_organisation(leiden):
    with pytest.raises(actions.CannotMerge, match="organisatie"):
        actions.merge(anna(), bakery(), at=monday_morning)


def test_an_erased_customer_is_nowhere_in_the_room(leiden):
    customer, parent = anna(), somebody()
    actions.represent(customer, parent, "parent", since=date(2000, 1, 1))
    is_known_to_be(customer, leiden.fatima)
    actions.erase(customer, at=monday_morning, why="verzoek van de klant")
    customer.refresh_from_db()
    counts = [
        getattr(customer, name).count() for name in ("addresses", "identifiers", "represents")
    ]
    assert (customer.name, customer.birth_date, counts) == ("gewiste klant", None, [0, 0, 0])
    assert list(Customer.objects.known().matching(recognise("Bergé 3-10-1985"))) == []


def test_after_erasure_no_old_value_can_be_read(leiden):
    customer = anna()
    actions.change(customer, {"surname": "Jansen"}, version=1)
    changed = last_event(customer)
    actions.erase(customer, at=monday_morning, why="verzoek van de klant")
    assert old_values(changed) is None
    assert last_event(customer).why == "verzoek van de klant"


def test_a_bsn_of_an_erased_customer_is_free_again(leiden):
    actions.erase(anna(), at=monday_morning, why="verzoek")
    assert anna().identifiers.count() == 1


def test_erasing_tells_every_room_which_records_to_forget(leiden):
    told = []
    forgets_customer("a test")(lambda records: told.append(sorted(records)))
    kept, gone = anna(), somebody()
    actions.merge(kept, gone, at=monday_morning)
    actions.erase(kept, at=monday_morning, why="verzoek")
    forgets_customer("a test")(lambda records: None)
    assert told == [[kept.pk, gone.pk]]


def test_an_identity_check_keeps_the_questions_and_no_answers(leiden):
    customer = anna()
    check = actions.record_identity_check(
        customer, leiden.fatima, "passed", asked=["birth-date"], at=now()
    )
    assert (check.asked, last_event(customer).what) == (
        ["birth-date"],
        "identiteit: goed beantwoord",
    )


def test_a_question_changed_on_the_screen_stays_changed_after_loading(leiden, settings):
    from leidraad.customers.loading import load_identity_questions

    load_identity_questions(settings.GENERAL, settings.MUNICIPALITY)
    question = IdentityQuestion.objects.get(kind="email")
    actions.adjust_identity_question(question, text="Uw e-mail?", is_active=True)
    load_identity_questions(settings.GENERAL, settings.MUNICIPALITY)
    question.refresh_from_db()
    assert (question.text, question.is_active) == ("Uw e-mail?", True)


def test_a_number_is_found_by_its_kind(leiden):
    customer = somebody(identifiers={"rsin": A_BSN})
    assert list(Customer.objects.with_number(("bsn",), A_BSN)) == []
    assert list(Customer.objects.with_number(("bsn", "rsin"), A_BSN)) == [customer]
    assert Identifier.objects.get().get_kind_display() == "RSIN"
