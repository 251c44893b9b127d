"""Take the picture of the README: `python docs/pictures/take.py` while `make demo` runs."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import FLAGS, find_chromium

HOUSE = "http://127.0.0.1:8000"
PASSWORD = "welkom in leiden"  # noqa: S105 - as `make demo` prints it


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{HOUSE}/inloggen/")
        page.get_by_label("Personeelsnummer of e-mailadres").fill("1001")
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_load_state()
        page.goto(f"{HOUSE}/balie/")
        page.keyboard.press("F2")
        page.locator("#zoek").press_sequentially("paspport verlopen", delay=40)
        page.locator("#results a[data-key]").first.wait_for()
        page.keyboard.press("Enter")
        page.locator("#answer").wait_for()
        page.keyboard.press("F4")
        page.wait_for_timeout(2500)  # until it says that it is kept
        page.screenshot(path=Path(__file__).parent / "desk.png")
        browser.close()


if __name__ == "__main__":
    main()
