"""A history from a CSV file: columns `start,contacts`, and optional columns with events and drivers.

A column with words names events; a column with numbers is a driver known ahead (letters sent). Dates, times
with or without an offset, comma or semicolon. Everything odd is refused with its line number, or merged and said.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np

from leidraad.calculations.forecast.history import MINUTES_PER_DAY, History, HistoryRefused

ZONE = ZoneInfo("Europe/Amsterdam")
STARTS = ("start", "datum", "date", "ds", "tijd")
COUNTS = ("contacts", "contacten", "aantal", "calls", "y")
NO_EVENT = {"", "0", "nee", "no", "false", "none", "nan"}
FEW = 4.0  # contacts per interval
SINGLE_EVENT = {"1", "ja", "yes", "true"}


@dataclass(frozen=True)
class Row:
    line: int
    start: datetime
    count: float
    extra: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """What a file says: the history, events by day, drivers by name and day, and what was merged or odd."""

    history: History
    events: dict[date, str]
    drivers: dict[str, dict[date, float]]
    notes: tuple[str, ...] = ()


@dataclass
class Table:
    rows: list[Row] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(lines: Iterable[str]) -> Read:
    """Read the lines of the file, header first; HistoryRefused tells the line and what to do."""
    table = _table(lines)
    if not table.rows:
        raise HistoryRefused(
            "Het bestand heeft geen regels met aantallen. Geef ten minste één dag."
        )
    rows = _merged(sorted(table.rows, key=lambda row: row.start), table.notes)
    interval = _interval(rows)
    history = with_zeros(
        History(
            np.array([row.start for row in rows], dtype="datetime64[m]"),
            np.array([row.count for row in rows], dtype=float),
            interval,
        ),
        table.notes,
    )
    events, drivers = _known_ahead(rows, table.extra)
    return Read(history, events, drivers, tuple(table.notes))


def _table(lines: Iterable[str]) -> Table:
    lines = iter(lines)
    header = next(lines, "").lstrip("\ufeff")
    comma = ";" if header.count(";") > header.count(",") else ","
    names = [name.strip().lower() for name in next(csv.reader([header], delimiter=comma), [])]
    start, count = _column(names, STARTS), _column(names, COUNTS)
    others = [number for number in range(len(names)) if number not in {start, count}]
    table = Table(extra=[names[number] for number in others])
    for line, cells in enumerate(csv.reader(lines, delimiter=comma), start=2):
        if any(cell.strip() for cell in cells):
            table.rows += _row(line, cells, (start, count), others)
    return table


def _column(names: Sequence[str], accepted: Sequence[str]) -> int:
    for name in accepted:
        if name in names:
            return names.index(name)
    raise HistoryRefused(
        f"Regel 1: er is geen kolom '{accepted[0]}'. De eerste regel moet 'start,contacts' bevatten; "
        f"gevonden: {', '.join(names) or 'niets'}."
    )


def _row(
    line: int, cells: Sequence[str], where: tuple[int, int], others: Sequence[int]
) -> Iterator[Row]:
    """The row, or nothing when its count is empty: an interval that nobody counted."""
    if len(cells) <= max(where):
        raise HistoryRefused(f"Regel {line}: er ontbreekt een kolom. Nodig zijn start en contacts.")
    number = cells[where[1]].strip()
    if number.lower() in {"", "nan", "na", "null"}:
        return
    extra = tuple(cells[each].strip() if each < len(cells) else "" for each in others)
    yield Row(line, _moment(line, cells[where[0]].strip()), _count(line, number), extra)


def _moment(line: int, text: str) -> datetime:
    """Local wall-clock time; UTC and European offsets are brought to Dutch time, others are local already."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise HistoryRefused(
            f"Regel {line}: '{text}' is geen tijd. Schrijf bijvoorbeeld 2024-03-01T09:30 of 2024-03-01."
        ) from None
    offset = moment.utcoffset()
    if offset is not None and timedelta(0) <= offset <= timedelta(hours=2):
        moment = moment.astimezone(ZONE)
    return moment.replace(tzinfo=None, second=0, microsecond=0)


def _count(line: int, text: str) -> float:
    try:
        count = float(text.replace(",", "."))
    except ValueError:
        raise HistoryRefused(f"Regel {line}: '{text}' is geen aantal.") from None
    if not np.isfinite(count):
        raise HistoryRefused(f"Regel {line}: '{text}' is geen aantal.")
    if count < 0:
        raise HistoryRefused(
            f"Regel {line}: {text} contacten kan niet. Een aantal is 0 of meer; "
            "laat het leeg als er niet is geteld."
        )
    return count


