"""The items of one time span, finished or still open, and the test that compares two of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.before_after.log_rank import LogRank, log_rank
from leidraad.calculations.before_after.ranks import chance_of_longer, mann_whitney, van_elteren
from leidraad.calculations.before_after.shares import Counted
from leidraad.calculations.lead_times.distribution import ONE_DAY
from leidraad.calculations.lead_times.survival import OpenCounted


@dataclass(frozen=True)
class Items:
    """`days` (n,): the lead time, or the age of what is still open; `finished` (n,) booleans.

    `kinds` (n,): what sort each item is; empty when that is unknown.
    """

    days: NDArray[np.float64]
    finished: NDArray[np.bool_]
    kinds: NDArray[np.str_]

    @classmethod
    def of(
        cls,
        days: Iterable[float],
        finished: Iterable[bool] | None = None,
        kinds: Sequence[str] = (),
    ) -> Items:
        """Without `finished` everything is. ValueError for unequal lengths, negative or infinite days."""
        length = np.asarray(list(days), dtype=np.float64)
        done = np.ones(len(length), bool) if finished is None else np.asarray(list(finished), bool)
        if len(done) != len(length) or (len(kinds) and len(kinds) != len(length)):
            raise ValueError("days, finished and kinds need the same length")
        if len(length) and not (np.isfinite(length).all() and length.min() >= 0):
            raise ValueError("a lead time or an age is a finite number of days, 0 or more")
        return cls(length, done, np.asarray(kinds, dtype=np.str_))

    def __len__(self) -> int:
        return len(self.days)

    @property
    def ready(self) -> NDArray[np.float64]:
        return self.days[self.finished]

    @property
    def has_open(self) -> bool:
        return not self.finished.all()

    @property
    def median(self) -> float | None:
        """P50 with the open items counted; None while fewer than half are ready."""
        return OpenCounted.of(self.days, self.finished).percentile(50).value if len(self) else None

    def by_kind(self) -> dict[str, Items]:
        """The items of each kind; nothing when kinds are unknown."""
        return {
            str(kind): Items(self.days[here], self.finished[here], self.kinds[here])
            for kind in np.unique(self.kinds)
            for here in [self.kinds == kind]
        }

    def takes_longer_than(self, other: Items) -> bool:
        """By the test that would compare them: log-rank while items are open, otherwise the rank test."""
        if self.has_open or other.has_open:
            return not compare_open(other, self).is_faster
        return chance_of_longer(other.ready, self.ready) > 0.5

    def within(self, norm: timedelta) -> Counted | None:
        """Ready within the norm, of all that can be judged: of a young open item nobody knows it yet."""
        limit = norm / ONE_DAY
        judged = self.finished | (self.days > limit)
        if not judged.any():
            return None
        return Counted(int((self.finished & (self.days <= limit)).sum()), int(judged.sum()))


def compare(before: Items, after: Items) -> tuple[float, LogRank | None]:
    """The p-value that nothing changed: by rank, or by log-rank (also returned) while items are open."""
    if before.has_open or after.has_open:
        rank = log_rank(before.days, before.finished, after.days, after.finished)
        return rank.p, rank
    return mann_whitney(before.ready, after.ready), None


def compare_within_kinds(before: Items, after: Items) -> float:
    """The same within each kind, so that another mix makes no difference; 1.0 when no kind is on both sides."""
    was, became = before.by_kind(), after.by_kind()
    both = [(was[kind], became[kind]) for kind in was if kind in became]
    if not (before.has_open or after.has_open):
        return van_elteren([(one.ready, other.ready) for one, other in both])
    ranks = [compare_open(one, other) for one, other in both]
    variance = sum(rank.variance for rank in ranks)
    total = sum(rank.ready - rank.expected for rank in ranks)
    return erfc(abs(total) / sqrt(2 * variance)) if variance > 0 else 1.0


def compare_open(before: Items, after: Items) -> LogRank:
    return log_rank(before.days, before.finished, after.days, after.finished)
