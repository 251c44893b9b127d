"""Five years after the last contact the municipality has forgotten who someone was."""

from datetime import timedelta

import pytest
from django.conf import settings

from leidraad.customers import actions
from leidraad.customers.models import Address, Customer, Identifier, Merge
from leidraad.customers.registry import forgets_customer
from leidraad.history.events import old_values
from leidraad.history.loading import load_retention_rules
from leidraad.history.models import Event, SubjectKey
from leidraad.history.retention import forget_what_is_expired
from leidraad.organisation.loading import read
from tests.customers.people import anna, is_known_to_be, somebody
from tests.leiden import monday_morning

FIVE_YEARS = timedelta(days=1826)
afterwards = monday_morning + FIVE_YEARS + timedelta(days=1)


@pytest.fixture(autouse=True)
def rules(leiden):
    load_retention_rules(read("retention.toml", settings.GENERAL))


def test_five_years_after_the_last_contact_a_customer_is_gone(leiden):
    customer, child = anna(), somebody()
    actions.represent(child, customer, "parent", since=monday_morning.date())
    actions.seen([child.pk], at=afterwards)
    is_known_to_be(customer, leiden.fatima)
    assert forget_what_is_expired(at=afterwards)["customers.customer"] == 1
    left = [kind.objects.count() for kind in (Address, Identifier)]
    assert (list(Customer.objects.all()), left, child.representatives.count()) == (
        [child],
        [0, 0],
        0,
    )


def test_until_that_day_everything_is_still_there(leiden):
    customer = anna()
    assert forget_what_is_expired(at=monday_morning + FIVE_YEARS) == {}
    assert (customer.addresses.count(), customer.identifiers.count()) == (3, 1)


def test_contact_makes_it_five_years_again(leiden):
    customer = anna()
    actions.seen([customer.pk], at=monday_morning + timedelta(days=400))
    assert forget_what_is_expired(at=afterwards) == {}


def test_an_earlier_moment_does_not_shorten_it(leiden):
    customer = anna()
    actions.seen([customer.pk], at=monday_morning - timedelta(days=400))
    customer.refresh_from_db()
    assert customer.last_seen_at == monday_morning


def test_what_someone_was_called_before_cannot_be_read_any_more(leiden):
    customer = anna()
    actions.change(customer, {"surname": "Jansen"}, version=1)
    changed = Event.objects.of(customer).get(what="gewijzigd")
    number = customer.identifiers.get()
    actions.remove_identifier(number, why="onjuist")
    removed = Event.objects.of(customer).get(what="BSN verwijderd")
    forget_what_is_expired(at=afterwards)
    assert (old_values(changed), old_values(removed), SubjectKey.objects.count()) == (None, None, 0)


def test_every_room_forgets_them_and_it_is_written_down_why(leiden):
    told = []
    customer = anna()
    forgets_customer("a test")(lambda records: told.append(list(records)))
    forget_what_is_expired(at=afterwards)
    forgets_customer("a test")(lambda records: None)
    event = Event.objects.of(customer).get(what="gewist")
    assert (told, event.why) == (
        [[customer.pk]],
        "AVG artikel 6 lid 1 onder e; Selectielijst gemeenten 2020",
    )


def test_a_merged_record_goes_with_the_one_it_became_and_not_before(leiden):
    kept, gone = anna(), somebody()
    actions.merge(kept, gone, at=monday_morning)
    actions.seen([kept.pk], at=monday_morning + timedelta(days=400))
    forget_what_is_expired(at=afterwards)
    before = Customer.objects.count()
    forget_what_is_expired(at=afterwards + timedelta(days=400))
    assert (before, Customer.objects.count(), Merge.objects.count()) == (2, 0, 0)


def test_the_empty_row_of_an_erased_customer_goes_in_time_too(leiden):
    actions.erase(anna(), at=monday_morning, why="verzoek")
    forget_what_is_expired(at=afterwards)
    assert Customer.objects.count() == 0


def test_more_than_fit_in_one_transaction_all_go(leiden):
    for number in range(26):
        somebody(number)
    assert forget_what_is_expired(at=afterwards)["customers.customer"] == 26
