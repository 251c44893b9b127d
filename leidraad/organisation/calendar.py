"""The working days of this municipality: the national holidays and its own closed days."""

from datetime import date, datetime, time

from django.utils.timezone import localdate, make_aware

from leidraad.calculations.working_days import WorkingCalendar
from leidraad.organisation.models import ClosedDay

END_OF_DAY = time(17, 0)


def working_calendar() -> WorkingCalendar:
    return WorkingCalendar(closed=frozenset(ClosedDay.objects.values_list("day", flat=True)))


def is_working_day(day: date) -> bool:
    return working_calendar().is_working_day(day)


def promised_by(start: datetime, working_days: int) -> datetime:
    """The end of the working day by which a promise of so many working days is kept (Leiden time)."""
    last_day = working_calendar().add(localdate(start), working_days)
    return make_aware(datetime.combine(last_day, END_OF_DAY))
