"""Fetch what others made, cut it to what we use, and write down where it came from.

`python leidraad/design/vendor.py` needs npm and the network; nobody needs it to run, test or build the
house: what it writes is committed. To update: change a version in `PACKAGES`, run it, look at the
difference and at /vormgeving/, run the tests.

`python leidraad/design/vendor.py bundle` only joins our own stylesheets into `design.css`.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
STATIC = HERE / "static" / "design"
VENDORED = STATIC / "vendored"
ICONS = HERE / "icons"
BUNDLE = STATIC / "design.css"
LAYERS = "@layer base, vendored, components, room, print;\n"


@dataclass(frozen=True, eq=False)
class Package:
    """One package of the npm registry; `files` maps a path inside it to a name here."""

    name: str
    version: str
    licence: str
    use: str
    files: dict[str, str]


def _candidate(name: str, version: str) -> Package:
    source = f"dist/{name}.css"
    return Package(
        f"@nl-design-system-candidate/{name}-css",
        version,
        "EUPL-1.2",
        name,
        {source: f"{name}.css"},
    )


FONT = "source-sans-3-{}-wght-normal.woff2"
NL_DESIGN_SYSTEM = [
    _candidate("button", "1.1.0"),
    _candidate("data-badge", "1.0.5"),
    _candidate("link", "2.0.3"),
    _candidate("mark", "1.0.5"),
    _candidate("skip-link", "1.0.5"),
    Package(
        "@utrecht/component-library-css",
        "9.0.4",
        "EUPL-1.2",
        "form fields, alert, data list, pagination",
        {"dist/index.css": "utrecht.css"},
    ),
]
HTMX = Package(
    "htmx.org", "2.0.11", "0BSD", "parts of a page", {"dist/htmx.min.js": "vendored/htmx.js"}
)
SOURCE_SANS = Package(
    "@fontsource-variable/source-sans-3",
    "5.3.0",
    "OFL-1.1",
    "the letter",
    {
        f"files/{FONT.format('latin')}": "fonts/source-sans-3-latin.woff2",
        f"files/{FONT.format('latin-ext')}": "fonts/source-sans-3-latin-ext.woff2",
        "LICENSE": "fonts/OFL.txt",
    },
)
ICON_NAMES = """
    adjustments alert-triangle arrow-down arrow-left arrow-right arrow-up ban book bookmark building
    building-community calendar check chevron-down chevron-left chevron-right circle-check circle-x clock copy
    device-desktop dots download external-link eye eye-off file-text filter flag help-circle history home
    info-circle key keyboard language link list-check lock logout mail mailbox map-pin menu-2 message message-circle
    moon news note paperclip pencil phone phone-incoming phone-outgoing phone-x player-pause plus printer
    refresh search send star sun thumb-down thumb-up tools trash upload user users world x
""".split()
TABLER = Package(
    "@tabler/icons",
    "3.51.0",
    "MIT",
    "icons",
    {f"icons/outline/{name}.svg": f"{name}.svg" for name in ICON_NAMES}
    | {"LICENSE": "LICENSE.txt"},
)

# The classes of NL Design System that our templates use. A rule stays when every class in its
# selector is here; its variables must then be set in components/ (a test).
KEEP = set(
    """
    nl-button nl-button--primary nl-button--secondary nl-button--subtle nl-button--negative
    nl-button--disabled nl-button__label nl-button__icon-start
    nl-data-badge nl-link nl-mark nl-skip-link nl-skip-link--visible-on-focus
    utrecht-alert utrecht-alert--error utrecht-alert--info utrecht-alert--ok utrecht-alert--warning
    utrecht-alert__content utrecht-alert__icon utrecht-alert__message
    utrecht-data-list utrecht-data-list--rows utrecht-data-list__item utrecht-data-list__item-key
    utrecht-data-list__item-value utrecht-data-list__item-value--html-dd
    utrecht-form-field utrecht-form-field--invalid utrecht-form-field-description
    utrecht-form-field-error-message utrecht-form-fieldset utrecht-form-fieldset--html-fieldset
    utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend utrecht-form-label
    utrecht-form-label--checkbox utrecht-pagination utrecht-pagination__page-link
    utrecht-pagination__page-link--current utrecht-pagination__relative-link
    utrecht-pagination__relative-link--next utrecht-pagination__relative-link--prev
    utrecht-select utrecht-select--html-select utrecht-textarea utrecht-textarea--html-textarea
    utrecht-textbox utrecht-textbox--html-input
    """.split()
)


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Every top-level rule: what stands before its brace, and what stands between its braces."""
    depth, start, opened = 0, 0, 0
    for position, character in enumerate(css):
        if character == "{":
            depth += 1
            opened = position if depth == 1 else opened
        elif character == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : position].strip()
                start = position + 1


