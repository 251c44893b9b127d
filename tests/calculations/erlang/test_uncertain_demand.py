"""Staff for what may come, not for the mean by accident."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import gamma

from leidraad.calculations.erlang import Queue, Target, staff_needed
from leidraad.calculations.erlang.uncertain_demand import (
    UncertainRate,
    staff_for_expected,
    staff_for_percentile,
)

variations = st.floats(0.02, 0.8)


@given(st.floats(5, 1_000), variations)
def test_the_mean_and_the_quantiles_are_those_of_the_gamma_distribution(mean, variation):
    rate = UncertainRate.gamma(mean, variation)
    exact = gamma(1 / variation**2, scale=mean * variation**2)
    assert rate.mean == pytest.approx(mean, rel=1e-3)
    assert rate.quantile(0.8) == pytest.approx(exact.ppf(0.8), rel=5e-3)


@pytest.mark.parametrize("variation", [0.1, 0.4])
def test_the_expected_service_level_is_the_integral_over_all_outcomes(variation):
    exact = gamma(1 / variation**2, scale=150 * variation**2)

    def in_time(rate):
        return rate * Queue(rate, 240, 13, 180).answered_within(20) * exact.pdf(rate) / 150

    ours = UncertainRate.gamma(150, variation).answered_within(
        20, handling=240, staff=13, patience=180
    )
    assert ours == pytest.approx(
        quad(in_time, 0, 150 * (1 + 9 * variation), limit=200)[0], abs=5e-4
    )


@given(st.floats(20, 1_000), variations)
def test_uncertainty_never_takes_fewer_people_than_certainty(mean, variation):
    target = Target(answered=0.8)
    certain = staff_needed(mean, 240, target)
    rate = UncertainRate.gamma(mean, variation)
    assert staff_for_expected(rate, 0.8, within=20, handling=240) >= certain - 1
    assert staff_for_percentile(rate, 0.8, handling=240, target=target) >= certain


def test_the_mean_by_accident_promises_too_much():
    mean_staff = staff_needed(400, 240, Target(answered=0.8))
    rate = UncertainRate.gamma(400, 0.15)
    assert rate.answered_within(20, handling=240, staff=mean_staff) < 0.75
    better = staff_for_expected(rate, 0.8, within=20, handling=240)
    assert rate.answered_within(20, handling=240, staff=better) >= 0.8
    assert rate.answered_within(20, handling=240, staff=better - 1) < 0.8


def test_in_eight_of_ten_outcomes_the_promise_is_kept():
    target = Target(answered=0.8)
    rate = UncertainRate.scenarios(np.random.default_rng(2).gamma(25, 8, 500))
    staff = staff_for_percentile(rate, 0.8, handling=240, target=target)
    assert rate.chance_to_reach(target, handling=240, staff=staff) >= 0.8
    assert rate.chance_to_reach(target, handling=240, staff=staff - 1) < 0.8


def test_a_whole_day_in_one_go():
    rate = UncertainRate.gamma([30, 60, 90], [0.3, 0.2, 0.1])
    assert staff_for_expected(rate, 0.8, within=20, handling=240).shape == (3,)
    assert staff_for_percentile(rate, 0.8, handling=240, target=Target(answered=0.8)).shape == (3,)
