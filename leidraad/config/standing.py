"""Whether the house stands as this version wants it: database, static files, index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from leidraad.config.environment import ROOT

Say = Callable[[str], object]
STAMP = "standing.stamp"


def fingerprint_of_the_code() -> str:
    """Changes with every file of the product or the municipality; a tenth of a second to make."""
    fingerprint = hashlib.sha256()
    for folder in (ROOT / "leidraad", ROOT / "municipalities"):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                state = file.stat()
                fingerprint.update(f"{file} {state.st_size} {state.st_mtime_ns}\n".encode())
    return fingerprint.hexdigest()


def stands(data: Path) -> bool:
    stamp = data / STAMP
    return stamp.exists() and stamp.read_text() == fingerprint_of_the_code()


def mark_as_standing(data: Path) -> None:
    (data / STAMP).write_text(fingerprint_of_the_code())


def bring_up_to_date(say: Say) -> None:
    """Tables and static files as this version has them."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    say("database: bij")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    say("opmaak: bij")
