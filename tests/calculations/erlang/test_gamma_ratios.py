"""Against arithmetic with fifty digits."""

import numpy as np
import pytest

from leidraad.calculations.erlang import blocked, chance_to_wait
from leidraad.calculations.erlang.gamma_ratios import log_lower_ratio, upper_ratio

mp = pytest.importorskip("mpmath", reason="mpmath is the arithmetic to compare with")


def cases(count, seed):
    """From 0.01 to 10,000 erlang, whole and broken staff, from far too few to far too many."""
    random = np.random.default_rng(seed)
    load = 10 ** random.uniform(-2, 4, count)
    around = load + 3 * np.sqrt(load) * random.normal(size=count)
    staff = np.where(random.random(count) < 0.6, around, load * 10 ** random.uniform(-1, 1, count))
    staff = np.where(staff < 0.01, load + 0.3, staff)
    staff[::2] = np.maximum(np.round(staff[::2]), 1)
    return staff, load


def exact_ratios(staff, load):
    with mp.workdps(50):
        n, a = mp.mpf(float(staff)), mp.mpf(float(load))
        total = mp.exp(a - n * mp.log(a) + mp.loggamma(n + 1))
        lower = mp.hyp1f1(1, n + 1, a)
        upper = total - lower
        if upper < total * mp.mpf(10) ** -25:
            upper = total * mp.gammainc(n, a, regularized=True)
        return upper, lower


def test_both_ratios_are_good_to_twelve_digits():
    staff, load = cases(500, seed=7)
    upper, log_lower = upper_ratio(staff, load), log_lower_ratio(staff, load)
    for n, a, ours_upper, ours_log_lower in zip(staff, load, upper, log_lower, strict=True):
        exact_upper, exact_lower = exact_ratios(n, a)
        if exact_upper < 1e300:
            assert abs(ours_upper / exact_upper - 1) < 2e-12
        assert abs(ours_log_lower - mp.log(exact_lower)) < 2e-12 * max(1, mp.log(exact_lower))


def test_erlang_b_and_c_from_a_hundredth_to_ten_thousand_erlang():
    staff, load = cases(500, seed=8)
    lost, waits = blocked(load, staff), chance_to_wait(load, staff)
    for n, a, ours_lost, ours_waits in zip(staff, load, lost, waits, strict=True):
        upper, _ = exact_ratios(n, a)
        assert abs(ours_lost - 1 / (1 + upper)) <= 2e-12 / (1 + upper) + 1e-300
        exact = 1 / (1 + (1 - mp.mpf(float(a)) / mp.mpf(float(n))) * upper) if n > a else mp.mpf(1)
        assert abs(ours_waits - exact) <= 2e-12 * exact + 1e-300


def test_the_methods_meet_without_a_step():
    load = 40.0
    staff = np.linspace(0.5, 200, 4001)
    log_upper = np.log(upper_ratio(staff, np.full_like(staff, load)))
    bends = np.diff(log_upper, 4)[40:]
    assert np.abs(bends).max() < 1e-4


def test_extremes_stay_numbers():
    assert blocked([0, 0, 5, 1e4], [0, 3, 0, 0]).tolist() == [1, 0, 1, 1]
    assert chance_to_wait([0.01, 1e4, 1e4], [1e4, 1, 1e4]).tolist() == [0, 1, 1]
