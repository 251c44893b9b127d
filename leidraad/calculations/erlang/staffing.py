"""How many people, or lines, a promise takes: the formulas the other way round.

Units as in `formulas`: contacts per hour, seconds, shares between 0 and 1, erlang. Everything
broadcasts. Each search rests on a promise that only improves with staff, and that is tested.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from leidraad.calculations.erlang.formulas import Counting, Queue, blocked
from leidraad.calculations.erlang.gamma_ratios import Floats
from leidraad.calculations.erlang.whole_staff import staff_to_answer_in_time

Enough = Callable[[Floats], NDArray[np.bool_]]


@dataclass(frozen=True)
class Target:
    """What is promised (norm). Everything that is filled in must be met; each may be an array.

    `answered`: least share of contacts answered `within` so many seconds, counted as `of` says;
    `average_wait`: most mean seconds in the queue; `abandonment`: largest share that hangs up;
    `occupancy`: largest share of time that people are on a contact, for their health's sake.
    """

    answered: ArrayLike | None = None
    within: ArrayLike = 20.0
    of: Counting = "offered"
    average_wait: ArrayLike | None = None
    abandonment: ArrayLike | None = None
    occupancy: ArrayLike | None = None

    def __post_init__(self) -> None:
        for name in ("answered", "abandonment", "occupancy"):
            self._check_share(name)
        if not np.all(np.asarray(self.within, float) >= 0):
            raise ValueError("within must be a number of seconds of 0 or more")
        if self.average_wait is not None and not np.all(np.asarray(self.average_wait, float) > 0):
            raise ValueError("average_wait must be a number of seconds above 0")

    def _check_share(self, name: str) -> None:
        value = getattr(self, name)
        if value is not None and not np.all((np.asarray(value) > 0) & (np.asarray(value) < 1)):
            raise ValueError(f"{name} must be a share between 0 and 1, neither included")

    def is_met_by(self, queue: Queue) -> NDArray[np.bool_]:
        """Whether the queue keeps every promise, per element."""
        met = np.ones(np.shape(queue.chance_to_wait), bool)
        if self.answered is not None:
            met = met & (
                queue.answered_within(self.within, of=self.of) >= np.asarray(self.answered, float)
            )
        if self.average_wait is not None:
            met = met & (queue.average_wait <= np.asarray(self.average_wait, float))
        if self.abandonment is not None:
            met = met & (queue.abandonment <= np.asarray(self.abandonment, float))
        if self.occupancy is not None:
            met = met & (queue.occupancy <= np.asarray(self.occupancy, float))
        return met


def staff_needed(
    per_hour: ArrayLike,
    handling: ArrayLike,
    target: Target,
    *,
    patience: ArrayLike = np.inf,
    whole: bool = True,
) -> Floats:
    """The least staff with which the queue keeps its promise (benodigde bezetting).

    Whole people, or with `whole=False` the real number to 1e-9, for a mix over the half hour ("12.4
    people": 13 for 24 of 60 minutes). No work needs nobody. Exact for Erlang C with one service
    level; otherwise whole staff is exact up to the rounding of `Queue`.
    """
    load = np.asarray(per_hour, float) * np.asarray(handling, float) / 3600.0
    if whole and np.all(np.isinf(patience)) and _is_service_level_only(target):
        time = np.asarray(target.within, float) / np.asarray(handling, float)
        late = 1.0 - np.asarray(target.answered, float)
        return staff_to_answer_in_time(load, time, late).astype(float)
    start = Queue(per_hour, handling, 1.0, patience)

    def enough(staff: Floats) -> NDArray[np.bool_]:
        met = target.is_met_by(Queue(per_hour, handling, staff, patience))
        fine: NDArray[np.bool_] = np.logical_or(load <= 0, met)
        return fine

    guess = np.broadcast_to(load, np.shape(enough(np.asarray(start.staff))))
    return least(enough, guess + np.sqrt(guess), whole=whole)


def _is_service_level_only(target: Target) -> bool:
    others = (target.average_wait, target.abandonment, target.occupancy)
    return target.answered is not None and target.of != "answered" and others == (None,) * 3


def least(enough: Enough, guess: Floats, *, whole: bool = True) -> Floats:
    """The smallest number ≥ 0 per element that is enough, by bisection from a widening bracket.

    `enough` gives per element whether a number suffices, and never changes its mind upwards. Whole
    numbers, or real ones to 1e-9. Raises ArithmeticError when 10^9 is not enough.
    """
    high = np.ceil(np.maximum(guess, 0.0))
    low, width = np.full(high.shape, -1.0), np.maximum(1.0, np.sqrt(high))
    while not (fine := enough(high)).all():
        low, high = np.where(fine, low, high), np.where(fine, high, np.ceil(high + width))
        width = 2 * width
        if np.max(high) > 1e9:
            raise ArithmeticError("no number of people is enough for this target")
    while np.max(high - low, initial=0.0) > 1:
        middle = np.floor((low + high) / 2)
        fine = enough(np.maximum(middle, 0.0)) & (middle >= 0)
        low, high = np.where(fine, low, middle), np.where(fine, middle, high)
    return high if whole else _between(enough, np.maximum(low, 0.0), high)


def _between(enough: Enough, low: Floats, high: Floats) -> Floats:
    while np.max(high - low, initial=0.0) > 1e-9:
        middle = (low + high) / 2
        if not ((low < middle) & (middle < high)).any():
            break
        fine = enough(middle)
        low, high = np.where(fine, low, middle), np.where(fine, middle, high)
    return high


def lines_needed(load: ArrayLike, most_blocked: ArrayLike) -> Floats:
    """The fewest lines of which at most this share of calls finds all busy (aantal lijnen).

    Load in erlang: calls per second times the seconds a line is held, waiting included.
    """
    load, most = np.broadcast_arrays(np.asarray(load, float), np.asarray(most_blocked, float))
    if not ((most > 0) & (most < 1)).all():
        raise ValueError("most_blocked must be a share between 0 and 1, neither included")
    return least(lambda lines: (blocked(load, lines) <= most) | (load <= 0), load)


def load_carried(lines: ArrayLike, most_blocked: ArrayLike) -> Floats:
    """The erlang that so many lines can be offered before more than this share is blocked, to 1e-9."""
    lines, most = np.broadcast_arrays(np.asarray(lines, float), np.asarray(most_blocked, float))
    if not ((most > 0) & (most < 1)).all():
        raise ValueError("most_blocked must be a share between 0 and 1, neither included")
    return least(lambda load: blocked(load, lines) > most, lines, whole=False)


@dataclass(frozen=True)
class Shrinkage:
    """Why paid hours are not hours at work (verlies): shares of paid time, between 0 and 1.

    `planned` is taken out before the roster is made: leave, training, meetings; `unplanned` out of
    what is left: illness, breaks that run over. They multiply, they do not add.
    """

    planned: float = 0.0
    unplanned: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.planned < 1 and 0 <= self.unplanned < 1):
            raise ValueError("planned and unplanned must be shares from 0 up to, not including, 1")

    @property
    def at_work(self) -> float:
        """The share of paid time that is left for contacts."""
        return (1.0 - self.planned) * (1.0 - self.unplanned)

    def gross(self, net: ArrayLike) -> Floats:
        """People to pay for so many people at work (bruto uit netto)."""
        return np.asarray(net, float) / self.at_work

    def net(self, gross: ArrayLike) -> Floats:
        """People at work out of so many paid (netto uit bruto)."""
        return np.asarray(gross, float) * self.at_work
