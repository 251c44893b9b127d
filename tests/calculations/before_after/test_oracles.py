"""Every test and interval against SciPy, brute force or the published table."""

from itertools import product
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from leidraad.calculations.before_after import ranks
from leidraad.calculations.before_after.log_rank import log_rank
from leidraad.calculations.before_after.ranks import (
    chance_of_longer,
    hodges_lehmann,
    mann_whitney,
    van_elteren,
)
from leidraad.calculations.before_after.shares import Counted, difference

with_ties = st.lists(st.integers(0, 30), min_size=1, max_size=40)
items = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=40)


@given(st.lists(st.floats(0, 100), min_size=2, max_size=24, unique=True), st.data())
def test_small_samples_without_ties_have_the_exact_p(values, data):
    cut = data.draw(st.integers(max(1, len(values) - 20), min(20, len(values) - 1)))
    x, y = values[:cut], values[cut:]
    expected = stats.mannwhitneyu(x, y, method="exact").pvalue
    assert mann_whitney(x, y) == pytest.approx(expected)


@given(st.lists(st.integers(0, 30), min_size=21, max_size=60), with_ties)
def test_larger_samples_with_ties_have_the_approximate_p(x, y):
    if len(set(x + y)) == 1:
        assert mann_whitney(x, y) == 1.0
        return
    expected = stats.mannwhitneyu(x, y, method="asymptotic").pvalue
    assert mann_whitney(x, y) == pytest.approx(expected)


@given(with_ties, with_ties)
def test_the_shift_is_the_median_of_all_differences(x, y):
    shift = hodges_lehmann(x, y)
    assert shift.value == median(b - a for a, b in product(x, y))
    assert shift.low <= shift.value <= shift.high


@given(
    st.lists(st.floats(0, 50), min_size=1, max_size=40),
    st.lists(st.floats(0, 50), min_size=1, max_size=40),
)
def test_counting_the_differences_finds_the_same_as_writing_them_out(x, y):
    written_out = hodges_lehmann(x, y)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranks, "MOST_PAIRS", 3)
        counted = hodges_lehmann(x, y)
    found = (counted.value, counted.low, counted.high)
    assert found == pytest.approx((written_out.value, written_out.low, written_out.high), abs=1e-9)


@given(
    st.lists(st.floats(0, 100), min_size=4, max_size=12, unique=True),
    st.lists(st.floats(0, 100), min_size=4, max_size=12, unique=True),
)
def test_the_interval_holds_the_shifts_that_the_exact_test_does_not_reject(x, y):
    """Inside the bounds p is over 0.05, outside not: the definition of the interval, tried by SciPy."""
    shift = hodges_lehmann(x, y)
    differences = np.unique([b - a for a, b in product(x, y)])
    if np.diff(differences).min(initial=1) < 1e-6:
        return
    tail = ranks._left_out(len(x), len(y), 0.95)
    between = shift.low + 1e-7
    p_in = stats.mannwhitneyu(np.array(x) + between, y, method="exact").pvalue
    p_out = stats.mannwhitneyu(np.array(x) + shift.low - 1e-7, y, method="exact").pvalue
    assert p_in > 0.05 or tail == 0
    assert p_out <= 0.05 or tail == 0


def test_the_shift_of_hollander_and_wolfe():
    """Permeability of chorioamnion (Hollander & Wolfe 1973, table 4.1): 0.305, bounds -0.15 and 0.76 in R."""
    at_term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    earlier = [1.15, 0.88, 0.90, 0.74, 1.21]
    shift = hodges_lehmann(earlier, at_term)
    assert [round(x, 3) for x in (shift.value, shift.low, shift.high)] == [0.305, -0.15, 0.76]
    assert round(mann_whitney(earlier, at_term), 4) == 0.2544


@given(items, items)
def test_log_rank_is_that_of_scipy(before, after):
    groups = []
    for group in (before, after):
        days, done = (np.array(column) for column in zip(*group, strict=True))
        groups.append((days.astype(float), done.astype(bool)))
    ours = log_rank(*groups[0], *groups[1])
    censored = [stats.CensoredData(uncensored=d[f], right=d[~f]) for d, f in groups]
    with np.errstate(all="ignore"):
        theirs = stats.logrank(*censored)
    if np.isfinite(theirs.pvalue):
        assert ours.p == pytest.approx(theirs.pvalue, abs=1e-9)
    else:
        assert ours.p == 1.0


# Newcombe (1998), table II, method 10: p1 - p2 with its 95% interval.
PUBLISHED = [
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ((0, 10), (0, 10), (-0.2775, 0.2775)),
    ((10, 10), (0, 20), (0.6791, 1.0000)),
    ((10, 10), (0, 10), (0.6075, 1.0000)),
]


@pytest.mark.parametrize(("one", "other", "interval"), PUBLISHED)
def test_the_difference_in_shares_is_the_published_one(one, other, interval):
    found = difference(Counted(*other), Counted(*one))
    assert (round(found.low, 4), round(found.high, 4)) == interval


@given(with_ties, with_ties)
def test_the_chance_of_longer_is_counted_over_all_pairs(x, y):
    counted = sum((b > a) + (b == a) / 2 for a, b in product(x, y))
    assert chance_of_longer(x, y) == pytest.approx(counted / (len(x) * len(y)))


@given(with_ties, with_ties)
def test_with_one_kind_the_test_within_kinds_is_the_rank_test(x, y):
    within = van_elteren([(x, y)])
    if len(set(x + y)) == 1:
        assert within == 1.0
        return
    plain = stats.mannwhitneyu(x, y, method="asymptotic", use_continuity=False).pvalue
    assert within == pytest.approx(plain)


def test_another_mix_alone_is_no_difference_within_the_kinds():
    """Quick and slow kinds did not change; there are just more quick ones afterwards."""
    quick, slow = [1, 2, 3, 4, 5], [51, 52, 53, 54, 55]
    plain = mann_whitney(quick + slow * 4, quick * 4 + slow)
    assert plain < 0.05 < van_elteren([(quick, quick * 4), (slow * 4, slow)])


def test_hundreds_of_thousands_of_values_are_compared_by_counting():
    days = np.random.default_rng(7).gamma(2, 5, size=100_000)
    assert hodges_lehmann(days, days + 3).value == pytest.approx(3, abs=0.01)


@pytest.mark.parametrize("compare", [mann_whitney, hodges_lehmann])
@pytest.mark.parametrize(("before", "after"), [([], [1]), ([1], []), ([1], [float("nan")])])
def test_nothing_is_compared_with_nothing(compare, before, after):
    with pytest.raises(ValueError):
        compare(before, after)
