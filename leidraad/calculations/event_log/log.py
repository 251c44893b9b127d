"""The log in memory: columns of numbers, names beside them. About 60 bytes per event."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.event_log.moments import NEVER, Clock, Microseconds
from leidraad.calculations.event_log.problems import Problems

NOBODY = -1
JUST_A_MOMENT = -1  # a transition that is no activity of its own: scheduled, suspended, resumed
Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class EventLog:
    """Every array has one value per event, ordered by case and then by time; the last three one per case.

    `case`, `activity` and `by` point into the lists of names; `began` and `ended` are microseconds since
    1970 (UTC), NEVER when unknown. An event has at least one of them.
    """

    cases: list[str]
    activities: list[str]
    resources: list[str]
    case: Numbers
    activity: Numbers
    by: Numbers
    began: Microseconds
    ended: Microseconds
    case_start: Microseconds
    case_end: Microseconds
    deadline: Microseconds
    problems: Problems
    clock: Clock
    kind: str  # "xes" or "csv"

    @property
    def moment(self) -> Microseconds:
        """When each event happened: its end, or its start while it goes on."""
        return np.where(self.ended == NEVER, self.began, self.ended)

    @property
    def first_of_case(self) -> NDArray[np.int64]:
        """The position of the first event of each case."""
        return np.searchsorted(self.case, np.arange(len(self.cases)))

    def first(self) -> Microseconds:
        """The first moment of each case."""
        earliest = np.where(self.began == NEVER, self.ended, self.began)
        return np.minimum.reduceat(earliest, self.first_of_case)

    def last(self) -> Microseconds:
        """The last moment of each case."""
        return np.maximum.reduceat(np.maximum(self.began, self.ended), self.first_of_case)
