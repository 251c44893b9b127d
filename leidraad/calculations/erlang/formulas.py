"""Erlang B, C and A: what a queue with a given staff promises.

Load is in erlang (contacts per second times mean handling time in seconds), staff and lines in
people at work at the same moment, also a fraction ("half the hour 12, half the hour 13"), times in
seconds, chances between 0 and 1. Every argument is a number or an array; shapes broadcast.

Sources: A.K. Erlang (1917); D.L. Jagerman, "Some properties of the Erlang loss function", BSTJ 53
(1974) for real numbers of lines; O. Garnett, A. Mandelbaum, M. Reiman, "Designing a call center with
impatient customers", M&SOM 4 (2002); S. Zeltyn, A. Mandelbaum, Queueing Systems 51 (2005), section
3 for M/M/n+G, here with exponential patience, where every integral is an incomplete gamma function.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from leidraad.calculations.erlang.gamma_ratios import Floats, log_lower_ratio, upper_ratio

Counting = Literal["offered", "answered", "without short hang-ups"]

# Beyond this many mean handling times of patience nobody hangs up before the end of the world.
_ENDLESS = 1e12


def blocked(load: ArrayLike, lines: ArrayLike) -> Floats:
    """The share of calls that finds every line busy and is lost: Erlang B.

    Load in erlang ≥ 0, lines ≥ 0, also between whole numbers (Jagerman's continuation). Relative
    error below 1e-11 up to 10,000 erlang; a chance below 1e-300 is given as 0.
    """
    load, lines = _broadcast(load, lines)
    _not_negative(load=load, lines=lines)
    return 1.0 / (1.0 + upper_ratio(lines, load))


def chance_to_wait(load: ArrayLike, staff: ArrayLike) -> Floats:
    """The share of contacts that has to wait when nobody hangs up: Erlang C; 1 when staff ≤ load."""
    load, staff = _broadcast(load, staff)
    _not_negative(load=load, staff=staff)
    spare = np.maximum(staff - load, 0.0) / np.maximum(staff, 1e-300)
    with np.errstate(invalid="ignore"):
        chance = 1.0 / (1.0 + spare * upper_ratio(staff, load))
    return np.where(staff > load, chance, 1.0)


@dataclass(frozen=True)
class Queue:
    """A queue with Poisson arrivals and exponential handling times: what it promises in the long run.

    `per_hour`: contacts offered per hour; `handling`: mean seconds per contact, wrap-up included;
    `staff`: people at work at once; `patience`: mean seconds after which a waiting caller hangs up,
    infinite for Erlang C. Each a number or an array; answers have their common shape.
    """

    per_hour: ArrayLike
    handling: ArrayLike
    staff: ArrayLike
    patience: ArrayLike = np.inf

    def __post_init__(self) -> None:
        _not_negative(per_hour=self.per_hour, staff=self.staff)
        _positive(handling=self.handling, patience=self.patience)

    @cached_property
    def load(self) -> Floats:
        """Offered work in erlang: contacts per second times seconds per contact."""
        load: Floats = np.asarray(self.per_hour, float) * np.asarray(self.handling, float) / 3600.0
        return load

    @cached_property
    def chance_to_wait(self) -> Floats:
        """The share of contacts that is not answered at once (wachtkans)."""
        return 1.0 / (1.0 + self._at_once)

    def answered_within(self, seconds: ArrayLike, of: Counting = "offered") -> Floats:
        """The service level: the share of contacts answered within so many seconds.

        `of` says what it is a share of: all contacts "offered"; those "answered"; or those offered
        "without short hang-ups", that is without callers who gave up within the same time.
        """
        answered = self._answered_within(np.asarray(seconds, float))
        if of == "answered":
            return _share(answered, 1.0 - self.abandonment)
        if of == "without short hang-ups":
            gone = 1.0 - self.waits_longer_than(seconds) - answered
            return _share(answered, 1.0 - np.maximum(gone, 0.0))
        return answered

    def waits_longer_than(self, seconds: ArrayLike) -> Floats:
        """The share of contacts that waits longer than this, whether answered or given up after it."""
        time = np.asarray(seconds, float)
        _not_negative(seconds=time)
        with np.errstate(over="ignore", invalid="ignore"):
            endless = np.exp(-self._relative_time(time) * self._spare)
        endless = np.where(self._spare > 0, endless, 1.0) * self.chance_to_wait
        gone = np.exp(-np.where(self._patient, 0.0, time / self._patience))
        return np.where(
            self._patient, endless, gone * self._still_ahead(time) * self.chance_to_wait
        )

    @cached_property
    def abandonment(self) -> Floats:
        """The share of contacts that hangs up while waiting (afhakers); with infinite patience 0."""
        n, a = self._staff, self.load
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            ratio = n / np.maximum(a, 1e-300)
            short = 1.0 - ratio
            share = (ratio * np.exp(-self._log_lower) + short) * self.chance_to_wait
        share = np.where(self._patient | (a == 0), 0.0, share)
        return np.clip(share, np.where(self._patient, 0.0, np.maximum(short, 0.0)), 1.0)

    @cached_property
    def average_wait(self) -> Floats:
        """Mean seconds in the queue over all contacts, hang-ups included; infinite when work piles up."""
        with np.errstate(divide="ignore", invalid="ignore"):
            endless = self.chance_to_wait * np.asarray(self.handling, float) / self._spare
            endless = np.where(self._spare > 0, endless, np.inf)
        patience = np.where(self._patient, 0.0, self._patience)
        return np.where(self._patient, endless, self.abandonment * patience)

    @cached_property
    def average_wait_of_those_who_wait(self) -> Floats:
        """Mean seconds in the queue over the contacts that are not answered at once."""
        return _share(self.average_wait, self.chance_to_wait)

    @cached_property
    def occupancy(self) -> Floats:
        """The share of time that staff is busy with contacts (bezettingsgraad); at most 1."""
        staff = np.where(self._staff > 0, self._staff, 1.0)
        busy = np.minimum(self.load * (1.0 - self.abandonment) / staff, 1.0)
        return np.where(self._staff > 0, busy, np.where(self.load > 0, 1.0, 0.0))

    @cached_property
    def waiting(self) -> Floats:
        """The mean number of contacts in the queue: Little's law."""
        return np.asarray(self.per_hour, float) / 3600.0 * self.average_wait

    # --- What the formulas share: x = staff · patience / handling, y = load · patience / handling ---

    @cached_property
    def _staff(self) -> Floats:
        return np.broadcast_arrays(np.asarray(self.staff, float), self._relative_patience)[0]

    @cached_property
    def _patience(self) -> Floats:
        return np.asarray(self.patience, float)

    @cached_property
    def _relative_patience(self) -> Floats:
        handling = np.asarray(self.handling, float)
        return np.broadcast_arrays(self._patience / handling, self.load, self.staff)[0]

    @cached_property
    def _patient(self) -> NDArray[np.bool_]:
        return self._relative_patience >= _ENDLESS

    @cached_property
    def _spare(self) -> Floats:
        return self._staff - self.load

    @cached_property
    def _upper(self) -> Floats:
        return upper_ratio(*_broadcast(self._staff, self.load))

    @cached_property
    def _log_lower(self) -> Floats:
        """ln of the lower ratio at (x, y); Erlang C's limit 1/(1 - load/staff) for endless patience."""
        x, y = self._staff * self._scale, self.load * self._scale
        exact = log_lower_ratio(*_broadcast(x, y))
        with np.errstate(divide="ignore", invalid="ignore"):
            limit = np.log(self._staff) - np.log(self._spare)
        return np.where(self._patient, np.where(self._spare > 0, limit, np.inf), exact)

    @cached_property
    def _scale(self) -> Floats:
        return np.where(self._patient, 1.0, self._relative_patience)

    @cached_property
    def _at_once(self) -> Floats:
        """The odds of being answered at once: upper / lower."""
        with np.errstate(over="ignore", invalid="ignore"):
            return np.nan_to_num(self._upper * np.exp(-self._log_lower), nan=0.0, posinf=np.inf)

    def _relative_time(self, time: Floats) -> Floats:
        relative: Floats = time / np.asarray(self.handling, float)
        return relative

    def _answered_within(self, time: Floats) -> Floats:
        if np.all(self._patient):
            return 1.0 - self.waits_longer_than(time)
        n, a = self._staff, self.load
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            begun = 1.0 - np.exp(-self._log_lower)
            ended = self._still_ahead(time) - np.exp(self._drift(time) - self._log_lower)
            queued = n / a * (begun - ended)
            answered = (self._at_once + queued) * self.chance_to_wait
        answered = np.where(np.isinf(self._at_once), 1.0, answered)
        answered = np.where(a > 0, answered, np.where(n > 0, 1.0, 0.0))
        if np.any(self._patient):
            answered = np.where(self._patient, 1.0 - self.waits_longer_than(time), answered)
        return np.clip(answered, 0.0, 1.0)

    def _still_ahead(self, time: Floats) -> Floats:
        """The chance that somebody who would wait for ever waits longer, given that there is a wait."""
        x, y = self._staff * self._scale, self.load * self._scale
        later = y * np.exp(-np.where(self._patient, 0.0, time / self._patience))
        ahead = log_lower_ratio(*_broadcast(x, later)) - self._log_lower + self._drift(time)
        with np.errstate(over="ignore", invalid="ignore"):
            return np.clip(np.exp(ahead), 0.0, 1.0)

    def _drift(self, time: Floats) -> Floats:
        """φ(t) = ∫ (arrivals still patient after u, minus departures) du, for u from 0 to t."""
        gone = -np.expm1(-np.where(self._patient, 0.0, time / self._patience))
        return self.load * self._scale * gone - self._staff * self._relative_time(time)


def _share(part: ArrayLike, whole: ArrayLike) -> Floats:
    part, whole = _broadcast(part, whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, 0.0)


def _broadcast(*values: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.broadcast_arrays(*(np.asarray(value, float) for value in values)))


def _not_negative(**values: ArrayLike) -> None:
    for name, value in values.items():
        if not np.all(np.asarray(value, float) >= 0):
            raise ValueError(f"{name} must be a number of 0 or more")


def _positive(**values: ArrayLike) -> None:
    for name, value in values.items():
        if not np.all(np.asarray(value, float) > 0):
            raise ValueError(f"{name} must be a number above 0")
