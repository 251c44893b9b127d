"""How good a search is: recall, reciprocal rank, discounted gain and right refusals of a set of questions."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

DEPTH = 10


@dataclass(frozen=True)
class Outcome:
    """One question: the grade of every right target, and the targets of each answer in its place.

    No targets at all means that "nothing found" is right. An answer may go by several names.
    """

    grades: Mapping[str, int]
    answers: Sequence[Collection[str]]

    @property
    def should_be_refused(self) -> bool:
        return not self.grades

    @property
    def place(self) -> int | None:
        """The place (1 is the first) of the first answer with the best grade; None when it is not there."""
        best = max(self.grades.values(), default=0)
        for place, names in enumerate(self.answers[:DEPTH], 1):
            if any(self.grades.get(name) == best for name in names):
                return place
        return None

    @property
    def gain(self) -> float:
        """nDCG@10 with gain 2^grade - 1; a target counts once."""
        ideal = _discounted(sorted(self.grades.values(), reverse=True))
        seen: set[str] = set()
        found = []
        for names in self.answers[:DEPTH]:
            fresh = [name for name in names if name in self.grades and name not in seen]
            found.append(max((self.grades[name] for name in fresh), default=0))
            seen.update(names)
        return min(1.0, _discounted(found) / ideal) if ideal else 0.0


def _discounted(grades: Sequence[int]) -> float:
    return sum((2.0**g - 1) / math.log2(place + 1) for place, g in enumerate(grades[:DEPTH], 1))


@dataclass(frozen=True)
class Relevance:
    """The figures of a set of outcomes. Shares are from 0 to 1, None when there is nothing to divide by.

    Recall@k is the share of the answerable questions with an answer of the best grade in the first k places.
    """

    questions: int
    recall_at_1: float | None
    recall_at_3: float | None
    recall_at_5: float | None
    mrr_at_10: float | None
    ndcg_at_10: float | None
    zero_results: float | None
    right_refusals: float | None

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> "Relevance":
        answerable = [one for one in outcomes if not one.should_be_refused]
        refusable = [one for one in outcomes if one.should_be_refused]
        places = [one.place for one in answerable]
        return cls(
            questions=len(outcomes),
            recall_at_1=_mean([p is not None and p <= 1 for p in places]),
            recall_at_3=_mean([p is not None and p <= 3 for p in places]),
            recall_at_5=_mean([p is not None and p <= 5 for p in places]),
            mrr_at_10=_mean([1 / p if p else 0.0 for p in places]),
            ndcg_at_10=_mean([one.gain for one in answerable]),
            zero_results=_mean([not one.answers for one in answerable]),
            right_refusals=_mean([not one.answers for one in refusable]),
        )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
