"""Simple HTML of a source to Markdown: paragraphs, lists, links, headings, tables. No word is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "table",
    "caption",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
}
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def to_markdown(html: str, *, site: str = "") -> str:
    """`site` completes addresses that start with a slash."""
    reader = _Reader(site)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return "\n".join(reader.lines).strip()


class _Reader(HTMLParser):
    def __init__(self, site: str) -> None:
        super().__init__(convert_charrefs=True)
        self.site = site
        self.lines: list[str] = []
        self.text = ""
        self.lists: list[int | None] = []  # None: bullets; a number: the last one given
        self.open: list[str] = []
        self.start = ""  # what stands before the words of this block
        self.links: list[str] = []
        self.row: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.end_block()
            self.open.append(tag)
        if tag in {"ul", "ol"}:
            self.lists.append(None if tag == "ul" else 0)
        elif tag == "li":
            self.start = self._bullet()
        elif tag == "tr":
            self.row = []
        elif tag == "a":
            self.links.append(_address(self.site, dict(attrs).get("href") or ""))
            self.text += "["
        elif tag == "br":
            self.text += "\n"
        elif tag in MARKS:
            self.text += f"\0{MARKS[tag]}"

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links:
            address = self.links.pop()
            self.text += f"]({address})" if address else "]"
        elif tag in MARKS:
            self._close_mark(MARKS[tag])
        elif tag in {"td", "th"} and self.row is not None:
            self.row.append(" ".join(self.text.split()))
            self.text = ""
        elif tag == "tr" and self.row is not None:
            self._end_row()
        if tag in BLOCKS:
            self.end_block()
            if tag in {"ul", "ol"} and self.lists:
                self.lists.pop()
            if tag in self.open:
                while self.open and self.open.pop() != tag:
                    pass

    def handle_data(self, data: str) -> None:
        self.text += SPECIAL.sub(r"\\\1", data if self.open else data.replace("\n", " \1"))

    def end_block(self) -> None:
        """Write down the words so far, each line break in its own line."""
        text, self.text = self.text.replace("\0", ""), ""
        if self.row is not None:
            self.text = text
            return
        # Words outside every block are the headings of the source; a newline parts them.
        for piece in text.split("\1"):
            self._write(piece)
        self.start = ""

    def _write(self, piece: str) -> None:
        lines = [" ".join(line.split()) for line in piece.split("\n")]
        words = (
            "\\\n".join(line for line in lines if line) if self.open else " ".join(lines).strip()
        )
        if not words:
            return
        tag = self.open[-1] if self.open else ""
        is_heading = not self.open or tag in {"h1", "h2", "h3", "h4"}
        in_list = bool(self.start)
        if not in_list or not self._last_is_item():
            self._blank()
        before = "### " if is_heading else self.start
        indent = " " * len(before)
        self.lines.append(before + words.replace("\n", f"\n{indent}"))
        if is_heading:
            self._blank()

    def _blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _last_is_item(self) -> bool:
        return bool(self.lines) and re.match(r"\s*(-|\d+\.) ", self.lines[-1]) is not None

    def _bullet(self) -> str:
        depth = "  " * max(0, len(self.lists) - 1)
        if not self.lists or self.lists[-1] is None:
            return f"{depth}- "
        self.lists[-1] += 1
        return f"{depth}{self.lists[-1]}. "

    def _close_mark(self, mark: str) -> None:
        """Markdown wants the mark against the word: spaces go outside; nothing marked is no mark."""
        before, _, inside = self.text.rpartition(f"\0{mark}")
        words = inside.strip()
        left = " " if inside[:1].isspace() else ""
        right = " " if inside[-1:].isspace() else ""
        self.text = f"{before}{left}{mark}{words}{mark}{right}" if words else before + inside

    def _end_row(self) -> None:
        cells, self.row = self.row or [], None
        self.text = ""
        if self.lines and self.lines[-1].startswith("|"):
            self.lines.append(f"| {' | '.join(cells)} |")
        elif any(cells):
            self._blank()
            self.lines += [f"| {' | '.join(cells)} |", "|" + " --- |" * len(cells)]


def _address(site: str, href: str) -> str:
    """Markdown ends an address at a space, and a telephone dials no spaces."""
    if href.startswith("tel:"):
        return re.sub(r"[\s–]", "", href)
    return urljoin(site, href.strip()).replace(" ", "%20").replace(")", "%29")
