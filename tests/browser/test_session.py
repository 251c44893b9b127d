"""The end of the session: asked beforehand, survived afterwards. Time is pushed forward, not waited for."""

import re

import pytest

from tests.browser.watch import assert_accessible, screenshot
from tests.leiden import PASSWORD

pytestmark = pytest.mark.browser

HALF_AN_HOUR = 30 * 60 * 1000


@pytest.fixture
def at_the_form(page, sign_in):
    """Fatima has typed something on a page with a form, and her clock is ours."""
    page.clock.install()
    sign_in(page).goto("/vormgeving/")
    page.get_by_label("E-mailadres").first.fill("half getypt")
    return page


def test_five_minutes_before_the_end_one_key_stays_signed_in(at_the_form):
    page = at_the_form
    dialog = page.get_by_role("dialog", name="Ben je er nog?")
    page.clock.run_for(49 * 60 * 1000)
    assert dialog.is_hidden()
    page.clock.run_for(2 * 60 * 1000)
    assert "4 minuten" in dialog.inner_text()
    screenshot(page, "session-soon")
    assert_accessible(page)
    with page.expect_response(re.compile("/sessie/")) as answer:
        page.keyboard.press("Enter")
    assert answer.value.request.method == "POST"
    dialog.wait_for(state="hidden")
    page.clock.run_for(HALF_AN_HOUR)
    assert dialog.is_hidden()
    assert page.get_by_label("E-mailadres").first.input_value() == "half getypt"


def test_after_the_end_everything_is_still_there_and_signing_in_again_is_enough(
    at_the_form, open_window
):
    page = at_the_form
    page.context.clear_cookies()  # the session is over
    page.clock.run_for(2 * HALF_AN_HOUR)
    dialog = page.get_by_role("dialog", name="Log opnieuw in")
    dialog.wait_for()
    page.keyboard.press("Escape")
    assert dialog.is_visible()
    screenshot(page, "session-over")
    assert_accessible(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Inloggen in een nieuw tabblad").click()
    sign_in_again(opened.value, "1001")
    opened.value.close()
    page.get_by_role("button", name="Ik ben weer ingelogd").click()
    dialog.wait_for(state="hidden")
    assert page.get_by_label("E-mailadres").first.input_value() == "half getypt"
    # The form of the old page is accepted: it carries the token of the new session.
    with page.expect_response(re.compile("/vormgeving/")) as answer:
        page.get_by_role("button", name="Versturen").click()
    assert answer.value.status == 422


def test_when_somebody_else_signed_in_the_page_says_so(at_the_form):
    page = at_the_form
    page.context.clear_cookies()
    page.clock.run_for(2 * HALF_AN_HOUR)
    dialog = page.get_by_role("dialog", name="Log opnieuw in")
    dialog.wait_for()
    other = page.context.new_page()
    sign_in_again(other, "1002")
    other.close()
    with page.expect_response(re.compile("/sessie/")):
        page.get_by_role("button", name="Ik ben weer ingelogd").click()
    page.get_by_text("Op deze computer is nu iemand anders ingelogd.").wait_for()
    assert dialog.is_visible()


def sign_in_again(page, number):
    if "/inloggen/" not in page.url:
        page.goto("/inloggen/")
    page.get_by_label("Personeelsnummer of e-mailadres").fill(number)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/inloggen/" not in url)


def test_a_second_click_is_not_a_second_save_and_a_retry_is_possible(page, sign_in):
    sign_in(page).goto("/vormgeving/")
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    # An answer without a page: the browser stays where it is, as it does when the answer gets lost.
    page.route(
        "**/vormgeving/",
        lambda route: (
            route.fulfill(status=204) if route.request.method == "POST" else route.continue_()
        ),
    )
    page.clock.install()
    submit = "document.querySelector('main form').requestSubmit()"
    page.evaluate(f"{submit}; {submit}; {submit}")
    page.wait_for_timeout(200)
    assert len(sent) == 1
    page.clock.run_for(6000)  # the answer was lost
    page.evaluate(submit)
    page.wait_for_timeout(200)
    assert len(sent) == 2


def test_the_counter_counts_along_and_never_cuts(page, sign_in):
    sign_in(page).goto("/vormgeving/")
    note = page.get_by_label("Notitie").first
    counter = page.locator("#id_note-counter")
    note.fill("a" * 150)
    assert counter.inner_text() == "Nog 50 tekens"
    note.fill("a" * 199)
    assert counter.inner_text() == "Nog 1 teken"
    note.fill("a" * 205)
    assert counter.inner_text() == "5 te veel: maak de tekst korter"
    assert len(note.input_value()) == 205
