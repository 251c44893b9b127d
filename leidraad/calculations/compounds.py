"""Dutch writes compounds as one word; people split them, or look for a part. Both must find each other.

Parts are additive: a compound keeps its own place in the index and gets its parts besides.
"""

from collections.abc import Collection, Iterator
from functools import cache

LINKS = ("", "s", "en", "e", "n", "er")
SHORTEST_PART = 3
# A part of three letters is a word by itself less often than by accident ("ten", "eer", "ren").
SHORTEST_SAFE_PART = 4
_MOST_PARTS = 4
_LONGEST = 40


def parts(word: str, vocabulary: Collection[str]) -> tuple[str, ...]:
    """The words of which the word is made, () when it is not a compound of the vocabulary.

    The reading with the fewest and then the longest parts wins; "s", "en", "e" between parts may be left out.
    """
    if not 2 * SHORTEST_PART <= len(word) <= _LONGEST or word.isdigit():
        return ()

    @cache
    def best(start: int, left: int) -> tuple[str, ...] | None:
        found: tuple[str, ...] | None = None
        for end in range(len(word), start + SHORTEST_PART - 1, -1):
            part = word[start:end]
            if (start == 0 and end == len(word)) or part not in vocabulary:
                continue
            for rest in _rests(word, end):
                if rest == len(word):
                    reading: tuple[str, ...] | None = (part,)
                elif left == 1:
                    reading = None
                else:
                    tail = best(rest, left - 1)
                    reading = None if tail is None else (part, *tail)
                if reading and (found is None or _rank(reading) < _rank(found)):
                    found = reading
        return found

    reading = best(0, _MOST_PARTS)
    if reading is None or len(reading) < 2 or all(len(p) < SHORTEST_SAFE_PART for p in reading):
        return ()
    return reading


def _rests(word: str, end: int) -> Iterator[int]:
    """Where the next part may begin, after an optional linking sound."""
    if end == len(word):
        yield end
        return
    for link in LINKS:
        if word.startswith(link, end) and end + len(link) <= len(word) - SHORTEST_PART:
            yield end + len(link)


def _rank(reading: tuple[str, ...]) -> tuple[int, int, int]:
    """Lower is better: few parts, no tiny ones, the smallest part as long as can be."""
    tiny = sum(len(part) < SHORTEST_SAFE_PART for part in reading)
    return tiny, len(reading), -min(map(len, reading))


def joined(first: str, second: str, vocabulary: Collection[str]) -> tuple[str, ...]:
    """The compounds of the vocabulary that two loose words may stand for: "grof vuil" is "grofvuil"."""
    candidates = (first + link + second for link in LINKS)
    return tuple(dict.fromkeys(word for word in candidates if word in vocabulary))
