"""A day of half hours that hand their queue on to the next.

Erlang's formulas take every half hour by itself, as if it had always been so and would stay so (the
pointwise stationary approximation). A queue that is left over from the peak, or a quiet start, is
then forgotten. Here the chain itself is followed through the day: the chances of 0, 1, 2, … callers
in the house, handed on from interval to interval by uniformisation (A. Jensen, 1953; W.K. Grassmann,
"Transient solutions in Markovian queueing systems", Computers & Operations Research 4 (1977)). Exact
for Poisson arrivals at a rate that is constant per interval and exponential handling and patience,
but for callers who wait across a change of staff. Who goes home finishes the contact in hand first.
`bench/` shows the error of this and of the formulas beside the simulator.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, pdtrc
from scipy.stats import hypergeom

from leidraad.calculations.erlang.gamma_ratios import Floats
from leidraad.calculations.erlang.staffing import least

_NEGLIGIBLE = 1e-12


@dataclass(frozen=True)
class Interval:
    """What an interval promises: the share answered in time, the share that hangs up, the queue.

    `waiting` is the mean number in the queue during the interval, `left` that at its end.
    """

    answered: float
    abandonment: float
    waiting: float
    left: float


@dataclass
class Through:
    """A working day as it unfolds: `handling`, `patience`, `within` and `length` in seconds.

    Call `next` once per interval, in order; the queue is handed on. `seats` limits the callers that
    the chain keeps apart; the default is room enough for a queue that nobody answers for an hour at
    1,000 calls per hour.
    """

    handling: float
    patience: float = np.inf
    within: float = 20.0
    length: float = 1800.0
    seats: int = 1200
    chances: Floats = field(init=False)
    staff: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        if not (self.handling > 0 and self.patience > 0 and self.length > 0 and self.within >= 0):
            raise ValueError("handling, patience and length must be above 0, within 0 or more")
        self.chances = np.zeros(self.seats + 1)
        self.chances[0] = 1.0

    def next(self, per_hour: float, staff: int) -> Interval:
        """Live one interval with so many people, and hand the queue on."""
        interval, self.chances = self._look(per_hour, staff)
        self.staff = staff
        return interval

    def staff_for(self, per_hour: float, answered: float) -> int:
        """The fewest people with whom the coming interval keeps its promise; does not live it."""
        load = per_hour * self.handling / 3600.0

        def enough(staff: Floats) -> NDArray[np.bool_]:
            reached = self._look(per_hour, int(staff))[0].answered
            return np.asarray(reached >= answered)

        return 0 if per_hour == 0 else int(least(enough, np.asarray(load + np.sqrt(load))))

    def _look(self, per_hour: float, staff: int) -> tuple[Interval, Floats]:
        if per_hour < 0 or staff < 0:
            raise ValueError("per_hour and staff must be 0 or more")
        mean, end = self._evolve(per_hour / 3600.0, staff)
        queue = np.maximum(np.arange(mean.size) - staff, 0)
        waiting = float(mean @ queue)
        offered = per_hour / 3600.0
        gone = waiting / self.patience / offered if offered > 0 else 0.0
        in_time = float(mean @ self._in_time(staff))
        return Interval(in_time, min(gone, 1.0), waiting, float(end @ queue)), end

    def _evolve(self, arrival: float, staff: int) -> tuple[Floats, Floats]:
        """The chances on average over the interval, and at its end."""
        number = np.arange(self.seats + 1)
        leaving = np.minimum(number, staff) / self.handling
        leaving = leaving + np.maximum(number - staff, 0) / self.patience
        reach = self._reach(arrival, staff)
        leaving, now = leaving[: reach + 1], self._after_leaving(staff)[: reach + 1]
        pace = (arrival + float(leaving.max())) * 1.001 + 1e-9
        up, down = arrival / pace, leaving / pace
        stay = 1.0 - up - down
        stay[-1] = 1.0 - down[-1]
        ends, longer = _weights(pace * self.length)
        end, mean = np.zeros_like(now), np.zeros_like(now)
        for here, after in zip(ends, longer, strict=True):
            end += here * now
            mean += after * now
            moved = stay * now
            moved[1:] += up * now[:-1]
            moved[:-1] += down[1:] * now[1:]
            now = moved
        return self._padded(mean / mean.sum()), self._padded(end / end.sum())

    def _after_leaving(self, staff: int) -> Floats:
        """The chances without the contacts that people who go home still finish.

        Who goes is independent of who is busy: the busy ones among them are hypergeometric.
        """
        going = self.staff - staff
        if going <= 0:
            return self.chances.copy()
        after = np.zeros_like(self.chances)
        after[: self.seats + 1 - going] = np.append(np.zeros(staff), self.chances[self.staff :])
        busy = np.arange(self.staff)
        for taken in range(going + 1):
            share = hypergeom.pmf(taken, self.staff, busy, going) * self.chances[: self.staff]
            after[: self.staff - taken] += share[taken:]
        return after

    def _reach(self, arrival: float, staff: int) -> int:
        """The most callers who can be in the house with any chance worth counting."""
        occupied = np.flatnonzero(self.chances > _NEGLIGIBLE)
        come = arrival * self.length
        return int(min(self.seats, occupied[-1] + come + 8 * np.sqrt(come) + 20))

    def _padded(self, chances: Floats) -> Floats:
        padded = np.zeros(self.seats + 1)
        padded[: chances.size] = chances
        return padded

    def _in_time(self, staff: int) -> Floats:
        """Per number of callers in the house: the chance that one more is answered in time."""
        ahead = np.arange(self.seats + 2)
        leaving = staff / self.handling + np.maximum(ahead - 1, 0) / self.patience
        leaving[0] = 0.0
        pace = float(leaving.max() + 1.0 / self.patience) + 1e-9
        chance, total = (ahead == 0).astype(float), np.zeros(ahead.size)
        stay = 1.0 - (leaving + 1.0 / self.patience) / pace
        stay[0] = 1.0
        for weight in _weights(pace * self.within)[0]:
            total += weight * chance
            chance[1:] = leaving[1:] / pace * chance[:-1] + stay[1:] * chance[1:]
        number = np.arange(self.seats + 1)
        return total[np.maximum(number - staff + 1, 0)] if staff else np.zeros(self.seats + 1)


def _weights(mean: float) -> tuple[Floats, Floats]:
    """Poisson chances of k steps, and of more than k steps divided by the mean, as far as they count."""
    steps = np.arange(int(mean + 8 * np.sqrt(mean) + 30))
    ends = np.exp(steps * np.log(max(mean, 1e-300)) - mean - gammaln(steps + 1))
    return np.asarray(ends, float), np.asarray(pdtrc(steps, mean), float) / max(mean, 1e-300)


def through_the_day(
    per_hour: Sequence[float], staff: Sequence[int], start: Through
) -> list[Interval]:
    """All intervals of a day in a row; `start` is an empty day with its handling time and patience."""
    if len(per_hour) != len(staff):
        raise ValueError("per_hour and staff must have as many intervals")
    return [start.next(rate, people) for rate, people in zip(per_hour, staff, strict=True)]


def staff_through_the_day(per_hour: Sequence[float], answered: float, start: Through) -> list[int]:
    """The fewest people per interval, each interval given the queue that the one before leaves."""
    if not 0 < answered < 1:
        raise ValueError("answered must be between 0 and 1, neither included")
    people = []
    for rate in per_hour:
        people.append(start.staff_for(rate, answered))
        start.next(rate, people[-1])
    return people
