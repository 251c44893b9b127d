"""Many series at once: every channel, topic and queue of a municipality in one go.

Days and calendar are shared, so the covariance of days is factored once and every series is one more column.
Sizes of effects are the start values; the uncertainty of each series is scaled by its own leave-one-out residuals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.linalg import cho_factor, cho_solve

from leidraad.calculations.forecast import profile, uncertainty
from leidraad.calculations.forecast.day_model import LONGEST, NOISE, covariance, diagonal_of_inverse
from leidraad.calculations.forecast.effects import effects_for
from leidraad.calculations.forecast.features import Calendar, DayFeatures, features_of
from leidraad.calculations.forecast.history import Days, Numbers

Counted = NDArray[np.bool_]
USUAL_SQUARE = float(stats.chi2.median(1))
WIDEST = 3.0  # standard deviations: what is odder is drawn in


@dataclass(frozen=True)
class Many:
    """`median` (k, h, slots) and `day_median` (k, h) contacts, with the variances of their logs."""

    days: Days
    median: Numbers
    log_variance: Numbers
    day_median: Numbers
    day_log_variance: Numbers

    def quantile(self, level: float) -> Numbers:
        """(k, h, slots)"""
        return uncertainty.quantile(self.median, self.log_variance, level)


def forecast_many(
    tables: Numbers, first: np.datetime64, calendar: Calendar, days: int = 28
) -> Many:
    """`tables` (k, d, slots) contacts from day `first` on, NaN where nobody counted; `days` ahead."""
    number = tables.shape[1]
    every = first.astype("datetime64[D]") + np.arange(number + days)
    features = features_of(every, calendar)
    past, ahead = features.take(slice(0, number)), features.take(slice(number, None))
    counted: Counted = np.asarray(np.isfinite(tables).any(axis=2))
    totals = np.nansum(tables, axis=2)
    median, variance = _days(totals, counted, past, ahead)
    shapes = [profile.learn(table, past) for table in tables]
    shares = np.stack([shape.of(ahead) for shape in shapes])
    spread = np.stack([shape.spread for shape in shapes])
    return Many(
        every[number:],
        median[:, :, None] * shares,
        variance[:, :, None] + spread[:, None, :] ** 2,
        median,
        variance,
    )


def _days(
    totals: Numbers,
    counted: Counted,
    past: DayFeatures,
    ahead: DayFeatures,
) -> tuple[Numbers, Numbers]:
    """Medians (k, h) and log variances of the days ahead."""
    past, totals, counted = (
        past.take(slice(-LONGEST, None)),
        totals[:, -LONGEST:],
        counted[:, -LONGEST:],
    )
    effects = effects_for(past, len(past))
    sizes = np.array([effect.size for effect in effects])
    logs = np.log(np.maximum(totals, 0.5))
    usual = _usual(logs, counted, past)
    logs = np.where(counted, logs, usual)  # a missing day counts as an ordinary one
    offset = logs.mean(axis=1, keepdims=True)
    whole = covariance(effects, sizes, past)
    chance = float(np.mean(1.0 / np.maximum(totals, 1.0)))
    whole[np.diag_indices_from(whole)] += NOISE**2 + chance
    factor = cho_factor(whole, lower=True, overwrite_a=True)
    precision = diagonal_of_inverse(factor)
    target = (logs - offset).T
    weights = cho_solve(factor, target)
    residual = weights / precision[:, None]
    surprise = residual * np.sqrt(precision)[:, None]
    scale = np.sqrt(np.median(surprise**2, axis=0) / USUAL_SQUARE)
    limit = WIDEST * np.maximum(scale, 0.3)
    drawn_in = residual * np.minimum(1.0, limit / np.maximum(np.abs(surprise), 1e-9))
    weights = cho_solve(factor, target - residual + drawn_in)
    cross = sum(
        (size**2 * effect.kernel(ahead, past) for effect, size in zip(effects, sizes, strict=True)),
        np.zeros((len(ahead), len(past))),
    )
    own = np.full(len(ahead), NOISE**2)
    for effect, size in zip(effects, sizes, strict=True):
        own += size**2 * np.diag(effect.kernel(ahead, ahead))
    own -= np.einsum("ij,ji->i", cross, cho_solve(factor, cross.T))
    median = np.exp(offset + (cross @ weights).T)
    return median, np.maximum(own, 1e-6)[None, :] * np.maximum(scale, 0.3)[:, None] ** 2


def _usual(
    logs: Numbers,
    counted: Counted,
    past: DayFeatures,
) -> Numbers:
    """The mean log of each weekday (k, d), of the days that were counted."""
    usual = np.zeros_like(logs)
    for weekday in range(7):
        rows = past.weekday == weekday
        seen = counted & rows[None, :]
        number = np.maximum(seen.sum(axis=1), 1)
        usual[:, rows] = (np.where(seen, logs, 0.0).sum(axis=1) / number)[:, None]
    return usual
