"""Whose holidays explain this history? Dutch ones, unless the history says clearly otherwise.

A forecast with the wrong holidays is worse than one without. For each calendar we add up how odd its holidays were
beside the same weekdays around them; a calendar whose holidays were ordinary days loses.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.forecast.features import Calendar
from leidraad.calculations.forecast.history import History, Numbers, as_date

CANDIDATES = ("NL", "BE", "DE", "FR", "GB", "US", "CA")
SUBDIVISIONS = {
    "CA": ("AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK"),
    "US": ("CA", "NY", "TX", "MA"),
    "DE": ("BE", "BY", "NW", "HE"),
    "GB": ("ENG", "SCT"),
}
MOST = 2.0  # a log difference beyond this says no more
CLEARLY = 3.0  # so many full holidays' worth of evidence before we leave the Dutch calendar


def likeliest(history: History, calendar: Calendar) -> Calendar:
    """The calendar itself, or with the country whose holidays this history clearly keeps instead."""
    options = [name for country in CANDIDATES for name in _with_parts(country)]
    return _best(history, calendar, options)


def refined(history: History, calendar: Calendar) -> Calendar:
    """The province or state whose holidays explain clearly more, when only the country was named."""
    return _best(history, calendar, _with_parts(calendar.country.upper()))


def _with_parts(country: str) -> list[str]:
    return [country, *(f"{country}-{part}" for part in SUBDIVISIONS.get(country, ()))]


def _best(history: History, calendar: Calendar, options: list[str]) -> Calendar:
    """A part must explain clearly more than its country, and a country than the calendar that was given."""
    unusual, noise = oddness(history)
    clearly = CLEARLY * max(4 * noise**2, 0.09)

    def worth(name: str) -> float:
        given = clearly if name == calendar.country else 0.0
        part = clearly if "-" in name else 0.0
        return score(history, unusual, noise, name) + given - part

    best = max([calendar.country, *options], key=worth)
    return replace(calendar, country=best) if worth(best) > 0 else calendar


def oddness(history: History) -> tuple[Numbers, float]:
    """Log of each day (d,) beside the median of its weekday in the weeks around it, and the usual size of that.

    A missing day among days that are usually counted is as odd as can be; NaN where nothing can be said.
    """
    table = history.table
    counted: NDArray[np.bool_] = np.asarray(np.isfinite(table).any(axis=1))
    totals = np.where(counted, np.nansum(table, axis=1), np.nan)
    result = np.full(len(totals), np.nan)
    for day in range(len(totals)):
        around = np.array([day + 7 * week for week in (-4, -3, -2, -1, 1, 2, 3, 4)])
        near = totals[around[(around >= 0) & (around < len(totals))]]
        if np.isfinite(near).sum() < 3:
            continue
        usual = float(np.nanmedian(near))
        own = totals[day] if counted[day] else 0.0
        if usual >= 5:
            result[day] = np.clip(np.log(max(own, 0.5) / usual), -MOST, MOST)
    seen = np.isfinite(result)
    noise = 1.48 * float(np.median(np.abs(result[seen]))) if seen.any() else 1.0
    return result, noise


def score(history: History, unusual: Numbers, noise: float, country: str) -> float:
    """How much more than usual the holidays of that country stood out, added up."""
    calendar = Calendar(country=country)
    days = [calendar.holiday(as_date(day)) is not None for day in history.days]
    there = np.array(days) & np.isfinite(unusual)
    return float((unusual[there] ** 2 - max(4 * noise**2, 0.02)).sum())
