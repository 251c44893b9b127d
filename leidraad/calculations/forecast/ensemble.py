"""Several cheap members together, tried on the latest weeks, and replaced when last week does better.

One member keeps the sizes of effects that suit contact centres, one fits them to this history: the first errs less,
the second knows better how unsure it is. Their weights stay equal but for what the trial proves. The same trial
tells how wide the margins must be and whether the seasonal naive would have been better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leidraad.calculations.forecast import day_model
from leidraad.calculations.forecast.day_model import DayModel, DayPrediction
from leidraad.calculations.forecast.features import Codes, DayFeatures
from leidraad.calculations.forecast.history import Numbers

WINDOW = 28  # days that a trial looks ahead
WINDOWS = 6
LEAST = 21  # days of history before the first trial
BELIEF = 60.0  # days of trial that weigh as much as the theory
WEEKS = (1, 3, 6)  # how many the fallback may look back


@dataclass(frozen=True)
class Trial:
    """Mean absolute error of day totals in the latest weeks as % of the contacts; `days` how many were tried.

    `weeks` is how far the best fallback looks back.
    """

    ours: float
    naive: float
    days: int
    weeks: int = 1


@dataclass(frozen=True)
class Ensemble:
    members: Sequence[DayModel]
    weights: Numbers
    widening: float  # of the variance
    trial: Trial | None
    fallback: tuple[Numbers, float] | None = None  # log median per weekday (7,), variance

    @property
    def notes(self) -> tuple[str, ...]:
        if self.fallback is None or self.trial is None:
            return ()
        return (
            f"Het dagmodel deed het de laatste weken niet beter dan vorige week herhalen "
            f"({self.trial.ours:.1f}% tegen {self.trial.naive:.1f}% fout per dag). "
            f"Daarom herhaalt de verwachting de laatste {self.trial.weeks} weken.",
        )

    def predict(self, days: DayFeatures) -> DayPrediction:
        if self.fallback is not None:
            usual, wide = self.fallback
            return DayPrediction(usual[days.weekday], np.full(len(days), wide), {})
        said = [member.predict(days) for member in self.members]
        centres = np.stack([each.centre for each in said])
        centre = self.weights @ centres
        apart = self.weights @ (centres - centre) ** 2
        variance = self.widening * (
            self.weights @ np.stack([each.variance for each in said]) + apart
        )
        parts = {
            name: sum(
                (
                    weight * each.parts[name]
                    for weight, each in zip(self.weights, said, strict=True)
                ),
                np.zeros(len(days)),
            )
            for name in said[0].parts
        }
        return DayPrediction(centre, variance, parts)


def learn(totals: Numbers, features: DayFeatures) -> Ensemble:
    """`totals` (d,) contacts per day, NaN where unknown, at least one known; `features` of the same days."""
    members = [day_model.fit(totals, features, fitting=fitting) for fitting in (False, True)]
    known = np.flatnonzero(np.isfinite(totals))[-day_model.LONGEST :]
    counts, days = totals[known], features.take(known)
    trials = [
        _tried(members, counts, days, end)
        for end in range(len(counts), LEAST, -WINDOW)[:WINDOWS]
        if end - WINDOW >= LEAST
    ]
    if not trials:
        return Ensemble(members, np.full(len(members), 1 / len(members)), 1.2, None)
    centres, variances, actual, naive = (
        np.concatenate(each, axis=-1) for each in zip(*trials, strict=True)
    )
    weights = _weights(np.abs(actual - np.exp(centres)).sum(axis=1))
    centre = weights @ centres
    median = np.exp(centre)
    variance = weights @ variances + weights @ (centres - centre) ** 2
    ours = np.abs(actual - median)
    square = (actual - median) ** 2 / (median + median**2 * variance)
    share = 100 / max(float(actual.sum()), 1e-9)
    best = WEEKS[int(np.argmin(naive.sum(axis=1)))]
    trial = Trial(float(ours.sum()) * share, float(naive[0].sum()) * share, len(ours), best)
    seen = float(np.minimum(square, 9.0).mean())
    widening = (BELIEF * 1.1 + len(square) * seen) / (BELIEF + len(square))
    loses = trial.ours > trial.naive and len(trials) > 1 and actual.sum() > 0
    fallback = _fallback(counts, days, best) if loses else None
    return Ensemble(members, weights, widening, trial, fallback)


def _weights(errors: Numbers) -> Numbers:
    """Equal, but for what the members erred in the trial: twice the error is a quarter of the weight."""
    worth = 1.0 / np.maximum(errors, 1e-9) ** 2
    weights: Numbers = worth / worth.sum()
    return weights


def _tried(
    members: Sequence[DayModel], counts: Numbers, days: DayFeatures, end: int
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """One window of w days that ends before row `end`: centres and variances of the members (m, w), the actuals
    (w,), and the absolute errors of the fallbacks (weeks, w)."""
    start = max(end - WINDOW, LEAST)
    known, asked = slice(0, start), slice(start, end)
    said = [member.tried(known, asked) for member in members]
    actual = counts[asked]
    before = [_usual(counts[known], days.weekday[known], weeks) for weeks in WEEKS]
    naive = np.stack([np.abs(actual - usual[days.weekday[asked]]) for usual in before])
    return np.stack([each[0] for each in said]), np.stack([each[1] for each in said]), actual, naive


def _usual(counts: Numbers, weekday: Codes, weeks: int) -> Numbers:
    """The median of the latest `weeks` of each weekday (7,); of all days when it was never counted."""
    usual = np.full(7, float(np.median(counts[-7 * weeks :])))
    for day in range(7):
        own = counts[weekday == day][-weeks:]
        if len(own):
            usual[day] = np.median(own)
    return usual


def _fallback(counts: Numbers, days: DayFeatures, weeks: int) -> tuple[Numbers, float]:
    usual = _usual(counts, days.weekday, weeks)
    recent = slice(-7 * max(WEEKS), None)
    expected = np.maximum(usual[days.weekday[recent]], 0.1)
    apart = (counts[recent] - expected) ** 2 - expected
    variance = float(np.median(apart / expected**2)) / 0.455
    return np.log(np.maximum(usual, 0.01)), max(variance, 1e-3)
