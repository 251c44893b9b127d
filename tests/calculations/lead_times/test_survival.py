"""Lead times with the open items counted, against SciPy."""

import warnings
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from leidraad.calculations.lead_times.distribution import NoLeadTimes
from leidraad.calculations.lead_times.survival import Estimate, OpenCounted

whole_days = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


def split(items):
    days, done = zip(*items, strict=True)
    return np.array(days, dtype=float), np.array(done)


def scipy_curve(days, done):
    return stats.ecdf(stats.CensoredData(uncensored=days[done], right=days[~done])).sf


@given(whole_days)
def test_the_curve_is_that_of_scipy(items):
    days, done = split(items)
    assume(done.any())
    ours, theirs = OpenCounted.of(days, done), scipy_curve(days, done)
    assert np.allclose(ours.under_way, theirs.evaluate(ours.days))


@given(whole_days)
def test_the_band_is_that_of_scipy(items):
    days, done = split(items)
    assume(done.any())
    ours = OpenCounted.of(days, done)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        band = scipy_curve(days, done).confidence_interval(0.95, method="log-log")
    theirs = np.array([band.low.evaluate(ours.days), band.high.evaluate(ours.days)])
    told = np.isfinite(theirs).all(axis=0) & (ours.under_way > 0) & (ours.under_way < 1)
    assert np.allclose(np.array([ours.low, ours.high])[:, told], theirs[:, told])


@given(whole_days, st.integers(1, 99))
def test_a_percentile_is_the_first_day_on_which_so_many_are_ready(items, percent):
    days, done = split(items)
    curve = OpenCounted.of(days, done)
    value = curve.percentile(percent).value
    ready = dict(zip(curve.days, 1 - curve.under_way, strict=True))
    enough = [day for day, share in ready.items() if share >= percent / 100 - 1e-9]
    assert value == (min(enough) if enough else None)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60), st.integers(0, 40))
def test_without_open_items_the_share_within_the_norm_is_simply_counted(days, norm):
    curve = OpenCounted.of(days, [True] * len(days))
    counted = sum(day <= norm for day in days) / len(days)
    assert curve.share_within(timedelta(days=norm)).value == pytest.approx(counted)
    assert curve.closed.share_within(timedelta(days=norm)) == pytest.approx(counted)


@given(whole_days)
def test_the_band_holds_the_curve(items):
    curve = OpenCounted.of(*split(items))
    assert (curve.low <= curve.under_way + 1e-12).all()
    assert (curve.under_way <= curve.high + 1e-12).all()


def test_nine_reports_of_which_the_slow_ones_are_still_open():
    """Six are ready within six days; three are ten days old and open. Ready only: P85 under six days."""
    days, done = [1, 2, 3, 4, 5, 6, 10, 10, 10], [True] * 6 + [False] * 3
    curve = OpenCounted.of(days, done)
    assert (curve.open_items, curve.closed.p50) == (3, 3.5)
    assert curve.percentile(50).value == 5
    assert curve.percentile(85) == Estimate(None, 5.0, None)


def test_with_only_open_items_nobody_can_say():
    curve = OpenCounted.of([3, 4], [False, False])
    assert curve.percentile(50) == Estimate(None, None, None)
    assert curve.share_within(timedelta(days=9)) == Estimate(0.0, None, None)


def test_an_open_item_of_the_same_age_was_still_there_when_the_other_was_finished():
    assert OpenCounted.of([5, 5], [True, False]).under_way.tolist() == [0.5]


def test_of_nothing_there_is_no_curve():
    with pytest.raises(NoLeadTimes):
        OpenCounted.of([], [])


@pytest.mark.parametrize(
    ("days", "done"), [([-1], [True]), ([float("nan")], [True]), ([1, 2], [True])]
)
def test_impossible_days_are_refused(days, done):
    with pytest.raises(ValueError):
        OpenCounted.of(days, done)
