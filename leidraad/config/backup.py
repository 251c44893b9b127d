"""Backup and restore: one file with everything but the secrets, checked before it counts.

SQLite is copied with VACUUM INTO, one consistent snapshot while others write (copying step by step
never finished under writes). PostgreSQL is dumped with pg_dump. The keys are not in the file: keep
`leidraad.env` elsewhere; without the keys the sealed values in a backup cannot be read.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.timezone import localtime

KEPT_FOLDERS = ("documents",)


class BackupProblem(Exception):
    """The backup could not be made or restored; the message says why, in Dutch."""


def back_up(folder: Path, *, at: datetime | None = None) -> Path:
    """Write one file `leidraad-YYYYMMDD-HHMMSS.tar.gz` and return where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"leidraad-{localtime(at):%Y%m%d-%H%M%S}.tar.gz"
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        database = Path(scratch) / ("database.sqlite3" if settings.IS_SQLITE else "database.dump")
        _copy_database_to(database)
        manifest = Path(scratch) / "manifest.json"
        manifest.write_text(json.dumps({"database": database.name, "made_at": str(localtime(at))}))
        unfinished = target.with_suffix(".unfinished")
        with tarfile.open(unfinished, "w:gz", compresslevel=3) as archive:
            archive.add(manifest, manifest.name)
            archive.add(database, database.name)
            for kept in KEPT_FOLDERS:
                if (settings.DATA / kept).exists():
                    archive.add(settings.DATA / kept, kept)
        unfinished.chmod(0o600)
        unfinished.rename(target)
    return target


def restore(file: Path) -> None:
    """Put the backup in the place of what is here. What was here is kept beside it."""
    if not tarfile.is_tarfile(file):
        raise BackupProblem(f"{file.name} is geen back-up van Leidraad, of is beschadigd.")
    with tempfile.TemporaryDirectory(dir=settings.DATA) as scratch:
        with tarfile.open(file) as archive:
            archive.extractall(scratch, filter="data")
        manifest = Path(scratch) / "manifest.json"
        if not manifest.exists():
            raise BackupProblem(f"{file.name} is geen back-up van Leidraad.")
        database = Path(scratch) / json.loads(manifest.read_text())["database"]
        if (database.suffix == ".sqlite3") != settings.IS_SQLITE:
            raise BackupProblem("De back-up is van een andere soort database dan deze.")
        _put_database_back(database)
        for kept in KEPT_FOLDERS:
            if (Path(scratch) / kept).exists():
                shutil.rmtree(settings.DATA / kept, ignore_errors=True)
                shutil.move(Path(scratch) / kept, settings.DATA / kept)


def _copy_database_to(target: Path) -> None:
    if settings.IS_SQLITE:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        _check(target)
    else:
        _postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def _put_database_back(copy: Path) -> None:
    connection.close()
    if not settings.IS_SQLITE:
        _postgresql("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
                    f"--dbname={settings.DATABASES['default']['NAME']}", str(copy))  # fmt: skip
        return
    _check(copy)
    here = Path(settings.DATABASES["default"]["NAME"])
    if here.exists():
        here.replace(here.with_suffix(".before-restore"))
    for leftover in ("-wal", "-shm"):
        Path(f"{here}{leftover}").unlink(missing_ok=True)
    shutil.move(copy, here)


def _check(file: Path) -> None:
    """A copy counts only when SQLite finds nothing wrong with it."""
    with closing(sqlite3.connect(file)) as copy:
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise BackupProblem(f"De kopie van de database klopt niet: {verdict}")


def _postgresql(program: str, *words: str) -> None:
    database = settings.DATABASES["default"]
    found = shutil.which(program)
    if found is None:
        raise BackupProblem(f"{program} is niet gevonden. Installeer de PostgreSQL-client.")
    environment = os.environ | {
        "PGHOST": database["HOST"] or "",
        "PGPORT": str(database["PORT"] or ""),
        "PGUSER": database["USER"] or "",
        "PGPASSWORD": database["PASSWORD"] or "",
        "PGDATABASE": database["NAME"],
    }
    done = subprocess.run(  # noqa: S603
        [found, *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BackupProblem(f"{program} mislukte: {done.stderr.strip()[:500]}")
