"""The profile of the day: which share of the day's contacts comes in each interval.

Three layers, each shrunk to the one above by what its own days can prove: the average day, the weekday, and
holidays with the days beside them. Every layer is smoothed over the day, more so as there are fewer contacts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.forecast.features import DayFeatures
from leidraad.calculations.forecast.history import Numbers

FORGETTING = 182.0  # days in which a day loses half its weight
LATEST = 400  # days that count at all
SMOOTH_HOURS = 1.0
OPEN_SHARE = 0.3  # an interval is open on a weekday when this share of its days counted it
WEEKDAY_SIZE = 0.08
SPECIAL_SIZE = 0.15


@dataclass(frozen=True)
class Profile:
    """`shares` (kinds, slots), each row adds up to 1; kinds are the seven weekdays and then the special days.

    `opened` (7, slots) tells which intervals are counted at all; `spread` (slots,) is the relative standard
    deviation of an interval around its share beyond chance.
    """

    shares: Numbers
    opened: NDArray[np.bool_]
    spread: Numbers
    special: Numbers  # (slots,) relative difference of a holiday or the day before

    def of(self, days: DayFeatures) -> Numbers:
        """Shares (d, slots) of these days; intervals that are closed get 0 and the rest adds up to 1."""
        shares = self.shares[days.weekday].copy()
        marked = _marked(days)
        shares[marked] *= np.maximum(1 + self.special, 0.05)
        shares *= self.opened[days.weekday]
        total = shares.sum(axis=1, keepdims=True)
        whole: Numbers = np.divide(shares, total, out=np.zeros_like(shares), where=total > 0)
        return whole


def _marked(days: DayFeatures) -> NDArray[np.bool_]:
    marked: NDArray[np.bool_] = (days.holiday > 0) | (days.day_before > 0)
    return marked


def learn(table: Numbers, features: DayFeatures) -> Profile:
    """`table` (d, slots) with NaN where nobody counted; `features` of the same days."""
    table, features = table[-LATEST:], features.take(slice(-LATEST, None))
    counted = np.isfinite(table)
    slots = table.shape[1]
    opened = opening(counted, features)
    weight = 0.5 ** ((features.time[-1] - features.time) / FORGETTING)
    base = _base(table, counted, weight)
    totals = day_totals(table, base)
    expected = totals[:, None] * base[None, :]
    usable = counted & (expected > 0)
    ratio = np.divide(table, expected, out=np.ones_like(table), where=usable) - 1.0
    spread = _spread(ratio, expected, usable)
    precision = np.where(usable, 1.0 / (1.0 / np.maximum(expected, 1e-9) + spread**2), 0.0)
    precision *= weight[:, None]
    smoother = Smoother(slots)
    shares = np.zeros((7, slots))
    left = ratio.copy()
    marked = _marked(features)
    for weekday in range(7):
        rows = (features.weekday == weekday) & ~marked
        difference = smoother.shrunk(ratio[rows], precision[rows], WEEKDAY_SIZE)
        shares[weekday] = base * np.maximum(1 + difference, 0.02)
        left[features.weekday == weekday] -= difference
    special = smoother.shrunk(left[marked], precision[marked], SPECIAL_SIZE)
    left[marked] -= special
    spread = _spread(left, expected, usable)
    total = shares.sum(axis=1, keepdims=True)
    shares = np.divide(shares, total, out=np.zeros_like(shares), where=total > 0)
    return Profile(shares, opened, spread, special)


def opening(counted: NDArray[np.bool_], features: DayFeatures) -> NDArray[np.bool_]:
    """Which intervals are counted on which weekday (7, slots), by the latest days that were counted at all."""
    opened = np.zeros((7, counted.shape[1]), dtype=bool)
    for weekday in range(7):
        rows = counted[features.weekday == weekday][-12:]
        if not len(rows):  # this weekday has yet to come: as any other day
            rows = counted
        if len(rows):
            opened[weekday] = rows.mean(axis=0) >= OPEN_SHARE
    return opened


def day_totals(table: Numbers, base: Numbers) -> Numbers:
    """Totals (d,) of days of which some intervals are missing, made whole by the usual shares; NaN if half is."""
    counted = np.isfinite(table)
    seen = counted @ base
    total: Numbers = np.nansum(table, axis=1) / np.where(seen > 0, seen, 1.0)
    whole: Numbers = np.where(seen > 0, total, 0.0)
    return whole


def _base(table: Numbers, counted: NDArray[np.bool_], weight: Numbers) -> Numbers:
    """The average share of each interval (slots,), smoothed where there are few contacts."""
    filled = np.where(counted, table, 0.0)
    days = weight @ counted
    mean = np.divide(weight @ filled, days, out=np.zeros(table.shape[1]), where=days > 0)
    if mean.sum() <= 0:
        mean = (days > 0).astype(float)
    # An interval that opens on fewer days keeps its height on the days that it is open.
    smooth = Smoother(table.shape[1]).local_mean(mean, days)
    number = mean * days
    trust = number / (number + 30.0)
    share: Numbers = trust * mean + (1 - trust) * smooth
    share = np.where(days > 0, share, 0.0)
    whole: float = share.sum()
    scaled: Numbers = share / whole if whole > 0 else share
    return scaled


def _spread(ratio: Numbers, expected: Numbers, usable: NDArray[np.bool_]) -> Numbers:
    """Relative deviation of intervals beyond chance (slots,), shrunk to the average over the day."""
    days = usable.sum(axis=0)
    squares = np.where(usable, ratio**2 - 1.0 / np.maximum(expected, 1e-9), 0.0)
    weight = np.where(usable, np.minimum(expected, 1e3), 0.0)
    whole = float((squares * weight).sum() / max(weight.sum(), 1e-9))
    own = (squares * weight).sum(axis=0) / np.maximum(weight.sum(axis=0), 1e-9)
    trust = days / (days + 30.0)
    spread: Numbers = np.sqrt(np.clip(trust * own + (1 - trust) * whole, 1e-4, 1.0))
    return spread


class Smoother:
    """Draws values over the day together; `slots` intervals in a day."""

    def __init__(self, slots: int) -> None:
        hours = np.arange(slots) * 24.0 / slots
        gap = (hours[:, None] - hours[None, :]) / SMOOTH_HOURS
        self.near = np.exp(-0.5 * gap**2)
        self.prior = 0.7 * self.near + 0.3 * np.eye(slots)

    def local_mean(self, values: Numbers, weights: Numbers) -> Numbers:
        near: Numbers = self.near @ (values * weights) / np.maximum(self.near @ weights, 1e-9)
        return near

    def shrunk(self, ratio: Numbers, precision: Numbers, size: float) -> Numbers:
        """The mean difference over days (slots,), smoothed, and shrunk to 0 by prior deviation `size`."""
        total = precision.sum(axis=0)
        seen = total > 0
        result = np.zeros(len(total))
        if not seen.any():
            return result
        mean = (ratio * precision).sum(axis=0)[seen] / total[seen]
        prior = size**2 * self.prior[np.ix_(seen, seen)]
        result[seen] = prior @ np.linalg.solve(prior + np.diag(1.0 / total[seen]), mean)
        return result
