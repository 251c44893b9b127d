"""Is it a change, or the swing it always had?"""

import pytest

from leidraad.calculations.lead_times.xmr import NEAR_LIMIT, ONE_SIDE, OUTSIDE, RANGE, Sign, XmR

# Mean 5, mean moving range 2: limits 5 - 2.66 x 2 = -0.32 (0) and 5 + 2.66 x 2 = 10.32; range limit 6.53.
CALM = [4, 6] * 6


def after(*values, baseline=CALM):
    return XmR.of([*baseline, *values], baseline=len(baseline))


def test_the_limits_follow_from_the_mean_and_the_mean_moving_range():
    chart = after()
    assert [round(x, 2) for x in (chart.centre, chart.lower, chart.upper, chart.range_limit)] == [
        5, 0, 10.32, 6.53,
    ]  # fmt: skip


def test_new_points_do_not_move_the_frozen_limits():
    assert after(100, 200).upper == after().upper


def test_a_rise_within_the_swing_is_no_signal():
    assert after(7, 6, 7).in_dutch() == (
        "Geen signaal: deze stijging valt binnen de gewone schommeling."
    )


def test_a_fall_within_the_swing_is_no_signal_either():
    assert after(3, 4, 5).in_dutch() == (
        "Geen signaal: deze daling valt binnen de gewone schommeling."
    )


def test_a_point_outside_the_limits_is_a_signal():
    assert after(11).signs() == [Sign(OUTSIDE, 12, 12, 1)]
    assert after(11).in_dutch() == "Signaal (hoger): een punt buiten de grenzen."


def test_a_jump_larger_than_the_range_limit_is_a_signal():
    assert Sign(RANGE, 12, 13, 0) in after(2, 9).signs()


def test_eight_points_on_one_side_are_a_signal():
    assert after(*[5.5] * 8).signs() == [Sign(ONE_SIDE, 11, 19, 1)]


def test_seven_points_on_one_side_are_none():
    assert after(4.5, *[5.5] * 7).signs() == []


def test_three_of_four_points_in_the_outer_half_are_a_signal():
    assert after(8, 8, 5, 8).signs() == [Sign(NEAR_LIMIT, 12, 15, 1)]


def test_two_of_four_are_none():
    assert after(8, 5, 5, 8).signs() == []


def test_what_happened_in_the_baseline_is_not_blamed_on_the_change():
    chart = XmR.of([4, 6] * 6 + [20] + [4, 6] * 6 + [5, 5], baseline=25)
    assert chart.signs() != []
    assert chart.signs_after_baseline() == []


def test_a_process_that_never_swung_signals_every_change():
    assert XmR.of([0.1] * 10 + [0.2], baseline=10).signs_after_baseline()[0].rule == OUTSIDE
    assert XmR.of([0.1] * 30, baseline=10).signs() == []


def test_days_have_no_lower_limit_below_nothing():
    assert after().lower == 0
    assert XmR.of(CALM, baseline=12, at_least=None).lower < 0


def test_a_short_baseline_is_called_soft():
    assert XmR.of([1, 2, 3], baseline=3).is_soft
    assert not after().is_soft


@pytest.mark.parametrize(("values", "baseline"), [([1], 1), ([1, 2], 3), ([1, float("nan")], 2)])
def test_a_baseline_needs_real_points(values, baseline):
    with pytest.raises(ValueError):
        XmR.of(values, baseline=baseline)
