"""Moments: text to microseconds since 1970 (UTC), and back to days in the Netherlands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

Microseconds = NDArray[np.int64]
NEVER = int(np.iinfo(np.int64).min)  # no such moment, in every array of microseconds
SECOND, HOUR, DAY = 1_000_000, 3_600_000_000, 86_400_000_000
NETHERLANDS = ZoneInfo("Europe/Amsterdam")
# Systems write 0001-01-01 and 9999-12-31 for "no date": as a moment they would spoil every figure.
FIRST_YEAR, LAST_YEAR = 1900, 2200
DUTCH = ("%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y", "%d-%m-%Y %H:%M:%S.%f")


@dataclass
class Clock:
    """Reads moments. One without an offset is taken as time in `zone`, and counted in `without_zone`.

    `layout` is a strptime layout; without it ISO 8601 and the Dutch day-month-year are understood.
    """

    zone: ZoneInfo = NETHERLANDS
    layout: str | None = None
    without_zone: int = 0
    with_zone: int = 0

    def read(self, text: str) -> int:
        """Microseconds since 1970; ValueError when the text is no moment between 1900 and 2200."""
        try:
            moment = datetime.fromisoformat(text) if self.layout is None else self._laid_out(text)
        except ValueError:
            moment = self._laid_out(text)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError(text)
        if moment.tzinfo is None:
            self.without_zone += 1
            moment = moment.replace(tzinfo=self.zone)
        else:
            self.with_zone += 1
        return round(moment.timestamp() * SECOND)

    def read_until(self, text: str) -> int:
        """As `read`, but a day without a time lasts until its last microsecond: for deadlines."""
        read = self.read(text)
        if not self._is_day(text):
            return read
        day = datetime.fromtimestamp(read / SECOND, self.zone) + timedelta(days=1)
        return round(day.replace(hour=0, minute=0, second=0, fold=0).timestamp() * SECOND) - 1

    def _laid_out(self, text: str) -> datetime:
        """By the given layout, or with blanks around it, or in Dutch; the zone follows in `read`."""
        text = text.strip()
        if self.layout:
            return datetime.strptime(text, self.layout)  # noqa: DTZ007
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return _in_dutch(text)

    def _is_day(self, text: str) -> bool:
        return "%H" not in self.layout if self.layout else len(text.strip()) <= 10


def _in_dutch(text: str) -> datetime:
    for layout in DUTCH:
        try:
            return datetime.strptime(text, layout)  # noqa: DTZ007
        except ValueError:
            continue
    raise ValueError(text)


def local_days(moments: Microseconds, zone: ZoneInfo = NETHERLANDS) -> NDArray[np.int64]:
    """The local day of each moment, as days since 1970-01-01; NEVER stays NEVER. Any shape.

    Offsets are looked up once per hour that occurs: clocks change on the hour.
    """
    known = moments != NEVER
    hours, where = np.unique(moments[known] // HOUR, return_inverse=True)
    offsets = np.array([_offset(int(hour), zone) for hour in hours], dtype=np.int64)
    days = np.full(moments.shape, NEVER, dtype=np.int64)
    if hours.size:
        days[known] = (moments[known] + offsets[where]) // DAY
    return days


def _offset(hour: int, zone: ZoneInfo) -> int:
    moment = datetime.fromtimestamp(hour * 3600, UTC).astimezone(zone)
    return (moment.utcoffset() or timedelta()) // timedelta(microseconds=1)


def as_iso(moment: int, zone: ZoneInfo = NETHERLANDS) -> str:
    """2011-10-11T13:45:40+02:00."""
    return datetime.fromtimestamp(moment / SECOND, zone).isoformat(timespec="seconds")
