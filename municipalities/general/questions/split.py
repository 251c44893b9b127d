# SPDX-License-Identifier: EUPL-1.2
"""Divide the question collection over own.csv and held-out.csv, by target.

Run this after adding or changing questions. It reads both files, decides for
every question where it belongs and writes both files again. The outcome
depends only on the questions themselves, so running it twice changes nothing.

    python split.py           divide again and write both files
    python split.py --check   only say whether the files are divided correctly

How it is decided:

* Targets that share a question in which both have grade 2 form one group,
  because they cannot be separated without having one target in both files.
* The name of a group is its alphabetically first target. A question of kind
  "negative" has no target; it is its own group, named after its text.
* A group is held out when the first 8 hexadecimal digits of sha256(name),
  divided by 2**32, are below the limit for its sort (product, national
  question, negative). The limits were set once, so that each sort came out at
  40 percent held out. They stay as they are: questions that are added later
  then never move a target that is already in one of the files (only a question
  that ties two groups together can).
* All rows of one question go with the group of its grade-2 target.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = {"own": HERE / "own.csv", "held-out": HERE / "held-out.csv"}
COLUMNS = ["question", "language", "target", "grade", "kind"]
LIMITS = {"http": 0.42, "vac": 0.40, "negative": 0.46}


def read(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def groups(rows: list[dict[str, str]]) -> dict[str, str]:
    """Give the name of the group for every question."""
    parent: dict[str, str] = {}

    def find(target: str) -> str:
        parent.setdefault(target, target)
        while parent[target] != target:
            target = parent[target]
        return target

    right: dict[str, list[str]] = {}
    for row in rows:
        if row["kind"] == "negative":
            right[row["question"]] = ["negative:" + row["question"]]
        elif row["grade"] == "2":
            right.setdefault(row["question"], []).append(row["target"])
    for targets in right.values():
        for target in targets:
            first, second = sorted((find(targets[0]), find(target)))
            parent[second] = first  # the alphabetically first one is the name
    return {question: find(targets[0]) for question, targets in right.items()}


def held_out(name: str) -> bool:
    digest = hashlib.sha256(name.encode("utf-8")).hexdigest()
    return int(digest[:8], 16) / 2**32 < LIMITS[name.split(":")[0]]


def main() -> int:
    current = {name: read(path) for name, path in FILES.items()}
    rows = current["own"] + current["held-out"]
    group = groups(rows)
    missing = sorted({row["question"] for row in rows} - set(group))
    if missing:
        print("questions without a grade-2 target:", *missing, sep="\n  ")
        return 1
    wanted: dict[str, list[dict[str, str]]] = {"own": [], "held-out": []}
    for row in rows:
        name = "held-out" if held_out(group[row["question"]]) else "own"
        wanted[name].append(row)

    if "--check" in sys.argv[1:]:
        wrong = [
            row["question"]
            for name in FILES
            for row in current[name]
            if held_out(group[row["question"]]) != (name == "held-out")
        ]
        print("in the wrong file:", *wrong, sep="\n  ") if wrong else print("correct")
        return 1 if wrong else 0

    for name, path in FILES.items():
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(wanted[name])
        questions = len({row["question"] for row in wanted[name]})
        print(f"{path.name}: {questions} questions, {len(wanted[name])} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
