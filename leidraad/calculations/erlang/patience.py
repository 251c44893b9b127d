"""How long callers are willing to wait (geduld), from what a telephone system reports."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import xlogy

from leidraad.calculations.erlang.formulas import Queue
from leidraad.calculations.erlang.gamma_ratios import Floats

SHORTEST, LONGEST = 0.1, 1e7  # seconds between which a patience is sought


def patience_from_abandonment(
    per_hour: ArrayLike, handling: ArrayLike, staff: ArrayLike, abandonment: ArrayLike
) -> Floats:
    """The mean patience in seconds with which Erlang A gives this share of hang-ups.

    Units as in `Queue`; broadcasts. Where fewer hang up than ten million seconds of patience would
    give, the answer is infinite; where more than a tenth of a second would, it is not a number.
    """
    target = np.asarray(abandonment, float)
    if not ((target >= 0) & (target <= 1)).all():
        raise ValueError("abandonment must be a share between 0 and 1")
    shape = np.broadcast_shapes(*map(np.shape, (per_hour, handling, staff, target)))
    low, high = np.full(shape, np.log(SHORTEST)), np.full(shape, np.log(LONGEST))

    def hang_up(log_patience: Floats) -> Floats:
        return Queue(per_hour, handling, staff, np.exp(log_patience)).abandonment

    endless, hopeless = hang_up(high) >= target, hang_up(low) < target
    for _ in range(60):
        middle = (low + high) / 2
        too_many = hang_up(middle) > target
        low, high = np.where(too_many, middle, low), np.where(too_many, high, middle)
    return np.where(hopeless, np.nan, np.where(endless, np.inf, np.exp(high)))


@dataclass(frozen=True)
class Observed:
    """What was measured, one entry per half hour (or other interval); counts are numbers of calls.

    `answered_in_time` were answered within `within` seconds; `abandoned` hung up, ever.
    """

    offered: ArrayLike
    answered_in_time: ArrayLike
    abandoned: ArrayLike
    staff: ArrayLike
    handling: ArrayLike
    seconds: float = 1800.0
    within: float = 20.0

    def __post_init__(self) -> None:
        offered, in_time, gone = (
            np.asarray(one, float) for one in (self.offered, self.answered_in_time, self.abandoned)
        )
        if (in_time < 0).any() or (gone < 0).any() or (in_time + gone > offered).any():
            raise ValueError("answered_in_time and abandoned together must not exceed offered")
        if not offered.sum() > 0:
            raise ValueError("offered must hold at least one call")


@dataclass(frozen=True)
class PatienceFit:
    """The mean patience in seconds, and the share of the planned staff that was really there."""

    patience: float
    present: float


def fit_patience(observed: Observed, *, present: float | None = None) -> PatienceFit:
    """Patience, and presence unless that is known, that make the observations most likely.

    Every call is answered in time, hangs up, or is answered late: a trinomial likelihood with the
    chances of Erlang A, maximised over both. Two unknowns because the number of people on the
    roster is seldom the number that answers; service level and abandonment together tell them apart.
    """
    start = [np.log(120.0)] if present is not None else [np.log(120.0), np.log(0.95)]

    def unlikely(unknown: Floats) -> float:
        share = present if present is not None else float(np.exp(unknown[1]))
        patience = float(np.exp(np.clip(unknown[0], np.log(SHORTEST), np.log(LONGEST))))
        return -_log_likelihood(observed, patience, share)

    found = minimize(unlikely, start, method="Nelder-Mead", options={"xatol": 1e-6, "fatol": 1e-9})
    share = present if present is not None else float(np.exp(found.x[1]))
    return PatienceFit(patience=float(np.exp(found.x[0])), present=share)


def _log_likelihood(observed: Observed, patience: float, present: float) -> float:
    offered = np.asarray(observed.offered, float)
    staff = np.asarray(observed.staff, float) * present
    queue = Queue(offered * 3600.0 / observed.seconds, observed.handling, staff, patience)
    in_time, gone = np.asarray(observed.answered_in_time), np.asarray(observed.abandoned)
    chance_in_time = np.clip(queue.answered_within(observed.within), 1e-12, 1.0)
    chance_gone = np.clip(queue.abandonment, 1e-12, 1.0)
    chance_late = np.clip(1.0 - chance_in_time - chance_gone, 1e-12, 1.0)
    late = offered - in_time - gone
    return float(
        np.sum(xlogy(in_time, chance_in_time) + xlogy(gone, chance_gone) + xlogy(late, chance_late))
    )
