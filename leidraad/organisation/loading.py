"""The organisation from readable files: departments, the municipality, opening hours and closed days."""

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

from leidraad.calculations.working_days import leidens_ontzet
from leidraad.history.deed import deed
from leidraad.organisation.models import ClosedDay, Department, Municipality, OpeningHours

WEEKDAYS = {name: number for number, name in OpeningHours.WEEKDAYS}


def read(name: str, *folders: Path) -> dict[str, Any]:
    """The tables of a TOML file, those of the last folder winning."""
    tables: dict[str, Any] = {}
    for folder in folders:
        if (folder / name).exists():
            tables |= tomllib.loads((folder / name).read_text())
    return tables


@deed
def load_organisation(general: Path, own: Path) -> str:
    departments = read("departments.toml", general, own)
    for slug, fields in departments.items():
        Department.objects.get_or_create(slug=slug, defaults={"name": fields["name"]})
    about = read("municipality.toml", own)
    _load_municipality(about["municipality"], read_local_facts(own))
    _load_opening_hours(about.get("opening_hours", {}))
    _load_closed_days(about.get("closed_days", {}))
    return f"{len(departments)} afdelingen"


def read_local_facts(own: Path) -> dict[str, Any]:
    """Every local amount, term and address: section -> key -> value, demo, note."""
    facts: dict[str, Any] = {}
    for file in sorted(own.glob("local*.toml")):
        for section, values in tomllib.loads(file.read_text()).items():
            facts.setdefault(section, {}).update(values)
    return facts


def _load_municipality(fields: dict[str, Any], facts: dict[str, Any]) -> None:
    municipality = Municipality.objects.first() or Municipality()
    municipality.name, municipality.code = fields["name"], fields["code"]
    municipality.local_facts = facts
    municipality.save()


def _load_opening_hours(places: dict[str, dict[str, list[str]]]) -> None:
    """A place -> a weekday -> spans such as "09:00-17:00". A day that is left out is closed.

    A place that has opening hours keeps them: they are changed on the screen.
    """
    known = set(OpeningHours.objects.values_list("place", flat=True))
    for place, week in places.items():
        if place in known:
            continue
        for day, spans in week.items():
            for opens, closes in (span.split("-") for span in spans):
                OpeningHours.objects.create(
                    place=place,
                    weekday=WEEKDAYS[day],
                    opens=time.fromisoformat(opens),
                    closes=time.fromisoformat(closes),
                )


def _load_closed_days(closed: dict[str, Any]) -> None:
    """Days written out, and the rule of Leidens Ontzet for a span of years."""
    days = {date.fromisoformat(day): name for day, name in closed.get("days", {}).items()}
    if span := closed.get("leidens_ontzet"):
        days |= {leidens_ontzet(year): "Leidens Ontzet" for year in range(span[0], span[1] + 1)}
    for day, name in days.items():
        ClosedDay.objects.get_or_create(day=day, defaults={"name": name})
