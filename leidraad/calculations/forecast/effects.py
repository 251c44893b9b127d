"""The things that move a day, each as a covariance between days.

A day's level, on the log scale, is a sum of unknown effects. How alike two days are under one effect is
its kernel; how large it may be is its standard deviation (0.1 is about 10%). The sum is a Gaussian
process: what is learned of each effect, how uncertain it is, and what it adds on a day follow in closed form
(Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, chapters 2 and 5).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from leidraad.calculations.forecast.features import Codes, DayFeatures
from leidraad.calculations.forecast.history import Numbers

YEAR = 365.2425
Kernel = Callable[[DayFeatures, DayFeatures], Numbers]


@dataclass(frozen=True)
class Effect:
    """`size` is the prior standard deviation on the log scale; `reason` says it to a planner."""

    name: str
    reason: str
    size: float
    kernel: Kernel


def by_lag(a: Numbers, b: Numbers, likeness: Callable[[Numbers], Numbers]) -> Numbers:
    """Likeness that depends on the whole days between two days: worked out once per number of days."""
    lags = np.abs(a.astype(np.int64)[:, None] - b.astype(np.int64)[None, :])
    table = likeness(np.arange(lags.max() + 1 if lags.size else 1, dtype=float))
    looked_up: Numbers = table[lags]
    return looked_up


def by_value(a: Numbers, b: Numbers, likeness: Callable[[Numbers, Numbers], Numbers]) -> Numbers:
    """Likeness of two values that come back often, such as days of the month: worked out once per pair."""
    left, at_left = np.unique(a, return_inverse=True)
    right, at_right = np.unique(b, return_inverse=True)
    return likeness(left[:, None], right[None, :])[at_left[:, None], at_right[None, :]]


def nearness(a: Numbers, b: Numbers, width: float) -> Numbers:
    return by_value(a, b, lambda x, y: np.exp(-0.5 * ((x - y) / width) ** 2))


def memory(a: Numbers, b: Numbers, days: float) -> Numbers:
    """A level that forgets: the likeness falls by a factor e in so many days."""
    return by_lag(a, b, lambda lag: np.exp(-lag / days))


def same(a: Codes, b: Codes) -> Numbers:
    """1 where both have the same code and have one at all."""
    equal: Numbers = ((a[:, None] == b[None, :]) & (a[:, None] > 0)).astype(float)
    return equal


def yearly(a: DayFeatures, b: DayFeatures, width: float) -> Numbers:
    """The same time of the year, `width` the sine of half the angle over which it fades."""

    def likeness(lag: Numbers) -> Numbers:
        return np.exp(-2.0 * (np.sin(np.pi * lag / YEAR) / width) ** 2)

    return by_lag(a.time, b.time, likeness)


def _weekend(codes: Codes, of: DayFeatures) -> Codes:
    """A holiday on a weekend is another thing than the same on a weekday."""
    split: Codes = np.where(codes > 0, 2 * codes + (of.weekday >= 5), 0)
    return split


def _any(codes: Codes) -> Codes:
    return (codes > 0).astype(np.int64)


def _about(pick: Callable[[DayFeatures], Codes], *, pooled: bool) -> Kernel:
    def kernel(a: DayFeatures, b: DayFeatures) -> Numbers:
        left, right = pick(a), pick(b)
        if pooled:
            left, right = _any(left), _any(right)
        return same(_weekend(left, a), _weekend(right, b))

    return kernel


def _edge(pick: Callable[[DayFeatures], Numbers]) -> Kernel:
    """The first or last working days of the month, fading over three days."""

    def kernel(a: DayFeatures, b: DayFeatures) -> Numbers:
        return by_value(pick(a), pick(b), likeness)

    def likeness(x: Numbers, y: Numbers) -> Numbers:
        return np.exp(-(x + y) / 3 - 0.5 * ((x - y) / 0.8) ** 2)

    return kernel


def _ones(a: DayFeatures, b: DayFeatures) -> Numbers:
    return np.ones((len(a), len(b)))


def _weekdays(a: DayFeatures, b: DayFeatures) -> Numbers:
    return same(a.weekday + 1, b.weekday + 1)


def _drifting_weekdays(a: DayFeatures, b: DayFeatures) -> Numbers:
    drift: Numbers = _weekdays(a, b) * memory(a.time, b.time, 120)
    return drift


def _drivers(a: DayFeatures, b: DayFeatures) -> Numbers:
    together: Numbers = a.drivers @ b.drivers.T
    return together


ALL = (
    Effect("usual", "het gewone aantal", 1.0, _ones),
    Effect("slow", "de lange lijn", 0.05, lambda a, b: memory(a.time, b.time, 365)),
    Effect(
        "level", "het niveau van de laatste weken", 0.04, lambda a, b: memory(a.time, b.time, 40)
    ),
    Effect(
        "months",
        "het niveau van de laatste maanden",
        0.05,
        lambda a, b: memory(a.time, b.time, 120),
    ),
    Effect("fast", "de laatste dagen", 0.02, lambda a, b: memory(a.time, b.time, 3)),
    Effect("weekday", "de dag van de week", 0.2, _weekdays),
    Effect("weekday_drift", "de dag van de week, de laatste tijd", 0.03, _drifting_weekdays),
    Effect(
        "month",
        "de dag van de maand",
        0.03,
        lambda a, b: nearness(a.day_of_month, b.day_of_month, 4),
    ),
    Effect("month_start", "het begin van de maand", 0.03, _edge(lambda f: f.working_day)),
    Effect("month_end", "het einde van de maand", 0.03, _edge(lambda f: f.working_days_left)),
    Effect("season", "het seizoen", 0.1, lambda a, b: yearly(a, b, 0.6)),
    Effect("time_of_year", "de tijd van het jaar", 0.05, lambda a, b: yearly(a, b, 0.12)),
    Effect("holidays", "een feestdag", 0.4, _about(lambda f: f.holiday, pooled=True)),
    Effect("holiday", "deze feestdag", 0.2, _about(lambda f: f.holiday, pooled=False)),
    Effect("before", "de dag voor een feestdag", 0.1, _about(lambda f: f.day_before, pooled=True)),
    Effect(
        "before_this",
        "de dag voor deze feestdag",
        0.1,
        _about(lambda f: f.day_before, pooled=False),
    ),
    Effect("after", "de dag na een feestdag", 0.1, _about(lambda f: f.day_after, pooled=True)),
    Effect(
        "after_this", "de dag na deze feestdag", 0.15, _about(lambda f: f.day_after, pooled=False)
    ),
    Effect("school", "schoolvakantie", 0.05, lambda a, b: same(a.school_holiday, b.school_holiday)),
    Effect("events", "een gebeurtenis", 0.2, lambda a, b: same(_any(a.event), _any(b.event))),
    Effect("event", "deze gebeurtenis", 0.4, lambda a, b: same(a.event, b.event)),
    Effect(
        "event_after",
        "de dag na deze gebeurtenis",
        0.3,
        lambda a, b: same(a.event_before, b.event_before),
    ),
    Effect("drivers", "een bekende oorzaak", 0.1, _drivers),
)
NEEDS_YEARS = {"months": 1.0, "season": 1.5, "time_of_year": 1.0}


def effects_for(features: DayFeatures, past: int) -> list[Effect]:
    """The effects that this history can speak about: `past` days, the rest of `features` is future."""
    years = past / YEAR
    present = {
        "holidays": features.holiday,
        "holiday": features.holiday,
        "before": features.day_before,
        "before_this": features.day_before,
        "after": features.day_after,
        "after_this": features.day_after,
        "school": features.school_holiday,
        "events": features.event,
        "event": features.event,
        "event_after": features.event_before,
        "drivers": features.drivers,
    }
    return [
        effect
        for effect in ALL
        if years >= NEEDS_YEARS.get(effect.name, 0) and np.any(present.get(effect.name, 1))
    ]
