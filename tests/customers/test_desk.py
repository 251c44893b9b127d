import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from leidraad.customers import actions
from leidraad.customers.loading import load_identity_questions
from leidraad.customers.models import Customer, IdentityCheck, Merge
from leidraad.customers.registry import Concern, concerns_customer, hands_over_customer
from leidraad.history.models import Event
from tests.customers.people import A_BSN, anna, bakery, is_known_to_be, somebody

IN_THE_DESK = {"HX-Request": "true"}


@pytest.fixture
def desk(leiden, settings):
    """Fatima's browser, with the identity questions loaded."""
    load_identity_questions(settings.GENERAL, settings.MUNICIPALITY)
    return leiden.browser_of(leiden.fatima)


@pytest.fixture
def a_contact():
    """One row of another room: a contact that an adviser may see, and a case that she may not."""

    @concerns_customer("a test")
    def rows(records):
        when = now() - timedelta(days=1)
        yield Concern(
            when,
            "telefoongesprek",
            "Paspoort verlopen",
            "beantwoord",
            "/x/",
            "customers.view_customer",
        )
        yield Concern(
            when, "zaak", "Bijstand", "loopt", "/y/", "organisation.change_employee", True
        )

    yield
    concerns_customer("a test")(lambda records: [])


def text_of(browser, customer: Customer, part: str = "") -> str:
    return browser.get(f"/klanten/{customer.pk}/{part}").content.decode()


def test_before_the_identity_questions_nothing_personal_is_shown(desk, a_contact):
    page = text_of(desk, anna())
    shown = [word in page for word in ("Breestraat", "Geboren op", "/x/", "BSN bekend")]
    assert shown == [False, False, False, False]
    assert "Wat is uw geboortedatum?" in page


def test_the_questions_are_those_of_which_we_know_the_answer(desk, a_contact):
    page = text_of(desk, somebody(phones=["06 12345678"]))
    asked = ["geboortedatum?" in page, "<strong>5678</strong>" in page, "Paspoort verlopen" in page]
    assert asked == [False, True, True]


def test_after_the_identity_questions_everything_is_shown(desk, leiden, a_contact):
    customer = anna()
    answer = desk.post(
        f"/klanten/{customer.pk}/identiteit/",
        {"asked": ["birth-date", "phone"], "result": "passed"},
    )
    page = text_of(desk, customer)
    assert answer.url == f"/klanten/{customer.pk}/"
    assert [word in page for word in ("Breestraat 12 A, 2312 AB Leiden", "/x/", "BSN bekend")] == [
        True,
        True,
        True,
    ]
    check = IdentityCheck.objects.get()
    assert (check.asked, check.employee) == (["birth-date", "phone"], leiden.fatima)


def test_a_row_of_another_room_is_shown_to_who_may_see_it(desk, leiden, a_contact):
    customer = anna()
    is_known_to_be(customer, leiden.fatima)
    assert "Bijstand" not in text_of(desk, customer)


@pytest.mark.parametrize("result", ["failed", "refused"])
def test_a_failed_check_opens_nothing(desk, leiden, result):
    customer = anna()
    desk.post(f"/klanten/{customer.pk}/identiteit/", {"asked": ["phone"], "result": result})
    page = text_of(desk, customer)
    assert ("Bespreek geen persoonlijke zaken" in page, "Breestraat" in page) == (True, False)


def test_a_check_of_a_colleague_opens_nothing(desk, leiden):
    customer = anna()
    is_known_to_be(customer, leiden.karin)
    assert "Breestraat" not in text_of(desk, customer)


def test_a_check_holds_for_one_conversation(desk, leiden):
    customer = anna()
    is_known_to_be(customer, leiden.fatima, at=now() - timedelta(minutes=61))
    assert "Breestraat" not in text_of(desk, customer)


def test_without_a_conversation_a_reason_is_needed(desk):
    customer = anna()
    answer = desk.post(f"/klanten/{customer.pk}/identiteit/", {"result": "not-needed"})
    assert (answer.status_code, IdentityCheck.objects.count()) == (422, 0)
    assert "Vul in waarom je deze gegevens nodig hebt" in answer.content.decode()


