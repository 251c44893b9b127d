"""Flow: what comes in, what goes out, what is under way; per day, and cumulative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Whole = NDArray[np.int64]
OPEN = int(np.iinfo(np.int64).max)  # the day on which an open item was finished: after every day


@dataclass(frozen=True)
class Flow:
    """Counts per day, each of shape (days,), from `first_day` on (days since 1970-01-01, local).

    `arrivals` and `departures` on each day; `work_in_progress` (onderhanden werk) at the end of it.
    """

    first_day: int
    arrivals: Whole
    departures: Whole
    work_in_progress: Whole

    @classmethod
    def of(cls, started: ArrayLike, finished: ArrayLike, *, first_day: int, last_day: int) -> Flow:
        """`started` and `finished` (n,): the day of each item, OPEN when it is not finished.

        Items from before `first_day` are in the work in progress, not in the arrivals. ValueError when an item
        was finished before it started, or the last day lies before the first.
        """
        begin, end = np.asarray(started, dtype=np.int64), np.asarray(finished, dtype=np.int64)
        if last_day < first_day:
            raise ValueError("the last day lies before the first")
        if (end < begin).any():
            raise ValueError("an item was finished before it started")
        arrivals = _per_day(begin, first_day, last_day)
        departures = _per_day(end, first_day, last_day)
        already = int((begin < first_day).sum() - (end < first_day).sum())
        return cls(first_day, arrivals, departures, already + np.cumsum(arrivals - departures))

    def __len__(self) -> int:
        return len(self.arrivals)

    @property
    def throughput(self) -> float:
        """Departures per day, on average."""
        return float(self.departures.mean())

    @property
    def expected_lead_time(self) -> float | None:
        """Days an item takes at this pace: work in progress over departures (Little 1961).

        True in the long run, when as much comes in as goes out; None when nothing went out.
        """
        return float(self.work_in_progress.mean()) / self.throughput if self.throughput else None

    def per_week(self) -> Flow:
        """The same per week of seven days; a last week that is not complete is left out.

        `first_day` stays; to have calendar weeks, let it be a Monday.
        """
        weeks = len(self) // 7
        seven = [
            counts[: weeks * 7].reshape(weeks, 7) for counts in (self.arrivals, self.departures)
        ]
        ends = self.work_in_progress[6 : weeks * 7 : 7]
        return Flow(self.first_day, seven[0].sum(axis=1), seven[1].sum(axis=1), ends)


def _per_day(days: Whole, first_day: int, last_day: int) -> Whole:
    within = days[(days >= first_day) & (days <= last_day)]
    return np.bincount(within - first_day, minlength=last_day - first_day + 1).astype(np.int64)


def cumulative_flow(
    reached: Mapping[str, ArrayLike], *, first_day: int, last_day: int
) -> dict[str, Whole]:
    """For every step: how many items had reached it by the end of each day; shape (days,).

    `reached`: per step, in the order of the process, the day on which each item first reached it, OPEN when it
    has not; shapes (n,), the same items in the same order. The vertical distance between two lines is what is
    under way between them, the horizontal one how long that takes. Who skipped a step reached it with the first
    later one, so that lines never cross. ValueError for steps of unequal length.
    """
    days = np.array([np.asarray(day, dtype=np.int64) for day in reached.values()])
    earliest = np.minimum.accumulate(days[::-1], axis=0)[::-1]
    return {
        step: int((day < first_day).sum()) + np.cumsum(_per_day(day, first_day, last_day))
        for step, day in zip(reached, earliest, strict=True)
    }
