"""Which words of two languages mean the same, learned from texts that exist in both.

A product has everyday words in Dutch and in English. A pair of words that keeps turning up in the same
products is a translation, or near enough to find a Dutch answer with an English question.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

MOST, LEAST_ALIKE = 4, 0.3


def learned(
    pairs: Iterable[tuple[Collection[str], Collection[str]]],
) -> dict[str, dict[str, float]]:
    """For each word of the first language those of the second, with how alike they are (Dice, 0 to 1)."""
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    together: dict[str, Counter[str]] = {}
    for here, there in pairs:
        first.update(set(here))
        second.update(set(there))
        for word in set(here):
            together.setdefault(word, Counter()).update(set(there))
    return {
        word: likely
        for word, others in together.items()
        if (likely := _likely(others, first[word], second))
    }


def _likely(
    others: Mapping[str, int], documents: int, second: Mapping[str, int]
) -> dict[str, float]:
    alike = {other: 2 * n / (documents + second[other]) for other, n in others.items()}
    best = sorted(alike, key=lambda other: (-alike[other], -others[other], other))[:MOST]
    return {other: round(alike[other], 3) for other in best if alike[other] >= LEAST_ALIKE}
