"""The day model: how many contacts on a day, and how sure that is.

log(contacts) is a sum of effects (effects.py) plus noise: a Gaussian process. Few days of a holiday shrink
to the average holiday, a new weekday pattern is believed slowly, and the uncertainty grows with the
horizon, all from the same sum. The sizes of the effects start from values that suit contact centres and are
fitted by the likelihood of this history. Odd days count less (Huber weights on leave-one-out residuals).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.linalg.lapack import dpotri, dtrtri
from scipy.optimize import minimize

from leidraad.calculations.forecast.effects import Effect, effects_for
from leidraad.calculations.forecast.features import DayFeatures
from leidraad.calculations.forecast.history import Numbers

NOISE = 0.04
LONGEST = 1096  # three years: more takes long and, on ten years of a municipality, was no better
FITTED_ON = 500  # the latest days on which sizes are fitted
TRUST_IN_START = 0.35  # standard deviation of the log sizes around the start values
ODD = 3.0  # standard deviations
SMALL_COUNT = 20.0
LOWEST = -5.0
LEAST_TO_FIT = 21


@dataclass(frozen=True)
class DayPrediction:
    """`centre` (h,) log of the median day, `variance` (h,) of that log without the chance of counting,
    `parts` what every effect adds to the log, each (h,)."""

    centre: Numbers
    variance: Numbers
    parts: dict[str, Numbers]

    @property
    def median(self) -> Numbers:
        return np.exp(self.centre)


@dataclass(frozen=True)
class DayModel:
    """A fitted model; `predict` asks it about other days.

    `target` (d,) are the logs it learned from, less `offset`; `noise` (d,) their variance; `signal` (d, d) is the
    covariance of the effects on those days, so that it can be tried again on a part of them.
    """

    effects: Sequence[Effect]
    sizes: Numbers  # standard deviations of the effects, then of the noise
    past: DayFeatures
    offset: float
    target: Numbers
    noise: Numbers
    signal: Numbers
    factor: tuple[Numbers, bool]
    weights: Numbers  # (d,) solution of (signal + noise) w = target

    def predict(self, days: DayFeatures) -> DayPrediction:
        centre = np.full(len(days), self.offset)
        cross = np.zeros((len(days), len(self.past)))
        variance = np.full(len(days), self.sizes[-1] ** 2)
        parts = {}
        for effect, size in zip(self.effects, self.sizes, strict=False):
            kernel = size**2 * effect.kernel(days, self.past)
            parts[effect.name] = kernel @ self.weights
            centre += parts[effect.name]
            cross += kernel
            variance += size**2 * own_variance(effect, days)
        variance -= np.einsum("ij,ji->i", cross, cho_solve(self.factor, cross.T))
        return DayPrediction(centre, np.maximum(variance, 1e-6), parts)

    def tried(self, known: slice, asked: slice) -> tuple[Numbers, Numbers]:
        """What it would have said of the rows `asked`, knowing only `known`: centre and variance of the log."""
        inner = self.signal[known, known] + np.diag(self.noise[known])
        factor = cho_factor(inner, lower=True, overwrite_a=True)
        cross = self.signal[asked, known]
        centre = self.offset + cross @ cho_solve(factor, self.target[known])
        own = np.diag(self.signal)[asked] + self.sizes[-1] ** 2
        own = own - np.einsum("ij,ji->i", cross, cho_solve(factor, cross.T))
        return centre, np.maximum(own, 1e-6)


def own_variance(effect: Effect, days: DayFeatures) -> Numbers:
    """The diagonal of the kernel, a few days at a time."""
    step = 64
    blocks = [days.take(slice(i, i + step)) for i in range(0, len(days), step)]
    return np.concatenate([np.diag(effect.kernel(block, block)) for block in blocks])


def fit(totals: Numbers, features: DayFeatures, *, fitting: bool = True) -> DayModel:
    """Learn from days: `totals` (d,) contacts, NaN where unknown; `features` of the same days.

    At least one day must be known. Without `fitting` the effects keep their start sizes.
    """
    known = np.flatnonzero(np.isfinite(totals))[-LONGEST:]
    past, counts = features.take(known), totals[known]
    effects = effects_for(past, int(past.time[-1] - past.time[0]) + 1)
    offset = float(np.log(max(float(np.mean(counts)), 0.5 / len(counts))))
    sizes = np.array([effect.size for effect in effects] + [NOISE])
    target, chance = pseudo_logs(counts, np.full(len(counts), offset))
    if fitting and len(known) >= LEAST_TO_FIT:
        sizes = fitted_sizes(effects, sizes, past, target - offset, chance)
    return solved(effects, sizes, past, counts, offset)


def pseudo_logs(counts: Numbers, centre: Numbers) -> tuple[Numbers, Numbers]:
    """Logs of counts and the variance by chance alone; small counts by one step of Newton around `centre`."""
    expected = np.exp(centre)
    small = counts < SMALL_COUNT
    log = np.log(np.maximum(counts, SMALL_COUNT))
    step = centre + np.clip((counts - expected) / np.maximum(expected, 1e-3), -1.0, 3.0)
    target = np.where(small, np.maximum(step, LOWEST), log)
    return target, 1.0 / np.where(small, np.maximum(expected, 0.05), np.maximum(counts, 1.0))


def covariance(effects: Sequence[Effect], sizes: Numbers, days: DayFeatures) -> Numbers:
    total = np.zeros((len(days), len(days)))
    for effect, size in zip(effects, sizes, strict=False):
        total += size**2 * effect.kernel(days, days)
    return total


def solved(
    effects: Sequence[Effect], sizes: Numbers, past: DayFeatures, counts: Numbers, offset: float
) -> DayModel:
    """Solve for the effects; again with odd days weighted down and, for small counts, around the solution."""
    signal = covariance(effects, sizes, past)
    centre, odd = np.full(len(counts), offset), np.ones(len(counts))
    rounds = 5 if np.any(counts < SMALL_COUNT) else 2
    for turn in range(rounds):
        target, chance = pseudo_logs(counts, centre)
        whole = signal.copy()
        used = odd
        whole[np.diag_indices_from(whole)] += chance + sizes[-1] ** 2 * used
        factor = cho_factor(whole, lower=True)
        weights = cho_solve(factor, target - offset)
        if turn < rounds - 1:
            centre = offset + signal @ weights
            odd = np.maximum(odd, oddness(factor, weights))
    noise = chance + sizes[-1] ** 2 * used
    return DayModel(effects, sizes, past, offset, target - offset, noise, signal, factor, weights)


def oddness(factor: tuple[Numbers, bool], weights: Numbers) -> Numbers:
    """How much wider the noise of each day must be for its leave-one-out residual to be no surprise (d,)."""
    precision = diagonal_of_inverse(factor)
    surprise: Numbers = np.abs(weights) / np.sqrt(precision)
    return np.where(surprise > ODD, (surprise / ODD) ** 2 * 4.0, 1.0)


def inverse(factor: tuple[Numbers, bool]) -> Numbers:
    """The inverse of the matrix that was factored (lower triangle)."""
    lower = dpotri(factor[0], lower=1)[0]
    whole: Numbers = np.tril(lower) + np.tril(lower, -1).T
    return whole


def diagonal_of_inverse(factor: tuple[Numbers, bool]) -> Numbers:
    half = np.tril(dtrtri(factor[0], lower=1)[0])
    diagonal: Numbers = np.einsum("ij,ij->j", half, half)
    return diagonal


def fitted_sizes(
    effects: Sequence[Effect],
    start: Numbers,
    past: DayFeatures,
    target: Numbers,
    chance: Numbers,
) -> Numbers:
    """The most likely sizes given the latest days, held near their start values."""
    latest = slice(-FITTED_ON, None)
    days, z, base = past.take(latest), target[latest], chance[latest]
    kernels = [effect.kernel(days, days) for effect in effects]
    origin = np.log(start)

    def loss(logs: Numbers) -> tuple[float, Numbers]:
        variances = np.exp(2 * logs)
        whole = np.diag(base + variances[-1])
        for variance, kernel in zip(variances, kernels, strict=False):
            whole += variance * kernel
        factor = cho_factor(whole, lower=True)
        weights = cho_solve(factor, z)
        slack = np.outer(weights, weights) - inverse(factor)
        pull = np.array([np.vdot(slack, kernel) for kernel in kernels] + [np.trace(slack)])
        apart = (logs - origin) / TRUST_IN_START
        value = 0.5 * float(z @ weights) + float(np.log(np.diag(factor[0])).sum())
        return value + 0.5 * float(apart @ apart), -pull * variances + apart / TRUST_IN_START

    bounds = [(low - 3, low + 3) for low in origin]
    found = minimize(
        loss, origin, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 12}
    )
    return np.exp(found.x)
