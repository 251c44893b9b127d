"""From Markdown to blocks: paragraphs, headings, list items and table cells, without their markup."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator

_FRONT_MATTER = re.compile(r"\A\s*\+\+\+[ \t]*\n.*?\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCED_CODE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_NOT_SHOWN = re.compile(
    r"<!--.*?-->|\{#.*?#\}|\{%.*?%\}|<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|section|article|h[1-6]|[uod]l|li|d[td]|table|tr|t[dh]|br|hr|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(r"</?[a-zA-Z][^<>@:]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_AUTOLINK = re.compile(r"<([^<>\s]+[@:][^<>\s]+)>")
_EMPHASIS = re.compile(r"\*+|~~|`+|(?<![^\W_])_+|_+(?![^\W_])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_FIELD = re.compile(r"\{\{[^{}\n]*\}\}")

_OWN_LINE = re.compile(r"^[ \t>]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d{1,3}[.)][ \t])")
_LINE_START = re.compile(
    r"^[ \t>]*(?:#{1,6}[ \t]+|(?:[-*+•][ \t]+|\d{1,3}[.)][ \t]+)*(?:\[[ xX]\][ \t]+)?)"
)
_RULE = re.compile(r"^[ \t]*(?:(?:-[ \t]*){2,}|(?:=[ \t]*){2,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_TABLE_RULE = re.compile(r"^(?=.*\|)(?=.*-)[ \t|:\-]+$")
_CELL_BORDER = re.compile(r"(?<!\\)\|")


def blocks(text: str) -> Iterator[str]:
    """Paragraphs, headings, list items and table cells, without their markup."""
    text = _FRONT_MATTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _NOT_SHOWN.sub(" ", _FENCED_CODE.sub("\n", text))
    text = _BLOCK_TAG.sub("\n\n", text)
    for lines in _paragraphs(text.split("\n")):
        if any(_TABLE_RULE.match(line) for line in lines) or lines[0].lstrip().startswith("|"):
            cells = (cell for line in lines for cell in _CELL_BORDER.split(line))
            yield from (_plain(cell) for cell in cells if not _RULE.match(cell.replace(":", "-")))
        else:
            yield from (_plain(block) for block in _joined(lines))


def _paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines that belong together: an empty line parts them."""
    together: list[str] = []
    for line in [*lines, ""]:
        if line.strip(" \t>"):
            together.append(line)
        elif together:
            yield together
            together = []


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """A sentence may run over a line end, but not over a heading, list item or hard line break."""
    block, is_open = "", False
    for line in lines:
        if _RULE.match(line) or _OWN_LINE.match(line) or not is_open:
            yield block
            block = ""
        if not _RULE.match(line):
            block += " " + _LINE_START.sub("", line)
        heading = line.lstrip(" \t>").startswith("#")
        is_open = not (heading or _RULE.match(line) or line.endswith(("  ", "\\")))
    yield block


def _plain(block: str) -> str:
    """A block without marks for links, emphasis and code. Fields such as {{ name }} stay."""
    fields = _FIELD.findall(block)
    block = _FIELD.sub("\0", unicodedata.normalize("NFC", block.replace("\0", "")))
    block = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", block))
    block = _EMPHASIS.sub("", _INLINE_TAG.sub("", block))
    block = html.unescape(_ESCAPED.sub(r"\1", block.removesuffix("\\")))
    for field in fields:
        block = block.replace("\0", field, 1)
    return " ".join(block.split())
