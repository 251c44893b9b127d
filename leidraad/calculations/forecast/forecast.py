"""The forecast: contacts per interval and per day, with quantiles and with what moved it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.forecast import cleaning, ensemble, profile, uncertainty
from leidraad.calculations.forecast.day_model import DayPrediction
from leidraad.calculations.forecast.effects import ALL
from leidraad.calculations.forecast.features import Calendar, DayFeatures, features_of
from leidraad.calculations.forecast.history import MINUTES_PER_DAY, Days, History, Numbers

REASONS = {effect.name: effect.reason for effect in ALL}
WORTH_SAYING = 0.02


@dataclass(frozen=True)
class Driver:
    """What moved a day: `change` is relative, 0.1 is 10% more than without it."""

    name: str
    reason: str
    change: float

    def __str__(self) -> str:
        return f"{self.reason}: {100 * self.change:+.0f}%".replace("-", "−")


@dataclass(frozen=True)
class Forecast:
    """Contacts per interval, `starts` (m,), and per day, `days` (h,); only intervals that are open.

    `mean` and `quantiles` (level -> (m,)) are contacts per interval; those of a day do not add up from its
    intervals, as chance evens out: `day_mean` (h,) and `day_quantiles` say them apart. `drivers` (h lists)
    explain each day; `notes` tell in Dutch what was odd about the history.
    """

    starts: Days
    mean: Numbers
    quantiles: Mapping[float, Numbers]
    days: Days
    day_mean: Numbers
    day_quantiles: Mapping[float, Numbers]
    drivers: tuple[tuple[Driver, ...], ...]
    notes: tuple[str, ...] = ()
    model: str = "dagmodel"
    trial: ensemble.Trial | None = None
    log_variance: Numbers = field(default_factory=lambda: np.zeros(0))

    @property
    def median(self) -> Numbers:
        return self.quantiles[0.5]


def forecast(history: History, calendar: Calendar, days: int = 28) -> Forecast:
    """Forecast the days after the history: 1 to 366 of them."""
    table, notes = cleaning.clean(history, calendar)
    future = history.days[-1] + np.arange(1, days + 1)
    features = features_of(np.concatenate([history.days, future]), calendar)
    past, ahead = features.take(slice(0, len(table))), features.take(slice(len(table), None))
    return DaysAndProfile.learn(table, past).forecast(future, ahead, notes)


@dataclass(frozen=True)
class DaysAndProfile:
    """The day model times the profile."""

    days: ensemble.Ensemble | None
    profile: profile.Profile
    closed: NDArray[np.bool_]  # (7,) weekdays without any contact

    @classmethod
    def learn(cls, table: Numbers, past: DayFeatures) -> DaysAndProfile:
        shape = profile.learn(table, past)
        totals = whole_days(table, shape, past)
        closed = closed_weekdays(totals, past)
        totals = np.where(closed[past.weekday], np.nan, totals)
        model = ensemble.learn(totals, past) if np.isfinite(totals).any() else None
        return cls(model, shape, closed)

    @property
    def said(self) -> tuple[str, ...]:
        """Notes about the model that was chosen."""
        return self.days.notes if self.days else ("Er is nog geen enkel contact geteld.",)

    def forecast(self, days: Days, ahead: DayFeatures, notes: tuple[str, ...]) -> Forecast:
        if self.days is None:
            nothing = np.zeros(len(days))
            said = DayPrediction(np.full(len(days), -np.inf), nothing, {})
        else:
            said = self.days.predict(ahead)
        works = ~self.closed[ahead.weekday]
        median = np.where(works, said.median, 0.0)
        shares = self.profile.of(ahead)
        slots = shares.shape[1]
        rows, columns = np.nonzero(self.profile.opened[ahead.weekday])
        starts = days[rows].astype("datetime64[m]") + columns * (MINUTES_PER_DAY // slots)
        level = median[rows] * shares[rows, columns]
        variance = said.variance[rows] + (self.profile.spread[columns] ** 2 if slots > 1 else 0.0)
        return Forecast(
            starts=starts,
            mean=uncertainty.mean_of(level, variance),
            quantiles=uncertainty.quantiles(level, variance),
            days=days,
            day_mean=uncertainty.mean_of(median, said.variance),
            day_quantiles=uncertainty.quantiles(median, said.variance),
            drivers=explain(said, ahead),
            notes=notes + self.said,
            model="vorige weken" if self.days and self.days.fallback else "dagmodel",
            trial=self.days.trial if self.days else None,
            log_variance=variance,
        )


def whole_days(table: Numbers, shape: profile.Profile, past: DayFeatures) -> Numbers:
    """Totals (d,) per day; a day that misses some of its intervals is made whole, NaN when it misses half."""
    counted = np.isfinite(table)
    usual = shape.of(past)
    seen = (counted * usual).sum(axis=1)
    total = np.nansum(table, axis=1)
    enough = counted.any(axis=1) & ((seen >= 0.5) | (usual.sum(axis=1) == 0))
    return np.where(enough, total / np.where(seen > 0.5, np.minimum(seen, 1.0), 1.0), np.nan)


def closed_weekdays(totals: Numbers, past: DayFeatures) -> NDArray[np.bool_]:
    """Weekdays (7,) that were never open, or on which there is next to nothing beside the other days."""
    typical = np.nanmedian(totals) if np.isfinite(totals).any() else 0.0
    closed = np.zeros(7, dtype=bool)
    for weekday in range(7):
        own = totals[past.weekday == weekday]
        own = own[np.isfinite(own)][-12:]
        closed[weekday] = len(own) > 0 and (own == 0).mean() >= 0.9 and typical >= 5
    return closed


def explain(said: DayPrediction, ahead: DayFeatures) -> tuple[tuple[Driver, ...], ...]:
    """Per day the drivers that matter, largest first; the usual level is left out."""
    days: list[tuple[Driver, ...]] = []
    for number in range(len(ahead)):
        moved = [
            Driver(name, REASONS[name], float(np.expm1(part[number])))
            for name, part in said.parts.items()
            if name != "usual" and abs(part[number]) >= WORTH_SAYING
        ]
        days.append(tuple(sorted(moved, key=lambda one: -abs(one.change))))
    return tuple(days)
