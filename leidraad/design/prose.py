"""Markdown to HTML that cannot do harm: our own texts, and what employees type."""

from collections.abc import Sequence

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "blockquote"),
    *("code", "pre", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "s"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"class"}, "td": {"class"}}
SCHEMES = {"http", "https", "mailto", "tel"}
_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def markdown(text: str | None, highest: int | str = 2) -> SafeString:
    """The text as HTML. Its highest heading becomes `<h2>` (or `highest`): `<h1>` is the page's own.

    Pictures are left out: no request leaves the machine. HTML in the text is shown as it was typed.
    """
    tokens = _parser.parse(text or "")
    _lower_headings(tokens, int(highest))
    _align_by_class(tokens)
    html = _parser.renderer.render(tokens, _parser.options, {})
    return mark_safe(  # noqa: S308 - nh3 has just cleaned it
        nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            link_rel="noopener noreferrer",
            allowed_classes=None,
        )
    )


def _lower_headings(tokens: Sequence[Token], highest: int) -> None:
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    if not headings:
        return
    shift = highest - min(int(token.tag[1]) for token in headings)
    for token in headings:
        token.tag = f"h{min(6, max(2, int(token.tag[1]) + shift))}"


def _align_by_class(tokens: Sequence[Token]) -> None:
    """A column to the right is a column of numbers; `style` would break the content policy."""
    for token in tokens:
        if token.type in {"th_open", "td_open"}:
            style = token.attrs.pop("style", "")
            if "right" in str(style):
                token.attrSet("class", "number")
