"""A customer calls: found by what they say, geheimhouding first, personal matters after the questions."""

import re

import pytest

from tests.browser.watch import assert_accessible, assert_fits, screenshot

pytestmark = pytest.mark.browser

PEOPLE = """
from django.conf import settings
from leidraad.customers.loading import load_identity_questions
from leidraad.customers.models import Customer
from tests.customers.people import anna, bakery
from leidraad.contacts.loading import load_contacts
from leidraad.organisation.loading import load_organisation
load_organisation(settings.GENERAL, settings.MUNICIPALITY)
load_contacts(settings.GENERAL, settings.MUNICIPALITY)
load_identity_questions(settings.GENERAL, settings.MUNICIPALITY)
if not Customer.objects.exists():
    anna()
    anna(given_names="Gijs", secret=True, identifiers={}, phones=["06 12345678"], emails=[])
    bakery()
"""


@pytest.fixture(scope="module")
def city(live_house):
    live_house.python(PEOPLE)
    return live_house


def look_for(page, typed: str) -> None:
    page.goto("/klanten/zoeken/")
    box = page.get_by_label("Wie zoek je?")
    box.fill(typed)
    box.press("Enter")


def test_a_caller_is_found_recognised_and_shown(city, page, sign_in):
    sign_in(page)
    look_for(page, "van der Berge 3-10-1985")
    assert_accessible(page)
    page.get_by_role("link", name="Anna van der Bergé").click()
    assert page.get_by_text("Breestraat").count() == 0
    assert_accessible(page)
    screenshot(page, "customer-questions")
    page.get_by_label("Wat is uw geboortedatum?").check()
    page.get_by_role("button", name="Goed beantwoord").click()
    page.get_by_text("Breestraat 12 A, 2312 AB Leiden").first.wait_for()
    assert_accessible(page)
    screenshot(page, "customer")


def test_what_was_typed_is_not_in_the_address_bar(city, page, sign_in):
    sign_in(page)
    look_for(page, "071 516 51 65")
    page.get_by_role("link", name="Anna van der Bergé").wait_for()
    assert page.url.endswith("/klanten/zoeken/")


def test_with_geheimhouding_the_address_takes_a_reason(city, page, sign_in):
    sign_in(page)
    look_for(page, "06 12345678")
    page.get_by_role("link", name="Gijs van der Bergé").click()
    first = page.locator("main h1, main .utrecht-alert").first
    assert "Geheimhouding" in first.inner_text()
    page.get_by_label("Wat is uw geboortedatum?").check()
    page.get_by_role("button", name="Goed beantwoord").click()
    page.get_by_label("Waarom heb je het adres nodig?").fill("paspoort bezorgen")
    assert page.get_by_text("Breestraat").count() == 0
    page.get_by_role("button", name="Toon adres").click()
    page.get_by_text("Breestraat 12 A, 2312 AB Leiden").first.wait_for()
    assert_accessible(page)


def test_a_new_customer_is_made_and_a_double_is_warned_for(city, page, sign_in):
    sign_in(page)
    page.goto("/klanten/nieuw/")
    assert_accessible(page)
    page.get_by_label("Achternaam of naam").fill("Berge")
    page.get_by_label("Geboortedatum").fill("3-10-1985")
    page.get_by_role("button", name="Klant bewaren").click()
    page.get_by_text("Is dit misschien dezelfde klant?").wait_for()
    assert_accessible(page)
    screenshot(page, "customer-double")
    assert page.get_by_label("Achternaam of naam").input_value() == "Berge"


def test_a_mistake_is_said_at_the_field_and_nothing_typed_is_lost(city, page, sign_in):
    sign_in(page)
    page.goto("/klanten/nieuw/")
    page.get_by_label("Achternaam of naam").fill("Jansen")
    page.get_by_label("Telefoon").fill("12")
    page.get_by_role("button", name="Klant bewaren").click()
    page.get_by_text("Dit is geen telefoonnummer.").first.wait_for()
    typed = [page.get_by_label(name).input_value() for name in ("Achternaam of naam", "Telefoon")]
    assert typed == ["Jansen", "12"]
    assert_accessible(page)


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize(
    "path", ["/klanten/zoeken/", "/klanten/nieuw/", "/klanten/1/", "/klanten/3/"]
)
def test_nobody_scrolls_sideways(city, open_window, sign_in, width, path):
    page = sign_in(open_window(width=width))
    page.goto(path)
    assert_fits(page)


def test_in_the_dark_it_can_be_read_too(city, open_window, sign_in):
    page = sign_in(open_window(dark=True))
    for path in ("/klanten/zoeken/", "/klanten/2/", "/klanten/3/"):
        page.goto(path)
        assert_accessible(page)


def test_without_scripts_a_customer_is_found_too(city, open_window, sign_in):
    page = sign_in(open_window(javascript=False))
    look_for(page, "071 516 51 65")
    page.get_by_role("link", name="Anna van der Bergé").click()
    assert page.get_by_role("heading", name="Anna van der Bergé").count() == 1


def during_a_call(page, typed: str) -> None:
    """At the desk with a running contact: F9, and what the caller says."""
    page.goto("/balie/")
    page.locator("html[data-desk-ready]").wait_for(state="attached")
    page.keyboard.press("F2")
    page.locator("#question-0-text").wait_for()
    page.keyboard.press("F9")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")


def test_at_the_desk_the_caller_is_recognised_in_the_right_column(city, page, sign_in):
    sign_in(page, "1002")
    during_a_call(page, "071 516 51 65")
    page.get_by_role("link", name="Anna van der Bergé").click()
    card = page.locator("#klantkaart")
    card.get_by_label("Wat is uw geboortedatum?").check()
    card.get_by_role("button", name="Goed beantwoord").click()
    card.get_by_text("Breestraat 12 A, 2312 AB Leiden").wait_for()
    assert_accessible(page)
    screenshot(page, "customer-at-the-desk")


def test_at_the_desk_a_new_customer_is_made_without_leaving_the_call(city, page, sign_in):
    sign_in(page, "1002")
    during_a_call(page, "06 98765432")
    page.get_by_role("link", name="Nieuwe klant").click()
    form = page.locator("#nieuwe-klant")
    form.get_by_label("Achternaam of naam").fill("Pietersen")
    form.get_by_label("Telefoon").fill("06 98765432")
    form.get_by_role("button", name="Klant bewaren").click()
    page.locator("#who", has_text=re.compile("Pietersen")).wait_for()
    assert "/balie/" in page.url
