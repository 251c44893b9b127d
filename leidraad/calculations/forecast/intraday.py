"""The day as it goes: the rest of the day, forecast again from what came in so far.

How an interval differs from its forecast hangs together over the day: a busy morning is followed by a busy
afternoon, more so the nearer it lies. That covariance is measured on earlier days and shrunk to a simple shape
(one part for the whole day, one that fades with the hours). What is still to come then follows by conditioning, and
a quiet or small morning changes little, because chance explains it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from leidraad.calculations.forecast.history import Numbers

FADING_HOURS = 3.0
DAYS_TO_BELIEVE = 500.0  # so many days weigh as much as the simple shape


@dataclass(frozen=True)
class Rest:
    """The intervals still to come: `median` (s,) contacts, `log_variance` (s,) of their expectation, and
    `change` the relative difference with the forecast of this morning, 0.1 is 10% more."""

    median: Numbers
    log_variance: Numbers
    change: float


@dataclass(frozen=True)
class DayPattern:
    """How intervals deviate together: `covariance` (s, s) of relative deviations, without chance."""

    covariance: Numbers

    @classmethod
    def learn(cls, actual: Numbers, expected: Numbers, minutes: int) -> DayPattern:
        """From earlier days: `actual` and `expected` (d, s) of intervals of `minutes`; NaN is not counted.

        `expected` must be what was forecast before the day, for otherwise the pattern is too tame.
        """
        usable = np.isfinite(actual) & (expected > 0)
        apart = np.divide(actual, expected, out=np.ones_like(expected), where=usable) - 1.0
        apart = np.clip(np.where(usable, apart, 0.0), -1.0, 3.0)
        pairs = usable.T.astype(float) @ usable
        raw = apart.T @ apart / np.maximum(pairs, 1.0)
        chance = np.divide(1.0, expected, out=np.zeros_like(expected), where=usable)
        raw[np.diag_indices_from(raw)] -= chance.sum(axis=0) / np.maximum(usable.sum(axis=0), 1)
        shape = _simple_shape(
            raw, pairs, np.nanmean(np.where(usable, expected, 0.0), axis=0), minutes
        )
        trust = pairs / (pairs + DAYS_TO_BELIEVE)
        return cls(_without_negatives(trust * raw + (1 - trust) * shape))

    def rest(self, actual: Numbers, expected: Numbers, known: int) -> Rest:
        """Forecast again after `known` intervals of today: `actual` (s,) or at least the first `known` of it."""
        morning = np.flatnonzero(np.isfinite(actual[:known]) & (expected[:known] > 0))
        later = np.arange(known, len(expected))
        before = expected[later]
        if not len(morning) or not len(later):
            return Rest(before, np.diag(self.covariance)[later].copy(), 0.0)
        apart = actual[morning] / expected[morning] - 1.0
        inner = self.covariance[np.ix_(morning, morning)] + np.diag(1.0 / expected[morning])
        cross = self.covariance[np.ix_(later, morning)]
        factor = cho_factor(inner + 1e-9 * np.eye(len(morning)), lower=True)
        median = before * np.maximum(1.0 + cross @ cho_solve(factor, apart), 0.05)
        variance = np.diag(self.covariance)[later] - np.einsum(
            "ij,ji->i", cross, cho_solve(factor, cross.T)
        )
        total = before.sum()
        change = float(median.sum() / total - 1.0) if total > 0 else 0.0
        return Rest(median, np.maximum(variance, 1e-6), change)


def _simple_shape(raw: Numbers, pairs: Numbers, weight: Numbers, minutes: int) -> Numbers:
    """The covariance a + b exp(-hours / 3), and c on the diagonal, nearest to what was measured."""
    slots = len(raw)
    hours = np.abs(np.subtract.outer(np.arange(slots), np.arange(slots))) * minutes / 60
    fade = np.exp(-hours / FADING_HOURS)
    off = ~np.eye(slots, dtype=bool) & (pairs > 1)
    whole = np.sqrt(np.outer(weight, weight))[off]
    design = np.stack([np.ones(off.sum()), fade[off]], axis=1)
    found = np.linalg.lstsq(design * whole[:, None], raw[off] * whole, rcond=None)[0]
    a, b = np.maximum(found, 0.0)
    own = np.clip(np.diag(raw) - a - b, 0.0, None)
    level = float((own * weight).sum() / max(weight.sum(), 1e-9))
    shape: Numbers = a + b * fade + level * np.eye(slots)
    return shape


def _without_negatives(matrix: Numbers) -> Numbers:
    values, vectors = np.linalg.eigh((matrix + matrix.T) / 2)
    sound: Numbers = (vectors * np.maximum(values, 0.0)) @ vectors.T
    return sound
