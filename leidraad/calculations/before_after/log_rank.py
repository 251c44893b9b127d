"""The log-rank test (Mantel 1966): do two groups become ready equally fast, the open items counted?"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class LogRank:
    """`p`: two-sided. `ready` items of the second group, `expected` if nothing changed, with its `variance`."""

    p: float
    ready: int
    expected: float
    variance: float

    @property
    def is_faster(self) -> bool:
        """The second group became ready more often than expected."""
        return self.ready > self.expected


def log_rank(
    before_days: ArrayLike,
    before_finished: ArrayLike,
    after_days: ArrayLike,
    after_finished: ArrayLike,
) -> LogRank:
    """Days and whether they are finished, both groups; open items with their age. ValueError for an empty group.

    Variance is hypergeometric, ties and all; p is 1.0 when nobody was finished while both were there.
    """
    x, y = _group(before_days, before_finished), _group(after_days, after_finished)
    moments, all_ready = np.unique(np.r_[x[0][x[1]], y[0][y[1]]], return_counts=True)
    here, there = _at_risk(x[0], moments), _at_risk(y[0], moments)
    at_risk = here + there
    expected = all_ready * there / at_risk
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = expected * here / at_risk * (at_risk - all_ready) / (at_risk - 1)
    spread = float(variance[at_risk > 1].sum())
    ready, wanted = int(y[1].sum()), float(expected.sum())
    p = erfc(abs(ready - wanted) / sqrt(2 * spread)) if spread > 0 else 1.0
    return LogRank(p, ready, wanted, spread)


def _group(days: ArrayLike, finished: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    length, done = np.asarray(days, dtype=np.float64), np.asarray(finished, dtype=bool)
    if not len(length) or length.shape != done.shape:
        raise ValueError("each group needs items, and days and finished the same length")
    if not np.isfinite(length).all() or length.min() < 0:
        raise ValueError("a lead time or an age is a finite number of days, 0 or more")
    return length, done


def _at_risk(days: NDArray[np.float64], moments: NDArray[np.float64]) -> NDArray[np.float64]:
    return (len(days) - np.searchsorted(np.sort(days), moments, side="left")).astype(np.float64)
