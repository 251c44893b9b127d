"""The smallest whole number of people that answers a share of calls in time: Erlang C, solved fast.

Per block of elements: a guess of the real-valued answer (square-root staffing, S. Halfin and
W. Whitt, Operations Research 29 (1981), with a fitted correction of its rounding), one evaluation at
the next whole number, and the recursion U(n+1) = (n+1)/a · (1 + U(n)) for its neighbours. The
evaluation is good to 1e-6; an answer whose margin is smaller than ten times that, or that is not
between two neighbours, is worked out again at full precision. So speed never costs a person.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import erfcx

from leidraad.calculations.erlang.formulas import chance_to_wait
from leidraad.calculations.erlang.gamma_ratios import Floats, correction

Method = Callable[[Floats, Floats, Floats], tuple[Floats, NDArray[np.bool_]]]

_BLOCK = 4096
_ROUGH = 1e-7
_MARGIN = 1e-5
_FEW = 4.0  # erlang; below this the exact recursion from one person up is as quick
_MANY = 1e5  # above this the tolerance of the fast evaluation is no longer certain


def staff_to_answer_in_time(
    load: ArrayLike, relative_time: ArrayLike, late: ArrayLike
) -> NDArray[np.int64]:
    """The fewest people with whom at most the share `late` of calls waits longer than the threshold.

    `load` in erlang ≥ 0; `relative_time` is the threshold divided by the mean handling time, ≥ 0;
    `late` between 0 and 1, neither included. Shapes broadcast. Always more people than erlang.
    """
    load, relative_time, late = np.broadcast_arrays(
        *(np.asarray(value, float) for value in (load, relative_time, late))
    )
    a, tau, p = load.ravel(), relative_time.ravel(), late.ravel()
    _check(a, tau, p)
    staff = np.ceil(a)
    usual = (a >= _FEW) & (a <= _MANY)
    certain = _apply(_near_guess, usual, staff, a, tau, p)
    few = a < _FEW
    certain |= _apply(_upwards, few, staff, a, tau, p)
    if not certain.all():
        rest = ~certain
        staff[rest] = _exact(staff[rest], a[rest], tau[rest], p[rest])
    whole: NDArray[np.int64] = staff.reshape(load.shape).astype(np.int64)
    return whole


def _check(a: Floats, tau: Floats, p: Floats) -> None:
    if not ((a >= 0) & np.isfinite(a)).all():
        raise ValueError("load must be a finite number of 0 or more")
    if not (tau >= 0).all():
        raise ValueError("relative_time must be 0 or more")
    if not ((p > 0) & (p < 1)).all():
        raise ValueError("late must be between 0 and 1, neither included")


def _apply(
    method: Method, chosen: NDArray[np.bool_], staff: Floats, a: Floats, tau: Floats, p: Floats
) -> NDArray[np.bool_]:
    """Let a method fill in the staff of the chosen elements, a block at a time; where it is certain."""
    certain = np.zeros(a.shape, bool)
    if not chosen.any():
        return certain
    everything = bool(chosen.all())
    parts = (a, tau, p) if everything else (a[chosen], tau[chosen], p[chosen])
    found, sure = np.empty(parts[0].size), np.empty(parts[0].size, bool)
    for start in range(0, found.size, _BLOCK):
        part = slice(start, start + _BLOCK)
        found[part], sure[part] = method(*(values[part] for values in parts))
    staff[chosen], certain[chosen] = found, sure
    return certain


def _near_guess(a: Floats, tau: Floats, p: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """The answer if it is the rounded guess or a neighbour of it, and whether that is certain."""
    n = np.maximum(np.ceil(_guess(a, tau, p)), np.floor(a) + 1.0)
    upper = _rough_upper(n, a)
    allowed = p * np.exp((n - a) * tau)
    step = np.exp(-tau)
    here = _comfort(n, a, upper, allowed)
    one_less = _comfort(n - 1.0, a, upper * a / n - 1.0, allowed * step)
    one_more = _comfort(n + 1.0, a, (n + 1.0) / a * (1.0 + upper), allowed / step)
    enough, spare = here > 0, one_less > 0
    certain = (one_more > _MARGIN) & ~spare & (np.minimum(np.abs(here), -one_less) > _MARGIN)
    return np.where(enough, n, n + 1.0), certain


def _comfort(n: Floats, a: Floats, upper: Floats, allowed: Floats) -> Floats:
    """Positive when n people suffice: allowed / chance to wait - 1, below zero when n ≤ a."""
    return allowed * (1.0 + np.maximum(n - a, 0.0) / n * upper) - 1.0


def _guess(a: Floats, tau: Floats, p: Floats) -> Floats:
    """Real-valued staff within 0.2 of the answer for 4 to 10,000 erlang and usual targets."""
    root = np.sqrt(a)
    demand = -np.log(p)
    slope = 1.2533141373155003 + root * tau
    b = 2.0 * demand / (slope + np.sqrt(slope * slope + demand))
    return a + b * (root + 0.147 + 0.132 * b + root * (-0.00175 + b * (0.01365 - 0.01127 * b)))


def _rough_upper(n: Floats, a: Floats) -> Floats:
    """The upper ratio for n > a by Temme's expansion cut at 1e-7; past its reach not a number."""
    excess = (a - n) / n
    half_square = np.maximum(excess - np.log1p(excess), 0.0)
    root = np.sqrt(half_square)
    upper = erfcx(-root * np.sqrt(n))
    upper *= np.sqrt(np.pi / 2 * n)
    upper += correction(n, -np.sqrt(2.0) * root, precision=_ROUGH, least=_FEW)
    upper *= 1.0 + (1 / 12 + (1 / 288 - 139 / 51840 / n) / n) / n
    return np.where(half_square <= 0.5, upper, np.nan)


def _upwards(a: Floats, tau: Floats, p: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """One person, two, three, …: exact, and quick for a few erlang."""
    staff, n = np.zeros_like(a), 0
    index = np.flatnonzero(a > 0)
    load, upper, step = a[index], np.zeros(index.size), np.exp(tau[index])
    allowed = p[index] * np.exp(-load * tau[index])
    while index.size:
        n += 1
        upper = n / load * (1.0 + upper)
        allowed *= step
        enough = allowed * (1.0 + (1.0 - load / n) * upper) >= 1.0
        enough &= n > load
        staff[index[enough]] = n
        left = ~enough
        index, load, upper = index[left], load[left], upper[left]
        step, allowed = step[left], allowed[left]
    return staff, np.ones(a.shape, bool)


def _exact(guess: Floats, a: Floats, tau: Floats, p: Floats) -> Floats:
    """Bisection over whole numbers at full precision, from a bracket that widens until it holds."""
    least = np.floor(a)
    low = high = np.maximum(guess, least + 1.0)
    width = 1.0
    while (fine := _enough(low, a, tau, p)).any():
        low, high = np.where(fine, np.maximum(low - width, least), low), np.where(fine, low, high)
        width *= 2
    width = 1.0
    while not (fine := _enough(high, a, tau, p)).all():
        low, high = np.where(fine, low, high), np.where(fine, high, high + width)
        width *= 2
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        fine = _enough(middle, a, tau, p)
        low, high = np.where(fine, low, middle), np.where(fine, middle, high)
    return high


def _enough(n: Floats, a: Floats, tau: Floats, p: Floats) -> NDArray[np.bool_]:
    late: NDArray[np.float64] = chance_to_wait(a, n) * np.exp((a - n) * tau)
    return (n > a) & (late <= p)
