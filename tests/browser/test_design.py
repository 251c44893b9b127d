"""The look of the house, in a real browser."""

import pytest

from tests.browser.watch import assert_accessible, assert_fits, screenshot

pytestmark = pytest.mark.browser

WINDOWS = [(320, False), (320, True), (768, False), (1366, False), (1366, True)]


def name_of(width, dark):
    return f"{width}-{'dark' if dark else 'light'}"


@pytest.mark.parametrize(("width", "dark"), WINDOWS, ids=lambda value: str(value))
def test_every_component_is_usable_for_everyone(open_window, sign_in, width, dark):
    page = sign_in(open_window(width, dark=dark))
    page.goto("/vormgeving/")
    screenshot(page, f"design-{name_of(width, dark)}")
    assert_fits(page)
    assert_accessible(page)


def test_a_question_mark_lists_the_keys_of_this_page(page, sign_in):
    sign_in(page).goto("/medewerkers/")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Toetsen op deze pagina")
    assert sheet.locator("dt").all_inner_texts()[:2] == ["Ga naar", "Toetsen"]
    assert sheet.locator("dd").all_inner_texts()[:2] == ["Ctrl+K", "?"]
    assert_accessible(page)
    page.keyboard.press("Escape")
    assert sheet.is_hidden()


def test_with_the_command_bar_every_page_is_a_few_letters_away(page, sign_in):
    sign_in(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("medew")
    assert_accessible(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/medewerkers/")


def test_a_key_puts_the_cursor_in_the_search_field_and_typing_it_there_is_just_typing(
    page, sign_in
):
    sign_in(page).goto("/medewerkers/")
    page.keyboard.press("/")
    page.keyboard.type("w/b?")
    assert page.locator("#zoek").input_value() == "w/b?"
    assert page.get_by_role("dialog").count() == 0
