"""Staff for what may come in, not for the mean by accident.

A forecast is a rate that is not known exactly. The rate is a gamma variable, or a list of equally
likely rates (scenarios of a forecast); the counts that follow are then negative binomial. A quiet
half hour does not make up for a busy one: the service level is not straight in the number of calls,
so the mean forecast promises more than the mean of the outcomes.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincinv

from leidraad.calculations.erlang.formulas import Queue
from leidraad.calculations.erlang.gamma_ratios import Floats
from leidraad.calculations.erlang.staffing import Target, least, staff_needed

_NODES = 48


@dataclass(frozen=True)
class UncertainRate:
    """A rate in contacts per hour that is only known as a distribution.

    `per_hour` has the possible rates on its last axis, `weight` their chances (they sum to 1).
    """

    per_hour: Floats
    weight: Floats

    @classmethod
    def gamma(cls, mean: ArrayLike, variation: ArrayLike) -> Self:
        """A gamma rate; `variation` is its standard deviation divided by its mean, above 0.

        Gauss-Legendre nodes in the chance, exact in its mean to about 1e-4.
        """
        mean, variation = np.broadcast_arrays(np.asarray(mean, float), np.asarray(variation, float))
        if not (variation > 0).all() or not (mean >= 0).all():
            raise ValueError("variation must be above 0 and mean 0 or more")
        nodes, weight = np.polynomial.legendre.leggauss(_NODES)
        shape = 1.0 / variation[..., None] ** 2
        rate = gammaincinv(shape, (nodes + 1) / 2) / shape * mean[..., None]
        return cls(rate, weight / 2)

    @classmethod
    def scenarios(cls, per_hour: ArrayLike) -> Self:
        """Equally likely rates on the last axis."""
        rates = np.asarray(per_hour, float)
        return cls(rates, np.full(rates.shape[-1], 1.0 / rates.shape[-1]))

    @property
    def mean(self) -> Floats:
        """The mean rate per hour."""
        return np.asarray(self.per_hour @ self.weight)

    def quantile(self, share: float) -> Floats:
        """The rate per hour that is not exceeded with this chance, between the nodes by straight lines."""
        rates = np.sort(self.per_hour, axis=-1)
        order = np.argsort(self.per_hour, axis=-1)
        weight = np.broadcast_to(self.weight, rates.shape)
        weight = np.take_along_axis(weight, order, axis=-1)
        middle = np.cumsum(weight, axis=-1) - weight / 2
        rows = zip(
            middle.reshape(-1, middle.shape[-1]), rates.reshape(-1, rates.shape[-1]), strict=True
        )
        return np.array([np.interp(share, m, r) for m, r in rows]).reshape(rates.shape[:-1])

    def answered_within(
        self, seconds: float, *, handling: float, staff: ArrayLike, patience: float = np.inf
    ) -> Floats:
        """The share of all contacts, over all outcomes, that is answered in time."""
        people = np.asarray(staff, float)[..., None]
        queue = Queue(self.per_hour, handling, people, patience)
        contacts = self.per_hour * self.weight
        total = contacts.sum(axis=-1)
        in_time = (queue.answered_within(seconds) * contacts).sum(axis=-1)
        return np.where(total > 0, in_time / np.where(total > 0, total, 1.0), 1.0)

    def chance_to_reach(
        self, target: Target, *, handling: float, staff: ArrayLike, patience: float = np.inf
    ) -> Floats:
        """The chance that the rate turns out to be one with which the promise is kept."""
        people = np.asarray(staff, float)[..., None]
        met = target.is_met_by(Queue(self.per_hour, handling, people, patience))
        return np.asarray((met * self.weight).sum(axis=-1))


def staff_for_percentile(
    rate: UncertainRate,
    share: float,
    *,
    handling: float,
    target: Target,
    patience: float = np.inf,
    whole: bool = True,
) -> Floats:
    """The staff that keeps the promise in this share of the outcomes, 0.8 for the 80th percentile."""
    if not 0 < share < 1:
        raise ValueError("share must be between 0 and 1, neither included")
    return staff_needed(rate.quantile(share), handling, target, patience=patience, whole=whole)


def staff_for_expected(
    rate: UncertainRate,
    answered: float,
    *,
    within: float,
    handling: float,
    patience: float = np.inf,
    whole: bool = True,
) -> Floats:
    """The least staff with which this share of all contacts, over all outcomes, is answered in time."""
    if not 0 < answered < 1:
        raise ValueError("answered must be between 0 and 1, neither included")

    def enough(staff: Floats) -> NDArray[np.bool_]:
        reached = rate.answered_within(within, handling=handling, staff=staff, patience=patience)
        return reached >= answered

    load = rate.mean * handling / 3600.0
    return least(enough, load + np.sqrt(load), whole=whole)
