"""When a callback request is due: by the norm of its department, counted in working days."""

from datetime import datetime, time, timedelta

import holidays
from django.utils.timezone import localtime

from leidraad.organisation.models import ClosedDay

END_OF_THE_DAY = time(17)


def due_at(start: datetime, working_days: int) -> datetime:
    """The end of the last of so many working days after the day of `start`."""
    day = localtime(start).date()
    dutch = holidays.country_holidays("NL")
    closed = set(ClosedDay.objects.values_list("day", flat=True))
    left = working_days
    while left > 0 or day.weekday() > 4 or day in dutch or day in closed:
        day += timedelta(days=1)
        if day.weekday() <= 4 and day not in dutch and day not in closed:
            left -= 1
    return datetime.combine(day, END_OF_THE_DAY, tzinfo=localtime(start).tzinfo)
