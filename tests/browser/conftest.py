"""A running house and a real browser: see house.py, chromium.py and watch.py."""

import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.house import House
from tests.browser.watch import Watch
from tests.leiden import PASSWORD


@pytest.fixture(scope="session")
def live_house(tmp_path_factory):
    """The product on 127.0.0.1, with an empty municipality and its people."""
    house = House(tmp_path_factory.mktemp("house"))
    house.build()
    house.open()
    yield house
    house.close()


@pytest.fixture(scope="session")
def chromium():
    path = find_chromium()
    # Playwright keeps an event loop in this thread, which Django would mistake for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch(live_house):
    """Whatever goes wrong behind the screen fails the test; `watch.expect(pattern)` for what must go wrong."""
    watch = Watch(live_house.url)
    yield watch
    assert watch.unexpected() == []


@pytest.fixture
def open_window(chromium, live_house, watch):
    """`open_window(width=320, dark=True, javascript=False)`: a fresh browser, as a person has it."""
    contexts = []

    def opened(width=1366, height=768, *, dark=False, javascript=True, **options):
        context = chromium.new_context(
            base_url=live_house.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(10_000)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_window):
    """A window of 1366 x 768, in which nobody is signed in yet."""
    return open_window()


@pytest.fixture
def sign_in():
    """`sign_in(page)` as Fatima; `sign_in(page, "1002")` as Joost; see tests/leiden.py."""

    def signed_in(page, number="1001", password=PASSWORD):
        page.goto("/inloggen/")
        page.get_by_label("Personeelsnummer of e-mailadres").fill(number)
        page.get_by_label("Wachtwoord").fill(password)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url(lambda url: "/inloggen/" not in url)
        return page

    return signed_in
