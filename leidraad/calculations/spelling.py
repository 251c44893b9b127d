"""Spelling correction from a vocabulary: a symmetric-delete index, ranked by how people slip.

A slip of the ear (ei/ij, au/ou, c/k, d/t at the end, one letter or two) or of the neighbouring key
costs less than any other one. A known word is never corrected.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from symspellpy import SymSpell, Verbosity

FURTHEST = 2
SHORTEST = 4
_MOST_WEIGHED = 12
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch(?=$|[^aeiouy])", "s"),
        (r"ei|ey|y", "ij"),
        (r"ouw|auw|au", "ou"),
        (r"uw|uu", "u"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q(?!u)|c(?=[aoulrk]|$)", "k"),
        (r"c(?=[eij])", "s"),
        (r"ch", "g"),
        (r"x", "ks"),
        (r"dt$|d$", "t"),
        (r"z", "s"),
        (r"v", "f"),
        (r"ieuw", "iw"),
        (r"ie", "i"),
        (r"isch", "is"),
        (r"(.)\1+", r"\1"),
    )
]
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> frozenset[tuple[str, str]]:
    places = {
        key: (row, column + row / 2) for row, r in enumerate(_ROWS) for column, key in enumerate(r)
    }
    return frozenset(
        (a, b)
        for a, (row_a, column_a) in places.items()
        for b, (row_b, column_b) in places.items()
        if a != b and abs(row_a - row_b) <= 1 and abs(column_a - column_b) <= 1
    )


_NEIGHBOURS = _neighbours()


@dataclass(frozen=True, order=True)
class Correction:
    """A word that may have been meant; `cost` is 0.3 for one slip of the ear, about 1 for any other."""

    cost: float
    word: str


def sound_of(word: str) -> str:
    """How the word sounds, so that "geit" and "gijt", "pasport" and "passport" come together."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def slip(typed: str, meant: str) -> float:
    """How unlikely it is to type the one for the other: 0 for the same, about 1 for each strange letter."""
    if typed == meant:
        return 0.0
    if sound_of(typed) == sound_of(meant):
        return 0.3
    before_last: list[float] = []
    last = [0.8 * column for column in range(len(meant) + 1)]
    for row, a in enumerate(typed, 1):
        current = [0.8 * row]
        for column, b in enumerate(meant, 1):
            current.append(
                min(
                    last[column] + (0.5 if row > 1 and typed[row - 2] == a else 0.9),
                    current[-1] + (0.5 if column > 1 and meant[column - 2] == b else 0.8),
                    last[column - 1] + _swap(a, b),
                )
            )
            if row > 1 and column > 1 and a == meant[column - 2] and typed[row - 2] == b:
                current[-1] = min(current[-1], before_last[column - 2] + 0.6)
        before_last, last = last, current
    strange_start = 0.4 if typed[0] != meant[0] else 0.0  # the first letter is seldom the wrong one
    return last[-1] + strange_start


def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if a in "aeiouy" and b in "aeiouy":
        return 0.7
    return 0.8 if (a, b) in _NEIGHBOURS else 1.0


class Speller:
    """Knows the words of one language; can learn more, which costs about 50 microseconds each."""

    def __init__(self, counts: Iterable[tuple[str, int]] = ()) -> None:
        self._index = SymSpell(max_dictionary_edit_distance=FURTHEST, prefix_length=8)
        self._by_sound: dict[str, list[str]] = {}
        self.words: set[str] = set()
        self.learn(counts)

    def learn(self, counts: Iterable[tuple[str, int]]) -> None:
        """Know these words too; a word that is known already costs nothing."""
        for word, count in counts:
            if word not in self.words and not word.isdigit() and len(word) >= SHORTEST - 1:
                self.words.add(word)
                self._index.create_dictionary_entry(word, count)
                self._by_sound.setdefault(sound_of(word), []).append(word)

    def corrections(self, typed: str, *, most: int = 3) -> list[Correction]:
        """The most likely words meant, best first; none for a known, short or numeric word."""
        if typed in self.words or len(typed) < SHORTEST or any(c.isdigit() for c in typed):
            return []
        found = set(self._by_sound.get(sound_of(typed), ()))
        furthest = 1 if len(typed) < 6 else FURTHEST
        near = self._index.lookup(typed, Verbosity.ALL, max_edit_distance=furthest)
        found.update(item.term for item in near[:_MOST_WEIGHED])
        weighed = sorted(Correction(slip(typed, word), word) for word in found)
        allowed = _allowed(len(typed))
        best = weighed[0].cost if weighed else 0.0
        return [c for c in weighed if c.cost <= allowed and c.cost <= best + 0.5][:most]


def _allowed(length: int) -> float:
    """Short words have many neighbours: there a correction must be a likely one."""
    if length <= 4:
        return 0.8
    return 1.0 if length <= 6 else 1.8
