"""A house of its own: a data folder and a database that no other test sees, driven by the command `leidraad`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECRETS = ("LEIDRAAD_SECRET_KEY", "LEIDRAAD_SEALING_KEYS", "LEIDRAAD_LOOKUP_KEY")


@dataclass(frozen=True)
class House:
    data: Path
    environment: dict[str, str]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `leidraad WORDS`; fail the test with what it said when it fails."""
        done = self.try_to_run(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def try_to_run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "leidraad.config.command", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "leidraad.config.command", *words],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def python(self, code: str) -> str:
        """Run code inside the house, and return what it printed last."""
        return self.run("shell", "--no-imports", "-v", "0", "-c", code).stdout.strip()


@contextmanager
def house(data: Path) -> Iterator[House]:
    """On the kind of database that the tests run on: a file, or a fresh database of the same server."""
    environment = {key: value for key, value in os.environ.items() if key not in SECRETS}
    environment |= {"LEIDRAAD_DATA": str(data), "LEIDRAAD_HTTPS": "no"}
    environment["DJANGO_SETTINGS_MODULE"] = "leidraad.config.settings"
    server = environment.pop("LEIDRAAD_DATABASE", None)
    if server is None:
        yield House(data, environment)
        return
    import psycopg

    name = f"house_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            address = server.rsplit("/", 1)[0] + f"/{name}"
            yield House(data, environment | {"LEIDRAAD_DATABASE": address})
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def wait_for(url: str, seconds: float = 30) -> str:
    """The page, as soon as the house answers."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            answer: str = urllib.request.urlopen(url, timeout=2).read().decode()
            return answer
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer within {seconds} s")
