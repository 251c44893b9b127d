"""The distribution of lead times: percentiles say more than a mean, for a few cases take very long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import ArrayLike, NDArray

ONE_DAY = timedelta(days=1)
Days = NDArray[np.float64]


class NoLeadTimes(ValueError):
    """There is nothing to summarise; no number is invented."""


@dataclass(frozen=True)
class LeadTimes:
    """Lead times (doorlooptijden) of finished items, in days, ascending; shape (n,), n >= 0."""

    days: Days

    @classmethod
    def of(cls, durations: Iterable[timedelta]) -> LeadTimes:
        return cls.in_days([duration / ONE_DAY for duration in durations])

    @classmethod
    def in_days(cls, days: ArrayLike) -> LeadTimes:
        """ValueError when one is negative, infinite or no number."""
        ascending = np.sort(np.asarray(days, dtype=np.float64).ravel())
        if ascending.size and not (np.isfinite(ascending).all() and ascending[0] >= 0):
            raise ValueError("a lead time is a finite number of days, 0 or more")
        return cls(ascending)

    def __len__(self) -> int:
        return len(self.days)

    def percentile(self, percent: float) -> float:
        """The time within which `percent` % of the items was ready, in days.

        Between two items by linear interpolation (Hyndman & Fan 1996, type 7, as NumPy and Excel do).
        """
        if not len(self):
            raise NoLeadTimes
        return float(np.percentile(self.days, percent))

    @property
    def p50(self) -> float:
        return self.percentile(50)

    @property
    def p85(self) -> float:
        return self.percentile(85)

    @property
    def p95(self) -> float:
        return self.percentile(95)

    @property
    def mean(self) -> float:
        if not len(self):
            raise NoLeadTimes
        return float(self.days.mean())

    def share_within(self, norm: timedelta) -> float:
        """The share ready within the norm (servicenorm), the norm itself included; 0 to 1."""
        if not len(self):
            raise NoLeadTimes
        return float(np.searchsorted(self.days, norm / ONE_DAY, side="right")) / len(self)

    def histogram(self, bars: int = 30) -> tuple[Days, NDArray[np.int64]]:
        """(edges, counts) of shapes (bars + 1,) and (bars,), up to P95; the last bar holds all that is longer."""
        if not len(self):
            raise NoLeadTimes
        edges = np.linspace(0, max(self.p95, 1e-9), bars + 1)
        counts, _ = np.histogram(np.minimum(self.days, edges[-1]), bins=edges)
        return edges, counts.astype(np.int64)
