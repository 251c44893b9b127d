"""Calls and e-mail by the same people (blending): how much e-mail fits beside a promise to callers.

Calls come at random and e-mail always lies ready. An e-mail once begun is finished, or it may be
laid aside for a caller and costs `resume` seconds to read oneself in again. Whoever takes one up
makes the next callers wait a little longer; the art is when to. The exact chain: x calls in the
house, y people at an e-mail, out of `people`. The best rule maximises mean e-mail work plus a price
for every call answered in time (policy iteration: R.A. Howard, 1960); the price is set so that the
promise is just kept, and two rules either side of it are mixed by chance where that pays. For equal
handling times and e-mail that is never laid aside the best rule is a threshold (S. Bhulai, G. Koole,
"A queueing model for call blending in call centers", IEEE Trans. Automatic Control 48 (2003)).

Rates per hour, times in mean seconds, shares between 0 and 1; e-mail work in people (erlang).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix, eye
from scipy.sparse.linalg import spsolve

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

_TAIL = 12.0  # standard deviations of callers above the load that the chain makes room for


@dataclass(frozen=True)
class Blend:
    """What a rule for taking up e-mail leads to in the long run.

    `mail_work`: people busy with e-mail on average; `answered`: share of calls answered within the
    threshold.
    """

    mail_work: float
    answered: float


@dataclass(frozen=True)
class SharedFloor:
    """People who answer calls and do e-mail.

    `patience` is infinite when nobody hangs up; `resume` when no e-mail is laid aside for a caller.
    """

    people: int
    calls_per_hour: float
    call_handling: float
    mail_handling: float
    within: float = 20.0
    patience: float = np.inf
    resume: float = np.inf

    def __post_init__(self) -> None:
        if self.people < 1 or not self.calls_per_hour > 0:
            raise ValueError("people and calls_per_hour must be above 0")
        if not (self.call_handling > 0 and self.mail_handling > 0 and self.patience > 0):
            raise ValueError("call_handling, mail_handling and patience must be above 0")
        if np.isinf(self.patience) and self.load >= self.people:
            raise ValueError("more calls than people can answer: nobody has time for e-mail")

    @property
    def load(self) -> float:
        """Calls in erlang."""
        return self.calls_per_hour * self.call_handling / 3600.0

    def keeping_free(self, reserve: float) -> Blend:
        """E-mail is taken up while more than so many people are idle.

        Between whole numbers, chance decides: with 2.3, at three idle people in 7 of 10 cases.
        """
        whole = int(np.floor(reserve))
        chance = reserve - whole
        rules = [(1 - chance, self._threshold(whole)), (chance, self._threshold(whole + 1))]
        return self._outcome(rules)

    def most_mail(self, answered: float) -> tuple[int, Blend]:
        """The whole reserve that leaves the most e-mail work while callers keep their promise."""
        found = [(reserve, self.keeping_free(reserve)) for reserve in range(self.people + 1)]
        kept = [one for one in found if one[1].answered >= answered]
        if not kept:
            raise ArithmeticError("even without e-mail too few calls are answered in time")
        return max(kept, key=lambda one: one[1].mail_work)

    def best_reserve(self, answered: float) -> tuple[float, Blend]:
        """The smallest reserve, to 0.001, with which callers keep their promise, and what it gives."""
        low, high = 0.0, float(self.people)
        if self.keeping_free(high).answered < answered:
            raise ArithmeticError("even without e-mail too few calls are answered in time")
        while high - low > 0.001:
            middle = (low + high) / 2
            kept = self.keeping_free(middle).answered >= answered
            low, high = (low, middle) if kept else (middle, high)
        return high, self.keeping_free(high)

    def best(self, answered: float) -> Blend:
        """The most e-mail work that any rule leaves beside this share of calls answered in time."""
        careless, careful, low, high = self._threshold(0), self._threshold(self.people), 0.0, 1.0
        if self._outcome([(1.0, careful)]).answered < answered:
            raise ArithmeticError("even without e-mail too few calls are answered in time")
        while self._outcome([(1.0, careful := self._improved(high, careful))]).answered < answered:
            low, high, careless = high, high * 4, careful
        if self._outcome([(1.0, careless := self._improved(low, careless))]).answered >= answered:
            return self._outcome([(1.0, careless)])
        while high - low > 1e-4 * high:
            price = (low + high) / 2
            rule = self._improved(price, careful)
            if self._outcome([(1.0, rule)]).answered >= answered:
                high, careful = price, rule
            else:
                low, careless = price, rule
        return self._mixed(careless, careful, answered)

    def _mixed(self, careless: Whole, careful: Whole, answered: float) -> Blend:
        low, high = 0.0, 1.0
        while high - low > 1e-4:
            share = (low + high) / 2
            kept = self._outcome([(share, careful), (1 - share, careless)]).answered >= answered
            low, high = (low, share) if kept else (share, high)
        return self._outcome([(high, careful), (1 - high, careless)])

    # --- The chain: state (x, y) is number x · (people + 1) + y, after e-mail has been taken up ---

    @cached_property
    def _most_calls(self) -> int:
        spare = max(1.0 - self.load / self.people, 1.0 / self.people)
        queue = (
            30.0 / spare if np.isinf(self.patience) else 60 + 8 * self.patience / self.call_handling
        )
        return int(self.people + min(queue, 400) + _TAIL)

    @cached_property
    def _states(self) -> tuple[Whole, Whole]:
        x, y = np.meshgrid(
            np.arange(self._most_calls + 1), np.arange(self.people + 1), indexing="ij"
        )
        return x.ravel(), y.ravel()

    def _number(self, x: Whole, y: Whole) -> Whole:
        return x * (self.people + 1) + y

    @cached_property
    def _events(self) -> list[tuple[Floats, Whole]]:
        """Rates per second out of each state, and the state before anybody takes up e-mail."""
        x, y = self._states
        serving = np.minimum(x, self.people - y)
        fewer = np.maximum(x - 1, 0)
        arrival = np.where(x < self._most_calls, self.calls_per_hour / 3600.0, 0.0)
        answers = np.where(self._lays_aside, y - 1, y)
        leaving = serving / self.call_handling + (x - serving) / self.patience
        return [
            (arrival, self._number(np.minimum(x + 1, self._most_calls), answers)),
            (leaving, self._number(fewer, y)),
            (y / self.mail_handling, self._number(x, np.maximum(y - 1, 0))),
        ]

    @cached_property
    def _lays_aside(self) -> NDArray[np.bool_]:
        """The states in which the next caller makes somebody lay an e-mail aside."""
        x, y = self._states
        aside: NDArray[np.bool_] = np.isfinite(self.resume) & (x + y >= self.people) & (y > 0)
        return aside

    @cached_property
    def _work(self) -> Floats:
        """E-mail work per state, in people; reading oneself in again is not work done."""
        lost = self.calls_per_hour / 3600.0 * self.resume if np.isfinite(self.resume) else 0.0
        return self._states[1] - lost * self._lays_aside

    @cached_property
    def _pace(self) -> float:
        return float(np.max(np.sum([rate for rate, _ in self._events], axis=0)) * 1.01)

    def _threshold(self, reserve: int) -> Whole:
        """Per state how many are at an e-mail after some have been taken up."""
        x, y = self._states
        return np.maximum(y, self.people - reserve - x)

    def _transitions(self, rules: list[tuple[float, Whole]]) -> csr_matrix:
        """One step of the uniformised chain, each event followed by a rule drawn by chance."""
        x, _ = self._states
        here = np.arange(x.size)
        matrix = csr_matrix((x.size, x.size))
        for rate, to in self._events:
            for chance, rule in rules:
                after = self._number(x[to], rule[to])
                step = (rate * chance / self._pace, (here, after))
                matrix = matrix + csr_matrix(step, shape=matrix.shape)
        stay = 1.0 - np.asarray(matrix.sum(axis=1)).ravel()
        return matrix + csr_matrix((stay, (here, here)), shape=matrix.shape)

    def _outcome(self, rules: list[tuple[float, Whole]]) -> Blend:
        step = self._transitions(rules)
        balance = (step.T - eye(self._work.size)).tolil()
        balance[0, :] = 1.0
        right = np.zeros(self._work.size)
        right[0] = 1.0
        long_run = spsolve(csc_matrix(balance), right)
        return Blend(float(long_run @ self._work), float(long_run @ self._in_time))

    def _improved(self, price: float, rule: Whole) -> Whole:
        """Policy iteration for mean e-mail work plus `price` times the share answered in time."""
        reward = (self._work + price * self._in_time) / self._pace
        for _ in range(30):
            value = self._values(reward, rule)
            better = self._greedy(value, rule)
            if (better == rule).all():
                break
            rule = better
        return rule

    def _values(self, reward: Floats, rule: Whole) -> Floats:
        """Relative values, with the mean reward in place of the value of state 0."""
        system = (eye(reward.size) - self._transitions([(1.0, rule)])).tolil()
        system[:, 0] = 1.0
        values = np.asarray(spsolve(csc_matrix(system), reward))
        values[0] = 0.0
        return values

    def _greedy(self, value: Floats, rule: Whole) -> Whole:
        """In each state the number at an e-mail that is worth most; never more than are idle."""
        x, y = self._states
        table = value.reshape(-1, self.people + 1)
        best, worth = rule.copy(), table[x, rule] + 1e-9
        for more in range(self.people + 1):
            allowed = (more >= y) & ((more + x <= self.people) | (more == y))
            better = allowed & (table[x, more] > worth)
            best, worth = np.where(better, more, best), np.where(better, table[x, more], worth)
        return best

    @cached_property
    def _in_time(self) -> Floats:
        """The chance that a caller who comes in each state is answered within the threshold.

        Uniformisation over (others ahead, at an e-mail); nobody takes up e-mail while a caller waits.
        """
        x, y = self._states
        ahead, mail = np.meshgrid(
            np.arange(self._most_calls + 2), np.arange(self.people + 1), indexing="ij"
        )
        calls = (self.people - mail) / self.call_handling + np.maximum(ahead - 1, 0) / self.patience
        mails, hang_up = mail / self.mail_handling, np.full(mail.shape, 1.0 / self.patience)
        pace = float((calls + mails + hang_up).max())
        chance = (ahead == 0).astype(float)
        weight, total = np.exp(-pace * self.within), np.zeros_like(chance)
        steps = int(pace * self.within + 10 * np.sqrt(pace * self.within) + 20)
        for step in range(1, steps + 1):
            total += weight * chance
            weight *= pace * self.within / step
            chance[1:] = (
                calls[1:] * chance[:-1]
                + mails[1:] * np.pad(chance[:-1, :-1], ((0, 0), (1, 0)))
                + (pace - calls - mails - hang_up)[1:] * chance[1:]
            ) / pace
        answered: Floats = total[np.maximum(x + y - self.people + 1, 0), y]
        return np.where(self._lays_aside, 1.0, answered)
