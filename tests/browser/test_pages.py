"""The pages that are there before any room: signing in, the first page, colleagues, and when things go wrong."""

import pytest

from tests.browser.watch import assert_accessible, assert_fits, screenshot

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 1366])
def test_signing_in_is_usable_for_everyone(open_window, width, dark):
    page = open_window(width, dark=dark)
    page.goto("/inloggen/")
    screenshot(page, f"sign-in-{width}-{'dark' if dark else 'light'}")
    assert_fits(page)
    assert_accessible(page)


def test_a_wrong_password_is_said_where_the_focus_goes(page):
    page.goto("/inloggen/")
    page.get_by_label("Personeelsnummer of e-mailadres").fill("1001")
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.keyboard.press("Enter")
    summary = page.get_by_role("alert")
    summary.wait_for()
    assert "Deze combinatie kennen we niet" in summary.inner_text()
    assert summary.evaluate("element => element === document.activeElement")
    assert page.get_by_label("Personeelsnummer of e-mailadres").input_value() == "1001"
    screenshot(page, "sign-in-wrong")
    assert_accessible(page)


def test_nothing_is_sent_to_the_browsers_own_messages(page):
    """An empty form gets our words, with links to the fields."""
    page.goto("/inloggen/")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("link", name="Wachtwoord: Dit veld is verplicht.").click()
    assert page.get_by_label("Wachtwoord").evaluate("field => field === document.activeElement")


def test_signing_in_works_without_scripts(open_window, sign_in):
    page = sign_in(open_window(javascript=False))
    assert page.get_by_role("heading", level=1).inner_text() == "Goedendag, Fatima el Amrani"


@pytest.mark.parametrize("width", [320, 768, 1366])
@pytest.mark.parametrize("path", ["/", "/medewerkers/", "/medewerkers/?zoek=niemand"])
def test_the_first_pages_are_usable_for_everyone(open_window, sign_in, path, width):
    page = sign_in(open_window(width))
    page.goto(path)
    screenshot(page, f"page{path.strip('/').replace('/?', '-').replace('=', '-')}-{width}")
    assert_fits(page)
    assert_accessible(page)


def test_the_page_we_are_on_is_marked_in_the_menu(page, sign_in):
    sign_in(page).goto("/medewerkers/")
    current = page.get_by_role("navigation", name="Hoofdmenu").locator("[aria-current]")
    assert current.all_inner_texts() == ["Medewerkers"]


def test_the_first_tab_leads_past_the_menu(page, sign_in):
    sign_in(page).goto("/medewerkers/")
    page.keyboard.press("Tab")
    screenshot(page, "skip-link")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("#zoek").evaluate("field => field === document.activeElement")


def test_a_page_that_does_not_exist_says_what_to_do(page, watch):
    watch.expect("status of 404")
    page.goto("/bestaat-niet/")
    assert page.get_by_role("heading", level=1).inner_text() == "Deze pagina bestaat niet"
    screenshot(page, "error-404")
    assert_accessible(page)


def test_signing_out_leads_to_the_door(page, sign_in):
    sign_in(page)
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen/")


def test_on_paper_there_is_only_the_list(page, sign_in):
    sign_in(page).goto("/medewerkers/")
    page.emulate_media(media="print")
    screenshot(page, "print")
    assert page.get_by_role("table").is_visible()
    assert page.get_by_role("navigation").count() == 0


def test_someone_may_choose_the_dark_and_it_stays(page, sign_in):
    sign_in(page)
    button = page.get_by_role("button", name="Weergave")
    button.click()  # light
    button.click()  # dark
    page.goto("/medewerkers/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    screenshot(page, "chosen-dark")
    assert_accessible(page)
