"""The rest of the day, many series, adding up, handle time, and what has no history yet."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leidraad.calculations.forecast import Calendar, forecast
from leidraad.calculations.forecast.beginnings import NewChannel, coming_back
from leidraad.calculations.forecast.handle_time import HandleTimes
from leidraad.calculations.forecast.intraday import DayPattern
from leidraad.calculations.forecast.many import forecast_many
from leidraad.calculations.forecast.reconciliation import adding_up, reconcile
from leidraad.calculations.forecast.uncertainty import quantile
from tests.calculations.forecast.series import history_of


def days_with_a_level(days=150, slots=20, mean=100.0, spread=0.1, seed=2):
    rng = np.random.default_rng(seed)
    level = np.exp(rng.normal(0, spread, (days, 1)))
    expected = np.full((days, slots), mean)
    return rng.poisson(expected * level).astype(float), expected


def test_a_busy_morning_raises_the_afternoon_by_nearly_as_much():
    actual, expected = days_with_a_level()
    rest = DayPattern.learn(actual, expected, 30).rest(np.full(20, 120.0), expected[0], 10)
    assert 0.12 < rest.change < 0.21


def test_a_few_calls_in_the_morning_change_little():
    actual, expected = days_with_a_level(mean=1.0)
    rest = DayPattern.learn(actual, expected, 30).rest(
        np.array([2.0, *[np.nan] * 19]), expected[0], 1
    )
    assert abs(rest.change) < 0.1


def test_before_the_first_call_the_rest_of_the_day_is_the_forecast():
    actual, expected = days_with_a_level()
    rest = DayPattern.learn(actual, expected, 30).rest(np.full(20, np.nan), expected[0], 0)
    assert rest.median.tolist() == expected[0].tolist()


def test_after_the_morning_one_is_less_unsure():
    actual, expected = days_with_a_level()
    pattern = DayPattern.learn(actual, expected, 30)
    early, late = (pattern.rest(actual[0], expected[0], known) for known in (2, 12))
    assert late.log_variance[-1] < early.log_variance[-1]


def test_many_series_at_once_agree_with_one_at_a_time():
    histories = [
        history_of(200, level, seed=seed) for seed, level in enumerate([100.0, 400.0, 900.0])
    ]
    said = forecast_many(
        np.stack([one.table for one in histories]),
        np.datetime64("2024-01-01"),
        Calendar("none"),
        14,
    )
    apart = np.stack([forecast(one, Calendar("none"), 14).day_quantiles[0.5] for one in histories])
    assert np.allclose(said.day_median, apart, rtol=0.06)


def test_many_series_may_miss_days():
    tables = np.stack([history_of(200, 300.0, seed=seed).table for seed in range(2)])
    tables[0, 50:60] = np.nan
    said = forecast_many(tables, np.datetime64("2024-01-01"), Calendar("none"), 7)
    assert np.allclose(said.day_median[0].sum(), said.day_median[1].sum(), rtol=0.06)


LEAVES = [
    ("telefoon", "paspoort"),
    ("telefoon", "afval"),
    ("e-mail", "paspoort"),
    ("e-mail", "afval"),
]


@settings(deadline=None)
@given(
    st.lists(st.floats(0, 1000), min_size=9, max_size=9),
    st.lists(st.floats(0.1, 100), min_size=9, max_size=9),
)
def test_total_channels_and_topics_add_up_and_are_never_negative(base, variance):
    summing, names = adding_up(LEAVES)
    said = reconcile(np.array(base)[:, None], np.array(variance), summing)[:, 0]
    leaves = said[-4:]
    assert len(names) == 9
    assert (leaves >= 0).all()
    assert said[0] == pytest.approx(leaves.sum())
    assert said[names.index((0, "telefoon"))] == pytest.approx(leaves[0] + leaves[1])
    assert said[names.index((1, "afval"))] == pytest.approx(leaves[1] + leaves[3])


def test_forecasts_that_add_up_already_stay_as_they_are():
    summing, _ = adding_up(LEAVES)
    base = summing @ np.array([[4.0], [3], [2], [1]])
    assert np.allclose(reconcile(base, np.ones(9), summing), base)


def test_what_is_least_sure_gives_way_most():
    summing, _ = adding_up([("telefoon",), ("e-mail",)])
    said = reconcile(np.array([[100.0], [50.0], [30.0]]), np.array([1.0, 1.0, 100.0]), summing)[
        :, 0
    ]
    assert abs(said[2] - 30) > 10 * abs(said[1] - 50)


def test_a_topic_with_many_calls_keeps_its_own_handle_time_and_a_rare_one_hardly():
    rng = np.random.default_rng(6)
    topic = np.concatenate([np.zeros(3000), np.ones(3000), np.full(3, 2)]).astype(int)
    seconds = rng.gamma(2, np.array([90.0, 180.0, 900.0])[topic])
    said = HandleTimes.learn(seconds, topic, np.full(len(topic), 10), 3)
    assert said.mean[0, 10] == pytest.approx(180, rel=0.06)
    assert said.mean[1, 10] == pytest.approx(360, rel=0.06)
    assert said.mean[2, 10] < seconds[topic == 2].mean()
    assert said.error[2, 10] > 3 * said.error[0, 10]


def test_a_topic_without_calls_takes_the_mean_of_all():
    rng = np.random.default_rng(6)
    said = HandleTimes.learn(
        rng.gamma(2, 100, 500), np.zeros(500, dtype=int), rng.integers(9, 17, 500), 2
    )
    assert said.mean[1].mean() == pytest.approx(200, rel=0.15)


def test_handle_time_without_contacts_is_refused():
    with pytest.raises(ValueError, match="nog geen afgehandelde contacten"):
        HandleTimes.learn(np.zeros(0), np.zeros(0, dtype=int), np.zeros(0, dtype=int), 2)


def test_a_new_channel_grows_to_its_share():
    channel = NewChannel(share=0.1, weeks_to_grow=4)
    days = channel.expected(np.full(400, 200.0), np.arange(400))
    assert days[0] < 1
    assert days[-1] == pytest.approx(20, rel=0.01)


def test_the_first_days_of_a_new_channel_correct_the_guess_and_lessen_the_doubt():
    channel = NewChannel(share=0.1, weeks_to_grow=1)
    known, opened = np.full(60, 200.0), np.arange(60)
    after = channel.after(2 * channel.expected(known, opened), known, opened)
    assert after.share == pytest.approx(0.2, rel=0.02)
    assert after.doubt < 0.05


def test_passports_of_ten_years_ago_come_back_before_they_expire():
    said = coming_back({date(2014, 5, 1): 100}, years=10, days_before={30: 0.6, -10: 0.1})
    assert said == {date(2024, 4, 1): 60, date(2024, 5, 11): 10}


def test_a_document_of_29_february_expires_on_1_march():
    assert list(coming_back({date(2016, 2, 29): 1}, years=10, days_before={0: 1.0})) == [
        date(2026, 3, 1)
    ]


@pytest.mark.parametrize(
    ("mean", "variance"), [(0.5, 0.1), (8.0, 0.05), (80.0, 0.02), (900.0, 0.01)]
)
def test_quantiles_hold_what_they_promise_of_an_uncertain_count(mean, variance):
    rng = np.random.default_rng(9)
    expected = mean * np.exp(rng.normal(0, variance**0.5, 40_000))
    counts = rng.poisson(expected)
    for level in (0.1, 0.9, 0.975):
        bound = quantile(np.array([mean]), np.array([variance]), level)[0]
        assert (counts <= bound).mean() >= level - 0.015
        assert (counts < bound).mean() <= level + 0.015
