"""`make test`: everything that CI runs first. Prints one line per step, and all of what fails.

Nothing is skipped in silence: what a machine cannot do is said in one line, and in CI it fails.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.with_postgresql import NOT_HERE

BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rs"]
STEPS = [
    ("ruff: lay-out", [BIN / "ruff", "format", "--check", "."]),
    ("ruff: rules", [BIN / "ruff", "check", "."]),
    ("mypy --strict", [BIN / "mypy"]),
    ("import-linter", [BIN / "lint-imports"]),
    ("tests on SQLite", [*PYTEST, "-m", "not browser and not proof"]),
    (
        "tests on PostgreSQL",
        [sys.executable, "-m", "tests.with_postgresql", *PYTEST, "-m", "not browser and not proof"],
    ),
    ("browser tests", [*PYTEST, "-m", "browser and not proof"]),
]


def run(steps: list[tuple[str, list[object]]]) -> int:
    environment = {key: value for key, value in os.environ.items() if key != "LEIDRAAD_DATABASE"}
    failed = []
    for name, command in steps:
        started = time.monotonic()
        print(f"=== {name}", flush=True)
        code = subprocess.run(
            [str(word) for word in command], env=environment, check=False
        ).returncode
        skipped = code == NOT_HERE and not os.environ.get("CI")
        verdict = "overgeslagen" if skipped else "goed" if code == 0 else "FOUT"
        print(f"--- {name}: {verdict} ({time.monotonic() - started:.0f} s)", flush=True)
        if code and not skipped:
            failed.append(name)
    print(f"Mislukt: {', '.join(failed)}" if failed else "Alles goed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run(STEPS))