def test_a_reason_without_a_conversation_is_in_the_history(desk):
    customer = anna()
    desk.post(
        f"/klanten/{customer.pk}/identiteit/", {"result": "not-needed", "why": "brief van de klant"}
    )
    assert Event.objects.of(customer).filter(why="brief van de klant").count() == 1
    assert "Breestraat" in text_of(desk, customer)


@pytest.mark.parametrize("path", ["gegevens/", "adressen/", "nummers/", "vertegenwoordiging/"])
def test_nothing_is_changed_before_the_identity_questions(desk, path):
    customer = anna()
    assert desk.get(f"/klanten/{customer.pk}/{path}").url == f"/klanten/{customer.pk}/"


def test_geheimhouding_is_said_before_anything_else(desk):
    customer = anna(secret=True)
    for part in ("", "kaart/"):
        page = text_of(desk, customer, part)
        body = page[max(page.find("<main"), 0) :]
        assert 0 < body.index("Geheimhouding") < body.index("Anna van der Bergé")


def test_with_geheimhouding_no_address_is_on_the_page(desk, leiden):
    customer = anna(secret=True)
    before = text_of(desk, customer)
    is_known_to_be(customer, leiden.fatima)
    after = text_of(desk, customer)
    hidden = [word in before + after for word in ("Breestraat", "2312", "5165", "post.example")]
    assert hidden == [False, False, False, False]
    assert "Toon adres" in after


def test_with_geheimhouding_an_address_is_shown_with_a_reason_and_written_down(desk, leiden):
    customer = anna(secret=True)
    is_known_to_be(customer, leiden.fatima)
    path = f"/klanten/{customer.pk}/adressen/getoond/"
    refused = desk.post(path, {"why": ""}, headers=IN_THE_DESK)
    shown = desk.post(path, {"why": "paspoort bezorgen"}, headers=IN_THE_DESK)
    assert (refused.status_code, "Breestraat" in shown.content.decode()) == (422, True)
    event = Event.objects.look_ups().of(customer).first()
    assert (event.what, event.why) == ("adres bij geheimhouding getoond", "paspoort bezorgen")


def test_without_scripts_the_address_is_shown_on_the_page(desk, leiden):
    customer = anna(secret=True)
    is_known_to_be(customer, leiden.fatima)
    page = desk.post(f"/klanten/{customer.pk}/adressen/getoond/", {"why": "bezorgen"})
    assert "Breestraat" in page.content.decode()
    assert "<main" in page.content.decode()


def test_a_bsn_is_shown_to_who_may_see_it_and_written_down(desk, leiden):
    customer = anna()
    for employee in (leiden.fatima, leiden.karin):
        is_known_to_be(customer, employee)
    path = f"/klanten/{customer.pk}/nummers/getoond/"
    page = leiden.browser_of(leiden.karin).post(path).content.decode()
    assert (desk.post(path).status_code, A_BSN in page) == (403, True)
    whats = Event.objects.look_ups().of(customer).values_list("what", flat=True)
    assert "identificatienummers getoond" in whats
    assert A_BSN not in text_of(desk, customer)


def test_every_look_at_a_customer_is_written_down(desk):
    customer = anna()
    text_of(desk, customer)
    text_of(desk, customer, "kaart/")
    assert Event.objects.look_ups().of(customer).by("medewerker 1001").count() == 2


def test_the_card_tells_the_desk_who_was_chosen(desk):
    customer = anna()
    answer = desk.get(f"/klanten/{customer.pk}/kaart/", headers=IN_THE_DESK)
    assert json.loads(answer["HX-Trigger"]) == {"customer-chosen": {"pk": customer.pk}}


def test_a_new_customer_is_made_while_talking(desk):
    fields = {"kind": "person", "surname": "Jansen", "language": "nl", "submission": uuid4()}
    fields |= {"phone": "06-12345678", "postcode": "2312 ab", "house_number": "12a"}
    answer = desk.post("/klanten/nieuw/", fields, headers=IN_THE_DESK)
    customer = Customer.objects.get()
    values = sorted(customer.addresses.values_list("value", flat=True))
    assert values == ["+31612345678", "2312AB 12 A"]
    assert json.loads(answer["HX-Trigger"]) == {"customer-chosen": {"pk": customer.pk}}


