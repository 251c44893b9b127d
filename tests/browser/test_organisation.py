"""Colleagues and administration in a real browser."""

import pytest

from tests.browser.watch import assert_accessible, assert_fits, screenshot

pytestmark = pytest.mark.browser

LISTS = """
from django.conf import settings
from leidraad.organisation.actions import save_skill
from leidraad.organisation.loading import load_organisation
from leidraad.organisation.models import Skill
load_organisation(settings.GENERAL, settings.MUNICIPALITY)
if not Skill.objects.exists():
    save_skill(None, name="Engels", is_active=True)
"""
FOR_EVERYONE = ["/", "/medewerkers/", "/medewerkers/?zoek=zzz", "/rollen/", "/openingstijden/"]
FOR_THE_ADMINISTRATOR = [
    "/beheer/medewerkers/",
    "/beheer/medewerkers/nieuw/",
    "/beheer/medewerkers/1/",
    "/afdelingen/",
    "/afdelingen/1/",
    "/vaardigheden/",
    "/vaardigheden/nieuw/",
    "/openingstijden/",
    "/openingstijden/Stadhuis/",
    "/verwerkingslogboek/",
    "/wachtwoord/",
]


@pytest.fixture(scope="module")
def city(live_house):
    live_house.python(LISTS)
    return live_house


def test_every_page_of_the_organisation_is_accessible(city, page, sign_in):
    sign_in(page, "1006")
    for path in FOR_EVERYONE + FOR_THE_ADMINISTRATOR:
        page.goto(path)
        assert_accessible(page)
        screenshot(page, f"organisation{path.replace('/', '-').replace('?', '-')}")


def test_nobody_scrolls_sideways(city, open_window, sign_in):
    page = sign_in(open_window(width=320), "1006")
    for path in FOR_EVERYONE + FOR_THE_ADMINISTRATOR:
        page.goto(path)
        assert_fits(page)


def test_where_i_am_is_said_with_one_key(city, page, sign_in):
    sign_in(page)
    page.keyboard.press("Alt+3")
    page.get_by_role("button", name="in overleg", pressed=True).wait_for()


def test_a_new_colleague_chooses_a_password_with_a_link(city, page, open_window, sign_in):
    sign_in(page, "1006")
    page.goto("/beheer/medewerkers/nieuw/")
    page.get_by_label("Personeelsnummer").fill("3001")
    page.get_by_label("Naam", exact=True).fill("Mo Haddad")
    page.get_by_label("E-mail").fill("mo@leiden.example")
    page.get_by_label("Afdeling", exact=True).select_option(label="Klantcontactcentrum")
    page.get_by_label("Klantadviseur").check()
    page.get_by_role("button", name="Medewerker bewaren").click()
    page.get_by_role("button", name="Maak een link").click()
    link = page.get_by_label("Link").input_value()
    theirs = open_window()
    theirs.goto(link)
    assert_accessible(theirs)
    theirs.get_by_label("Nieuw wachtwoord").fill("haring met wittebrood")
    theirs.get_by_label("Nog een keer").fill("haring met wittebrood")
    theirs.get_by_role("button", name="Wachtwoord bewaren").click()
    sign_in(theirs, "3001", "haring met wittebrood")
    theirs.get_by_role("heading", name="Goedendag, Mo Haddad").wait_for()
