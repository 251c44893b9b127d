"""Kaplan–Meier: lead times with the open items counted.

Who summarises finished items only, leaves out exactly the ones that take long. An item that has been open
for nine days says: longer than nine. Kaplan & Meier (1958) let it count as long as it has been seen.
Bands: Greenwood's variance on the log-log scale (Kalbfleisch & Prentice 1980), percentiles with their
interval by Brookmeyer & Crowley (1982).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from leidraad.calculations.lead_times.distribution import ONE_DAY, LeadTimes, NoLeadTimes

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Estimate:
    """A number with the interval it lies in. None: so many are still open that nobody can say it yet."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class OpenCounted:
    """The share still under way after so many days.

    Arrays of shape (times,), one for each moment at which an item was finished: `days` ascending, `at_risk`
    items that had been seen that long, `finished` then, `under_way` the share still open after it (1 to 0)
    with the band `low` to `high`.
    """

    days: Floats
    at_risk: Whole
    finished: Whole
    under_way: Floats
    low: Floats
    high: Floats
    items: int
    closed: LeadTimes

    @classmethod
    def of(
        cls, days: ArrayLike, is_finished: ArrayLike, *, confidence: float = 0.95
    ) -> OpenCounted:
        """`days` (n,): lead time of a finished item, age of an open one; `is_finished` (n,) booleans.

        ValueError for negative or infinite days, or arrays of unequal length; NoLeadTimes for n = 0.
        """
        length, done = np.asarray(days, dtype=np.float64), np.asarray(is_finished, dtype=bool)
        _check(length, done)
        closed = LeadTimes.in_days(length[done])
        moments, finished = np.unique(closed.days, return_counts=True)
        at_risk = len(length) - np.searchsorted(np.sort(length), moments, side="left")
        under_way: Floats = np.cumprod(1 - finished / at_risk, dtype=np.float64)
        low, high = _band(under_way, at_risk, finished, confidence)
        return cls(moments, at_risk, finished, under_way, low, high, len(length), closed)

    @property
    def open_items(self) -> int:
        return self.items - len(self.closed)

    def percentile(self, percent: float) -> Estimate:
        """The days within which `percent` % is ready, all items counted.

        The smallest moment at which no more than the rest is under way; no interpolation, for the curve has
        steps. The interval holds the days at which the band crosses that share.
        """
        rest = 1 - percent / 100
        return Estimate(
            self._first_at_most(self.under_way, rest),
            self._first_at_most(self.low, rest),
            self._first_at_most(self.high, rest),
        )

    def _first_at_most(self, curve: Floats, share: float) -> float | None:
        reached = np.flatnonzero(curve <= share + 1e-12)
        return float(self.days[reached[0]]) if reached.size else None

    def share_within(self, norm: timedelta) -> Estimate:
        """The share (0 to 1) ready within the norm, all items counted, with its band."""
        step = int(np.searchsorted(self.days, norm / ONE_DAY, side="right")) - 1
        if step < 0:
            return Estimate(0.0, None, None)
        return Estimate(
            *(float(1 - curve[step]) for curve in (self.under_way, self.high, self.low))
        )


def _check(length: Floats, done: NDArray[np.bool_]) -> None:
    if length.shape != done.shape or length.ndim != 1:
        raise ValueError("days and is_finished need the same length")
    if not length.size:
        raise NoLeadTimes
    if not np.isfinite(length).all() or length.min() < 0:
        raise ValueError("a lead time or an age is a finite number of days, 0 or more")


def _band(
    under_way: Floats, at_risk: Whole, finished: Whole, confidence: float
) -> tuple[Floats, Floats]:
    """Greenwood on the log-log scale stays between 0 and 1; NaN becomes 0 to 1 where the curve is at an end."""
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(finished / (at_risk * (at_risk - finished)))
        spread = z * np.sqrt(greenwood) / np.abs(np.log(under_way))
        low, high = under_way ** np.exp(spread), under_way ** np.exp(-spread)
    at_end = under_way <= 0
    low[at_end] = 0.0
    high[at_end] = high[~at_end][-1] if (~at_end).any() else 1.0
    return low, high
