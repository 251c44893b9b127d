"""CSV: one row per event, in any order, columns mapped."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import TextIO

from leidraad.calculations.event_log import problems as say
from leidraad.calculations.event_log.log import COMPLETE, Gathered
from leidraad.calculations.event_log.mapping import Mapping
from leidraad.calculations.event_log.moments import NEVER
from leidraad.calculations.event_log.problems import LogRefused, short
from leidraad.calculations.event_log.transitions import transition_of

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
    start_at, end_at = places.get("start"), places.get("end")
    by_at, lifecycle_at = places.get("resource"), places.get("lifecycle")
    instance_at = places.get("instance")
    add, read, problem = into.event, into.clock.read, into.problems.add
    of_case = [(name, col, places[name]) for name, col in into.of_case.items() if name in places]

    def take(row: list[str], line: int) -> None:
        if len(row) != width:
            problem(line, say.WRONG_WIDTH, f"{len(row)} kolommen, terwijl de kop er {width} heeft")
            return
        case, activity = row[case_at], row[activity_at]
        if not case or not activity:
            kind = say.NO_ACTIVITY if case else say.NO_CASE
            problem(line, kind, f"deze rij heeft geen {'activiteit' if case else 'zaak'}")
            return
        started = row[start_at] if start_at is not None else ""
        finished = row[end_at] if end_at is not None else ""
        if not started and not finished:
            problem(line, say.NO_TIME, f"activiteit “{short(activity)}” heeft geen tijd")
            return
        try:
            began = read(started) if started else NEVER
            ended = read(finished) if finished else NEVER
        except (ValueError, OverflowError):
            problem(
                line, say.WRONG_TIME, f"geen tijd die wij kennen: “{short(started or finished)}”"
            )
            return
        if began != NEVER and NEVER != ended < began:
            problem(line, say.BACKWARDS, f"activiteit “{short(activity)}” eindigt voor zij begint")
            return
        transition = transition_of(row[lifecycle_at]) if lifecycle_at is not None else COMPLETE
        if transition != COMPLETE and began == NEVER:
            began, ended = ended, NEVER
        number = into.case_number(case)
        by = row[by_at] if by_at is not None else ""
        instance = row[instance_at] if instance_at is not None else ""
        add(number, activity, by, began, ended, transition, instance)
        for name, column, place in of_case:
            if column[number] == NEVER and row[place]:
                set_moment_of_case(into, number, name, row[place], line)

    return take


def set_moment_of_case(into: Gathered, case: int, name: str, text: str, line: int) -> None:
    """Start, end or deadline of the case; nonsense is reported."""
    read = into.clock.read_until if name == "deadline" else into.clock.read
    try:
        into.of_case[name][case] = read(text)
    except (ValueError, OverflowError):
        into.problems.add(line, say.WRONG_TIME, f"geen tijd die wij kennen: “{short(text)}”")
