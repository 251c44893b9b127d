"""The lines of a text that answer the question best, with the words that do marked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from leidraad.calculations.tokens import says_nothing, spans, stem

LENGTH = 180
Places = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Piece:
    """A run of plain text; `hit` when the question asked for it. Whoever shows it escapes it."""

    text: str
    hit: bool = False


def places(text: str, language: str) -> Places:
    """Where every word ("=paspoorten") and stem ("paspoort") begins and ends in the text."""
    found: dict[str, list[tuple[int, int]]] = {}
    for word, start, end in spans(text):
        if not says_nothing(word, language):
            found.setdefault("=" + word, []).append((start, end))
            found.setdefault(stem(word, language), []).append((start, end))
    return found


def snippet(
    text: str, where: Places, wanted: Collection[str], *, length: int = LENGTH
) -> tuple[Piece, ...]:
    """The part of at most about `length` characters with the most different wanted words.

    `where` is what `places` says of the text. Without a hit the text's beginning.
    """
    asked = {place: term for term in wanted if term in where for place in where[term]}
    hits = sorted(asked)
    begin = _word_start(text, _best_start(hits, asked, length), length)
    end = _word_end(text, begin + length)
    pieces = [Piece("… ")] if begin > 0 else []
    at = begin
    for start, stop in hits:
        if at <= start and stop <= end:
            pieces += [Piece(text[at:start]), Piece(text[start:stop], hit=True)]
            at = stop
    pieces.append(Piece(text[at:end]))
    if end < len(text):
        pieces.append(Piece(" …"))
    return tuple(piece for piece in pieces if piece.text)


def _best_start(
    hits: Sequence[tuple[int, int]], asked: Mapping[tuple[int, int], str], length: int
) -> int:
    best, best_start = 0, 0
    for number, (start, _) in enumerate(hits):
        different = set()
        for place in hits[number:]:
            if place[1] > start + length:
                break
            different.add(asked[place])
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
