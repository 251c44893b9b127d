"""What an adviser waits for, in Chromium: from a keystroke to the results, from closing to the confirmation.

Also the whole search page over HTTP beside a page of the house that asks the index nothing.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from bench.beside import percentile
from bench.writers import serving
from tests.adviser import Adviser
from tests.browser.chromium import FLAGS, find_chromium
from tests.house_of_its_own import House, house

PASSWORD = "welkom in leiden"  # as `leidraad demo` prints it
WORDS = (
    "paspoort verlopen",
    "grofvuil ophalen",
    "verhuizing doorgeven",
    "parkeervergunning",
    "trouwen",
)
CLOSINGS, PAGES = 40, 150
WATCH = """
window.waits = [];
const box = document.getElementById("zoek"), results = document.getElementById("results");
let typed = null;
box.addEventListener("input", () => { typed = performance.now(); }, true);
new MutationObserver(() => {
  if (typed !== null) requestAnimationFrame(() => { window.waits.push(performance.now() - typed); typed = null; });
}).observe(results, { childList: true, subtree: true });
"""
CONFIRMED = """
window.confirmed = null;
let started = null;
addEventListener("keydown", (event) => { if (event.key === "Enter") started = performance.now(); }, true);
const said = document.getElementById("said");
new MutationObserver(() => {
  if (started !== null && said.textContent.includes("vastgelegd")) window.confirmed ??= performance.now() - started;
}).observe(said, { childList: true, characterData: true, subtree: true });
"""


def main() -> None:
    os.environ.pop("LEIDRAAD_DATABASE", None)
    with tempfile.TemporaryDirectory() as folder, house(Path(folder) / "data") as own:
        own.environment["LEIDRAAD_LOG"] = "ERROR"
        own.run("demo", "--build-only")
        own.run("index")  # nobody waits for the worker
        with serving(own, bare=False) as port:
            pages(port)
            in_the_browser(own, port)


def pages(port: int) -> None:
    adviser = Adviser("127.0.0.1", port, "1001", PASSWORD)
    adviser.sign_in()
    for name, path in (
        ("search page", "/zoeken/?zoek=paspport+verlopen"),
        ("links page", "/links/"),
    ):
        seconds = []
        for _ in range(PAGES):
            begin = time.perf_counter()
            status, _ = adviser.ask("GET", path)
            assert status == 200, path
            seconds.append(time.perf_counter() - begin)
        print_line(name, seconds)


def in_the_browser(own: House, port: int) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(base_url=f"http://127.0.0.1:{port}")
        page.goto("/inloggen/")
        page.get_by_label("Personeelsnummer of e-mailadres").fill("1001")
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_load_state()
        page.goto("/balie/")
        page.keyboard.press("F2")
        page.wait_for_timeout(300)
        page.evaluate(WATCH)
        for words in WORDS * 4:
            page.locator("#zoek").fill("")
            page.locator("#zoek").press_sequentially(words, delay=90)
            page.wait_for_timeout(200)
        print_line("keystroke to results", [wait / 1000 for wait in page.evaluate("waits")])
        print_line("save to confirmation", [closing(page) for _ in range(CLOSINGS)])
        browser.close()


def closing(page) -> float:
    """One routine call by keyboard; the seconds from the last key until the desk says that it is recorded."""
    page.goto("/balie/")
    page.keyboard.press("F2")
    page.locator("#zoek").press_sequentially("grofvuil")
    page.locator("#results a[data-key]").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("#answer").wait_for()
    page.keyboard.press("F4")
    page.evaluate(CONFIRMED)
    page.keyboard.press("F8")
    page.wait_for_timeout(30)
    page.keyboard.press("Enter")
    page.locator("#said", has_text="vastgelegd").wait_for()
    return page.evaluate("confirmed") / 1000


def print_line(name: str, seconds: list[float]) -> None:
    shown = [1000 * percentile(seconds, share) for share in (0.5, 0.95)]
    print(
        f"{name:28} {len(seconds):5} times   p50 {shown[0]:7.1f} ms   p95 {shown[1]:7.1f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main()
