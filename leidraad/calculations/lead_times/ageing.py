"""Ageing of open items: which of them are older than most items ever became?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from leidraad.calculations.lead_times.distribution import LeadTimes

BANDS = ("up to P50", "P50 to P85", "P85 to P95", "past P95")


@dataclass(frozen=True)
class Ageing:
    """Open items beside the percentiles of the finished ones; arrays of shape (open,), in the order given.

    `band` points into BANDS; `share_that_took_longer` is the share of the finished items that took longer than
    this item is old: 0.15 or less is past P85.
    """

    age_days: NDArray[np.float64]
    band: NDArray[np.int64]
    share_that_took_longer: NDArray[np.float64]
    p85: float

    @classmethod
    def of(cls, age_days: ArrayLike, finished: LeadTimes) -> Ageing:
        """NoLeadTimes when nothing was ever finished; ValueError for a negative age."""
        age = np.asarray(age_days, dtype=np.float64)
        if age.size and not age.min() >= 0:
            raise ValueError("an age is a number of days, 0 or more")
        limits = [finished.percentile(percent) for percent in (50, 85, 95)]
        longer = 1 - np.searchsorted(finished.days, age, side="right") / len(finished)
        return cls(
            age, np.searchsorted(limits, age, side="left").astype(np.int64), longer, limits[1]
        )

    @property
    def per_band(self) -> dict[str, int]:
        counts = np.bincount(self.band, minlength=len(BANDS))
        return {name: int(number) for name, number in zip(BANDS, counts, strict=True)}

    @property
    def past_p85(self) -> NDArray[np.int64]:
        """The positions of the items older than P85, the oldest first."""
        late = np.flatnonzero(self.age_days > self.p85)
        return late[np.argsort(-self.age_days[late], kind="stable")]
