import pytest

from leidraad.calculations.customer_clues import recognise
from leidraad.customers.models import Customer
from leidraad.history.models import Event
from tests.customers.people import A_BSN, anna, bakery, somebody

SEARCH = "/klanten/zoeken/"


def found(typed: str) -> list[str]:
    return [str(customer) for customer in Customer.objects.known().matching(recognise(typed))]


@pytest.mark.parametrize(
    "typed",
    [
        "2312 ab 12",
        "2312AB 12a",
        "0031 71 516 5165",
        "(071) 5165165",
        "anna@post.EXAMPLE",
        A_BSN,
        "van der Bergé 3-10-1985",
        "berge 3 oktober 1985",
        "BERG\u00c9 03101985",
        "Berge\u0301 1985-10-03",
    ],
)
def test_anna_is_found_by_whatever_she_says(leiden, typed):
    anna()
    somebody()
    assert found(typed) == ["Anna van der Bergé"]


@pytest.mark.parametrize("typed", ["2312 ab 13", "2312AB 12B", "Bergé 4-10-1985", "Berg 3-10-1985"])
def test_what_is_almost_anna_is_not_anna(leiden, typed):
    anna()
    assert found(typed) == []


@pytest.mark.parametrize("name", ["Jansen", "de Vries", "Jansen-de Vries"])
def test_half_of_a_double_name_is_enough(leiden, name):
    anna(prefix="", identifiers={})
    Customer.objects.update(search_name="jansen de vries", surname="Jansen-de Vries")
    assert found(f"{name} 3-10-1985") == ["Anna Jansen-de Vries"]


def test_a_name_alone_finds_an_organisation_and_never_a_person(leiden):
    bakery()
    somebody()
    assert (found("vries"), found("Iemand")) == (["Bakkerij de Vries"], [])


def test_an_organisation_is_found_by_its_number(leiden):
    bakery()
    assert found("1234 5678") == ["Bakkerij de Vries"]


def test_what_was_typed_is_in_no_address_and_in_no_history(leiden):
    customer = anna()
    page = leiden.browser_of(leiden.fatima).post(SEARCH, {"typed": "Bergé 3-10-1985"})
    event = Event.objects.look_ups().get()
    assert (event.what, event.subject_id, event.why) == (
        "gezocht op naam en geboortedatum",
        str(customer.pk),
        "",
    )
    assert page.status_code == 200
    assert page.request["QUERY_STRING"] == ""


def test_a_search_that_finds_nobody_is_written_down_too(leiden):
    leiden.browser_of(leiden.fatima).post(SEARCH, {"typed": "071-5165165"})
    event = Event.objects.look_ups().get()
    assert (event.what, event.subject_id) == ("gezocht op telefoonnummer", "")


def test_a_result_shows_the_year_of_birth_and_no_address(leiden):
    anna()
    page = leiden.browser_of(leiden.fatima).post(SEARCH, {"typed": "2312 AB 12"}).content.decode()
    assert "geboren in 1985" in page
    assert ("Breestraat" in page, "5165165" in page, "03-10" in page) == (False, False, False)


def test_geheimhouding_comes_before_the_name(leiden):
    anna(secret=True)
    page = leiden.browser_of(leiden.fatima).post(SEARCH, {"typed": "2312 AB 12"}).content.decode()
    assert 0 < page.index("geheimhouding") < page.index("Anna van der Bergé")


def test_too_many_is_a_question_and_not_a_list(leiden):
    for number in range(11):
        somebody(number, phones=["14 071"])
    page = leiden.browser_of(leiden.fatima).post(SEARCH, {"typed": "14071"}).content.decode()
    assert "Te veel klanten passen hierbij" in page
    assert "Iemand 3" not in page


@pytest.mark.parametrize(
    ("typed", "say"),
    [
        ({"typed": "?"}, "Dit herkennen we niet."),
        ({}, "Typ iets om op te zoeken."),
        ({"surname": "Bergé"}, "Zoeken op naam kan alleen met achternaam én geboortedatum."),
        ({"postcode": "2312AB"}, "Vul een postcode en een huisnummer in, zoals 2312 AB en 12."),
        ({"phone": "12"}, "Dit is geen telefoonnummer."),
        ({"birth_date": "gisteren"}, "Vul de datum in als dag-maand-jaar"),
        ({"number": "123456789"}, "Dit is geen BSN, RSIN, KvK- of vestigingsnummer."),
        ({"typed": "a" * 201}, "201"),
    ],
)
def test_a_search_we_cannot_do_says_what_to_do(leiden, typed, say):
    answer = leiden.browser_of(leiden.fatima).post(SEARCH, {"typed": ""} | typed)
    assert answer.status_code == 422
    assert say in answer.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"surname": "van der Berge", "birth_date": "3-10-1985"},
        {"postcode": "2312 ab", "house_number": "12"},
        {"phone": "071 5165165"},
        {"email": "ANNA@post.example"},
        {"number": A_BSN},
    ],
)
def test_the_fields_find_what_the_box_finds(leiden, fields):
    customer = anna()
    page = leiden.browser_of(leiden.fatima).post(SEARCH, fields).content.decode()
    assert f'data-customer="{customer.pk}"' in page


def test_the_council_clerk_may_not_look_for_customers(leiden):
    assert leiden.browser_of(leiden.bram).get(SEARCH).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_a_search_is_one_question_however_many_it_finds(leiden, django_assert_num_queries, number):
    for each in range(number):
        somebody(each, phones=["14 071"])
    with django_assert_num_queries(1):
        assert len(list(Customer.objects.known().matching(recognise("14071")))) == number
