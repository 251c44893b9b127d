"""Working days (werkdagen) and the two rules for the end of a term.

They are two rules and stay two. The law says when a legal term ends that falls on a Saturday, a
Sunday or a generally recognised holiday (Algemene termijnenwet, articles 1 to 4). A service promise
counts the days on which this municipality works: its local holiday counts there, and not for the law.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import count

import holidays

ONE_DAY = timedelta(days=1)


@cache
def national_holidays(year: int) -> dict[date, str]:
    """The generally recognised holidays of the year (Algemene termijnenwet, article 3): day -> Dutch name.

    Good Friday and 5 May are among them every year. Easter Sunday and Whit Sunday are Sundays.
    """
    found = holidays.country_holidays(
        "NL", years=year, language="nl", categories=("public", "optional")
    )
    return {day: found[day] for day in sorted(found)}


def holiday_name(day: date) -> str | None:
    return national_holidays(day.year).get(day)


def leidens_ontzet(year: int) -> date:
    """3 October, or Monday 4 October when the third is a Sunday."""
    third = date(year, 10, 3)
    return third + ONE_DAY if third.weekday() == 6 else third


# The law ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LegalTerm:
    """A term (termijn) as the law writes it: so many days, weeks, months or years."""

    days: int = 0
    weeks: int = 0
    months: int = 0
    years: int = 0

    @property
    def is_under_the_act(self) -> bool:
        """Long terms are not extended: over 90 days, 12 weeks or 3 months, or in years (article 4)."""
        return self.days <= 90 and self.weeks <= 12 and self.months <= 3 and not self.years

    @property
    def is_short(self) -> bool:
        """Terms of fewer than three days have no guaranteed working days (article 2)."""
        return not (self.weeks or self.months or self.years) and self.days < 3

    def after(self, start: date) -> date:
        """The day the term ends when nothing moves it; 31 January plus a month is the last of February."""
        months = start.month - 1 + self.months + 12 * self.years
        year, month = start.year + months // 12, months % 12 + 1
        day = min(start.day, monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days, weeks=self.weeks)


def is_legal_rest_day(day: date) -> bool:
    """Saturday, Sunday or a generally recognised holiday (article 1)."""
    return day.weekday() >= 5 or holiday_name(day) is not None


def legal_end(start: date, term: LegalTerm, *, suspended_days: int = 0) -> date:
    """The last day of a legal term that starts on `start` and stood still for `suspended_days`."""
    end = term.after(start) + timedelta(days=suspended_days)
    if not term.is_under_the_act:
        return end
    if not term.is_short:
        end = _with_two_working_days(start, end)
    while is_legal_rest_day(end):
        end += ONE_DAY
    return end


def _with_two_working_days(start: date, end: date) -> date:
    """Extend until at least two days in the term are no rest days (article 2)."""
    working = sum(not is_legal_rest_day(day) for day in days_between(start, end))
    while working < 2:
        end += ONE_DAY
        working += not is_legal_rest_day(end)
    return end


def days_between(start: date, end: date) -> Iterator[date]:
    """The days after `start` up to and including `end`."""
    return (start + timedelta(days=step) for step in range(1, (end - start).days + 1))


# The promise -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class WorkingCalendar:
    """The days on which one municipality works.

    `closed` are its own closed days beside the national ones, such as Leidens Ontzet; `worked` are
    national holidays on which it works all the same, such as Good Friday.
    """

    closed: frozenset[date] = field(default_factory=frozenset)
    worked_holidays: frozenset[str] = frozenset({"Goede vrijdag"})

    def is_working_day(self, day: date) -> bool:
        if day.weekday() >= 5 or day in self.closed:
            return False
        name = holiday_name(day)
        return name is None or name in self.worked_holidays

    def working_days_after(self, start: date) -> Iterator[date]:
        days = (start + timedelta(days=step) for step in count(1))
        return (day for day in days if self.is_working_day(day))

    def add(self, start: date, working_days: int) -> date:
        """The day that is so many working days later; with 0 the start, or the first working day after it."""
        if working_days == 0:
            return start if self.is_working_day(start) else next(self.working_days_after(start))
        following = self.working_days_after(start)
        for _ in range(working_days - 1):
            next(following)
        return next(following)

    def between(self, start: date, end: date) -> int:
        """How many working days after `start` up to and including `end`; negative when end is earlier."""
        if end < start:
            return -self.between(end, start)
        return sum(self.is_working_day(day) for day in days_between(start, end))
