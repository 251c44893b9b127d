"""What is known of a day beforehand: weekday, place in month and year, holidays, events, drivers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

import holidays
import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.forecast.history import Days, Numbers, as_date
from leidraad.calculations.working_days import leidens_ontzet, national_holidays

ONE_DAY = timedelta(days=1)
Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Calendar:
    """What is known of every day, past and future (kalender).

    `country`: NL (with Leidens Ontzet), another ISO code, optionally with a subdivision such as CA-BC, or
    none. `events`: day -> name (letters sent, elections). `drivers`: name -> (day -> size), known ahead,
    such as documents that expire. `school_holidays`: the days of the region. `closed`: days on which nobody works.
    """

    country: str = "NL"
    events: Mapping[date, str] = field(default_factory=dict)
    drivers: Mapping[str, Mapping[date, float]] = field(default_factory=dict)
    school_holidays: frozenset[date] = frozenset()
    closed: frozenset[date] = frozenset()

    def holiday(self, day: date) -> str | None:
        return holidays_of(self.country, day.year).get(day)


@cache
def holidays_of(country: str, year: int) -> dict[date, str]:
    """Holidays of that year: day -> name; those observed on another day keep their name."""
    if country.lower() in {"none", ""}:
        return {}
    if country.upper() == "NL":
        return {leidens_ontzet(year): "Leidens Ontzet"} | national_holidays(year)
    code, _, subdivision = country.upper().partition("-")
    found = holidays.country_holidays(code, subdiv=subdivision or None, years=year)
    return {day: found[day].replace(" (observed)", "") for day in sorted(found)}


@dataclass(frozen=True)
class DayFeatures:
    """One value per day, each array (d,); codes are 0 where there is nothing."""

    time: Numbers
    weekday: Codes
    day_of_month: Numbers
    working_day: Numbers
    working_days_left: Numbers
    holiday: Codes
    day_before: Codes
    day_after: Codes
    school_holiday: Codes
    event: Codes
    event_before: Codes
    drivers: Numbers  # (d, number of drivers)
    names: tuple[str, ...]  # of the codes of holidays and events, from 1

    def __len__(self) -> int:
        return len(self.time)

    def take(self, which: slice | Codes | NDArray[np.bool_]) -> DayFeatures:
        arrays = {name: each[which] for name, each in vars(self).items() if name != "names"}
        return replace(self, **arrays)


def features_of(days: Days, calendar: Calendar) -> DayFeatures:
    """The features of consecutive or scattered days (d,)."""
    dates = [as_date(day) for day in days]
    names: dict[str, int] = {}

    def code(name: str | None) -> int:
        return names.setdefault(name, len(names) + 1) if name else 0

    def holiday(day: date) -> int:
        return code(calendar.holiday(day))

    def event(day: date) -> int:
        return code(calendar.events.get(day))

    today = np.array([holiday(day) for day in dates], dtype=np.int64)
    tomorrow = np.array([holiday(day + ONE_DAY) for day in dates], dtype=np.int64)
    yesterday = np.array([holiday(day - ONE_DAY) for day in dates], dtype=np.int64)
    number, left = _working_day_numbers(days, dates, calendar)
    return DayFeatures(
        time=days.astype("datetime64[D]").astype(np.float64),
        weekday=(days.astype("datetime64[D]").astype(np.int64) + 3) % 7,
        day_of_month=np.array([day.day for day in dates], dtype=float),
        working_day=number,
        working_days_left=left,
        holiday=today,
        day_before=np.where(today > 0, 0, tomorrow),
        day_after=np.where(today > 0, 0, yesterday),
        school_holiday=np.array([int(day in calendar.school_holidays) for day in dates]),
        event=np.array([event(day) for day in dates], dtype=np.int64),
        event_before=np.array([event(day - ONE_DAY) for day in dates], dtype=np.int64),
        drivers=_drivers(dates, calendar),
        names=tuple(names),
    )


def _working_day_numbers(
    days: Days, dates: list[date], calendar: Calendar
) -> tuple[Numbers, Numbers]:
    """Working days since the first of the month, and until the first of the next, each (d,)."""
    years = range(dates[0].year, dates[-1].year + 2)
    off = np.array(
        sorted(day for year in years for day in holidays_of(calendar.country, year)),
        dtype="datetime64[D]",
    )
    month = days.astype("datetime64[M]")
    first, following = month.astype("datetime64[D]"), (month + 1).astype("datetime64[D]")
    start = days.astype("datetime64[D]")
    number = np.busday_count(first, start, holidays=off).astype(float)
    return number, np.busday_count(start, following, holidays=off).astype(float)


def _drivers(dates: list[date], calendar: Calendar) -> Numbers:
    """Known sizes (d, k), brought to mean 0 and deviation 1; a day without a size counts as 0."""
    sizes = np.array(
        [[sizes.get(day, 0.0) for sizes in calendar.drivers.values()] for day in dates], dtype=float
    ).reshape(len(dates), len(calendar.drivers))
    spread = sizes.std(axis=0) if len(sizes) else np.ones(0)
    scaled: Numbers = (sizes - sizes.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return scaled
