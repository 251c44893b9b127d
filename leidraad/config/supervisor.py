"""The processes of a house that serves: the web and the worker, started, watched and stopped together."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import FrameType

from django.conf import settings

log = logging.getLogger(__name__)
LONGEST_PAUSE = 30.0  # seconds between two tries to start a process that keeps stopping
LONG_ENOUGH = 60.0  # seconds after which a process counts as healthy again


@dataclass
class Watched:
    """One process, and how long to wait before it is started again."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    pause: float = 0.5
    started_at: float = 0.0
    start_again_at: float = field(default=0.0)

    def look(self) -> None:
        """Start it when it does not run; wait longer each time that it stops soon."""
        if self.process is not None and self.process.poll() is None:
            return
        moment = time.monotonic()
        if self.process is not None:
            lived = moment - self.started_at
            self.pause = 0.5 if lived > LONG_ENOUGH else min(self.pause * 2, LONGEST_PAUSE)
            log.warning("%s stopte (code %s)", self.name, self.process.returncode)
            self.start_again_at, self.process = moment + self.pause, None
        if moment >= self.start_again_at:
            self.process = subprocess.Popen(self.command, env=dict(self.environment))  # noqa: S603
            self.started_at = moment

    def stop(self, seconds: float) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def web(host: str, port: int) -> Watched:
    """One process on SQLite, where the one writer thread lives; more of them on PostgreSQL."""
    workers = 1 if settings.IS_SQLITE else int(os.environ.get("LEIDRAAD_WEB_WORKERS", "2"))
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    command += ["--host", host, "--port", str(port), "--log-level", "warning"]
    command += ["--workers", str(workers), "--blocking-threads", "16", "--backpressure", "128"]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "10"]
    command += ["leidraad.config.wsgi:application"]
    one_writer = "yes" if settings.IS_SQLITE else "no"
    return Watched("web", command, os.environ | {"LEIDRAAD_ONE_WRITER": one_writer})


def worker() -> Watched:
    return Watched(
        "worker", [sys.executable, "-m", "leidraad.config.command", "worker"], os.environ
    )


def supervise(watched: list[Watched]) -> None:
    """Keep them running until someone says stop (SIGTERM, SIGINT)."""
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        while not stopping:
            for one in watched:
                one.look()
            time.sleep(0.2)
    finally:
        for one in watched:
            one.stop(seconds=12)
