"""Saving over HTTP with 8 and 16 advisers at once, on both databases, beside the bare floor.

Both servers run under granian with the same threads, in turns on the same machine, each with its own
copy of the house. The house has everything on: sign-in, permission, validation, history, idempotency.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.beside import percentile
from tests.adviser import HIRE, hired
from tests.house_of_its_own import House, house, wait_for
from tests.with_postgresql import free_port, postgresql

ROUNDS, SAVES_PER_ROUND = 3, 1200
MOST_WRITERS = 16


@dataclass
class Result:
    seconds: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def rate(self) -> float:
        return sorted(self.rates)[len(self.rates) // 2]

    def line(self, name: str) -> str:
        times = [1000 * percentile(self.seconds, share) for share in (0.5, 0.95, 0.99)]
        worst = 1000 * max(self.seconds)
        shown = "".join(f"{value:>9.1f}" for value in (*times, worst))
        return f"{name:32}{self.rate:>9.0f}{shown}{self.refused:>9}"


@contextmanager
def serving(own: House, *, bare: bool) -> Iterator[int]:
    port = free_port()
    if bare:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--port"]
        workers = "1" if "LEIDRAAD_DATABASE" not in own.environment else "2"
        command += [str(port), "--workers", workers, "--blocking-threads", "16"]
        command += ["--backpressure", "128", "--log-level", "error", "bench.bare:application"]
        environment = own.environment | {"LEIDRAAD_BARE": "yes"}
    else:
        command = [sys.executable, "-m", "leidraad.config.command", "serve", "--port", str(port)]
        environment = own.environment
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/inloggen/")
        yield port
    finally:
        server.terminate()
        server.wait(20)


def save_many(
    port: int, number: int, saves: int, bare: bool, answers: multiprocessing.Queue
) -> None:
    """One adviser in a process of its own, so that the clients do not wait for each other."""
    adviser = hired(port, number)
    if bare:
        adviser.cookies["csrftoken"] = "none"
    else:
        adviser.sign_in()
    answers.put("ready")
    answers_from = time.perf_counter()
    for _ in range(saves):
        adviser.record()
    answers.put((adviser.seconds, len(adviser.refused), time.perf_counter() - answers_from))


def round_of(port: int, writers: int, *, bare: bool, result: Result) -> None:
    answers: multiprocessing.Queue = multiprocessing.Queue()
    saves = SAVES_PER_ROUND // writers
    advisers = [
        multiprocessing.Process(target=save_many, args=(port, number, saves, bare, answers))
        for number in range(writers)
    ]
    for adviser in advisers:
        adviser.start()
    said = [answers.get() for _ in range(2 * writers)]
    for adviser in advisers:
        adviser.join()
    done = [each for each in said if each != "ready"]
    slowest = max(seconds for _, _, seconds in done)
    result.rates.append(writers * saves / slowest)
    for seconds, refused, _ in done:
        result.seconds += seconds
        result.refused += refused


def measure(folder: Path, name: str) -> None:
    with house(folder / "ours") as ours, house(folder / "bare") as bare:
        for own in (ours, bare):
            own.environment["LEIDRAAD_LOG"] = "ERROR"
            own.run("setup", "--email", "beheer@leiden.example")
            own.python(HIRE)
        with serving(ours, bare=False) as our_port, serving(bare, bare=True) as bare_port:
            for writers in (8, MOST_WRITERS):
                results = {"Leidraad, everything on": Result(), "bare Django view": Result()}
                for _ in range(ROUNDS):
                    round_of(
                        our_port, writers, bare=False, result=results["Leidraad, everything on"]
                    )
                    round_of(bare_port, writers, bare=True, result=results["bare Django view"])
                heading = f"{name}, {writers} writers"
                columns = ("per s", "p50 ms", "p95 ms", "p99 ms", "worst", "refused")
                print(f"{heading:32}" + "".join(f"{column:>9}" for column in columns))
                for who, result in results.items():
                    print(result.line(who))
                mine, floor = results.values()
                print(
                    f"  rate {mine.rate / floor.rate:.2f} of the bare view; "
                    f"worst wait 1/{max(floor.seconds) / max(mine.seconds):.1f} of it\n",
                    flush=True,
                )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("LEIDRAAD_DATABASE", None)
        measure(Path(folder) / "sqlite", "SQLite")
        with postgresql(durable=True) as address:
            os.environ["LEIDRAAD_DATABASE"] = address
            measure(Path(folder) / "postgresql", "PostgreSQL")
            os.environ.pop("LEIDRAAD_DATABASE", None)


if __name__ == "__main__":
    main()
