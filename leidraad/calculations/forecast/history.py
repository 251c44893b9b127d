"""What came in: counts at regular times, laid out as days by intervals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Days = NDArray[np.datetime64]

MINUTES_PER_DAY = 1440


class HistoryRefused(ValueError):
    """The history cannot be used; the text says in Dutch what to do about it."""


@dataclass(frozen=True)
class History:
    """Contacts per interval (aantallen per interval).

    `starts` (n,) local wall-clock minutes, rising and without doubles; `counts` (n,) contacts, NaN where
    nobody counted; `interval` minutes, a divisor of a day. What is not in `starts` was not counted or closed.
    """

    starts: Days
    counts: Numbers
    interval: int

    def __post_init__(self) -> None:
        if self.interval <= 0 or MINUTES_PER_DAY % self.interval:
            raise HistoryRefused(
                f"Een interval van {self.interval} minuten past niet in een dag. "
                "Gebruik 5, 10, 15, 30 of 60 minuten, of een dag (1440)."
            )
        if len(self.starts) != len(self.counts):
            raise HistoryRefused("Er zijn niet evenveel tijden als aantallen.")
        if len(self.starts) == 0:
            raise HistoryRefused("De geschiedenis is leeg: geef ten minste één dag.")
        if np.any(self.counts < 0):
            raise HistoryRefused("Een aantal contacten kan niet negatief zijn.")
        if np.any(np.diff(self.starts.astype("datetime64[m]").astype(int)) <= 0):
            raise HistoryRefused("De tijden lopen niet op, of een tijd staat er twee keer.")

    @property
    def slots(self) -> int:
        """Intervals in a day."""
        return MINUTES_PER_DAY // self.interval

    @cached_property
    def minutes(self) -> NDArray[np.int64]:
        return self.starts.astype("datetime64[m]").astype(np.int64)

    @cached_property
    def days(self) -> Days:
        """Every day (d,) from the first to the last, also those without a count."""
        first, last = self.minutes[[0, -1]] // MINUTES_PER_DAY
        return np.arange(first, last + 1).astype("datetime64[D]")

    @cached_property
    def table(self) -> Numbers:
        """Counts as (days, slots); NaN where there is none."""
        table = np.full((len(self.days), self.slots), np.nan)
        row = self.minutes // MINUTES_PER_DAY - self.days[0].astype(np.int64)
        table[row, self.minutes % MINUTES_PER_DAY // self.interval] = self.counts
        return table

    def before(self, day: np.datetime64) -> History:
        """The history as it was known at the start of that day."""
        keep = self.starts < day
        return History(self.starts[keep], self.counts[keep], self.interval)

    def since(self, day: np.datetime64) -> History:
        keep = self.starts >= day
        return History(self.starts[keep], self.counts[keep], self.interval)


def as_date(day: np.datetime64) -> date:
    value: date = day.astype("datetime64[D]").item()
    return value
