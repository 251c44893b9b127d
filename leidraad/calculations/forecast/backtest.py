"""Backtest by rolling origin: forecast again and again from what was known then, and compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.forecast.accuracy import Accuracy, Errors
from leidraad.calculations.forecast.features import Calendar, features_of
from leidraad.calculations.forecast.forecast import Forecast, forecast
from leidraad.calculations.forecast.history import (
    MINUTES_PER_DAY,
    Days,
    History,
    HistoryRefused,
    Numbers,
)
from leidraad.calculations.forecast.naive import mean_of_weeks
from leidraad.calculations.forecast.uncertainty import LEVELS, point

Forecaster = Callable[[History, Calendar, int], Forecast]


@dataclass(frozen=True)
class Backtest:
    """Errors of all origins together, per interval and per day, ours and of the seasonal naive.

    `week` (n,) is the week of the horizon from 1, `on_holiday` (n,) whether the day is one.
    """

    origins: Days
    intervals: Errors
    naive: Errors
    days: Errors
    naive_days: Errors
    week: NDArray[np.int64]
    on_holiday: NDArray[np.bool_]
    day_on_holiday: NDArray[np.bool_]
    notes: tuple[str, ...]

    def by_week(self) -> Iterator[tuple[int, Accuracy, Accuracy]]:
        """Week of the horizon, ours, and that of the seasonal naive."""
        for week in np.unique(self.week):
            rows = self.week == week
            yield int(week), self.intervals.take(rows).accuracy(), self.naive.take(rows).accuracy()


def origins_of(history: History, horizon: int, origins: int, step: int = 7) -> Days:
    """The first days (o,) that are forecast: the last leaves one whole horizon, the others lie `step` earlier.

    Fewer when the history would be shorter than a week (or than a third, for a very short history).
    """
    days = history.days
    least = min(7, max(1, len(days) // 3))
    last = len(days) - horizon
    if last < least:
        raise HistoryRefused(
            f"De geschiedenis telt {len(days)} dagen. Om {horizon} dagen vooruit te toetsen zijn er ten minste "
            f"{horizon + least} nodig. Kies een kortere horizon (--horizon) of geef meer geschiedenis."
        )
    positions = [last - step * number for number in range(origins)]
    return days[sorted(position for position in positions if position >= least)]


def backtest(
    history: History,
    calendar: Calendar,
    *,
    horizon: int = 28,
    origins: int = 8,
    step: int = 7,
    forecaster: Forecaster = forecast,
) -> Backtest:
    """Forecast `horizon` days from each of `origins` days, `step` days apart, and compare with what came."""
    starts = origins_of(history, horizon, origins, step)
    parts = [_one(history, calendar, origin, horizon, forecaster) for origin in starts]
    notes = list(parts[-1].notes)
    if len(starts) < origins:
        notes.insert(
            0, f"Er is geschiedenis voor {len(starts)} van de {origins} gevraagde beginpunten."
        )
    return Backtest(
        starts,
        _joined([part.intervals for part in parts]),
        _joined([part.naive for part in parts]),
        _joined([part.days for part in parts]),
        _joined([part.naive_days for part in parts]),
        np.concatenate([part.week for part in parts]),
        np.concatenate([part.on_holiday for part in parts]),
        np.concatenate([part.day_on_holiday for part in parts]),
        tuple(notes),
    )


def _one(
    history: History,
    calendar: Calendar,
    origin: np.datetime64,
    horizon: int,
    forecaster: Forecaster,
) -> Backtest:
    past = history.before(origin)
    gap = int((origin - past.days[-1]).astype(int)) - 1
    said = forecaster(past, calendar, horizon + gap)
    first = int((origin - history.days[0]).astype(int))
    actual = history.table[first : first + horizon]
    rows, columns = np.nonzero(np.isfinite(actual))
    table = past.table
    before = np.full((gap, table.shape[1]), np.nan)
    naive = mean_of_weeks(np.vstack([table, before]), horizon)
    features = features_of(origin + np.arange(horizon), calendar)
    holiday = features.holiday > 0
    open_days = np.unique(rows)
    ours = {
        level: _laid_out(said, values, origin, horizon, history.slots)
        for level, values in said.quantiles.items()
    }
    best = point(said.median, said.log_variance)
    scored = _laid_out(said, best, origin, horizon, history.slots)
    whole = np.nansum(actual, axis=1)[open_days]
    scale = _naive_scale(table)
    day_scale = _naive_scale(_day_sums(table))
    same = dict.fromkeys(LEVELS, naive[rows, columns])
    counted = np.isfinite(actual)
    naive_whole = (naive * counted).sum(axis=1)[open_days]
    share = _share_counted(ours[0.5], counted)[open_days]
    day_median = said.day_quantiles[0.5][gap:][open_days] * share
    return Backtest(
        np.array([origin]),
        Errors(
            actual[rows, columns],
            scored[rows, columns],
            {level: values[rows, columns] for level, values in ours.items()},
            np.full(len(rows), scale),
            ours[0.5][rows, columns],
        ),
        Errors(
            actual[rows, columns],
            naive[rows, columns],
            same,
            np.full(len(rows), scale),
            ours[0.5][rows, columns],
        ),
        Errors(
            whole,
            day_median,
            {
                level: values[gap:][open_days] * share
                for level, values in said.day_quantiles.items()
            },
            np.full(len(open_days), day_scale),
            day_median,
        ),
        Errors(
            whole,
            naive_whole,
            dict.fromkeys(LEVELS, naive_whole),
            np.full(len(open_days), day_scale),
            day_median,
        ),
        (rows // 7 + 1).astype(np.int64),
        holiday[rows],
        holiday[open_days],
        said.notes,
    )


def _laid_out(
    said: Forecast, values: Numbers, origin: np.datetime64, horizon: int, slots: int
) -> Numbers:
    """Values of the forecast intervals as (horizon, slots), 0 where the forecast says closed."""
    table = np.zeros((horizon, slots))
    minutes = said.starts.astype("datetime64[m]").astype(np.int64)
    row = minutes // MINUTES_PER_DAY - int(origin.astype("datetime64[D]").astype(np.int64))
    inside = (row >= 0) & (row < horizon)
    column = minutes % MINUTES_PER_DAY * slots // MINUTES_PER_DAY
    table[row[inside], column[inside]] = values[inside]
    return table


def _share_counted(median: Numbers, counted: NDArray[np.bool_]) -> Numbers:
    """Which part of the forecast day (horizon,) falls in intervals that were counted."""
    whole = median.sum(axis=1)
    share: Numbers = np.divide(
        (median * counted).sum(axis=1), whole, out=np.ones(len(whole)), where=whole > 0
    )
    return share


def _day_sums(table: Numbers) -> Numbers:
    sums: Numbers = np.where(np.isfinite(table).any(axis=1), np.nansum(table, axis=1), np.nan)
    return sums[:, None]


def _naive_scale(table: Numbers) -> float:
    """Mean absolute difference with a week earlier in the history; NaN when it is shorter than eight days."""
    gap = np.abs(table[7:] - table[:-7])
    return float(np.nanmean(gap)) if np.isfinite(gap).any() else float("nan")


def _joined(parts: list[Errors]) -> Errors:
    return Errors(
        np.concatenate([part.actual for part in parts]),
        np.concatenate([part.median for part in parts]),
        {
            level: np.concatenate([part.quantiles[level] for part in parts])
            for level in parts[0].quantiles
        },
        np.concatenate([part.scale for part in parts]),
        np.concatenate([part.expected for part in parts]),
    )
