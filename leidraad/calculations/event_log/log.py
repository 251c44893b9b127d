"""The log in memory: columns of numbers, names beside them. About 60 bytes per event."""

from __future__ import annotations

from array import array
from collections import deque
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.event_log.moments import NEVER, Clock, Microseconds
from leidraad.calculations.event_log.problems import TWICE, Problems

COMPLETE, START, OTHER = 0, 1, 2
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


class Gathered:
    """What a reader gathers, event by event, in any order."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.problems = Problems()
        self.cases: dict[str, int] = {}
        self.activities: dict[str, int] = {}
        self.resources: dict[str, int] = {}
        self.case, self.activity, self.by = array("i"), array("i"), array("i")
        self.instance, self.transition = array("q"), array("b")
        self.began, self.ended = array("q"), array("q")
        self.of_case = {name: array("q") for name in ("case_start", "case_end", "deadline")}

    def case_number(self, name: str) -> int:
        """The number of the case; a new one when the name is new."""
        number = self.cases.setdefault(name, len(self.cases))
        if number == len(self.of_case["deadline"]):
            for column in self.of_case.values():
                column.append(NEVER)
        return number

    def is_known(self, name: str, line: int) -> None:
        """Say it when a trace returns: its events are put together with the earlier ones."""
        if name in self.cases:
            self.problems.add(
                line, TWICE, f"zaak “{name}” staat dubbel; de gebeurtenissen zijn samengevoegd"
            )

    def event(
        self,
        case: int,
        activity: str,
        by: str,
        began: int,
        ended: int,
        transition: int,
        instance: str,
    ) -> None:
        self.case.append(case)
        self.activity.append(self.activities.setdefault(activity, len(self.activities)))
        self.by.append(self.resources.setdefault(by, len(self.resources)) if by else NOBODY)
        self.began.append(began)
        self.ended.append(ended)
        self.transition.append(transition)
        self.instance.append(hash(instance) if instance else 0)

    def as_log(self, kind: str) -> EventLog:
        """Ordered by case and time, each start joined with its completion."""
        columns = _ordered({name: np.array(getattr(self, name)) for name in _COLUMNS})
        columns = _joined(columns)
        return EventLog(
            list(self.cases),
            list(self.activities),
            list(self.resources),
            case=columns["case"],
            activity=columns["activity"],
            by=columns["by"],
            began=columns["began"],
            ended=columns["ended"],
            **{name: np.array(column) for name, column in self.of_case.items()},
            problems=self.problems,
            clock=self.clock,
            kind=kind,
        )


_COLUMNS = ("case", "activity", "by", "began", "ended", "transition", "instance")
Columns = dict[str, NDArray[Any]]


def _ordered(columns: Columns) -> Columns:
    moment = np.where(columns["ended"] == NEVER, columns["began"], columns["ended"])
    order = np.lexsort(
        (moment, columns["case"])
    )  # stable: equal moments keep the order of the file
    return {name: column[order] for name, column in columns.items()}


def _joined(columns: Columns) -> Columns:
    """A start (lifecycle:transition) and the first completion after it become one event."""
    other = columns["transition"] == OTHER
    columns["activity"] = np.where(other, JUST_A_MOMENT, columns["activity"]).astype(np.int32)
    if not (columns["transition"] == START).any():
        return columns
    keep = np.ones(len(other), dtype=bool)
    waiting: dict[tuple[int, int, int], deque[int]] = {}
    rows = zip(
        *(columns[n].tolist() for n in ("case", "activity", "instance", "transition")), strict=True
    )
    for row, (case, activity, instance, transition) in enumerate(rows):
        if transition == START:
            waiting.setdefault((case, activity, instance), deque()).append(row)
        elif transition == COMPLETE and (started := waiting.get((case, activity, instance))):
            start = started.popleft()
            columns["began"][row], keep[start] = columns["began"][start], False
    return _ordered({name: column[keep] for name, column in columns.items()})
