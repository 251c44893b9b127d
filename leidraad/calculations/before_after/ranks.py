"""Two samples compared by rank: robust, for lead times have a long tail.

Mann & Whitney (1947) for whether they differ; Hodges & Lehmann (1963) for by how much; van Elteren (1960) for
whether they differ within every kind. No normal distribution of the values is assumed anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, erfc, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
MOST_PAIRS = 2_000_000  # so many differences are simply written out
EXACT_UP_TO = 20  # per sample; the exact distribution holds without ties


@dataclass(frozen=True)
class Shift:
    """How much later is later: `value` is after - before in the unit of the samples, with its interval."""

    value: float
    low: float
    high: float


def mann_whitney(before: ArrayLike, after: ArrayLike) -> float:
    """The two-sided p-value that the one sample tends to be larger than the other.

    Exact for two samples of at most 20 without ties; otherwise the normal approximation with ties and continuity
    counted. 1.0 when every value is the same. ValueError for an empty sample.
    """
    x, y = _samples(before, after)
    n, m = len(x), len(y)
    above, tied = _above(x, y)
    largest = max(above, n * m - above)
    if not tied and max(n, m) <= EXACT_UP_TO:
        return min(1.0, 2 * _exactly_at_least(int(largest), n, m))
    variance = n * m / 12 * (n + m + 1 - tied / ((n + m) * (n + m - 1)))
    if variance <= 0:
        return 1.0
    z = (largest - n * m / 2 - 0.5) / sqrt(variance)
    return min(1.0, erfc(z / sqrt(2)))


def chance_of_longer(before: ArrayLike, after: ArrayLike) -> float:
    """The share (0 to 1) of all pairs in which the value after is the larger; a tie counts for half."""
    x, y = _samples(before, after)
    return _above(x, y)[0] / (len(x) * len(y))


def hodges_lehmann(before: ArrayLike, after: ArrayLike, *, confidence: float = 0.95) -> Shift:
    """The median of all differences after - before, with the interval that the rank test does not reject.

    Exact also for hundreds of thousands of values: the differences are counted, not written out. The bounds are
    those of Hollander & Wolfe (1973), exact up to 20 per sample and by normal approximation above.
    """
    x, y = _samples(before, after)
    pairs = len(x) * len(y)
    out = _left_out(len(x), len(y), confidence)
    wanted = [(pairs - 1) // 2, pairs // 2, out, pairs - 1 - out]
    left, right, low, high = (_difference(np.sort(x), np.sort(y), rank) for rank in wanted)
    return Shift((left + right) / 2, low, high)


def van_elteren(kinds: Sequence[tuple[ArrayLike, ArrayLike]]) -> float:
    """As `mann_whitney`, but each (before, after) is of one kind: another mix of kinds makes no difference.

    Weighed by 1 / (n + m + 1), the locally best weights (van Elteren 1960); 1.0 without kinds or without spread.
    """
    total, variance = 0.0, 0.0
    for before, after in kinds:
        x, y = _samples(before, after)
        n, m = len(x), len(y)
        ranks, tied = _ranks(np.r_[x, y])
        total += (float(ranks[n:].sum()) - m * (n + m + 1) / 2) / (n + m + 1)
        spread = n + m + 1 - tied / ((n + m) * (n + m - 1))
        variance += n * m / 12 * spread / (n + m + 1) ** 2
    return erfc(abs(total) / sqrt(2 * variance)) if variance > 0 else 1.0


def _samples(before: ArrayLike, after: ArrayLike) -> tuple[Floats, Floats]:
    x, y = (np.asarray(sample, dtype=np.float64).ravel() for sample in (before, after))
    if not len(x) or not len(y):
        raise ValueError("both samples need at least one value")
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise ValueError("every value is a finite number")
    return x, y


def _above(x: Floats, y: Floats) -> tuple[float, float]:
    """In how many pairs y is the larger, ties for half (the U of Mann and Whitney); and the ties."""
    ranks, tied = _ranks(np.r_[x, y])
    n = len(x)
    return n * len(y) + n * (n + 1) / 2 - float(ranks[:n].sum()), tied


def _ranks(values: Floats) -> tuple[Floats, float]:
    """Ranks from 1, equal values sharing the mean of theirs; and the sum of t^3 - t over ties of t."""
    _, where, number = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(number)
    return (last - (number - 1) / 2)[where], float((number.astype(np.float64) ** 3 - number).sum())


def _exactly_at_least(largest: int, n: int, m: int) -> float:
    """P(U >= largest) without ties."""
    counts = _orders(n, m)
    return sum(counts[largest:]) / comb(n + m, n)


def _orders(n: int, m: int) -> list[int]:
    """In how many of the orders of n and m values so many pairs (0 to n x m) are the other way round.

    The coefficients of the Gaussian binomial: multiply by (1 - q^(m+i)), divide by (1 - q^i).
    """
    counts = [1] + [0] * (n * m)
    for i in range(1, n + 1):
        for place in range(n * m, m + i - 1, -1):
            counts[place] -= counts[place - m - i]
        for place in range(i, n * m + 1):
            counts[place] += counts[place - i]
    return counts


def _left_out(n: int, m: int, confidence: float) -> int:
    """How many of the ordered differences lie outside the interval, on each side."""
    tail = (1 - confidence) / 2
    if max(n, m) <= EXACT_UP_TO:
        most, below, out = tail * comb(n + m, n), 0, 0
        for number in _orders(n, m):
            below += number
            if below > most:
                break
            out += 1
        return max(out - 1, 0) if out else 0
    z = NormalDist().inv_cdf(1 - tail)
    return max(0, int(n * m / 2 - z * sqrt(n * m * (n + m + 1) / 12)) - 1)


def _difference(x: Floats, y: Floats, rank: int) -> float:
    """The difference y - x with this rank (from 0) among all of them; x and y ascending.

    For every x the candidates are a stretch of y, from `start` up to `end`; halving the range of values
    shortens the stretches until they can be written out.
    """
    start, end = np.zeros(len(x), dtype=np.int64), np.full(len(x), len(y), dtype=np.int64)
    low, high = float(y[0] - x[-1]), float(y[-1] - x[0])
    while int((end - start).sum()) > MOST_PAIRS:
        middle = low + (high - low) / 2
        if not low < middle < high:  # what remains is one value, very often
            some = int(np.argmax(end > start))
            return float(y[start[some]] - x[some])
        up_to = np.clip(np.searchsorted(y, x + middle, side="right"), start, end)
        if int(up_to.sum()) > rank:
            high, end = middle, up_to
        else:
            low, start = middle, up_to
    return _written_out(x, y, start, end, rank - int(start.sum()))


def _written_out(x: Floats, y: Floats, start: Whole, end: Whole, rank: int) -> float:
    number = end - start
    first = np.cumsum(number) - number
    place = np.arange(int(number.sum())) - np.repeat(first - start, number)
    differences = y[place] - np.repeat(x, number)
    return float(np.partition(differences, rank)[rank])
