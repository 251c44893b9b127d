"""CSV: one row per event, in any order, columns mapped."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import TextIO

from leidraad.calculations.event_log import problems as say
from leidraad.calculations.event_log.gathered import Gathered
from leidraad.calculations.event_log.mapping import Mapping
from leidraad.calculations.event_log.moments import NEVER
from leidraad.calculations.event_log.problems import LogRefused

LONGEST_LINE = 1_000_000
DELIMITERS = ",;\t|"


def read_rows(file: TextIO, into: Gathered, mapping: Mapping, delimiter: str | None = None) -> None:
    """Every row of the file into the log; a row that cannot be used is reported with its line.

    LogRefused when the header lacks a needed column, or a line is no text in the given encoding.
    """
    lines = _lines(file)
    first = next(lines, "")
    header = next(csv.reader([first], delimiter=delimiter or _delimiter(first)), [])
    places = mapping.found_in(header)
    rows = csv.reader(lines, delimiter=delimiter or _delimiter(first))
    take = _taker(into, places, len(header))
    for row in _readable(rows, into):
        take(row, rows.line_num + 1)


def _lines(file: TextIO) -> Iterator[str]:
    """Line by line; a line without an end is refused before it fills the memory."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            raise LogRefused(
                f"deze regel is langer dan {LONGEST_LINE} tekens. Is dit een CSV-bestand?", number
            )
        yield line


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _readable(rows: Iterator[list[str]], into: Gathered) -> Iterator[list[str]]:
    """The rows; one that is no CSV (a field of over 131,072 characters) is reported and skipped."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            line = rows.line_num + 1  # type: ignore[attr-defined]
            into.problems.add(
                line, say.WRONG_ROW, "deze rij is geen geldige CSV; ontbreekt een aanhalingsteken?"
            )
        else:
            if row:
                yield row


def _taker(into: Gathered, places: dict[str, int], width: int) -> Callable[[list[str], int], None]:
    """A function that takes one row: everything it needs is looked up once, for it runs a million times."""
    case_at, activity_at = places["case"], places["activity"]
    # A column that is not there is read from one empty cell behind the row.
    start_at, end_at, by_at, lifecycle_at, instance_at = (
        places.get(name, width) for name in ("start", "end", "resource", "lifecycle", "instance")
    )
    of_case = [(name, col, places[name]) for name, col in into.of_case.items() if name in places]

    def take(row: list[str], line: int) -> None:
        if _is_wrong(row, line):
            return
        row.append("")
        activity = row[activity_at]
        times = into.times_of(line, activity, row[start_at], row[end_at])
        if times is None:
            return
        case = into.case_number(row[case_at])
        into.event(case, activity, row[by_at], times, row[lifecycle_at], row[instance_at])
        for name, column, place in of_case:
            if column[case] == NEVER and row[place]:
                into.set_moment_of_case(case, name, row[place], line)

    def _is_wrong(row: list[str], line: int) -> bool:
        if len(row) != width:
            told = f"{len(row)} kolommen, terwijl de kop er {width} heeft"
            into.problems.add(line, say.WRONG_WIDTH, told)
        elif not row[case_at]:
            into.problems.add(line, say.NO_CASE, "deze rij heeft geen zaak")
        elif not row[activity_at]:
            into.problems.add(line, say.NO_ACTIVITY, "deze rij heeft geen activiteit")
        else:
            return False
        return True

    return take
