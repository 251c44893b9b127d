"""Import of a log of a million events: events per second and peak memory, beside named peers in one run.

Every turn is a process of its own, so that its peak memory is its own. The peers do less: `iterparse` of the
standard library and `csv.reader` only pick the columns, pandas makes a table of them with real times (and no
figures). What ours does besides: problems by line, traces joined, cases and resources numbered, sorted.
"""

from __future__ import annotations

import importlib.util
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

EVENTS, PER_CASE, ROUNDS = 1_000_000, 8, 3
STEPS = [f"Stap {number}" for number in range(12)]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = {kind: Path(folder) / f"log.{kind}" for kind in ("xes", "csv")}
        write_logs(files["xes"], files["csv"])
        for kind, file in files.items():
            compare(kind, file, [one for one in CONTENDERS[kind] if is_here(one)])


def compare(kind: str, file: Path, names: list[str]) -> None:
    turns: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for number in range(ROUNDS):
        shift = number % len(names)
        for name in names[shift:] + names[:shift]:
            turns[name].append(turn(name, file))
    print(f"{kind}: {EVENTS:,} events, {file.stat().st_size / 1e6:.0f} MB, median of {ROUNDS}")
    print(f"{'':28}{'events/s':>12}{'cpu s':>9}{'wall s':>9}{'peak MB':>9}")
    for name, taken in turns.items():
        cpu, wall, peak = (
            statistics.median(t[what] for t in taken) for what in ("cpu", "wall", "peak")
        )
        print(f"{name:28}{EVENTS / wall:>12,.0f}{cpu:>9.2f}{wall:>9.2f}{peak:>9.0f}", flush=True)


def turn(name: str, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.event_log", name, str(file)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(said))


def is_here(name: str) -> bool:
    return not name.startswith("pandas") or importlib.util.find_spec("pandas") is not None


# What one process does ---------------------------------------------------------------------------


def ours(file: Path) -> int:
    from leidraad.calculations.event_log.reading import read

    return len(read(file).case)


def ours_with_figures(file: Path) -> int:
    from leidraad.calculations.event_log.figures import figures
    from leidraad.calculations.event_log.reading import read

    return int(figures(read(file))["events"])


def plain_iterparse(file: Path) -> int:
    from xml.etree.ElementTree import iterparse

    picked = []
    for _, element in iterparse(file):
        if element.tag == "event":
            values = {child.get("key"): child.get("value") for child in element}
            picked.append(
                (values["concept:name"], values["time:timestamp"], values["org:resource"])
            )
        elif element.tag == "trace":
            element.clear()
    return len(picked)


def plain_csv(file: Path) -> int:
    import csv

    with file.open(newline="") as lines:
        return len([(row[0], row[1], row[2], row[3]) for row in csv.reader(lines)]) - 1


def pandas_read(file: Path) -> int:
    import pandas

    table = pandas.read_csv(file)
    table["time:timestamp"] = pandas.to_datetime(
        table["time:timestamp"], utc=True, format="ISO8601"
    )
    return len(table)


def only_lines(file: Path) -> int:
    with file.open("rb") as lines:
        return EVENTS if sum(1 for _ in lines) else 0


CONTENDERS = {
    "xes": ["leidraad", "leidraad with all figures", "plain iterparse", "only reading lines"],
    "csv": [
        "leidraad",
        "leidraad with all figures",
        "plain csv.reader",
        "pandas",
        "only reading lines",
    ],
}
WORK = {
    "leidraad": ours,
    "leidraad with all figures": ours_with_figures,
    "plain iterparse": plain_iterparse,
    "plain csv.reader": plain_csv,
    "pandas": pandas_read,
    "only reading lines": only_lines,
}


def one_turn(name: str, file: Path) -> None:
    import resource

    wall, cpu = time.perf_counter(), time.process_time()
    number = WORK[name](file)
    assert number == EVENTS, f"{name} found {number} events"
    taken = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(taken | {"peak": peak}))


# The log -----------------------------------------------------------------------------------------


def write_logs(xes: Path, csv: Path) -> None:
    """The same events twice; invented, with a fixed seed."""
    with xes.open("w") as as_xml, csv.open("w") as as_rows:
        as_xml.write('<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n')
        as_rows.write("case:concept:name,concept:name,time:timestamp,org:resource\n")
        for case in range(EVENTS // PER_CASE):
            as_xml.write(f'<trace><string key="concept:name" value="zaak-{case}"/>\n')
            for step, moment, by in events(case):
                as_xml.write(
                    f'<event><string key="concept:name" value="{step}"/>'
                    f'<date key="time:timestamp" value="{moment}"/>'
                    f'<string key="org:resource" value="{by}"/>'
                    '<string key="lifecycle:transition" value="complete"/></event>\n'
                )
                as_rows.write(f"zaak-{case},{step},{moment},{by}\n")
            as_xml.write("</trace>\n")
        as_xml.write("</log>\n")


def events(case: int) -> Iterator[tuple[str, str, str]]:
    draw = random.Random(case)
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=3 * case)
    for _ in range(PER_CASE):
        moment += timedelta(seconds=draw.randrange(1, 400_000))
        yield draw.choice(STEPS), moment.isoformat(), f"Medewerker {draw.randrange(50)}"


if __name__ == "__main__":
    one_turn(sys.argv[1], Path(sys.argv[2]))
