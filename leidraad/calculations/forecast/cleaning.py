"""What in the history must not be learned from: days on which nothing was counted though the desk was open."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.forecast.features import Calendar
from leidraad.calculations.forecast.history import History, Numbers, as_date

BUSY_DAY = 20.0
SHORT = 14


def clean(history: History, calendar: Calendar) -> tuple[Numbers, tuple[str, ...]]:
    """The table (d, slots) with outages as NaN, and Dutch notes about what was found."""
    table, notes = history.table.copy(), []
    before = _before_the_start(table)
    if before:
        table[:before] = np.nan
        notes.append(f"De eerste {before} dagen zijn er geen contacten: de reeks begint daarna.")
    outages = [row for row in _outages(history, calendar) if row >= before]
    table[outages] = np.nan
    if len(outages):
        named = ", ".join(str(history.days[row]) for row in outages[:3])
        notes.append(
            f"{len(outages)} dagen zonder contacten lijken een storing en tellen niet mee ({named})."
        )
    known = int(np.isfinite(table).any(axis=1).sum())
    if known < SHORT:
        notes.append(
            f"De geschiedenis telt {known} dagen. Dat is te kort om weekdagen te leren kennen: "
            "de verwachting is het gemiddelde, met een ruime marge. Geef liefst acht weken of meer."
        )
    missing = _missing(history)
    if missing and known >= SHORT:
        notes.append(f"{missing} dagen ontbreken of waren dicht; daarvan is niet geleerd.")
    return table, tuple(notes)


def _before_the_start(table: Numbers) -> int:
    """Days of zeros before the first contact: a channel that was not open yet, when it is long and clear."""
    totals = np.nansum(table, axis=1)
    first = int(np.argmax(totals > 0))
    return first if first >= SHORT and totals[first:].mean() >= 1 else 0


def _outages(history: History, calendar: Calendar) -> NDArray[np.int64]:
    """Days of zero among weekdays that are busy, unless the calendar explains them."""
    table = history.table
    counted = np.isfinite(table).any(axis=1)
    totals = np.where(counted, np.nansum(table, axis=1), np.nan)
    found = []
    for weekday in range(7):
        rows = np.flatnonzero(((history.days.astype(int) + 3) % 7 == weekday) & counted)
        if len(rows) < 3 or np.median(totals[rows]) < BUSY_DAY:
            continue
        found += [
            row for row in rows[totals[rows] == 0] if not _explained(history.days[row], calendar)
        ]
    return np.array(sorted(found), dtype=np.int64)


def _explained(day: np.datetime64, calendar: Calendar) -> bool:
    known = as_date(day)
    return (
        calendar.holiday(known) is not None or known in calendar.closed or known in calendar.events
    )


def _missing(history: History) -> int:
    """Days that were not counted on weekdays that mostly are."""
    counted: NDArray[np.bool_] = np.asarray(np.isfinite(history.table).any(axis=1))
    weekday = (history.days.astype(int) + 3) % 7
    usual = [day for day in range(7) if counted[weekday == day].sum() * 2 > (weekday == day).sum()]
    return int((~counted & np.isin(weekday, usual)).sum())
