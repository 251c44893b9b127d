"""The arithmetic of a lead-time page over 300,000 items, and the curve beside that of SciPy."""

from __future__ import annotations

import warnings
from datetime import timedelta

import numpy as np

from bench.beside import Contender, print_beside, side_by_side

ITEMS, ROUNDS = 300_000, 5


def main() -> None:
    draw = np.random.default_rng(1958)
    started = draw.integers(0, 1000, ITEMS)
    took = (
        np.round(draw.lognormal(1.5, 1.1, ITEMS) * 1440) / 1440
    )  # to the minute, as people see it
    age = 1000 - started + draw.random(ITEMS)
    done = took <= age
    seen = np.where(done, took, age)
    contenders = [
        Contender("all figures of the page", lambda: whole_page(started, seen, done)),
        Contender("Kaplan–Meier with band", lambda: curve(seen, done)),
        Contender("SciPy ecdf with band", lambda: scipy_curve(seen, done)),
    ]
    side_by_side(contenders, ROUNDS)
    print_beside(contenders, first=contenders[-1].name)


def whole_page(started: np.ndarray, seen: np.ndarray, done: np.ndarray) -> int:
    from leidraad.calculations.lead_times.ageing import Ageing
    from leidraad.calculations.lead_times.flow import OPEN, Flow
    from leidraad.calculations.lead_times.survival import OpenCounted
    from leidraad.calculations.lead_times.xmr import XmR

    all_items = OpenCounted.of(seen, done)
    closed = all_items.closed
    for percent in (50, 85, 95):
        all_items.percentile(percent)
        closed.percentile(percent)
    all_items.share_within(timedelta(days=5))
    closed.histogram()
    finished = np.where(done, (started + seen).astype(np.int64), OPEN)
    flow = Flow.of(started, finished, first_day=0, last_day=1000)
    XmR.of(flow.per_week().departures, baseline=20).signs()
    Ageing.of(seen[~done], closed)
    return 1


def curve(seen: np.ndarray, done: np.ndarray) -> int:
    from leidraad.calculations.lead_times.survival import OpenCounted

    return min(1, len(OpenCounted.of(seen, done).days))


def scipy_curve(seen: np.ndarray, done: np.ndarray) -> int:
    from scipy import stats

    fitted = stats.ecdf(stats.CensoredData(uncensored=seen[done], right=seen[~done])).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SciPy has no band where the curve is at its end
        fitted.confidence_interval(0.95, method="log-log")
    return 1
