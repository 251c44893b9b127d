"""What has no history yet: a new channel that grows like one we know, and work that is known to come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from leidraad.calculations.forecast.history import Numbers


@dataclass(frozen=True)
class NewChannel:
    """A channel that is thought to draw `share` of the contacts of a known one, after a start of some weeks.

    `weeks_to_grow`: after so many weeks 63% of it is there. `doubt` is the standard deviation of the log of the
    share: 0.7 means that half or double is quite possible.
    """

    share: float
    weeks_to_grow: float = 6.0
    doubt: float = 0.7

    def expected(self, known: Numbers, days_open: Numbers) -> Numbers:
        """Contacts per day (h,) from those of the known channel (h,) and the days since opening (h,)."""
        grown: Numbers = known * self.share * self.grown(days_open)
        return grown

    def grown(self, days_open: Numbers) -> Numbers:
        return -np.expm1(-np.maximum(days_open + 1, 0) / (7 * self.weeks_to_grow))

    def after(self, counts: Numbers, known: Numbers, days_open: Numbers) -> NewChannel:
        """The same channel after its first days: `counts` (n,) shift the share as far as they can prove.

        A gamma prior on the share with counts that are Poisson: the posterior is gamma again.
        """
        shape = 1.0 / np.expm1(self.doubt**2)
        exposure = float((known * self.grown(days_open)).sum())
        share = (shape + float(counts.sum())) / (shape / self.share + exposure)
        doubt = float(np.sqrt(np.log1p(1.0 / (shape + float(counts.sum())))))
        return NewChannel(share, self.weeks_to_grow, doubt)


def coming_back(
    issued: Mapping[date, float], *, years: int, days_before: Mapping[int, float]
) -> dict[date, float]:
    """When documents that expire bring people back: day -> expected contacts, a driver for the calendar.

    `issued`: day -> documents issued; valid for `years` (passports since 9 March 2014: ten). `days_before`: days
    before expiry -> share of holders who come then; negative is after expiry.
    """
    expected: dict[date, float] = {}
    for day, number in issued.items():
        expiry = np.datetime64(_years_later(day, years))
        for before, share in days_before.items():
            comes: date = (expiry - before).item()
            expected[comes] = expected.get(comes, 0.0) + number * share
    return dict(sorted(expected.items()))


def _years_later(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        return (
            date(day.year + years, 3, 1)
            if (day.year + years) % 4
            else day.replace(year=day.year + years)
        )
    return day.replace(year=day.year + years)
