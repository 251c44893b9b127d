"""The lines of a text that answer the question best, with the words that do marked."""

from collections.abc import Collection
from dataclasses import dataclass

from leidraad.calculations.tokens import says_nothing, spans, stem

LENGTH = 180


@dataclass(frozen=True)
class Piece:
    """A run of plain text; `hit` when the question asked for it. Whoever shows it escapes it."""

    text: str
    hit: bool = False


def snippet(
    text: str, language: str, wanted: Collection[str], *, length: int = LENGTH
) -> list[Piece]:
    """The part of at most about `length` characters with the most different wanted words.

    `wanted` holds words ("=paspoort") and stems ("paspoort"). Without a hit the text's beginning.
    """
    hits = [
        (word, start, end)
        for word, start, end in spans(text)
        if not says_nothing(word, language)
        and ("=" + word in wanted or stem(word, language) in wanted)
    ]
    begin = _best_start(hits, length)
    begin = _word_start(text, begin, length)
    end = _word_end(text, begin + length)
    pieces: list[Piece] = []
    at = begin
    if begin > 0:
        pieces.append(Piece("… "))
    for _, start, stop in hits:
        if at <= start and stop <= end:
            pieces += [Piece(text[at:start]), Piece(text[start:stop], hit=True)]
            at = stop
    pieces.append(Piece(text[at:end]))
    if end < len(text):
        pieces.append(Piece(" …"))
    return [piece for piece in pieces if piece.text]


def _best_start(hits: list[tuple[str, int, int]], length: int) -> int:
    best, best_start = 0, 0
    for number, (_, start, _) in enumerate(hits):
        different = {word for word, _, end in hits[number:] if end <= start + length}
        if len(different) > best:
            best, best_start = len(different), start
    return best_start


def _word_start(text: str, hit: int, length: int) -> int:
    """A little before the hit, at the start of a sentence or else of a word; 0 when that is near."""
    earliest = max(0, hit - length // 3)
    if earliest == 0:
        return 0
    for mark in (". ", "\n", " "):
        found = text.rfind(mark, earliest, hit)
        if found != -1:
            return found + len(mark)
    return hit


def _word_end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, end - 30), end)
    return space if space != -1 else end
