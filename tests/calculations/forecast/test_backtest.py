"""How far to trust the forecast: errors by rolling origin, beside last week and the floor of chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from leidraad.calculations.forecast import Calendar, HistoryRefused, backtest
from leidraad.calculations.forecast.accuracy import pinball_loss, poisson_floor
from leidraad.calculations.forecast.country import likeliest, refined
from leidraad.calculations.forecast.ensemble import learn
from leidraad.calculations.forecast.features import features_of
from leidraad.calculations.forecast.naive import mean_of_weeks
from tests.calculations.forecast.series import daily, history_of
from tests.shared_data import shared


def test_a_backtest_never_sees_what_it_must_forecast():
    whole = history_of(120)
    cut = history_of(120)
    cut.counts[-10 * 10 :] = 0
    asked = {"horizon": 10, "origins": 1}
    known, unknown = (backtest(each, Calendar("none"), **asked) for each in (whole, cut))
    assert np.array_equal(known.intervals.median, unknown.intervals.median)


def test_origins_are_a_week_apart_and_leave_a_whole_horizon():
    origins = backtest(history_of(100), Calendar("none"), horizon=14, origins=3).origins
    assert [str(day) for day in origins] == ["2024-03-13", "2024-03-20", "2024-03-27"]


def test_fewer_origins_than_asked_is_said():
    said = backtest(history_of(40), Calendar("none"), horizon=14, origins=8)
    assert said.notes[0] == "Er is geschiedenis voor 3 van de 8 gevraagde beginpunten."


def test_a_history_that_is_too_short_for_the_horizon_is_refused():
    with pytest.raises(HistoryRefused, match="De geschiedenis telt 20 dagen"):
        backtest(history_of(20), Calendar("none"), horizon=28)


def test_on_pure_chance_the_forecast_comes_near_the_floor():
    said = backtest(
        history_of(300, 200.0), Calendar("none"), horizon=14, origins=4
    ).intervals.accuracy()
    assert said.excess < 1.5


def test_the_naive_of_the_backtest_is_the_same_weekday_of_last_week():
    table = np.arange(21.0)[:, None]
    assert mean_of_weeks(table, 10)[:, 0].tolist() == [14, 15, 16, 17, 18, 19, 20, 14, 15, 16]


def test_a_model_that_loses_from_last_week_is_not_used_and_says_so():
    # A pattern of two weeks in which every other week jumps: weekdays alone mislead.
    counts = np.concatenate(
        [np.full(7, 100.0 * 3**week) for week in (0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0)]
    )
    features = features_of(daily(counts).days, Calendar("none"))
    learnt = learn(counts, features)
    worse = learnt.trial.ours > learnt.trial.naive
    assert (learnt.fallback is not None) == worse
    assert (learnt.notes != ()) == worse


@given(st.floats(0.05, 500))
def test_the_floor_is_the_least_mean_deviation_of_a_poisson_count(mean):
    counts = np.arange(0, int(mean + 12 * mean**0.5 + 20))
    chances = stats.poisson.pmf(counts, mean)
    brute = min((np.abs(counts - guess) * chances).sum() for guess in counts[: int(mean) + 3])
    assert poisson_floor(np.array([mean])) == pytest.approx(100 * brute / mean, rel=1e-6)


def test_a_series_of_zeros_makes_no_noise():
    said = backtest(daily(np.zeros(80)), Calendar("none"), horizon=7, origins=2)
    assert said.notes == ()
    assert said.intervals.median.max() == 0


def test_pinball_loss_is_least_at_the_quantile():
    sample = np.random.default_rng(0).gamma(3, 10, 4000)
    best = min(range(100), key=lambda each: pinball_loss(sample, np.full(4000, each), 0.8))
    assert abs(best - np.quantile(sample, 0.8)) < 1.5


def with_holidays_of(country, days=900):
    every = np.datetime64("2022-01-01") + np.arange(days)
    quiet = [0.2 if Calendar(country).holiday(day.item()) else 1.0 for day in every]
    return history_of(days, 300.0, first="2022-01-01", interval=1440, hours=(0, 24), factor=quiet)


@pytest.mark.parametrize("country", ["NL", "US", "CA-BC", "DE"])
def test_a_history_tells_whose_holidays_it_keeps(country):
    assert likeliest(with_holidays_of(country), Calendar("NL")).country == country


def test_without_any_sign_of_holidays_they_stay_dutch():
    assert likeliest(history_of(300, interval=1440, hours=(0, 24)), Calendar("NL")).country == "NL"


def test_the_province_is_found_when_only_the_country_is_named():
    assert refined(with_holidays_of("CA-BC"), Calendar("CA")).country == "CA-BC"


def test_real_calls_are_forecast_better_than_last_week_with_honest_margins():
    from bench.forecast import calls

    shared("calls/bank_calls_5min_2003-03_08_dev.csv")
    said = backtest(calls(1.0), Calendar("US"), horizon=28, origins=4)
    ours, naive = said.intervals.accuracy(), said.naive.accuracy()
    assert ours.wape < 5.9 < naive.wape
    assert 0.72 < ours.within_80 < 0.9
