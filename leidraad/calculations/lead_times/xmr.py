"""The XmR chart: is this a change, or the swing that the process always had?

Shewhart's chart for single values, as Wheeler explains it (Understanding Variation, 1993). The limits come from
a baseline and stay frozen: who lets new points move them, hides the change he is looking for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

# 3 / d2 and D4 for moving ranges of two values (Wheeler 1993; Montgomery, appendix VI).
TO_LIMITS, TO_RANGE_LIMIT = 2.659574, 3.266532
FEW = 10  # with fewer points in the baseline the limits are soft
OUTSIDE, NEAR_LIMIT, ONE_SIDE, RANGE = "outside", "near a limit", "one side", "range"
IN_DUTCH = {
    OUTSIDE: "een punt buiten de grenzen",
    NEAR_LIMIT: "drie van vier punten dichter bij een grens dan bij het midden",
    ONE_SIDE: "acht punten op rij aan dezelfde kant van het midden",
    RANGE: "een sprong die groter is dan de gewone",
}
RULES = list(IN_DUTCH)
DIRECTIONS = {1: " (hoger)", -1: " (lager)", 0: ""}


@dataclass(frozen=True)
class Sign:
    """A signal (signaal): from point `first` to point `last` (numbered from 0) something else is going on.

    `direction` is 1 for higher, -1 for lower and 0 for a jump.
    """

    rule: str
    first: int
    last: int
    direction: int

    @property
    def in_dutch(self) -> str:
        return IN_DUTCH[self.rule]


@dataclass(frozen=True)
class XmR:
    """`values` (n,) in time order; centre, limits and `swing` (mean moving range) in the unit of the values."""

    values: NDArray[np.float64]
    baseline: int
    centre: float
    lower: float
    upper: float
    swing: float

    @classmethod
    def of(cls, values: ArrayLike, *, baseline: int, at_least: float | None = 0.0) -> XmR:
        """Limits from the first `baseline` points.

        `at_least`: what a value can never be below (0 for days and shares); the lower limit stops there. None:
        no such floor. ValueError for a baseline under 2 points or over the number of values, or for no number.
        """
        points = np.asarray(values, dtype=np.float64)
        if not 2 <= baseline <= len(points):
            raise ValueError("the baseline has at least 2 points and lies within the values")
        if not np.isfinite(points).all():
            raise ValueError("every value is a finite number")
        frozen = points[:baseline]
        centre, swing = float(frozen.mean()), float(np.abs(np.diff(frozen)).mean())
        lower, upper = centre - TO_LIMITS * swing, centre + TO_LIMITS * swing
        if at_least is not None:
            lower = max(lower, at_least)
        return cls(points, baseline, centre, lower, upper, swing)

    @property
    def range_limit(self) -> float:
        """A step larger than this is a jump."""
        return TO_RANGE_LIMIT * self.swing

    @property
    def is_soft(self) -> bool:
        """The baseline is so short that the limits will move a good deal with every point."""
        return self.baseline < FEW

    @property
    def moving_ranges(self) -> NDArray[np.float64]:
        """The size of each step from one point to the next; shape (n - 1,)."""
        return np.abs(np.diff(self.values))

    def signs(self) -> list[Sign]:
        """Every signal, in order of time; a run of eight or more is one signal."""
        found = [*self._outside(), *self._jumps(), *self._near_limit(), *self._one_side()]
        return sorted(found, key=lambda sign: (sign.last, RULES.index(sign.rule)))

    def signs_after_baseline(self) -> list[Sign]:
        """Only those that end after the baseline: what happened since."""
        return [sign for sign in self.signs() if sign.last >= self.baseline]

    @property
    def _hair(self) -> float:
        """Sums of floats differ in their last digit: that is no signal."""
        return 1e-9 * max(1.0, abs(self.centre))

    def _outside(self) -> Iterator[Sign]:
        for point, value in enumerate(self.values):
            if value > self.upper + self._hair or value < self.lower - self._hair:
                yield Sign(OUTSIDE, point, point, 1 if value > self.upper else -1)

    def _jumps(self) -> Iterator[Sign]:
        for step in np.flatnonzero(self.moving_ranges > self.range_limit + self._hair):
            yield Sign(RANGE, int(step), int(step) + 1, 0)

    def _near_limit(self) -> Iterator[Sign]:
        """Three of four successive points in the outer half of one side; overlapping fours are one signal."""
        halfway = TO_LIMITS * self.swing / 2
        for direction in (1, -1):
            near = direction * (self.values - self.centre) > halfway + self._hair
            fours = sum(near[start : len(near) - 3 + start].astype(int) for start in range(4))
            yield from (Sign(NEAR_LIMIT, a, b + 3, direction) for a, b in _runs(fours >= 3))

    def _one_side(self) -> Iterator[Sign]:
        for direction in (1, -1):
            for first, last in _runs(direction * (self.values - self.centre) > self._hair):
                if last - first >= 7:
                    yield Sign(ONE_SIDE, first, last, direction)

    def in_dutch(self) -> str:
        """What the chart says about the points after the baseline, in plain Dutch."""
        signs = self.signs_after_baseline()
        if signs:
            return f"Signaal{DIRECTIONS[signs[0].direction]}: {signs[0].in_dutch}."
        if len(self.values) == self.baseline:
            return "Er zijn nog geen punten na de nulmeting."
        change = float(self.values[self.baseline :].mean()) - self.centre
        word = "stijging" if change > 0 else "daling" if change < 0 else None
        if word is None:
            return "Geen signaal: er is niets veranderd."
        return f"Geen signaal: deze {word} valt binnen de gewone schommeling."


def _runs(holds: ArrayLike) -> Iterator[tuple[int, int]]:
    """(first, last) of every unbroken run of True."""
    edges = np.flatnonzero(
        np.diff(np.r_[False, np.asarray(holds, dtype=bool), False].astype(np.int8))
    )
    yield from ((int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True))
