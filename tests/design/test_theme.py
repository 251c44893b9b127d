"""NL Design System in our own clothes: nothing is left to a default that we did not choose."""

import hashlib
import re

import pytest

from leidraad.design import vendor
from leidraad.design.templatetags.design import ALERTS
from tests.design.colours import STATIC

VENDORED = (STATIC / "vendored/nl-design-system.css").read_text()
OURS = "".join(
    file.read_text() for file in [STATIC / "tokens.css", *sorted(STATIC.glob("components/*.css"))]
)
TEMPLATES = [
    *(vendor.HERE.parent).glob("*/templates/**/*.html"),
]


def set_in(css):
    return set(re.findall(r"(--[\w-]+)\s*:", css))


def chains(css):
    """Every `var(--a, var(--b, …))` as the names that are tried in turn: [--a, --b]."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    position = 0
    while (start := css.find("var(", position)) != -1:
        depth, end = 0, start + 3
        while True:
            depth += (css[end] == "(") - (css[end] == ")")
            end += 1
            if depth == 0:
                break
        yield re.findall(r"var\(\s*(--[\w-]+)", css[start:end])
        position = end


def test_every_variable_of_every_component_is_set():
    """Itself, or the more general one it falls back to; `--_` are the component's own sums."""
    known = set_in(OURS) | {
        name for name in set_in(VENDORED) if name.startswith(("--_", "--nl-icon"))
    }
    missing = {" or ".join(chain) for chain in chains(VENDORED) if not known & set(chain)}
    assert missing == set()


def test_no_variable_is_set_that_no_component_asks_for():
    used = {name for css in (VENDORED, OURS) for chain in chains(css) for name in chain}
    used |= {
        name
        for css in [(STATIC / "base.css").read_text()]
        for chain in chains(css)
        for name in chain
    }
    theme = {name for name in set_in(OURS) if name.startswith(("--nl-", "--utrecht-"))}
    assert theme - used == set()


def test_a_variable_never_says_inherit():
    """For a variable that means its parent's value, which at the root is nothing at all."""
    assert re.findall(r"(--[\w-]+): (?:inherit|initial|unset|revert|revert-layer);", OURS) == []


def test_every_variable_we_ask_for_exists():
    known = set_in(OURS) | set_in(VENDORED) | set_in((STATIC / "brand.css").read_text())
    asked = {
        name
        for file in {*STATIC.glob("*.css"), *STATIC.glob("components/*.css")} - {vendor.BUNDLE}
        for name in re.findall(r"var\(\s*(--[\w-]+)", file.read_text())
    }
    assert asked - known == set()


def test_the_bundle_is_what_the_small_files_say():
    assert vendor.BUNDLE.read_text() == vendor.bundle(), "python leidraad/design/vendor.py bundle"


def test_what_others_made_is_written_down_with_its_fingerprint():
    rows = re.findall(
        r"\| ([\w./-]+) \| ([0-9a-f]{64}) \|$", (vendor.HERE / "VENDORED.md").read_text(), re.M
    )
    found = {
        name: hashlib.sha256((vendor.HERE / name).read_bytes()).hexdigest() for name, _ in rows
    }
    assert found == dict(rows)
    foreign = {
        str(file.relative_to(vendor.HERE))
        for folder in (STATIC / "vendored", STATIC / "fonts", vendor.ICONS)
        for file in folder.iterdir()
    }
    assert foreign == set(found)


def test_only_classes_that_our_templates_use_are_kept():
    used = "".join(file.read_text() for file in TEMPLATES)
    used += (vendor.HERE / "templatetags/design.py").read_text()
    used += (vendor.HERE / "fields.py").read_text()
    used += "".join(f"utrecht-alert--{kind} " for kind in ALERTS)
    assert {name for name in vendor.KEEP if name not in used} == set()


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".nl-mark { color: red }", ".nl-mark { color: red }\n"),
        (".nl-mark, .nl-other { color: red }", ".nl-mark { color: red }\n"),
        (".nl-link:where(.nl-link--current, .x) { color: red }", ""),
        (
            "@media print { .nl-mark { a: b } .x { c: d } }",
            "@media print {\n.nl-mark { a: b }\n}\n",
        ),
        ("@keyframes turn { from { a: b } }", ""),
        (".utrecht-textbox:invalid { color: red }", ""),
        ("body { color: red }", ""),
    ],
)
def test_a_stylesheet_is_cut_to_what_is_used(css, kept):
    assert vendor.cut(css) == kept


def test_nothing_asks_another_machine():
    """No address of another site in anything a page loads; `http://www.w3.org` names a drawing."""
    guilty = {
        f"{file.name}: {address}"
        for file in [*STATIC.rglob("*.css"), *STATIC.glob("*.js"), *TEMPLATES]
        for address in re.findall(r"(?:https?:)?//[\w-]+\.[\w./-]+", file.read_text())
        if "w3.org" not in address
    }
    assert guilty == set()


def test_templates_keep_to_the_content_policy():
    """No style or script in the page itself, and no attribute that needs `unsafe-eval`."""
    guilty = {
        f"{file.name}: {found}"
        for file in TEMPLATES
        for found in re.findall(
            r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=|hx-on|hx-vals=.js:", file.read_text()
        )
    }
    assert guilty == set()
