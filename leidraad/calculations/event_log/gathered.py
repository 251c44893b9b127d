"""What a reader gathers before it is a log: columns that grow, names with their numbers."""

from __future__ import annotations

from array import array
from collections import deque
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.event_log import problems as say
from leidraad.calculations.event_log.log import JUST_A_MOMENT, NOBODY, EventLog
from leidraad.calculations.event_log.moments import NEVER, Clock
from leidraad.calculations.event_log.problems import TWICE, Problems, short
from leidraad.calculations.event_log.transitions import COMPLETE, OTHER, START, transition_of


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

    def times_of(self, line: int, activity: str, start: str, end: str) -> tuple[int, int] | None:
        """(began, ended) of an event; None when it cannot be used, and then that is reported."""
        read, problem = self.clock.read, self.problems.add
        if not start and not end:
            problem(line, say.NO_TIME, f"activiteit “{short(activity)}” heeft geen tijd")
            return None
        try:
            began = read(start) if start else NEVER
            ended = read(end) if end else NEVER
        except (ValueError, OverflowError):
            wrong = f"geen tijd die wij kennen: “{short(end or start)}”"
            problem(line, say.WRONG_TIME, wrong)
            return None
        if began != NEVER and NEVER != ended < began:
            problem(line, say.BACKWARDS, f"activiteit “{short(activity)}” eindigt voor zij begint")
            return None
        return began, ended

    def event(
        self,
        case: int,
        activity: str,
        by: str,
        times: tuple[int, int],
        lifecycle: str,
        instance: str,
    ) -> None:
        began, ended = times
        transition = transition_of(lifecycle)
        if transition != COMPLETE and began == NEVER:
            began, ended = ended, NEVER
        self.case.append(case)
        self.activity.append(self.activities.setdefault(activity, len(self.activities)))
        self.by.append(self.resources.setdefault(by, len(self.resources)) if by else NOBODY)
        self.began.append(began)
        self.ended.append(ended)
        self.transition.append(transition)
        self.instance.append(hash(instance) if instance else 0)

    def set_moment_of_case(self, case: int, name: str, text: str, line: int) -> None:
        """Start, end or deadline of the case; nonsense is reported."""
        read = self.clock.read_until if name == "deadline" else self.clock.read
        try:
            self.of_case[name][case] = read(text)
        except (ValueError, OverflowError):
            self.problems.add(line, say.WRONG_TIME, f"geen tijd die wij kennen: “{short(text)}”")

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
