"""Terms of the law and promises of the municipality: two rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.working_days import (
    LegalTerm,
    WorkingCalendar,
    holiday_name,
    is_legal_rest_day,
    legal_end,
    leidens_ontzet,
)

days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
leiden = WorkingCalendar(closed=frozenset(leidens_ontzet(year) for year in range(1999, 2063)))


def test_eight_weeks_and_twelve_days_suspended_end_after_whit_monday():
    assert legal_end(date(2019, 4, 3), LegalTerm(weeks=8), suspended_days=12) == date(2019, 6, 11)


def test_six_weeks_for_an_objection_that_end_on_a_saturday_end_on_monday():
    assert legal_end(date(2026, 10, 10), LegalTerm(weeks=6)) == date(2026, 11, 23)


def test_a_term_of_thirteen_weeks_is_not_extended():
    assert legal_end(date(2026, 1, 3), LegalTerm(weeks=13)) == date(2026, 4, 4)  # a Saturday


def test_a_term_of_a_year_is_not_extended():
    assert legal_end(date(2025, 1, 3), LegalTerm(years=1)) == date(2026, 1, 3)  # a Saturday


def test_three_days_over_christmas_hold_two_working_days():
    """From Thursday 24 December 2026: Friday and Saturday are Christmas; Monday and Tuesday count."""
    assert legal_end(date(2026, 12, 24), LegalTerm(days=3)) == date(2026, 12, 29)


def test_two_days_have_no_such_guarantee():
    assert legal_end(date(2026, 12, 24), LegalTerm(days=2)) == date(2026, 12, 28)


def test_leidens_ontzet_does_not_move_a_legal_term():
    assert legal_end(date(2025, 9, 5), LegalTerm(weeks=4)) == date(2025, 10, 3)


def test_good_friday_moves_a_legal_term_but_leiden_works():
    good_friday = date(2026, 4, 3)
    assert is_legal_rest_day(good_friday)
    assert leiden.is_working_day(good_friday)


def test_a_month_after_the_last_of_january_is_the_last_of_february():
    assert LegalTerm(months=1).after(date(2024, 1, 31)) == date(2024, 2, 29)


def test_leidens_ontzet_moves_to_monday_when_it_is_a_sunday():
    assert leidens_ontzet(2021) == date(2021, 10, 4)
    assert leidens_ontzet(2022) == date(2022, 10, 3)


def test_kings_day_is_a_day_earlier_when_it_is_a_sunday():
    assert holiday_name(date(2025, 4, 26)) == "Koningsdag"


def test_a_promise_of_two_working_days_skips_leidens_ontzet_and_the_weekend():
    assert leiden.add(date(2025, 10, 2), 2) == date(2025, 10, 7)


def test_2017_had_254_working_days_in_leiden():
    """Counted by hand from the calendar: 260 weekdays, six holidays on weekdays beside Good Friday."""
    expected = sum(
        leiden.is_working_day(date(2017, 1, 1) + timedelta(days=step)) for step in range(365)
    )
    assert expected == 260 - len(
        [
            "2e paasdag",
            "Koningsdag",
            "5 mei",
            "Hemelvaart",
            "2e pinksterdag",
            "1e kerstdag",
            "2e kerstdag",
            "Leidens Ontzet",
        ]
    )


@given(days, st.integers(0, 30))
def test_a_promise_always_ends_on_a_working_day(start, working_days):
    assert leiden.is_working_day(leiden.add(start, working_days))


@given(days, st.integers(1, 30))
def test_adding_and_counting_agree(start, working_days):
    assert leiden.between(start, leiden.add(start, working_days)) == working_days


@given(days, st.integers(0, 90))
def test_a_legal_term_in_days_never_ends_on_a_rest_day(start, length):
    end = legal_end(start, LegalTerm(days=length))
    assert not is_legal_rest_day(end)
    assert end >= start + timedelta(days=length)


@given(days, st.integers(1, 12))
def test_a_legal_term_in_weeks_moves_no_further_than_it_must(start, weeks):
    end, plain = legal_end(start, LegalTerm(weeks=weeks)), start + timedelta(weeks=weeks)
    assert all(is_legal_rest_day(plain + timedelta(days=d)) for d in range((end - plain).days))


@pytest.mark.parametrize("year", range(2015, 2035))
def test_the_local_day_is_what_the_municipality_published(year):
    from tests.shared_data import local_days

    assert leidens_ontzet(year) == local_days()[year]
