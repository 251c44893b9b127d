"""Which attribute or column holds what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from leidraad.calculations.event_log.problems import LogRefused

# XES names first; then what exports of Dutch case systems and common mining tools write.
USUAL: dict[str, tuple[str, ...]] = {
    "case": ("case:concept:name", "case_id", "case id", "caseid", "case", "zaaknummer", "zaak"),
    "activity": ("concept:name", "activity", "activiteit", "stap", "status"),
    "start": ("start_timestamp", "start time", "start_time", "begin"),
    "end": ("time:timestamp", "timestamp", "complete timestamp", "end_time", "eind", "tijdstip"),
    "resource": ("org:resource", "resource", "medewerker", "behandelaar"),
    "lifecycle": ("lifecycle:transition",),
    "instance": ("concept:instance",),
    "case_start": ("case:startdate", "startdate", "startdatum"),
    "case_end": ("case:enddate", "enddate", "einddatum"),
    "deadline": ("case:deadline", "deadline", "uiterste datum"),
}
XES_CASE = "concept:name"
NAMES = {
    "case": "de zaak",
    "activity": "de activiteit",
    "start": "het begin van de activiteit",
    "end": "het eind van de activiteit",
    "resource": "wie het deed",
    "lifecycle": "de overgang",
    "instance": "de uitvoering",
    "case_start": "het begin van de zaak",
    "case_end": "het eind van de zaak",
    "deadline": "de uiterste datum",
}


@dataclass(frozen=True)
class Mapping:
    """Names of columns (CSV) or attributes (XES). None: take the usual name when the file has it.

    `start` and `end` are of an activity; `case_start`, `case_end` and `deadline` belong to the case.
    """

    case: str | None = None
    activity: str | None = None
    start: str | None = None
    end: str | None = None
    resource: str | None = None
    lifecycle: str | None = None
    instance: str | None = None
    case_start: str | None = None
    case_end: str | None = None
    deadline: str | None = None

    def found_in(self, header: list[str]) -> dict[str, int]:
        """The position of each column in the header of a CSV file; LogRefused when one is missing."""
        places = {
            name.strip().casefold(): place for place, name in reversed(list(enumerate(header)))
        }
        found: dict[str, int] = {}
        for field in fields(self):
            named = getattr(self, field.name)
            place = _first(places, [named] if named else USUAL[field.name])
            if place is not None:
                found[field.name] = place
            elif named:
                raise LogRefused(_missing(f"de kolom “{named}” ({NAMES[field.name]})", header), 1)
        for needed in ("case", "activity"):
            if needed not in found:
                raise LogRefused(_missing(f"een kolom voor {NAMES[needed]}", header, needed), 1)
        if "end" not in found and "start" not in found:
            raise LogRefused(_missing("een kolom voor de tijd", header, "end"), 1)
        return found

    def attribute(self, field: str) -> str:
        """The one name under which an XES file holds it: what was mapped, or the name of the standard."""
        named: str | None = getattr(self, field)
        return named or (XES_CASE if field == "case" else USUAL[field][0].removeprefix("case:"))


def _first(places: dict[str, int], names: Iterable[str]) -> int | None:
    return next((places[n.casefold()] for n in names if n.casefold() in places), None)


def _missing(what: str, header: list[str], option: str | None = None) -> str:
    there = ", ".join(name.strip() or "(leeg)" for name in header[:30])
    hint = f" Wijs hem aan met --{option}." if option else ""
    return f"{what} ontbreekt.{hint} Het bestand heeft: {there}."
