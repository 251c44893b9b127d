"""Opens a log, sees by its content what it is, and reads it."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from leidraad.calculations.event_log.csv_rows import read_rows
from leidraad.calculations.event_log.gathered import Gathered
from leidraad.calculations.event_log.log import EventLog
from leidraad.calculations.event_log.mapping import Mapping
from leidraad.calculations.event_log.moments import Clock
from leidraad.calculations.event_log.problems import LogRefused
from leidraad.calculations.event_log.xes import read_xes

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
USUAL_ENCODING = "utf-8-sig"


def read(
    path: Path,
    mapping: Mapping | None = None,
    clock: Clock | None = None,
    *,
    delimiter: str | None = None,
    encoding: str | None = None,
) -> EventLog:
    """The log in this file: XES or CSV, plain or gzip; which of them is seen by its content, not its name.

    LogRefused, in Dutch, for a file that is absent, empty, broken, unsafe or without one usable event. Rows
    that cannot be used are left out and stand in `problems`.
    """
    try:
        with path.open("rb") as raw:
            return _read(
                cast(BinaryIO, raw), mapping or Mapping(), clock or Clock(), delimiter, encoding
            )
    except OSError as error:
        raise LogRefused(f"{path} kan niet worden gelezen: {error.strerror or error}") from error


def _read(
    raw: BinaryIO, mapping: Mapping, clock: Clock, delimiter: str | None, encoding: str | None
) -> EventLog:
    gathered, encoding = Gathered(clock), _known(encoding or USUAL_ENCODING)
    try:
        file = _unpacked(raw)
        kind = _kind(file)
        if kind == "xes":
            read_xes(file, gathered, mapping)
        else:
            with io.TextIOWrapper(file, encoding=encoding, newline="") as text:
                read_rows(text, gathered, mapping, delimiter)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise LogRefused(
            f"het gzip-bestand is beschadigd of niet compleet, na {len(gathered.case)} gebeurtenissen. "
            "Haal het opnieuw op."
        ) from error
    except UnicodeDecodeError as error:
        raise LogRefused(
            f"de tekst is geen {error.encoding}, na {len(gathered.case)} rijen. "
            "Geef de codering met --encoding, bijvoorbeeld cp1252."
        ) from error
    if not gathered.case:
        raise LogRefused(_nothing(gathered))
    return gathered.as_log(kind)


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise LogRefused(
            f"de codering “{encoding}” kennen wij niet. Kies bijvoorbeeld utf-8 of cp1252."
        ) from error


def _unpacked(raw: BinaryIO) -> BinaryIO:
    start = raw.read(4)
    raw.seek(0)
    if start.startswith(ZIP):
        raise LogRefused(
            "dit is een zip-bestand. Pak het eerst uit, en geef het logboek dat erin zit."
        )
    if start.startswith(GZIP):
        return cast(BinaryIO, io.BufferedReader(gzip.GzipFile(fileobj=raw)))
    return raw


def _kind(file: BinaryIO) -> str:
    """XML begins with `<`, possibly after a byte order mark or blank lines."""
    start = cast(io.BufferedReader, file).peek(64)[:256]
    if not start:
        raise LogRefused("het bestand is leeg")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode()
    return "xes" if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") else "csv"


def _nothing(gathered: Gathered) -> str:
    if not gathered.problems.first:
        return "het bestand heeft geen enkele gebeurtenis"
    first = gathered.problems.first[0]
    return (
        f"geen enkele gebeurtenis is bruikbaar; er zijn {gathered.problems.total} problemen. "
        f"Het eerste, op regel {first.line}: {first.message}"
    )
