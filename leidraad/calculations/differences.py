"""What differs between two texts, word by word, as a reader would mark it with a pencil."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "added", "removed"]
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have (same), only the new one (added), or only the old one (removed)."""

    kind: Kind
    text: str


def differences(old: str, new: str) -> list[Piece]:
    """The pieces in reading order. Same and removed make the old text, same and added the new one."""
    return _joined(_pieces(_TOKENS.findall(old), _TOKENS.findall(new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            yield Piece("same", "".join(old[i:j]))
        else:
            yield Piece("removed", "".join(old[i:j]))
            yield Piece("added", "".join(new[k:m]))


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """A lone space between two changes belongs to both: strikes of one word each are hard to read."""
    found = [piece for piece in pieces if piece.text]
    removed = added = ""
    result: list[Piece] = []
    for place, piece in enumerate(found):
        between = 0 < place < len(found) - 1
        if piece.kind == "same" and not (between and piece.text.isspace()):
            result += _changes(removed, added)
            result.append(piece)
            removed = added = ""
        else:
            removed += piece.text if piece.kind != "added" else ""
            added += piece.text if piece.kind != "removed" else ""
    return result + _changes(removed, added)


def _changes(removed: str, added: str) -> list[Piece]:
    changes: list[Piece] = []
    if removed:
        changes.append(Piece("removed", removed))
    if added:
        changes.append(Piece("added", added))
    return changes