def test_in_the_desk_the_form_stays_in_its_column(desk):
    page = desk.get("/klanten/nieuw/", headers=IN_THE_DESK).content.decode()
    assert ("<main" in page, 'hx-target="#nieuwe-klant"' in page) == (False, True)


def test_a_double_click_makes_one_customer(desk):
    fields = {"kind": "person", "surname": "Jansen", "language": "nl", "submission": uuid4()}
    fields |= {"phone": "06-12345678"}
    answers = [desk.post("/klanten/nieuw/", fields) for _ in range(2)]
    assert Customer.objects.count() == 1
    assert len({answer.url for answer in answers}) == 1


def test_who_seems_known_already_is_shown_before_a_second_record_is_made(desk):
    customer = anna()
    fields = {"kind": "person", "surname": "Berge", "birth_date": "3-10-1985", "language": "nl"}
    fields |= {"submission": str(uuid4())}
    warned = desk.post("/klanten/nieuw/", fields)
    assert (warned.status_code, Customer.objects.count()) == (422, 1)
    assert f'data-customer="{customer.pk}"' in warned.content.decode()
    desk.post("/klanten/nieuw/", fields | {"is_somebody_else": "on"})
    assert Customer.objects.count() == 2


def test_a_number_of_somebody_else_is_said_at_the_field(desk):
    anna()
    fields = {"kind": "person", "surname": "Jansen", "bsn": A_BSN, "language": "nl"}
    answer = desk.post("/klanten/nieuw/", fields | {"submission": uuid4()})
    page = answer.content.decode()
    assert (answer.status_code, "Dit nummer hoort al bij deze klant." in page) == (422, True)
    assert 'value="Jansen"' in page


@pytest.mark.parametrize(
    ("fields", "say"),
    [
        ({"surname": ""}, "Dit veld is verplicht."),
        ({"surname": "a" * 151}, "151"),
        ({"birth_date": "31-2-1985"}, "Vul de datum in als dag-maand-jaar"),
        ({"postcode": "2312AB"}, "Vul postcode en huisnummer allebei in"),
        ({"bsn": "123456789"}, "Dit is geen BSN."),
        ({"kind": "organisation", "bsn": A_BSN}, "Een organisatie heeft geen BSN."),
        ({"email": "jan@"}, "Dit is geen e-mailadres."),
    ],
)
def test_what_cannot_be_is_said_at_the_field(desk, fields, say):
    right = {"kind": "person", "surname": "Jansen", "language": "nl", "submission": uuid4()}
    answer = desk.post("/klanten/nieuw/", right | fields)
    assert (answer.status_code, Customer.objects.count()) == (422, 0)
    assert say in answer.content.decode()


def test_a_change_of_a_colleague_is_shown_and_not_overwritten(desk, leiden):
    customer = anna()
    is_known_to_be(customer, leiden.fatima)
    actions.change(customer, {"surname": "Jansen"}, version=1)
    path = f"/klanten/{customer.pk}/gegevens/"
    mine = {"surname": "Pietersen", "version": 1, "language": "nl", "birth_date": "3-10-1985"}
    answer = desk.post(path, mine)
    page = answer.content.decode()
    assert (answer.status_code, "Een collega bewaarde hier intussen: Jansen" in page) == (422, True)
    assert 'value="Pietersen"' in page
    desk.post(path, mine | {"version": 2})
    customer.refresh_from_db()
    assert customer.surname == "Pietersen"


def test_an_address_is_added_and_removed(desk, leiden):
    customer = somebody()
    is_known_to_be(customer, leiden.fatima)
    desk.post(f"/klanten/{customer.pk}/adressen/", {"kind": "phone", "typed": "14 071"})
    address = customer.addresses.get()
    desk.post(f"/klanten/{customer.pk}/adressen/{address.pk}/")
    assert (str(address), customer.addresses.count()) == ("14 071", 0)


