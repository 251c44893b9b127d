"""A collection of questions, put to the engine."""

import csv
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from leidraad.calculations.relevance import Outcome, Relevance
from leidraad.search.engine import Engine

COLUMNS = ["question", "language", "target", "grade", "kind"]


class NotACollection(Exception):
    """The file cannot be read as a collection of questions; the message says why, in Dutch."""


@dataclass(frozen=True)
class Asked:
    """A question with its right targets and their grades."""

    question: str
    language: str
    kind: str
    grades: dict[str, int]


@dataclass(frozen=True)
class Answered:
    """A question with what the engine answered, and how long that took in milliseconds."""

    asked: Asked
    outcome: Outcome
    titles: Sequence[str]
    milliseconds: float

    @property
    def failed(self) -> bool:
        """Not refused though it should be, or no right answer in the first three places."""
        if self.outcome.should_be_refused:
            return bool(self.outcome.answers)
        return self.outcome.place is None or self.outcome.place > 3


def read(path: Path) -> list[Asked]:
    """The questions of the file. Raises NotACollection when it is not one."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
            if missing:
                raise NotACollection(f"In {path} ontbreekt de kolom {', '.join(missing)}.")
            return _questions(list(reader))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise NotACollection(f"{path} is niet te lezen: {problem}") from problem


def _questions(rows: list[dict[str, str]]) -> list[Asked]:
    found: dict[tuple[str, str, str], Asked] = {}
    for line, row in enumerate(rows, 2):
        question, language, kind = (
            (row[name] or "").strip() for name in ("question", "language", "kind")
        )
        if language not in ("nl", "en") or not question:
            raise NotACollection(f"Regel {line}: een vraag en de taal nl of en zijn nodig.")
        asked = found.setdefault((question, language, kind), Asked(question, language, kind, {}))
        if target := (row["target"] or "").strip():
            asked.grades[target] = _grade(row["grade"], line)
    return list(found.values())


def _grade(value: str, line: int) -> int:
    """An empty grade beside a target means right."""
    if not (value or "").strip():
        return 2
    try:
        return int(value)
    except ValueError:
        raise NotACollection(f"Regel {line}: de waardering “{value}” is geen getal.") from None


def put(questions: Sequence[Asked], engine: Engine, audience: str) -> list[Answered]:
    """Ask the engine every question, as someone who may see everything."""
    return [_ask(asked, engine, audience) for asked in questions]


def _ask(asked: Asked, engine: Engine, audience: str) -> Answered:
    begin = time.perf_counter()
    found = engine.search(asked.question, language=asked.language, audience=audience)
    took = 1000 * (time.perf_counter() - begin)
    outcome = Outcome(asked.grades, [hit.targets for hit in found.hits])
    return Answered(asked, outcome, [hit.title_text for hit in found.hits], took)


def figures(answered: Sequence[Answered]) -> dict[str, Relevance]:
    """The figures of every kind of question, and of all of them as "total"."""
    kinds = list(dict.fromkeys(one.asked.kind for one in answered))
    found = {
        kind: Relevance.of([one.outcome for one in answered if one.asked.kind == kind])
        for kind in kinds
    }
    return found | {"total": Relevance.of([one.outcome for one in answered])}


def milliseconds(answered: Sequence[Answered]) -> dict[str, float]:
    """Half of the questions, and 95 in 100, took no longer than this."""
    took = sorted(one.milliseconds for one in answered)
    if not took:
        return {}
    return {"p50": took[len(took) // 2], "p95": took[min(len(took) - 1, int(len(took) * 0.95))]}


def as_table(found: dict[str, Relevance]) -> str:
    """The figures as lines of text."""
    names = {
        "questions": "vragen",
        "recall_at_1": "recall@1",
        "recall_at_3": "recall@3",
        "recall_at_5": "recall@5",
        "mrr_at_10": "MRR@10",
        "ndcg_at_10": "nDCG@10",
        "zero_results": "niets gevonden",
        "right_refusals": "terecht niets",
    }
    lines = ["".join([f"{'soort':<12}", *(f"{name:>15}" for name in names.values())])]
    for kind, relevance in found.items():
        values = asdict(relevance)
        lines.append("".join([f"{kind:<12}", *(f"{_shown(values[name]):>15}" for name in names)]))
    return "\n".join(lines)


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def as_line(one: Answered) -> str:
    """A failure: what was asked, what would have been right, and what came first."""
    right = ", ".join(one.asked.grades) or "niets"
    came = "; ".join(one.titles[:3]) or "niets gevonden"
    return f"[{one.asked.kind}] {one.asked.question}\n    goed: {right}\n    kreeg: {came}"
