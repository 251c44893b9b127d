"""The figures of a log as a readable page of Dutch text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Figures = dict[str, Any]


def in_words(found: Figures) -> str:
    """The same figures as the JSON, with the definitions beside them; one line per fact."""
    parts = (_size, _lead_time, _open_counted, _deadline, _work, _map, _variants, _problems)
    return "\n".join(line for part in parts for line in part(found))


def _size(found: Figures) -> Iterator[str]:
    period = found["period"]
    counted = (
        _several(found["cases"], "zaak", "zaken"),
        _several(found["events"], "gebeurtenis", "gebeurtenissen"),
        _several(found["activities"], "activiteit", "activiteiten"),
        _several(found["resources"], "medewerker", "medewerkers"),
    )
    yield f"Logboek ({found['format'].upper()}): {', '.join(counted)}"
    yield f"Van {period['first'][:10]} tot en met {period['last'][:10]}"


def _lead_time(found: Figures) -> Iterator[str]:
    times = found["lead_time_days"]
    yield from _title("Doorlooptijd: van de eerste tot de laatste gebeurtenis, in dagen van 24 uur")
    yield _row("", "P50", "P75", "P85", "P95", "gemiddeld")
    yield _row(
        "alle zaken", *(_number(times[name]) for name in ("p50", "p75", "p85", "p95", "mean"))
    )
    if "norm_days" in times:
        yield f"Binnen de norm van {_number(times['norm_days'])} dagen: {_share(times['share_within_norm'])}"


START = {"start of the case": "het begin van de zaak", "first event": "de eerste gebeurtenis"}
STOP = {"end of the case": "het eind van de zaak", "final activity": "de laatste stap"}


def _open_counted(found: Figures) -> Iterator[str]:
    times = found["open_counted"]
    if times is None:
        return
    yield from _title(
        f"Open zaken meegeteld: van {START[times['start']]} tot {STOP[times['stop']]}, in dagen"
    )
    yield _row("", "P50", "P75", "P85", "P95")
    percentiles = ("p50", "p75", "p85", "p95")
    every, only = times["all_cases"], times["finished_only"]
    yield _row("met de open zaken", *(_number(every[name]["value"]) for name in percentiles))
    yield _row("  ten minste", *(_number(every[name]["low"]) for name in percentiles))
    yield _row("  ten hoogste", *(_number(every[name]["high"]) for name in percentiles))
    yield _row("alleen klaar", *(_number(only[name]) for name in percentiles))
    yield f"{_whole(times['finished'])} klaar, {_whole(times['open'])} open op {times['seen_until'][:10]}"
    if "share_within_norm" in every:
        within, closed = every["share_within_norm"], only["share_within_norm"]
        yield f"Binnen de norm: {_share(within['value'])} met de open zaken, {_share(closed)} zonder"
    if left_out := times["left_out_because_end_before_start"]:
        yield f"Niet meegeteld: {_several(left_out, 'zaak', 'zaken')} met een eind voor het begin"


def _deadline(found: Figures) -> Iterator[str]:
    deadline = found["deadline"]
    if deadline is None:
        return
    yield from _title("Uiterste datum")
    for term in deadline["calendar_days_after_start"][:5]:
        yield f"{_whole(term['cases']):>8} zaken: {term['days']} kalenderdagen na het begin"
    yield (
        f"Te laat: {_whole(deadline['late'])} van {_whole(deadline['dated_cases'])} zaken met een einddatum "
        f"({_whole(deadline['late_by_local_day'])} op een latere dag)"
    )
    yield f"Nog open en al te laat: {_whole(deadline['open_past_deadline'])}"


def _work(found: Figures) -> Iterator[str]:
    yield from _title("Het werk")
    rework, touch = found["rework"], found["touch_time_days"]
    yield (
        f"Zaken met een herhaalde activiteit: {_whole(rework['cases_with_repeated_activity'])} "
        f"({_share(rework['share_of_cases'])})"
    )
    yield f"Overdrachten per zaak: {_number(found['hand_overs_per_case'])}"
    if touch is None:
        yield "Bewerkingstijd: onbekend, het logboek heeft geen begin naast het eind van een activiteit"
    else:
        share = _share(touch["share_of_lead_time"])
        yield f"Bewerkingstijd: P50 {_number(touch['p50'])} dagen, {share} van de doorlooptijd"


def _map(found: Figures) -> Iterator[str]:
    drawn = found["process_map"]
    if not drawn["connections"]:
        return
    yield from _title(
        f"Proceskaart: {len(drawn['busiest'])} van {_several(drawn['connections'], 'verbinding', 'verbindingen')}, "
        "de drukste eerst, met het wachten in dagen"
    )
    yield f"{'aantal':>8}{'P50':>9}{'P85':>9}{'totaal':>11}  van → naar"
    for edge in drawn["busiest"]:
        waits = (_number(edge[f"wait_days_{name}"]) for name in ("p50", "p85", "total"))
        p50, p85, total = waits
        yield f"{_whole(edge['times']):>8}{p50:>9}{p85:>9}{total:>11}  {edge['from']} → {edge['to']}"


def _variants(found: Figures) -> Iterator[str]:
    ways = found["variants"]
    yield from _title(f"Varianten: {_several(ways['number'], 'weg', 'verschillende wegen')}")
    for way in ways["most_frequent"][:5]:
        yield f"{_whole(way['cases']):>8}{_share(way['share']):>9}  {' → '.join(way['path'])}"


def _problems(found: Figures) -> Iterator[str]:
    problems = found["problems"]
    if problems["read_as"]:
        some = "Een deel van de tijden" if problems["time_zones_mixed"] else "De tijden"
        number, zone = _whole(problems["moments_without_time_zone"]), problems["read_as"]
        yield f"\n{some} ({number}) zonder tijdzone: gelezen als {zone}"
    if not problems["total"]:
        return
    yield from _title(f"Problemen: {_whole(problems['total'])}, de rest is gewoon meegenomen")
    yield ", ".join(f"{_whole(number)} {kind}" for kind, number in problems["by_kind"].items())
    for one in problems["first"]:
        yield f"  regel {one['line']}: {one['message']}"


def _title(text: str) -> Iterator[str]:
    yield ""
    yield text


def _row(name: str, *cells: str) -> str:
    return f"{name:<20}" + "".join(f"{cell:>11}" for cell in cells)


def _number(value: float | None) -> str:
    """1.234,56; a dash where nobody can say it."""
    return "–" if value is None else f"{value:,.2f}".translate(_DUTCH)


def _whole(value: int) -> str:
    return f"{value:,}".translate(_DUTCH)


def _several(number: int, one: str, more: str) -> str:
    return f"{_whole(number)} {one if number == 1 else more}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}%".translate(_DUTCH)


_DUTCH = str.maketrans(",.", ".,")
