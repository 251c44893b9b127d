"""What is wrong with a log: a row that is left out, or a file that is refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

SHOWN = 20


class LogRefused(Exception):
    """The file as a whole cannot be used; the Dutch message says why, where, and what to do."""

    def __init__(self, message: str, line: int | None = None) -> None:
        self.line = line
        super().__init__(message if line is None else f"Regel {line}: {message}")


@dataclass(frozen=True)
class Problem:
    line: int
    message: str


@dataclass
class Problems:
    """Rows that were left out or read with a doubt: all are counted, the first ones kept in full."""

    counts: Counter[str] = field(default_factory=Counter)
    first: list[Problem] = field(default_factory=list)

    def add(self, line: int, kind: str, message: str) -> None:
        """`kind` is one of the short words below, by which they are counted."""
        self.counts[kind] += 1
        if len(self.first) < SHOWN:
            self.first.append(Problem(line, message))

    @property
    def total(self) -> int:
        return sum(self.counts.values())


NO_TIME = "zonder tijd"
WRONG_TIME = "tijd onleesbaar"
NO_CASE = "zonder zaak"
NO_ACTIVITY = "zonder activiteit"
WRONG_WIDTH = "verkeerd aantal kolommen"
WRONG_ROW = "rij onleesbaar"
NO_EVENTS = "zaak zonder gebeurtenissen"
TWICE = "zaak staat dubbel"
BACKWARDS = "eind voor begin"


def short(text: str, most: int = 60) -> str:
    """Enough of a value to find it in the file."""
    return text if len(text) <= most else text[: most - 1] + "…"
