"""Real data that may not be shipped: read where it is, said in one line where it is not."""

import csv
from datetime import date
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared" / "data"


def shared(path: str) -> Path:
    file = SHARED / path
    if not file.exists():
        pytest.skip(f"needs shared/data/{path}, which is not here")
    return file


def local_days() -> dict[int, date]:
    with shared("calendar/leiden_lokale_dagen_2014_2035.csv").open() as lines:
        days = [date.fromisoformat(row["datum"]) for row in csv.DictReader(lines)]
    return {day.year: day for day in days}
