"""`leidraad forecast-eval`: how good is our forecast on your own series?"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from leidraad.calculations.forecast import Accuracy, Backtest, Calendar, HistoryRefused, backtest
from leidraad.calculations.forecast.country import likeliest, refined
from leidraad.calculations.forecast.features import holidays_of
from leidraad.calculations.forecast.reading import Read, read

COLUMNS = ("WAPE", "MASE", "pinball", "80%", "95%", "vloer", "extra", "bias", "n")


class Command(BaseCommand):
    help = (
        "Toets de verwachting op een reeks: een CSV met start,contacts en eventueel gebeurtenissen."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV-bestand met kolommen start,contacts")
        parser.add_argument("--horizon", type=int, default=28, help="dagen vooruit (28)")
        parser.add_argument("--origins", type=int, default=8, help="aantal beginpunten (8)")
        parser.add_argument("--step", type=int, default=7, help="dagen tussen beginpunten (7)")
        parser.add_argument(
            "--country",
            default="auto",
            help="feestdagen: NL, CA, CA-BC, US, none …; auto: NL, tenzij de reeks een ander land volgt",
        )
        parser.add_argument("--json", action="store_true", help="uitkomst als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if min(options["horizon"], options["origins"], options["step"]) < 1:
            raise CommandError("Horizon, origins en step zijn hele getallen vanaf 1.")
        try:
            said = read_file(options["file"])
            calendar, notes = calendar_of(options["country"], said, horizon=options["horizon"])
            result = backtest(
                said.history,
                calendar,
                horizon=options["horizon"],
                origins=options["origins"],
                step=options["step"],
            )
        except HistoryRefused as refused:
            raise CommandError(str(refused)) from None
        report = report_of(said, calendar, result, notes)
        self.stdout.write(json.dumps(report, indent=2) if options["json"] else as_text(report))


def read_file(file: Path) -> Read:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return read(lines)
    except OSError as wrong:
        raise CommandError(f"Het bestand {file} is niet te lezen: {wrong.strerror}.") from None
    except UnicodeDecodeError:
        raise CommandError(
            f"Het bestand {file} is geen tekst in UTF-8. Bewaar het als CSV UTF-8."
        ) from None


def calendar_of(country: str, said: Read, *, horizon: int) -> tuple[Calendar, list[str]]:
    """The calendar, and what was chosen without asking; the choice looks only at what comes before the horizon."""
    asked = "NL" if country == "auto" else country
    try:
        holidays_of(asked, 2024)
    except NotImplementedError:
        raise CommandError(
            f"Het land '{country}' is niet bekend. Gebruik bijvoorbeeld NL, BE, CA, CA-BC, US of none."
        ) from None
    calendar = Calendar(country=asked, events=said.events, drivers=said.drivers)
    known = said.history.days[: max(len(said.history.days) - horizon, 1)]
    past = said.history.before(known[-1] + 1)
    chosen = likeliest(past, calendar) if country == "auto" else calendar
    chosen = refined(past, chosen)
    if chosen.country == asked:
        return chosen, []
    return chosen, [f"De reeks volgt de feestdagen van {chosen.country}; die zijn gebruikt."]


def report_of(said: Read, calendar: Calendar, result: Backtest, notes: list[str]) -> dict[str, Any]:
    """Everything that is printed, as plain values."""
    holiday, day_holiday = result.on_holiday, result.day_on_holiday
    weeks = {
        str(week): {"ours": _plain(ours), "seasonal_naive": _plain(naive)}
        for week, ours, naive in result.by_week()
    }
    return {
        "interval_minutes": said.history.interval,
        "days": len(said.history.days),
        "first": str(said.history.starts[0]),
        "last": str(said.history.starts[-1]),
        "country": calendar.country,
        "origins": [str(origin) for origin in result.origins],
        "notes": [*said.notes, *notes, *result.notes],
        "intervals": _beside(result.intervals.accuracy(), result.naive.accuracy()),
        "days_total": _beside(result.days.accuracy(), result.naive_days.accuracy()),
        "weeks": weeks,
        "on_holidays": _beside(
            result.intervals.take(holiday).accuracy(), result.naive.take(holiday).accuracy()
        )
        if holiday.any()
        else None,
        "holiday_totals": _beside(
            result.days.take(day_holiday).accuracy(), result.naive_days.take(day_holiday).accuracy()
        )
        if day_holiday.any()
        else None,
    }


def _beside(ours: Accuracy, naive: Accuracy) -> dict[str, Any]:
    return {"ours": _plain(ours), "seasonal_naive": _plain(naive)}


def _plain(accuracy: Accuracy) -> dict[str, float | None]:
    values = asdict(accuracy) | {"excess": accuracy.excess}
    return {name: None if value != value else round(value, 4) for name, value in values.items()}


def as_text(report: dict[str, Any]) -> str:
    lines = [
        f"{report['days']} dagen, {report['first']} tot en met {report['last']}, "
        f"interval {report['interval_minutes']} minuten, feestdagen {report['country']}",
        f"{len(report['origins'])} beginpunten: {report['origins'][0]} tot en met {report['origins'][-1]}",
        *(f"Let op: {note}" for note in report["notes"]),
        "",
        f"{'':34}" + "".join(f"{name:>9}" for name in COLUMNS),
        *_rows("per interval", report["intervals"]),
        *_rows("per dag", report["days_total"]),
    ]
    for week, pair in report["weeks"].items():
        lines += _rows(f"week {week}", pair)
    if report["on_holidays"]:
        lines += _rows("op feestdagen", report["on_holidays"])
        lines += _rows("feestdagen, per dag", report["holiday_totals"])
    else:
        lines.append("Er viel geen feestdag in de getoetste dagen.")
    lines += [
        "",
        "WAPE en bias in % van de contacten; pinball in contacten; 80% en 95%: aandeel binnen de marge;",
        "vloer: de WAPE die toeval alleen al geeft; extra: wat de verwachting daaraan toevoegt.",
    ]
    return "\n".join(lines)


def _rows(name: str, pair: dict[str, Any]) -> list[str]:
    return [
        f"{name + ', ' + who:34}" + "".join(_cell(each, values) for each in _KEYS)
        for who, values in (("Leidraad", pair["ours"]), ("vorige week", pair["seasonal_naive"]))
    ]


_KEYS = ("wape", "mase", "pinball", "within_80", "within_95", "floor", "excess", "bias", "number")


def _cell(key: str, values: dict[str, float | None]) -> str:
    value = values[key]
    if value is None:
        return f"{'–':>9}"
    if key in {"within_80", "within_95"}:
        return f"{100 * value:>8.1f}%"
    return f"{value:>9.0f}" if key == "number" else f"{value:>9.2f}"
