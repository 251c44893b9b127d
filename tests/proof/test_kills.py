"""The server is killed in the middle of the rush, again and again: what was acknowledged is there, once."""

import os
import signal
import subprocess
import time

import pytest

from tests.house_of_its_own import wait_for
from tests.proof.conftest import Rush, recorded

pytestmark = pytest.mark.proof
KILLS = 20


def web_process(port: int) -> list[int]:
    """The processes that answer on the port: granian and its worker."""
    listing = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True)
    return [
        int(line.split()[0])
        for line in listing.stdout.splitlines()
        if "granian" in line and f"--port {port}" in line
    ]


def test_twenty_kills_lose_no_acknowledged_contact_and_double_none(staffed, port):
    serve = staffed.start("serve", "--port", str(port))
    try:
        wait_for(f"http://127.0.0.1:{port}/inloggen/")
        rush = Rush(port)
        rush.sign_in()
        rush.start()
        for _ in range(KILLS):
            before = len(rush.acknowledged)
            while len(rush.acknowledged) < before + 20:  # in full swing, not at the start
                time.sleep(0.01)
            for pid in web_process(port):
                os.kill(pid, signal.SIGKILL)
            wait_for(f"http://127.0.0.1:{port}/inloggen/")
        rush.stop()
    finally:
        serve.terminate()
        serve.wait(20)
    found = recorded(staffed)
    print(f"\n{KILLS} kills, {len(rush.acknowledged)} acknowledged, {len(found)} recorded")
    assert set(rush.acknowledged) - set(found) == set()
    assert len(found) == len(set(found))
    assert rush.refused == []