def _merged(rows: list[Row], notes: list[str]) -> list[Row]:
    """One row per time. The hour that comes twice when the clock goes back is added up; an equal row is a copy."""
    kept: list[Row] = []
    added = copies = 0
    for row in rows:
        if not kept or kept[-1].start != row.start:
            kept.append(row)
        elif is_repeated_hour(row.start):
            kept[-1] = Row(row.line, row.start, kept[-1].count + row.count, row.extra)
            added += 1
        elif kept[-1].count == row.count:
            copies += 1
        else:
            raise HistoryRefused(
                f"Regel {row.line}: {row.start:%Y-%m-%d %H:%M} staat er twee keer, met verschillende aantallen "
                f"(ook op regel {kept[-1].line}). Tel de regels samen op of haal er één weg."
            )
    if added:
        notes.append(
            f"Bij het ingaan van de wintertijd komt een uur twee keer voor: {added} intervallen opgeteld."
        )
    if copies:
        notes.append(f"{copies} regels stonden er dubbel in en tellen één keer mee.")
    return kept


def is_repeated_hour(moment: datetime) -> bool:
    """Whether a clock shows this time twice: the night of a Sunday in autumn, in Europe and North America."""
    return moment.weekday() == 6 and moment.month in {10, 11} and moment.hour <= 2


def _interval(rows: list[Row]) -> int:
    """Minutes between counts: the commonest step within a day, into which every time must fit."""
    if all(row.start.hour == 0 and row.start.minute == 0 for row in rows):
        return MINUTES_PER_DAY
    steps = Counter(
        int((b.start - a.start) / timedelta(minutes=1))
        for a, b in pairwise(rows)
        if a.start.date() == b.start.date()
    )
    # Of two steps that are equally common the shorter: a gap is no interval.
    interval = min(steps, key=lambda step: (-steps[step], step)) if steps else MINUTES_PER_DAY
    if MINUTES_PER_DAY % interval:
        raise HistoryRefused(
            f"De tijden liggen meestal {interval} minuten uit elkaar. Dat past niet in een dag: "
            "gebruik intervallen van 5, 10, 15, 30 of 60 minuten, of dagen."
        )
    for row in rows:
        if interval < MINUTES_PER_DAY and (60 * row.start.hour + row.start.minute) % interval:
            raise HistoryRefused(
                f"Regel {row.line}: {row.start:%H:%M} past niet in intervallen van {interval} minuten. "
                "Gebruik in het hele bestand dezelfde intervallen."
            )
    return interval


def _known_ahead(
    rows: list[Row], names: list[str]
) -> tuple[dict[date, str], dict[str, dict[date, float]]]:
    events: dict[date, str] = {}
    drivers: dict[str, dict[date, float]] = {}
    for number, name in enumerate(names):
        values = [row.extra[number] for row in rows]
        if _are_sizes(values):
            drivers[name] = {}
            for row in rows:
                size = float(row.extra[number].replace(",", ".") or 0)
                day = row.start.date()
                drivers[name][day] = max(size, drivers[name].get(day, -np.inf))
        else:
            for row in rows:
                text = row.extra[number]
                if text.lower() not in NO_EVENT:
                    events[row.start.date()] = name if text.lower() in SINGLE_EVENT else text
    return events, drivers


def _are_sizes(values: list[str]) -> bool:
    """Numbers with more to say than yes or no."""
    try:
        numbers = {float(value.replace(",", ".")) for value in values if value}
    except ValueError:
        return False
    return bool(numbers - {0.0, 1.0})


def with_zeros(history: History, notes: list[str]) -> History:
    """Small counts without a single zero: the zeros were left out, as a list of contacts does. Put them back."""
    usual = float(history.counts.mean())
    if usual >= FEW or len(history.counts) < 50 or (history.counts == 0).any():
        return history
    counted = np.isfinite(history.table)
    weekday = (history.days.astype(np.int64) + 3) % 7
    seen = np.stack([counted[weekday == day].any(axis=0) for day in range(7)])
    filled = np.where(seen[weekday] & ~counted, 0.0, history.table)
    rows, columns = np.nonzero(np.isfinite(filled))
    added = len(rows) - len(history.counts)
    if added < 0.02 * len(rows):
        return history
    notes.append(
        f"Er staat geen enkele 0 in het bestand. De {added} ontbrekende tijden zijn als 0 geteld."
    )
    minutes = history.days[0].astype(np.int64) * MINUTES_PER_DAY + rows * MINUTES_PER_DAY
    starts = (minutes + columns * history.interval).astype("datetime64[m]")
    return History(starts, filled[rows, columns], history.interval)
