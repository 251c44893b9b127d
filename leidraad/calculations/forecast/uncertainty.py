"""Quantiles of counts: chance, and on top of it how unsure the day and the interval are.

A count with an uncertain expectation is over-dispersed. With a gamma-distributed expectation it is negative
binomial: variance = mean + mean^2 x relative variance, and Poisson where the relative variance is nil.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy import stats

from leidraad.calculations.forecast.history import Numbers

LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.975)
LARGE = 200.0
FEW = 5.0


def quantiles(
    median: Numbers, log_variance: Numbers, levels: Iterable[float] = LEVELS
) -> dict[float, Numbers]:
    """Level -> counts with that probability of fewer; `log_variance` of the expectation around `median`."""
    return {level: quantile(median, log_variance, level) for level in levels}


def mean_of(median: Numbers, log_variance: Numbers) -> Numbers:
    """The mean of a count of which the expectation is log-normal around `median`."""
    mean: Numbers = median * np.exp(np.minimum(log_variance, 2.0) / 2)
    return mean


def point(median: Numbers, log_variance: Numbers) -> Numbers:
    """The single number that misses least: where few are expected the whole number in the middle, so often 0."""
    few = (median > 0) & (median < FEW)
    best = median.copy()
    shape = 1.0 / np.maximum(np.expm1(np.minimum(log_variance[few], 2.0)), 1e-6)
    expected = mean_of(median[few], log_variance[few])
    best[few] = stats.nbinom.ppf(0.5, shape, shape / (shape + expected))
    return best


def quantile(median: Numbers, log_variance: Numbers, level: float) -> Numbers:
    """One quantile. The median stays as it is, so that it adds up and is not rounded."""
    if level == 0.5:
        return median
    expected = mean_of(median, log_variance)
    relative = np.expm1(np.minimum(log_variance, 2.0))
    result = np.zeros_like(expected)
    small = (expected > 0) & (expected < LARGE)
    if small.any():
        shape = 1.0 / np.maximum(relative[small], 1e-6)
        result[small] = stats.nbinom.ppf(level, shape, shape / (shape + expected[small]))
    large = expected >= LARGE
    # With this many contacts the log-normal expectation is what counts; chance adds 1 / expected.
    spread = np.sqrt(np.minimum(log_variance[large], 2.0) + 1.0 / expected[large])
    result[large] = median[large] * np.exp(stats.norm.ppf(level) * spread)
    return result
