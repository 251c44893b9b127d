"""The difference between two shares, with its interval.

Newcombe (1998), Statistics in Medicine 17: 873-890, method 10: Wilson's score intervals of both shares,
combined. It stays between -1 and 1 and also holds for small numbers and for shares of 0 or 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class Counted:
    """So many of so many: `hits` of `of`, 0 <= hits <= of, of >= 1."""

    hits: int
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.of or self.of < 1:
            raise ValueError("hits lie between 0 and a number of at least 1")

    @property
    def share(self) -> float:
        return self.hits / self.of

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """Wilson's score interval (1927), 0 to 1."""
        z = NormalDist().inv_cdf(0.5 + confidence / 2)
        middle = self.share + z * z / (2 * self.of)
        spread = z * sqrt(self.share * (1 - self.share) / self.of + z * z / (4 * self.of**2))
        scale = 1 + z * z / self.of
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(frozen=True)
class Difference:
    """after - before, in shares (-1 to 1), with its interval."""

    value: float
    low: float
    high: float


def difference(before: Counted, after: Counted, *, confidence: float = 0.95) -> Difference:
    """How much larger the share after is."""
    (low_b, high_b), (low_a, high_a) = before.interval(confidence), after.interval(confidence)
    b, a = before.share, after.share
    return Difference(
        a - b,
        a - b - sqrt((a - low_a) ** 2 + (high_b - b) ** 2),
        a - b + sqrt((high_a - a) ** 2 + (b - low_b) ** 2),
    )