def selectors(text: str) -> list[str]:
    """Split at commas, but not inside `:where(a, b)`."""
    parts, depth = [""], 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def is_used(selector: str) -> bool:
    """`:invalid` goes: a required field is not wrong before anyone has typed in it."""
    if re.search(r":(user-)?invalid", selector):
        return False
    classes = re.findall(r"\.(-?[A-Za-z_][\w-]*)", selector)
    return bool(classes) and set(classes) <= KEEP


def cut(css: str) -> str:
    """The rules of which every class is used; a rule about a medium keeps what is used inside it."""
    kept = []
    for prelude, body in blocks(re.sub(r"/\*.*?\*/", "", css, flags=re.S)):
        if prelude.startswith(("@media", "@supports")):
            inner = cut(body)
            if inner:
                kept.append(f"{prelude} {{\n{inner}}}\n")
        elif not prelude.startswith("@") and body:
            used = [selector for selector in selectors(prelude) if is_used(selector)]
            if used:
                kept.append(f"{', '.join(used)} {{ {' '.join(body.split())} }}\n")
    return "".join(kept)


def fetch(package: Package, to: Path) -> Path:
    """Download one package; answers with the folder in which it is unpacked."""
    npm = shutil.which("npm") or sys.exit("npm ontbreekt; zonder npm is bijwerken niet mogelijk.")
    wanted = f"{package.name}@{package.version}"
    packed = subprocess.run(  # noqa: S603 - the names are the constants above
        [npm, "pack", wanted, "--json", "--silent"],
        cwd=to,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = to / str(json.loads(packed.stdout)[0]["filename"])
    folder = to / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def take(package: Package, downloads: Path, into: Path) -> list[Path]:
    """Copy the files we use, unchanged."""
    folder, taken = fetch(package, downloads), []
    for source, name in package.files.items():
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / source, target)
        target.chmod(0o644)
        taken.append(target)
    return taken


def take_nl_design_system(downloads: Path) -> Path:
    """Cut the stylesheets to `KEEP` and join them in one layer."""
    parts = []
    for package in NL_DESIGN_SYSTEM:
        folder = fetch(package, downloads)
        for source in package.files:
            css = cut((folder / source).read_text())
            parts.append(f"/* {package.name} {package.version}, {package.licence} */\n{css}")
    target = VENDORED / "nl-design-system.css"
    target.parent.mkdir(parents=True, exist_ok=True)
    notice = (
        "/* NL Design System, cut to the classes that leidraad/design/vendor.py names.\n"
        "   EUPL-1.2; the originals are on npm under the names and versions below. */\n"
    )
    target.write_text(f"{notice}@layer vendored {{\n{''.join(parts)}}}\n")
    return target


def bundle() -> str:
    """Our own stylesheets in one file, in the order in which they count."""
    names = ["tokens.css", "base.css"]
    names += sorted(f"components/{file.name}" for file in (STATIC / "components").glob("*.css"))
    names += ["print.css"]
    parts = [f"/* {name} */\n{(STATIC / name).read_text().strip()}\n" for name in names]
    vendored = (VENDORED / "nl-design-system.css").read_text()
    return LAYERS + vendored + "".join(parts)


def describe(files: dict[Package, list[Path]]) -> str:
    """VENDORED.md: name, version, licence, source and fingerprint of everything we did not write."""
    lines = [
        "# What others made",
        "",
        "Written by `leidraad/design/vendor.py`, which also updates it. Nothing here is fetched at",
        "run time. The stylesheets of NL Design System are cut to the classes in `KEEP`; the rest is",
        "unchanged.",
        "",
        "| package (npm) | version | licence | for | file | sha256 |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {package.name} | {package.version} | {package.licence} | {package.use} "
        f"| {path.relative_to(HERE)} | {sha256(path)} |"
        for package, paths in files.items()
        for path in paths
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    if sys.argv[1:] == ["bundle"]:
        BUNDLE.write_text(bundle())
        return
    with tempfile.TemporaryDirectory() as folder:
        downloads = Path(folder)
        files = {
            HTMX: take(HTMX, downloads, STATIC),
            SOURCE_SANS: take(SOURCE_SANS, downloads, STATIC),
            TABLER: take(TABLER, downloads, ICONS),
        }
        stylesheet = take_nl_design_system(downloads)
    (HERE / "VENDORED.md").write_text(
        describe(files | {package: [stylesheet] for package in NL_DESIGN_SYSTEM})
    )
    BUNDLE.write_text(bundle())


if __name__ == "__main__":
    main()
