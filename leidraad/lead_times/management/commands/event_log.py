"""`leidraad event-log FILE`: how long does this process take, and where does it wait?"""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.management.base import BaseCommand, CommandError, CommandParser

from leidraad.calculations.event_log.figures import figures
from leidraad.calculations.event_log.in_words import in_words
from leidraad.calculations.event_log.log import EventLog
from leidraad.calculations.event_log.mapping import Mapping
from leidraad.calculations.event_log.moments import Clock
from leidraad.calculations.event_log.problems import LogRefused
from leidraad.calculations.event_log.reading import read

COLUMNS = {
    "case": "kolom of attribuut met de zaak",
    "activity": "… met de activiteit",
    "start": "… met het begin van de activiteit",
    "end": "… met het eind van de activiteit",
    "resource": "… met wie het deed",
    "lifecycle": "… met de overgang (start, complete)",
    "instance": "… die begin en eind van dezelfde uitvoering verbindt",
    "case-start": "… met het begin van de zaak",
    "case-end": "… met het eind van de zaak",
    "deadline": "… met de uiterste datum",
}


class Command(BaseCommand):
    help = (
        "Lees een logboek van gebeurtenissen (XES of CSV, ook gzip) en laat zien hoe lang het proces "
        "duurt: doorlooptijden, wachten, herhalingen, overdrachten, varianten. Er wordt niets bewaard."
    )
    requires_system_checks: list[str] = []  # works without a municipality, a database or secrets

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="de cijfers als JSON")
        for name, meaning in COLUMNS.items():
            parser.add_argument(f"--{name}", metavar="NAAM", help=meaning)
        parser.add_argument(
            "--delimiter", help="scheidingsteken van de CSV; anders gezien aan de kop"
        )
        parser.add_argument("--encoding", help="codering van de CSV, zoals cp1252; anders utf-8")
        parser.add_argument(
            "--time-format", help="hoe tijden geschreven zijn, zoals %%d/%%m/%%Y %%H:%%M"
        )
        parser.add_argument(
            "--time-zone", default="Europe/Amsterdam", help="voor tijden zonder tijdzone"
        )
        parser.add_argument(
            "--norm", type=float, metavar="DAGEN", help="de servicenorm, in dagen van 24 uur"
        )
        parser.add_argument(
            "--final",
            action="append",
            default=[],
            metavar="ACTIVITEIT",
            help="met deze stap is een zaak klaar",
        )
        parser.add_argument(
            "--most", type=int, default=20, help="hoeveel varianten en verbindingen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        norm, most = _norm(options["norm"]), _most(options["most"])
        try:
            found = figures(_log(options), norm=norm, final=tuple(options["final"]), most=most)
        except LogRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        found = {"file": options["file"].name} | found
        as_json = json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False)
        self.stdout.write(as_json if options["json"] else in_words(found))


def _log(options: dict[str, Any]) -> EventLog:
    names = [name.replace("-", "_") for name in COLUMNS]
    return read(
        options["file"],
        Mapping(**{name: options[name] for name in names}),
        Clock(_zone(options["time_zone"]), options["time_format"]),
        delimiter=_delimiter(options["delimiter"]),
        encoding=options["encoding"],
    )


def _most(number: int) -> int:
    if number < 1:
        raise CommandError("Hoeveel varianten en verbindingen: 1 of meer.")
    return number


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CommandError(
            f"De tijdzone “{name}” kennen wij niet. Kies bijvoorbeeld Europe/Amsterdam."
        ) from error


def _delimiter(typed: str | None) -> str | None:
    r"""One character; `\t` may be typed as such."""
    wanted = "\t" if typed == r"\t" else typed
    if wanted is not None and len(wanted) != 1:
        raise CommandError("Het scheidingsteken is één teken, zoals ; of \\t.")
    return wanted


def _norm(days: float | None) -> timedelta | None:
    if days is not None and not 0 <= days <= 100_000:
        raise CommandError("De norm is een aantal dagen, 0 of meer.")
    return None if days is None else timedelta(days=days)
