"""The process map: which activity follows which, how often, and how long it waits in between."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.event_log.log import JUST_A_MOMENT, EventLog
from leidraad.calculations.event_log.moments import DAY, NEVER, Microseconds
from leidraad.calculations.lead_times.distribution import LeadTimes
from leidraad.calculations.lead_times.visits import Visits


def visits_of(log: EventLog) -> Visits:
    """The activities of the log, without the moments that are no activity."""
    real = log.activity != JUST_A_MOMENT
    return Visits(
        log.case[real].astype(np.int64),
        log.activity[real].astype(np.int64),
        log.by[real].astype(np.int64),
        _in_days(log.began[real]),
        _in_days(log.ended[real]),
        len(log.cases),
    )


def _in_days(moments: Microseconds) -> NDArray[np.float64]:
    """Days since 1970 as floats keep a microsecond: 15,000 days is 1.3e15 of them, under 2**53."""
    return np.where(moments == NEVER, np.nan, moments / DAY)


def waiting_per_step(log: EventLog, visits: Visits) -> list[dict[str, Any]]:
    """For every activity: how often, how often again, and how long it waited for it; longest total first."""
    _, to, days = visits.waits()
    number, again = np.bincount(visits.step), visits.repeats_per_step()
    found = [
        {
            "activity": log.activities[step],
            "events": int(number[step]),
            "repeated": int(again[step]),
        }
        | _waiting(days[to == step])
        for step in np.flatnonzero(number)
    ]
    return sorted(found, key=lambda one: -one["wait_days_total"])


def process_map(log: EventLog, visits: Visits, most: int) -> dict[str, Any]:
    """Where cases begin and end, and the `most` busiest connections with their waiting (days)."""
    before, after, days = visits.waits()
    width = len(log.activities)
    edges, where, number = np.unique(
        before * width + after, return_inverse=True, return_counts=True
    )
    by_edge = np.split(days[np.argsort(where, kind="stable")], np.cumsum(number)[:-1])
    busiest = sorted(range(len(edges)), key=lambda edge: (-int(number[edge]), int(edges[edge])))[
        :most
    ]
    begins = (
        np.r_[True, visits.item[1:] != visits.item[:-1]] if len(visits.item) else np.array([], bool)
    )
    ends = np.r_[begins[1:], True] if len(begins) else begins
    return {
        "begins": _counted(log, visits.step[begins]),
        "ends": _counted(log, visits.step[ends]),
        "connections": len(edges),
        "busiest": [
            {
                "from": log.activities[int(edges[edge]) // width],
                "to": log.activities[int(edges[edge]) % width],
                "times": int(number[edge]),
            }
            | _waiting(by_edge[edge])
            for edge in busiest
        ],
    }


def variants(log: EventLog, visits: Visits, most: int) -> dict[str, Any]:
    """The different paths through the process, the `most` frequent first, each with its share of the cases."""
    steps = visits.step.astype(np.int32)
    bounds = np.searchsorted(visits.item, np.arange(visits.items + 1)).tolist()
    paths = Counter(steps[start:end].tobytes() for start, end in pairwise(bounds) if end > start)
    listed = [
        {
            "path": [log.activities[step] for step in np.frombuffer(path, dtype=np.int32)],
            "cases": cases,
            "share": round(cases / visits.items, 4),
        }
        for path, cases in paths.most_common(most)
    ]
    return {"number": len(paths), "most_frequent": listed}


def _counted(log: EventLog, steps: NDArray[np.int64]) -> list[dict[str, Any]]:
    common = Counter(steps.tolist()).most_common(10)
    return [{"activity": log.activities[step], "cases": cases} for step, cases in common]


def _waiting(days: NDArray[np.float64]) -> dict[str, Any]:
    """P50, P85 and total of the waiting; None and 0 when nothing waited here (every first activity)."""
    if not len(days):
        return {"wait_days_p50": None, "wait_days_p85": None, "wait_days_total": 0.0}
    times = LeadTimes.in_days(days)
    return {
        "wait_days_p50": round(times.p50, 4),
        "wait_days_p85": round(times.p85, 4),
        "wait_days_total": round(float(days.sum()), 4),
    }
