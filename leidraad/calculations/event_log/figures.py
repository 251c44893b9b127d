"""The figures of a log, as one dictionary: what `leidraad event-log FILE --json` prints."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.event_log.log import EventLog
from leidraad.calculations.event_log.moments import DAY, NEVER, as_iso, local_days
from leidraad.calculations.event_log.problems import LogRefused
from leidraad.calculations.event_log.process_map import (
    process_map,
    variants,
    visits_of,
    waiting_per_step,
)
from leidraad.calculations.lead_times.distribution import LeadTimes
from leidraad.calculations.lead_times.survival import Estimate, OpenCounted
from leidraad.calculations.lead_times.visits import Visits

Figures = dict[str, Any]


def figures(
    log: EventLog, *, norm: timedelta | None = None, final: tuple[str, ...] = (), most: int = 20
) -> Figures:
    """Everything the log says about its process. Times in days, shares 0 to 1, NaN never.

    `norm`: the service norm, for the share within it. `final`: activities that finish a case; without them
    and without an end per case nobody can say which cases are open, so every case counts as finished.
    `most`: how many variants and connections of the process map are listed. LogRefused when a final activity
    does not occur.
    """
    visits = visits_of(log)
    first, last = log.first(), log.last()
    return {
        "format": log.kind,
        "cases": len(log.cases),
        "events": len(log.case),
        "activities": len(log.activities),
        "resources": len(log.resources),
        "period": {"first": as_iso(int(first.min())), "last": as_iso(int(last.max()))},
        "lead_time_days": _lead_time(first, last, norm),
        "open_counted": _open_counted(log, first, last, norm, final),
        "deadline": _deadline(log),
        "rework": _rework(log, visits),
        "hand_overs_per_case": _rounded(visits.hand_overs().mean()),
        "touch_time_days": _touch_time(visits, (last - first) / DAY),
        "waiting_per_step": waiting_per_step(log, visits),
        "process_map": process_map(log, visits, most),
        "variants": variants(log, visits, most),
        "problems": _problems(log),
    }


def _lead_time(
    first: NDArray[np.int64], last: NDArray[np.int64], norm: timedelta | None
) -> Figures:
    times = LeadTimes.in_days((last - first) / DAY)
    found: Figures = {"start": "first event", "stop": "last event", "count": len(times)}
    found |= {f"p{percent}": _rounded(times.percentile(percent)) for percent in (50, 75, 85, 95)}
    found["mean"] = _rounded(times.mean)
    if norm is not None:
        found["norm_days"] = norm / timedelta(days=1)
        found["share_within_norm"] = _rounded(times.share_within(norm))
    return found


def _open_counted(
    log: EventLog,
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    norm: timedelta | None,
    final: tuple[str, ...],
) -> Figures | None:
    """Finished and open cases together, with the finished-only figure beside it."""
    if final:
        start, stop, how = first, _finished(log, final), ("first event", "final activity")
    elif (log.case_end != NEVER).any():
        start = np.where(log.case_start == NEVER, first, log.case_start)
        stop, how = log.case_end, ("start of the case", "end of the case")
    else:
        return None
    seen = max(int(last.max()), int(stop.max()))
    days = (np.where(stop == NEVER, seen, stop) - start) / DAY
    backwards = days < 0
    if backwards.all():
        return None
    curve = OpenCounted.of(days[~backwards], (stop != NEVER)[~backwards])
    found: Figures = {
        "start": how[0],
        "stop": how[1],
        "seen_until": as_iso(seen),
        "finished": len(curve.closed),
        "open": curve.open_items,
        "left_out_because_end_before_start": int(backwards.sum()),
        "all_cases": {f"p{p}": _estimate(curve.percentile(p)) for p in (50, 75, 85, 95)},
        "finished_only": {
            f"p{p}": _rounded(curve.closed.percentile(p)) if len(curve.closed) else None
            for p in (50, 75, 85, 95)
        },
    }
    if norm is not None:
        found["all_cases"]["share_within_norm"] = _estimate(curve.share_within(norm))
        only = curve.closed.share_within(norm) if len(curve.closed) else None
        found["finished_only"]["share_within_norm"] = None if only is None else _rounded(only)
    return found


def _finished(log: EventLog, final: tuple[str, ...]) -> NDArray[np.int64]:
    """The first time a final activity was completed, per case; NEVER while it was not."""
    unknown = [name for name in final if name not in log.activities]
    if unknown:
        raise LogRefused(
            f"de activiteit “{unknown[0]}” komt niet voor. Het logboek heeft: {', '.join(log.activities[:30])}."
        )
    wanted = [log.activities.index(name) for name in final]
    done = np.isin(log.activity, wanted) & (log.ended != NEVER)
    found = np.full(len(log.cases), NEVER, dtype=np.int64)
    cases, at = np.unique(log.case[done], return_index=True)
    found[cases] = log.ended[done][at]
    return found


def _deadline(log: EventLog) -> Figures | None:
    """Deadlines, counted in local days after the start; late is later than the moment of the deadline."""
    has = log.deadline != NEVER
    if not has.any():
        return None
    started = has & (log.case_start != NEVER)
    days = local_days(log.deadline[started]) - local_days(log.case_start[started])
    dated = has & (log.case_end != NEVER)
    ended, deadline = log.case_end[dated], log.deadline[dated]
    return {
        "cases_with_deadline": int(has.sum()),
        "calendar_days_after_start": [
            {"days": int(number), "cases": cases}
            for number, cases in Counter(days.tolist()).most_common(10)
        ],
        "dated_cases": int(dated.sum()),
        "late": int((ended > deadline).sum()),
        "late_by_local_day": int((local_days(ended) > local_days(deadline)).sum()),
        "open_past_deadline": int((has & ~dated & (log.deadline < log.last().max())).sum()),
    }


def _rework(log: EventLog, visits: Visits) -> Figures:
    repeats = visits.repeats()
    return {
        "cases_with_repeated_activity": int((repeats > 0).sum()),
        "share_of_cases": _rounded((repeats > 0).mean()),
        "repeated_events": int(repeats.sum()),
    }


def _touch_time(visits: Visits, lead: NDArray[np.float64]) -> Figures | None:
    """None when the log has no start beside an end: then nobody knows how long was worked."""
    worked = visits.touch_days()
    known = ~np.isnan(worked)
    if not known.any():
        return None
    times, total = LeadTimes.in_days(worked[known]), float(lead[known].sum())
    return {
        "cases": int(known.sum()),
        "p50": _rounded(times.p50),
        "p85": _rounded(times.p85),
        "share_of_lead_time": _rounded(float(worked[known].sum()) / total) if total else None,
    }


def _problems(log: EventLog) -> Figures:
    clock = log.clock
    return {
        "total": log.problems.total,
        "by_kind": dict(log.problems.counts.most_common()),
        "first": [{"line": p.line, "message": p.message} for p in log.problems.first],
        "moments_without_time_zone": clock.without_zone,
        "read_as": str(clock.zone) if clock.without_zone else None,
        "time_zones_mixed": bool(clock.without_zone and clock.with_zone),
    }


def _estimate(estimate: Estimate) -> Figures:
    numbers = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
    return {name: None if n is None else _rounded(n) for name, n in numbers.items()}


def _rounded(number: float) -> float:
    return round(float(number), 4)
