"""The power is cut in the middle of the rush. An acknowledged contact must be on the disk."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.house_of_its_own import wait_for
from tests.power import disk
from tests.proof.conftest import Rush, recorded, staffed_house
from tests.with_postgresql import free_port

pytestmark = pytest.mark.proof
CUTS = 10


def kill_everyone_in(own) -> None:
    """Supervisor, web and worker at once: whoever was started with this data folder."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            environment = (place / "environ").read_text(errors="replace")
        except OSError:
            continue
        if f"LEIDRAAD_DATA={own.data}\0" in environment:
            os.kill(int(place.name), signal.SIGKILL)


def cut_during_a_rush(power, own) -> list[str]:
    """One cut. Returns what had been acknowledged."""
    port = free_port()
    serve = own.start("serve", "--port", str(port))
    wait_for(f"http://127.0.0.1:{port}/inloggen/")
    rush = Rush(port)
    rush.sign_in()
    rush.start()
    while len(rush.acknowledged) < 60:
        time.sleep(0.01)
    power.cut_power()
    rush.over.set()
    kill_everyone_in(own)
    serve.wait(20)
    rush.stop()
    power.take_out()
    power.power_up()
    return rush.acknowledged


@pytest.mark.skipif("LEIDRAAD_DATABASE" in os.environ, reason="cuts the disk of the SQLite file")
def test_ten_power_cuts_lose_no_acknowledged_contact():
    acknowledged: list[str] = []
    with disk() as power, staffed_house(power.place / "data") as own:
        os.sync()  # the municipality was set up long ago; only what the rush writes is at stake
        for _ in range(CUTS):
            acknowledged += cut_during_a_rush(power, own)
        found = recorded(own)
    lost = set(acknowledged) - set(found)
    print(f"\n{CUTS} power cuts, {len(acknowledged)} acknowledged, {len(lost)} lost")
    assert lost == set()
    assert len(found) == len(set(found))


POPULAR_RECIPE = """
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1], isolation_level=None)
rows.execute("PRAGMA journal_mode=WAL"); rows.execute("PRAGMA synchronous=NORMAL")
rows.execute("CREATE TABLE IF NOT EXISTS contact (number INTEGER)")
number = rows.execute("SELECT coalesce(max(number), 0) FROM contact").fetchone()[0]
while True:
    number += 1
    rows.execute("BEGIN IMMEDIATE"); rows.execute("INSERT INTO contact VALUES (?)", [number])
    rows.execute("COMMIT"); print(number, flush=True)
"""


def test_the_popular_recipe_is_measured_beside_it():
    """WAL with synchronous=NORMAL, cut as often: it shows that the cuts are real. Printed, not judged."""
    acknowledged = lost = 0
    with disk() as power:
        file = power.place / "popular.sqlite3"
        for _ in range(CUTS):
            writer = subprocess.Popen(
                [sys.executable, "-c", POPULAR_RECIPE, str(file)],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(0.3)
            power.cut_power()
            writer.kill()
            said = writer.communicate()[0].split()
            power.take_out()
            power.power_up()
            acknowledged += len(said)
            lost += max(0, int(said[-1]) - last_number(file))
    print(f"\nsynchronous=NORMAL: {CUTS} power cuts, {acknowledged} acknowledged, {lost} lost")
    assert lost > 0, "the cuts lose nothing at all: they prove nothing"


def last_number(file: Path) -> int:
    with closing(sqlite3.connect(file)) as rows:
        try:
            return rows.execute("SELECT coalesce(max(number), 0) FROM contact").fetchone()[0]
        except sqlite3.OperationalError:
            return 0
