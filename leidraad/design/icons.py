"""Icons, drawn in the page itself: no request, and they take the colour of the text."""

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).parent / "icons"


class UnknownIcon(KeyError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"No icon is called {name!r}; see ICON_NAMES in leidraad/design/vendor.py."
        )


@cache
def _paths(name: str) -> SafeString:
    """What is drawn, without the wrapper of the file; the files are ours, so they are safe."""
    file = FOLDER / f"{name}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not file.exists():
        raise UnknownIcon(name)
    drawing = re.sub(r"<!--.*?-->|<svg[^>]*>|</svg>", "", file.read_text(), flags=re.S)
    drawing = drawing.replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', "")
    shapes = re.findall(r"<(?:path|circle|line|rect)[^>]*/>", drawing)
    return mark_safe("".join(shapes))  # noqa: S308


def icon(name: str, label: str = "") -> SafeString:
    """The icon `name` (of Tabler); decoration unless a label says what it means."""
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>',
            label,
            _paths(name),
        )
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        _paths(name),
    )
