"""A running Leidraad with the people of `tests/leiden.py`, on its own data folder and its own port."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

from cryptography.fernet import Fernet

from tests.house_of_its_own import wait_for
from tests.with_postgresql import free_port

ROOT = Path(__file__).parents[2]
PEOPLE = """
from tests.leiden import Leiden
leiden = Leiden()
for person in ("fatima", "joost", "marijke", "bram", "karin", "beheer"):
    getattr(leiden, person)
"""


class House:
    """The product as people meet it: one process that answers on `url`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("LEIDRAAD_")},
            "LEIDRAAD_DATA": str(folder),
            "LEIDRAAD_HTTPS": "no",
            "LEIDRAAD_DEMO": "yes",
            "LEIDRAAD_SECRET_KEY": secrets.token_urlsafe(50),
            "LEIDRAAD_SEALING_KEYS": Fernet.generate_key().decode(),
            "LEIDRAAD_LOOKUP_KEY": secrets.token_urlsafe(32),
            "LEIDRAAD_LOG": "WARNING",
            "DJANGO_SETTINGS_MODULE": "leidraad.config.settings",
            "PYTHONPATH": str(ROOT),
        }

    def command(self, *words: str) -> str:
        """Run `leidraad …`; answers with what it prints."""
        return self._run([sys.executable, "-m", "leidraad.config.command", *words])

    def python(self, code: str, **values: object) -> str:
        """Run Python in the house, for what a test needs there; `values` are known by name."""
        set_up = (
            "import django, json, sys; django.setup(); globals().update(json.loads(sys.argv[1]))"
        )
        return self._run([sys.executable, "-c", f"{set_up}\n{code}", json.dumps(values)])

    def _run(self, words: list[str]) -> str:
        done = subprocess.run(
            words, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def build(self) -> None:
        """An empty municipality, with people."""
        self.command("migrate", "--verbosity=0")
        self.command("collectstatic", "--noinput", "--verbosity=0")
        self.python(PEOPLE)

    def open(self) -> None:
        """Serve, as `leidraad serve` does on SQLite: one process, one writer."""
        self.log = (self.folder / "server.log").open("w")
        self.server = subprocess.Popen(
            [
                *(str(Path(sys.executable).parent / "granian"), "--interface", "wsgi"),
                *("--host", "127.0.0.1", "--port", str(self.port)),
                *("--workers", "1", "--blocking-threads", "4", "--no-ws"),
                "leidraad.config.wsgi:application",
            ],
            cwd=ROOT,
            env=self.environment | {"LEIDRAAD_ONE_WRITER": "yes"},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"{self.url}/inloggen/")
        except AssertionError as problem:
            raise AssertionError((self.folder / "server.log").read_text()) from problem

    def close(self) -> None:
        self.server.terminate()
        self.server.wait(timeout=20)
        self.log.close()
