"""Visits: which step an item was in, when, and who did it. From them follow waiting, rework and hand-overs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.float64]
Numbers = NDArray[np.int64]
NOBODY = -1


@dataclass(frozen=True)
class Visits:
    """Arrays of shape (n,), ordered by item and within an item by time.

    `item`, `step`, `by`: numbers (by is NOBODY when unknown). `began`, `ended`: days since any fixed moment;
    NaN when unknown or still going on. `items` is how many items there are.
    """

    item: Numbers
    step: Numbers
    by: Numbers
    began: Days
    ended: Days
    items: int

    @property
    def moment(self) -> Days:
        return np.where(np.isnan(self.ended), self.began, self.ended)

    @property
    def _follows(self) -> NDArray[np.bool_]:
        """For each visit but the first: does it follow one of the same item?"""
        return np.equal(self.item[1:], self.item[:-1])

    def hand_overs(self) -> Numbers:
        """How often each item went to somebody else (overdracht); shape (items,).

        Counted between two successive visits of which both doers are known.
        """
        before, after = self.by[:-1], self.by[1:]
        changed = self._follows & (before != after) & (before != NOBODY) & (after != NOBODY)
        return np.bincount(self.item[1:][changed], minlength=self.items)

    def repeats(self) -> Numbers:
        """How many visits of each item were to a step it had been in before (rework); shape (items,)."""
        width = int(self.step.max(initial=0)) + 1
        _, first = np.unique(self.item * width + self.step, return_index=True)
        all_visits = np.bincount(self.item, minlength=self.items)
        return all_visits - np.bincount(self.item[first], minlength=self.items)

    def repeats_per_step(self) -> Numbers:
        """How many visits to each step were a return; shape (steps,)."""
        width = int(self.step.max(initial=0)) + 1
        _, first = np.unique(self.item * width + self.step, return_index=True)
        return np.bincount(self.step, minlength=width) - np.bincount(
            self.step[first], minlength=width
        )

    def touch_days(self) -> Days:
        """The time somebody worked on each item (bewerkingstijd), in days; NaN where no visit has both times."""
        worked = self.ended - self.began
        known = ~np.isnan(worked)
        total = np.bincount(self.item[known], weights=worked[known], minlength=self.items)
        seen = np.bincount(self.item[known], minlength=self.items)
        return np.where(seen > 0, total, np.nan)

    def waits(self) -> tuple[Numbers, Numbers, Days]:
        """(from, to, days) of every passage from one step to the next; each of shape (passages,).

        Waiting runs from the end of the one to the start of the next; where no start is known, to its end, and
        then holds the work as well. Steps that overlap did not wait: 0.
        """
        follows = self._follows
        ready = np.where(np.isnan(self.ended), self.began, self.ended)[:-1][follows]
        taken_up = np.where(np.isnan(self.began), self.ended, self.began)[1:][follows]
        return self.step[:-1][follows], self.step[1:][follows], np.maximum(taken_up - ready, 0.0)
