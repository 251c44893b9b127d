"""Everything that must not happen while someone uses a page, and looks at the pages themselves."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

OUTPUT = Path(__file__).parents[1] / "output"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Chromium calls every answer above 399 an error; a refused form and "sign in again" are answers too.
ORDINARY = [
    r"responded with a status of (401|422)",
    r"Response Status Error Code 401 from /nieuws/ongelezen/",
]


class Watch:
    """Notes what goes wrong behind the screen: errors, breaches of the content policy, requests elsewhere."""

    def __init__(self, home: str) -> None:
        self.home, self.trouble, self.expected = home, [], list(ORDINARY)

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.trouble.append(f"script: {error.error}"))
        context.on("request", self._went_out)

    def expect(self, pattern: str) -> None:
        """This test provokes it: a page that does not exist, a network that is cut."""
        self.expected.append(pattern)

    def _heard(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.trouble.append(f"console: {message.text}")

    def _went_out(self, request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.trouble.append(f"request elsewhere: {request.url}")

    def unexpected(self) -> list[str]:
        return [
            line
            for line in self.trouble
            if not any(re.search(pattern, line) for pattern in self.expected)
        ]


def assert_accessible(page: Page) -> None:
    """axe-core finds nothing against WCAG 2.2 AA on the page as it is now."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    violations = [
        f"{rule['id']}: {rule['help']}\n    "
        + "\n    ".join(
            f"{' '.join(node['target'])}  {node['failureSummary']}" for node in rule["nodes"][:5]
        )
        for rule in found.response["violations"]
    ]
    assert violations == [], f"{page.url}\n" + "\n".join(violations)


def assert_fits(page: Page) -> None:
    """Nobody has to scroll sideways to read (WCAG 1.4.10); only tables may, in their own box."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the window"


def screenshot(page: Page, name: str) -> Path:
    """Keep the whole page as tests/output/NAME.png."""
    OUTPUT.mkdir(exist_ok=True)
    file = OUTPUT / f"{name}.png"
    page.screenshot(path=file, full_page=True)
    return file