def test_a_parent_is_found_and_recorded(desk, leiden):
    child, parent = somebody(), anna()
    is_known_to_be(child, leiden.fatima)
    fields = {"typed": "Bergé 3-10-1985", "kind": "parent", "since": "1-5-2017"}
    desk.post(f"/klanten/{child.pk}/vertegenwoordiging/", fields)
    record = child.representatives.get()
    assert (record.representative, record.since) == (parent, date(2017, 5, 1))


def test_the_team_lead_merges_and_undoes(leiden):
    kept, gone = anna(), somebody(phones=["06 12345678"])
    browser = leiden.browser_of(leiden.joost)
    path = f"/klanten/{kept.pk}/samenvoeging/"
    browser.post(path, {"typed": "0612345678", "why": "zelfde persoon"})
    assert browser.get(f"/klanten/{gone.pk}/").url == f"/klanten/{kept.pk}/"
    browser.post(f"{path}{Merge.objects.get().pk}/herstel/")
    gone.refresh_from_db()
    assert gone.merged_into is None


@pytest.mark.parametrize("path", ["samenvoeging/", "vergetelheid/", "inzage/"])
def test_an_adviser_may_not_merge_erase_or_hand_over(desk, path):
    assert desk.get(f"/klanten/{anna().pk}/{path}").status_code == 403


def test_erasing_asks_why(leiden):
    customer = anna()
    browser = leiden.browser_of(leiden.joost)
    path = f"/klanten/{customer.pk}/vergetelheid/"
    assert browser.post(path, {"why": ""}).status_code == 422
    browser.post(path, {"why": "verzoek van de klant"})
    customer.refresh_from_db()
    assert customer.is_erased


def test_the_customer_gets_everything_we_hold(leiden):
    hands_over_customer("a test")(lambda records: [{"onderwerp": "Paspoort"}])
    customer = anna()
    browser = leiden.browser_of(leiden.joost)
    answer = browser.post(f"/klanten/{customer.pk}/inzage/", {"why": "verzoek", "json": "1"})
    hands_over_customer("a test")(lambda records: [])
    everything = json.loads(answer.content)
    assert everything["gegevens"]["achternaam of naam"] == "Bergé"
    assert everything["nummers"] == [{"soort": "BSN", "nummer": A_BSN}]
    assert everything["a test"] == [{"onderwerp": "Paspoort"}]
    assert Event.objects.look_ups().of(customer).first().what == "inzage verstrekt"


def test_the_handover_can_be_read(leiden):
    browser = leiden.browser_of(leiden.joost)
    page = browser.post(f"/klanten/{anna().pk}/inzage/", {"why": "verzoek"}).content.decode()
    assert "Breestraat 12 A, 2312 AB Leiden" in page


def test_the_team_lead_sets_the_questions(leiden, settings):
    load_identity_questions(settings.GENERAL, settings.MUNICIPALITY)
    browser = leiden.browser_of(leiden.joost)
    fields = {
        f"{kind}-text": "Vraag?" for kind in "birth-date postcode phone email subject".split()
    }
    browser.post("/klanten/identificatievragen/", fields | {"phone-is_active": "on"})
    page = text_of(browser, anna())
    assert (page.count("Vraag?"), "<strong>5165</strong>" in page) == (1, True)


def test_of_an_organisation_everything_is_open(desk):
    shop = bakery(part_of=bakery(), identifiers={})
    page = text_of(desk, shop.part_of)
    assert ("Wie is er aan de lijn?" in page, f"/klanten/{shop.pk}/" in page) == (False, True)


@pytest.mark.parametrize("number", [1, 3])
def test_a_customer_page_asks_as_much_of_the_database_with_more_addresses(
    desk, leiden, django_assert_num_queries, number
):
    phones = [f"06 1234567{digit}" for digit in range(number)]
    customer = somebody(phones=phones)
    is_known_to_be(customer, leiden.fatima)
    text_of(desk, customer)
    with django_assert_num_queries(17):
        text_of(desk, customer)
