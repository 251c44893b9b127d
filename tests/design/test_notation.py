"""Numbers and moments, as people in Leiden write them. A no-break space is written here as `_`."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from leidraad.design import notation
from tests.leiden import AMSTERDAM

LEIDENS_ONTZET = datetime(2027, 10, 3, 14, 3, tzinfo=AMSTERDAM)


def shown(text):
    return text.replace(notation.NBSP, "_")


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (190000, 0, "190.000"),
        (0, 0, "0"),
        (999, 0, "999"),
        (-1204, 0, "−1.204"),
        (Decimal("2.5"), 0, "3"),
        (1234.567, 2, "1.234,57"),
        ("87", 0, "87"),
        (-0.2, 0, "0"),
        (None, 0, "–"),
        ("", 0, "–"),
        ("veel", 0, "–"),
        (float("nan"), 0, "–"),
    ],
)
def test_a_number_has_dots_between_thousands(value, decimals, written):
    assert notation.number(value, decimals) == written


@given(st.integers(-(10**15), 10**15))
def test_without_its_dots_a_written_number_is_the_number(value):
    written = notation.number(value).replace(".", "").replace("−", "-")
    assert int(written) == value


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.152, "15,2%"), (1, "100,0%"), (0, "0,0%"), (-0.031, "−3,1%"), (None, "–")],
)
def test_a_share_is_a_percentage(share, written):
    assert notation.percent(share) == written


@pytest.mark.parametrize(
    ("amount", "written"),
    [(453, "€_453,00"), (Decimal("1453.5"), "€_1.453,50"), (-12, "€_−12,00"), (None, "–")],
)
def test_an_amount_keeps_its_sign_of_the_euro(amount, written):
    assert shown(notation.euro(amount)) == written


def test_a_day_is_short_and_has_its_weekday():
    assert shown(notation.day(LEIDENS_ONTZET)) == "zo_3_okt_2027"


def test_a_day_without_a_time_is_written_the_same():
    assert shown(notation.day(date(2027, 10, 1))) == "vr_1_okt_2027"


def test_a_day_is_a_day_in_leiden():
    """22:30 UTC on Saturday is half past midnight on Sunday."""
    saturday_night = datetime(2027, 10, 2, 22, 30, tzinfo=UTC)
    assert shown(notation.day(saturday_night)) == "zo_3_okt_2027"


def test_a_moment_of_this_year_needs_no_year():
    assert shown(notation.moment(LEIDENS_ONTZET, LEIDENS_ONTZET)) == "zo_3_okt_14:03"


def test_a_moment_of_another_year_has_its_year():
    later = LEIDENS_ONTZET + timedelta(days=200)
    assert shown(notation.moment(LEIDENS_ONTZET, later)) == "zo_3_okt_2027_14:03"


def test_a_moment_that_never_came_is_a_dash():
    assert (notation.moment(None), notation.day(None), notation.clock(None)) == ("–", "–", "–")


def test_the_clock_is_that_of_leiden():
    assert notation.clock(datetime(2027, 7, 1, 12, 3, tzinfo=UTC)) == "14:03"


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (42, "42_s"),
        (185, "3_min_05"),
        (timedelta(minutes=3, seconds=5), "3_min_05"),
        (3900, "1_u_05_min"),
        (90000, "1_dag_1_u"),
        (273600, "3_dagen_4_u"),
        (-185, "−3_min_05"),
        (0, "0_s"),
        (None, "–"),
    ],
)
def test_how_long_it_took_reads_as_people_say_it(length, written):
    assert shown(notation.duration(length)) == written


def test_an_english_page_has_english_numbers_and_days():
    with translation.override("en"):
        written = [
            notation.number(190000),
            notation.euro(453),
            shown(notation.day(LEIDENS_ONTZET)),
            shown(notation.duration(273600)),
        ]
    assert written == ["190,000", "€453.00", "Sun_3_Oct_2027", "3_days_4_h"]


def test_what_is_missing_says_why():
    assert notation.because("15,2%", "te weinig antwoorden") == "15,2%"
    assert notation.because("–", "te <weinig>") == (
        '<span class="nothing" title="te &lt;weinig&gt;"><span aria-hidden="true">–</span>'
        '<span class="visually-hidden">te &lt;weinig&gt;</span></span>'
    )
