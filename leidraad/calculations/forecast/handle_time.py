"""Handle time (afhandeltijd) by topic and hour: means of few contacts shrink to the mean of all.

Normal means with a normal prior (empirical Bayes; DerSimonian and Laird, 1986, for the variance between groups).
Means, not medians: work is contacts times the mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from leidraad.calculations.forecast.history import Numbers


@dataclass(frozen=True)
class HandleTimes:
    """`mean` and `error` (topics, 24) seconds: the expected handle time and its standard error."""

    mean: Numbers
    error: Numbers

    @classmethod
    def learn(cls, seconds: Numbers, topic: Numbers, hour: Numbers, topics: int) -> HandleTimes:
        """From contacts: `seconds` (n,), `topic` (n,) from 0 to `topics` - 1, `hour` (n,) from 0 to 23."""
        if len(seconds) == 0:
            raise ValueError(
                "Er zijn nog geen afgehandelde contacten om de afhandeltijd van te leren."
            )
        overall = float(seconds.mean())
        spread = float(seconds.var(ddof=1)) if len(seconds) > 1 else overall**2
        of_topic, topic_error = shrunken(seconds, topic, topics, overall, spread)
        share = seconds / of_topic[topic.astype(int)]
        around = float(share.var(ddof=1)) if len(share) > 1 else 1.0
        of_hour, hour_error = shrunken(share, hour, 24, float(share.mean()), around)
        mean = np.outer(of_topic, of_hour)
        relative = (topic_error / of_topic)[:, None] ** 2 + (hour_error / of_hour)[None, :] ** 2
        return cls(mean, mean * np.sqrt(relative))


def shrunken(
    values: Numbers, group: Numbers, groups: int, overall: float, spread: float
) -> tuple[Numbers, Numbers]:
    """Mean per group (g,) shrunk to `overall`, and its standard error; `spread` is the variance within groups."""
    number = np.bincount(group.astype(int), minlength=groups).astype(float)
    sums = np.bincount(group.astype(int), weights=values, minlength=groups)
    own = np.divide(sums, number, out=np.full(groups, overall), where=number > 0)
    between = _variance_between(own, number, spread)
    within = spread / np.maximum(number, 1e-9)
    trust = between / (between + within) if between > 0 else np.zeros(groups)
    trust = np.where(number > 0, trust, 0.0)
    chance = spread / max(number.sum(), 1.0)
    error = np.sqrt(np.where(number > 0, trust * within, between) + (1 - trust) ** 2 * chance)
    return trust * own + (1 - trust) * overall, error


def _variance_between(own: Numbers, number: Numbers, spread: float) -> float:
    """By moments: what the group means differ beyond chance."""
    seen = number > 0
    if seen.sum() < 2 or spread <= 0:
        return 0.0
    weight = number[seen] / spread
    mean = float((weight * own[seen]).sum() / weight.sum())
    apart = float((weight * (own[seen] - mean) ** 2).sum()) - (seen.sum() - 1)
    between: float = apart / float(weight.sum() - (weight**2).sum() / weight.sum())
    return max(0.0, between)
