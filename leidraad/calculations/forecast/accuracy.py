"""How good a forecast was: errors, pinball loss, coverage, and the floor nobody can get under."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from leidraad.calculations.forecast.history import Numbers

PINBALL_LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)


@dataclass(frozen=True)
class Accuracy:
    """Measures over n forecasts. `wape` % of the contacts; `mase` beside the seasonal naive in the history;
    `pinball` mean over the levels, in contacts; `within_80` and `within_95` shares; `floor` the WAPE of a perfect
    expectation, by chance alone; `excess` what the forecast adds to it, in points."""

    number: int
    wape: float
    mase: float
    pinball: float
    within_80: float
    within_95: float
    floor: float
    bias: float

    @property
    def excess(self) -> float:
        return self.wape - self.floor


@dataclass
class Errors:
    """Actuals beside forecasts, each (n,); `scale` the mean absolute error of the seasonal naive in the history;
    `median` is scored, `expected` is what the floor of chance is worked out from."""

    actual: Numbers
    median: Numbers
    quantiles: dict[float, Numbers]
    scale: Numbers
    expected: Numbers

    def accuracy(self) -> Accuracy:
        number = len(self.actual)
        total = float(self.actual.sum())
        missed = np.abs(self.actual - self.median)
        wape = 100 * float(missed.sum()) / total if total > 0 else float("nan")
        scale = self.scale > 0
        mase = float(np.mean(missed[scale] / self.scale[scale])) if scale.any() else float("nan")
        return Accuracy(
            number=number,
            wape=wape,
            mase=mase,
            pinball=self.pinball(),
            within_80=self.within(0.1, 0.9),
            within_95=self.within(0.025, 0.975),
            floor=poisson_floor(self.expected),
            bias=100 * float((self.median - self.actual).sum()) / total
            if total > 0
            else float("nan"),
        )

    def within(self, low: float, high: float) -> float:
        inside = (self.actual >= np.floor(self.quantiles[low])) & (
            self.actual <= np.ceil(self.quantiles[high])
        )
        return float(inside.mean()) if len(inside) else float("nan")

    def pinball(self) -> float:
        losses = [
            pinball_loss(self.actual, self.quantiles[level], level) for level in PINBALL_LEVELS
        ]
        return float(np.mean(losses)) if len(self.actual) else float("nan")

    def take(self, which: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Errors:
        chosen = {level: values[which] for level, values in self.quantiles.items()}
        return Errors(
            self.actual[which], self.median[which], chosen, self.scale[which], self.expected[which]
        )


def pinball_loss(actual: Numbers, quantile: Numbers, level: float) -> float:
    """Mean loss: `level` per contact too few, 1 - `level` per contact too many (Koenker and Bassett, 1978)."""
    short = actual - quantile
    return float(np.mean(np.maximum(level * short, (level - 1) * short))) if len(actual) else 0.0


def poisson_floor(expected: Numbers) -> float:
    """WAPE (%) of somebody who knows the expectation m and names the median c: E|X - c| of Poisson over m.

    E|X - c| = m - c + 2 (c F(c) - m F(c - 1)) (Johnson, Kemp and Kotz, 2005, section 4.3).
    """
    m = expected[expected > 0]
    if not len(m):
        return float("nan")
    c = stats.poisson.ppf(0.5, m)
    apart = m - c + 2 * (c * stats.poisson.cdf(c, m) - m * stats.poisson.cdf(c - 1, m))
    return 100 * float(apart.sum() / m.sum())
