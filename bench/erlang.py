"""Staff for a service level, and Erlang A, beside pyworkforce and fifty-digit arithmetic.

One case is a load of 1 to 200 erlang, a handling time of 2 to 10 minutes, a threshold of 10 to 60
seconds and a target of 70 to 95%: every case its own four numbers. One thread.
"""

from __future__ import annotations

import mpmath as mp
import numpy as np
from pyworkforce.queuing import ErlangC
from scipy.special import gammaincc, gammaln

from bench.beside import Contender, side_by_side
from leidraad.calculations.erlang import Queue, staff_to_answer_in_time
from leidraad.calculations.erlang.gamma_ratios import Floats

OURS, PYWORKFORCE, PLAIN = "Leidraad", "pyworkforce", "plain NumPy and SciPy, bisection"
CASES, CHECKED, ROUNDS = 500_000, 3_000, 5
Cases = tuple[Floats, Floats, Floats, Floats]


def main() -> None:
    cases = _cases(CASES)
    _staffing(cases)
    _erlang_a(cases)
    _exactness()


def print_speed(contenders: list[Contender]) -> None:
    """Things per second of processor time first, then per second on the clock; the first is ours."""
    print(f"{'':44}{'per cpu s':>14}{'per s':>14}{'ours / this':>13}")
    ours = contenders[0].cpu_seconds
    for one in contenders:
        print(
            f"{one.name:44}{1 / one.cpu_seconds:>14,.0f}{1 / one.seconds:>14,.0f}"
            f"{one.cpu_seconds / ours:>13.1f}"
        )


def _cases(number: int, seed: int = 1) -> Cases:
    """Load in erlang, handling time and threshold in seconds, share answered in time."""
    random = np.random.default_rng(seed)
    return (
        10 ** random.uniform(0, np.log10(200), number),
        random.uniform(120, 600, number),
        random.uniform(10, 60, number),
        random.uniform(0.70, 0.95, number),
    )


def _staffing(cases: Cases) -> None:
    print(f"Erlang C: people for a service level; {CASES} cases a turn, {ROUNDS} turns")
    contenders = [
        Contender(OURS, lambda: _ours(cases).size),
        Contender(PLAIN, lambda: _plain(*(part[:20_000] for part in cases)).size),
        Contender(PYWORKFORCE, lambda: len(_pyworkforce(cases, 1_000))),
    ]
    side_by_side(contenders, ROUNDS)
    print_speed(contenders)
    ours = _ours(cases)
    differing = np.count_nonzero(ours[:1_000] != _pyworkforce(cases, 1_000))
    print(f"differing from pyworkforce: {differing} of 1000")


def _ours(cases: Cases) -> Floats:
    load, handling, within, answered = cases
    return staff_to_answer_in_time(load, within / handling, 1.0 - answered).astype(float)


def _pyworkforce(cases: Cases, number: int) -> list[int]:
    rows = zip(*(part[:number].tolist() for part in cases), strict=True)
    return [_one(*row) for row in rows]


def _one(load: float, handling: float, within: float, answered: float) -> int:
    queue = ErlangC(load * 3600 / handling, handling / 60, within / 60, interval=60)
    return int(queue.required_positions(service_level=answered)["raw_positions"])


def _plain(load: Floats, handling: Floats, within: Floats, answered: Floats) -> Floats:
    """What somebody writes who knows the formula and vectorises: one bisection over all cases."""
    low, high = np.floor(load), np.floor(load) + 10 * np.ceil(np.sqrt(load)) + 20
    while (high - low > 1).any():
        n = np.floor((low + high) / 2)
        chance = np.exp(n * np.log(load) - load - gammaln(n + 1))
        inverse = 1 + gammaincc(np.maximum(n, 1), load) / chance
        wait = 1 / (inverse - load / np.maximum(n, 1) * (inverse - 1))
        fine = (n > load) & (wait * np.exp((load - n) * within / handling) <= 1 - answered)
        low, high = np.where(fine, low, n), np.where(fine, n, high)
    return high


def _erlang_a(cases: Cases) -> None:
    print(
        "Erlang A: service level and abandonment of a queue, every case its own patience and staff"
    )
    load, handling, within, _ = (part[:200_000] for part in cases)
    random = np.random.default_rng(2)
    patience = random.uniform(30, 600, load.size)
    staff = np.maximum(np.round(load * random.uniform(0.8, 1.3, load.size)), 1)

    def ours() -> int:
        queue = Queue(load * 3600 / handling, handling, staff, patience)
        return int(queue.answered_within(within).size + 0 * queue.abandonment.size)

    few = list(zip(load[:200], handling, within, patience, staff, strict=False))
    contenders = [
        Contender(OURS, ours),
        Contender(
            "the chain, state by state (NumPy)", lambda: sum(_chain(*one) > 0 for one in few)
        ),
    ]
    side_by_side(contenders, ROUNDS)
    print_speed(contenders)


def _chain(load: float, handling: float, within: float, patience: float, staff: float) -> float:
    """The long run of the birth-death chain: the chance to wait, by cumulative products."""
    number = np.arange(1, int(staff) + 400)
    leaving = np.minimum(number, staff) + np.maximum(number - staff, 0) * handling / patience
    logs = np.concatenate([[0.0], np.cumsum(np.log(load / leaving))])
    weights = np.exp(logs - logs.max())
    return float(weights[int(staff) :].sum() / weights.sum())


def _exactness() -> None:
    """The same recursion as in the textbook, with fifty digits, for loads of 0.01 to 1,000 erlang."""
    random = np.random.default_rng(3)
    load = 10 ** random.uniform(-2, 3, CHECKED)
    time, late = random.uniform(0.02, 0.5, CHECKED), 1 - random.uniform(0.5, 0.99, CHECKED)
    ours = staff_to_answer_in_time(load, time, late)
    rows = zip(load, time, late, strict=True)
    wrong = sum(int(n) != _fifty_digits(*row) for n, row in zip(ours, rows, strict=True))
    print(f"wrong, of {CHECKED} random cases, beside mpmath with 50 digits: {wrong}")


def _fifty_digits(load: float, time: float, late: float) -> int:
    with mp.workdps(50):
        a, tau, most = mp.mpf(float(load)), mp.mpf(float(time)), mp.mpf(float(late))
        inverse, n = mp.mpf(1), 0
        while True:
            n += 1
            inverse = 1 + inverse * n / a
            if n > a:
                wait = 1 / (inverse - (inverse - 1) * a / n)
                if wait * mp.exp((a - n) * tau) <= most:
                    return n


if __name__ == "__main__":
    main()
