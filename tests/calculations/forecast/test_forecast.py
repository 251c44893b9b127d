"""The forecast gives a sane answer to every history a contact centre can bring."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leidraad.calculations.forecast import Calendar, History, HistoryRefused, forecast
from tests.calculations.forecast.series import WEEKDAYS, daily, history_of


def near(value, expected, share):
    return abs(value - expected) <= share * expected


def test_a_quiet_year_is_forecast_within_a_few_percent_of_the_truth():
    said = forecast(history_of(200, 500.0), Calendar("none"), 14)
    weekday = (said.days.astype(int) + 3) % 7
    assert np.abs(said.day_mean / (500 * WEEKDAYS[weekday]) - 1).max() < 0.1


def test_only_opening_hours_are_forecast():
    said = forecast(history_of(60), Calendar("none"), 7)
    hours = {start.astype("datetime64[h]").astype(int) % 24 for start in said.starts}
    assert hours == set(range(8, 18))


@pytest.mark.parametrize("interval", [5, 10, 15, 30, 60])
def test_the_intervals_of_a_day_add_up_to_the_day_whatever_their_length(interval):
    said = forecast(history_of(60, interval=interval), Calendar("none"), 7)
    per_day = said.median.reshape(7, -1).sum(axis=1)
    assert np.allclose(per_day, said.day_quantiles[0.5])


def test_a_desk_that_is_closed_on_weekends_is_forecast_closed():
    whole = history_of(90)
    working = (whole.starts.astype("datetime64[D]").astype(int) + 3) % 7 < 5
    said = forecast(History(whole.starts[working], whole.counts[working], 60), Calendar("none"), 7)
    assert {int((day.astype(int) + 3) % 7) for day in said.starts.astype("datetime64[D]")} == {
        0,
        1,
        2,
        3,
        4,
    }


def test_weekends_with_zeros_stay_at_zero():
    counts = [0 if number % 7 >= 5 else 100 for number in range(84)]
    assert forecast(daily(counts), Calendar("none"), 7).day_mean[5:].tolist() == [0, 0]


def test_three_days_of_history_give_their_mean_with_a_message():
    said = forecast(daily([100, 120, 110]), Calendar(), 7)
    assert near(said.day_mean.mean(), 110, 0.15)
    assert said.notes[0].startswith("De geschiedenis telt 3 dagen.")


def test_one_day_of_history_is_enough_for_an_answer():
    assert np.isfinite(forecast(daily([50]), Calendar(), 7).day_mean).all()


def test_nothing_at_all_stays_nothing_and_says_so():
    said = forecast(daily([0] * 60), Calendar(), 7)
    assert said.day_mean.max() < 1


def test_a_series_with_mostly_zeros_keeps_its_mean():
    rng = np.random.default_rng(3)
    said = forecast(daily(rng.poisson(0.3, 365)), Calendar("none"), 28)
    assert near(said.day_mean.mean(), 0.3, 0.35)
    assert said.day_quantiles[0.975].max() <= 4


def test_a_day_of_outage_is_not_learned_from():
    counts = np.random.default_rng(5).poisson(np.tile(WEEKDAYS * 200, 12))
    broken = counts.copy()
    broken[77] = 0
    said = forecast(daily(broken), Calendar("none"), 7)
    whole = forecast(daily(counts), Calendar("none"), 7)
    assert np.allclose(said.day_mean, whole.day_mean, rtol=0.03)
    assert said.notes[0].startswith("1 dagen zonder contacten lijken een storing")


def test_one_odd_day_hardly_moves_the_forecast():
    counts = np.random.default_rng(5).poisson(np.tile(WEEKDAYS * 200, 12))
    odd = counts.copy()
    odd[70] *= 4
    said = forecast(daily(odd), Calendar("none"), 7)
    assert np.allclose(
        said.day_mean, forecast(daily(counts), Calendar("none"), 7).day_mean, rtol=0.08
    )


def test_a_new_level_is_followed_within_weeks():
    factor = np.where(np.arange(200) < 150, 1.0, 2.0)
    said = forecast(history_of(200, 300.0, factor=factor), Calendar("none"), 7)
    weekday = (said.days.astype(int) + 3) % 7
    assert near(said.day_mean.sum(), 2 * 300 * WEEKDAYS[weekday].sum(), 0.12)


def test_missing_weeks_do_not_hurt():
    whole = history_of(200)
    day = whole.starts.astype("datetime64[D]").astype(int) - whole.days[0].astype(int)
    keep = (day < 100) | (day > 120)
    said = forecast(History(whole.starts[keep], whole.counts[keep], 60), Calendar("none"), 7)
    assert near(said.day_mean.sum(), 200 * WEEKDAYS.sum(), 0.06)


def test_a_holiday_is_learned_and_named():
    days = np.datetime64("2021-01-01") + np.arange(365 * 3 + 350)
    quiet = [0.2 if Calendar("NL").holiday(day.item()) else 1.0 for day in days]
    said = forecast(
        history_of(
            len(days), 400.0, first="2021-01-01", interval=1440, hours=(0, 24), factor=quiet
        ),
        Calendar("NL"),
        14,
    )
    christmas = [str(day) for day in said.days].index("2024-12-25")
    assert near(said.day_mean[christmas], 400 * WEEKDAYS[2] * 0.2, 0.3)
    assert any(
        "feestdag" in driver.reason and driver.change < -0.3 for driver in said.drivers[christmas]
    )


def test_a_letter_that_brought_calls_before_brings_them_again():
    sent = [date(2024, 3, 12), date(2024, 6, 11), date(2024, 9, 10)]
    factor = [2.0 if date(2024, 1, 1) + timedelta(number) in sent else 1.0 for number in range(300)]
    coming = date(2024, 10, 29)
    events = dict.fromkeys([*sent, coming], "aanslagen")
    said = forecast(history_of(300, 400.0, factor=factor), Calendar("none", events=events), 14)
    there = [day.item() for day in said.days].index(coming)
    assert near(said.day_mean[there], 2 * 400 * WEEKDAYS[1], 0.2)


def test_a_driver_known_ahead_moves_the_day_with_its_size():
    size = np.tile([0.0, 0, 0, 5, 0, 0, 0, 0, 0, 0], 31)
    first = date(2024, 1, 1)
    known = {first + timedelta(number): value for number, value in enumerate(size)}
    said = forecast(
        history_of(300, 400.0, factor=np.exp(0.08 * size[:300])),
        Calendar("none", drivers={"verlopen paspoorten": known}),
        10,
    )
    weekday = (said.days.astype(int) + 3) % 7
    assert near(said.day_mean[3] / (400 * WEEKDAYS[weekday[3]]), np.exp(0.4), 0.12)


def test_a_year_ahead_for_the_formation_stays_within_reason():
    said = forecast(history_of(800, 300.0), Calendar(), 365)
    assert len(said.days) == 365
    assert near(said.day_mean.mean(), 300 * WEEKDAYS.mean(), 0.15)


def test_quantiles_rise_with_their_level():
    said = forecast(history_of(100, 20.0), Calendar(), 14)
    levels = sorted(said.quantiles)
    for low, high in pairwise(levels):
        assert (said.quantiles[low] <= said.quantiles[high] + 1).all()


def test_margins_hold_what_they_promise_on_a_made_up_year():
    whole = history_of(
        400, 150.0, seed=8, factor=np.exp(np.random.default_rng(4).normal(0, 0.1, 400))
    )
    inside = []
    for day in range(260, 372, 14):
        said = forecast(whole.before(whole.days[day]), Calendar("none"), 28)
        came = np.nansum(whole.table[day : day + 28], axis=1)
        inside.append((came >= said.day_quantiles[0.1]) & (came <= said.day_quantiles[0.9]))
    assert 0.72 < np.mean(inside) < 0.88


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.integers(0, 5000), st.none()), min_size=1, max_size=60))
def test_whatever_was_counted_the_forecast_is_a_number_of_contacts(counts):
    values = np.array([np.nan if each is None else each for each in counts], dtype=float)
    said = forecast(daily(values), Calendar(), 7)
    assert np.isfinite(said.day_mean).all()
    assert (said.day_mean >= 0).all()
    assert said.day_mean.max() <= 20 * max(np.nanmax(values, initial=1.0), 1)


def test_an_interval_that_does_not_fit_a_day_is_refused():
    with pytest.raises(HistoryRefused, match="7 minuten past niet in een dag"):
        History(np.array(["2024-01-01T00:00"], dtype="datetime64[m]"), np.array([1.0]), 7)


def test_a_negative_count_is_refused():
    with pytest.raises(HistoryRefused, match="kan niet negatief zijn"):
        daily([3, -1])


def test_zeros_before_a_channel_opened_are_not_learned_from():
    counts = np.concatenate([np.zeros(60), np.random.default_rng(1).poisson(40, 60)])
    said = forecast(daily(counts), Calendar("none"), 7)
    assert near(said.day_mean.mean(), 40, 0.1)
    assert said.notes[0] == "De eerste 60 dagen zijn er geen contacten: de reeks begint daarna."


def test_after_two_days_other_weekdays_are_forecast_open():
    said = forecast(history_of(2), Calendar(), 7)
    assert len(said.starts) == 70
