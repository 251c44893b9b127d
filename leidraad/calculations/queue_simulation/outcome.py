"""What came of the simulated days, each figure with its margin."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from leidraad.calculations.queue_simulation.draws import NEVER, SECOND, Draws, Ticks, draw
from leidraad.calculations.queue_simulation.engine import HUNG_UP, run
from leidraad.calculations.queue_simulation.work import Day, Floats

_CONFIDENCE = 0.95


@dataclass(frozen=True)
class Estimate:
    """A figure from simulation with its 95% interval; days are the independent observations."""

    value: float
    low: float
    high: float

    def holds(self, promised: float) -> bool:
        """Whether the promise of a formula lies within the interval."""
        return self.low <= promised <= self.high

    @classmethod
    def of_ratio(cls, part: Floats, whole: Floats) -> "Estimate":
        """Σ part / Σ whole over days, with the error of a ratio of two means (delta method)."""
        days, total = part.size, float(whole.sum())
        if total == 0:
            return cls(float("nan"), float("nan"), float("nan"))
        value = float(part.sum()) / total
        if days < 2:
            return cls(value, -np.inf, np.inf)
        residual = part - value * whole
        error = float(np.sqrt((residual**2).sum() * days / (days - 1))) / total
        margin = float(student.ppf((1 + _CONFIDENCE) / 2, days - 1)) * error
        return cls(value, value - margin, value + margin)


@dataclass(frozen=True)
class Fate:
    """What became of the contacts of one channel; arrays of one row per day.

    `arrival` and `wait` in seconds, `wait` infinite for who was not answered; places that hold no
    contact are False in `offered`.
    """

    arrival: Floats
    wait: Floats
    offered: NDArray[np.bool_]
    hung_up: NDArray[np.bool_]

    def answered_within(
        self, seconds: float, between: tuple[float, float] | None = None
    ) -> Estimate:
        """The share of the contacts offered that was answered within so many seconds.

        `between` limits it to those that came in that stretch of the day, in seconds.
        """
        counted = self._counted(between)
        return _share(counted & (self.wait <= seconds), counted)

    def abandonment(self, between: tuple[float, float] | None = None) -> Estimate:
        """The share of the contacts offered that hung up."""
        counted = self._counted(between)
        return _share(counted & self.hung_up, counted)

    def unanswered(self, between: tuple[float, float] | None = None) -> Estimate:
        """The share of the contacts offered that nobody answered: hung up, or left at the end."""
        counted = self._counted(between)
        return _share(counted & np.isinf(self.wait), counted)

    def average_speed_of_answer(self, between: tuple[float, float] | None = None) -> Estimate:
        """Mean seconds that those who were answered waited."""
        counted = self._counted(between) & np.isfinite(self.wait)
        waited = np.where(counted, self.wait, 0.0).sum(axis=1)
        return Estimate.of_ratio(waited, counted.sum(axis=1).astype(float))

    def per_day(self, between: tuple[float, float] | None = None) -> Estimate:
        """The mean number of contacts answered per day."""
        answered = (self._counted(between) & np.isfinite(self.wait)).sum(axis=1).astype(float)
        return Estimate.of_ratio(answered, np.ones(answered.size))

    def _counted(self, between: tuple[float, float] | None) -> NDArray[np.bool_]:
        if between is None:
            return self.offered
        return self.offered & (self.arrival >= between[0]) & (self.arrival < between[1])


def _share(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> Estimate:
    return Estimate.of_ratio(part.sum(axis=1).astype(float), whole.sum(axis=1).astype(float))


@dataclass(frozen=True)
class Outcome:
    """All that happened on the simulated days."""

    day: Day
    draws: Draws
    answered: Ticks

    @cached_property
    def contacts(self) -> int:
        """How many contacts were simulated, all channels and days together."""
        return int(np.count_nonzero(self.draws.arrival < NEVER))

    def of(self, channel: str) -> Fate:
        """What became of one channel, by its name."""
        number = [one.name for one in self.day.channels].index(channel)
        bounds = [*self.draws.first, self.draws.width][number : number + 2]
        arrival, answered = (
            values.reshape(-1, self.draws.width)[:, bounds[0] : bounds[1]]
            for values in (self.draws.arrival, self.answered)
        )
        offered = arrival < NEVER
        was_answered = offered & (answered != HUNG_UP) & (answered < NEVER)
        wait = np.where(was_answered, (answered - arrival) / SECOND, np.inf)
        return Fate(arrival / SECOND, wait, offered, offered & (answered == HUNG_UP))


def simulate(day: Day, *, days: int = 1000, seed: int = 0) -> Outcome:
    """Live the day so many times; the same seed gives the same days.

    Arrivals are Poisson per interval (mixed over days by `uncertainty`), services independent.
    """
    if days < 1:
        raise ValueError("days must be 1 or more")
    draws = draw(day, days, np.random.default_rng(seed))
    return Outcome(day, draws, run(day, draws))
