from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn as oracle

from leidraad.calculations.customer_clues import (
    Born,
    Email,
    Name,
    Number,
    Phone,
    as_date,
    recognise,
)
from leidraad.calculations.dutch_addresses import House
from leidraad.calculations.dutch_numbers import bsn, establishment_number, kvk_number
from leidraad.calculations.person_names import search_name


@pytest.mark.parametrize(
    ("typed", "clue"),
    [
        ("2312 AB 12", House("2312AB", "12")),
        ("071 516 51 65", Phone("+31715165165")),
        ("14 071", Phone("14071")),
        ("Jan@Post.example", Email("jan@post.example")),
        ("111222333", Number(("bsn", "rsin"), "111222333")),
        ("1112.22.333", Number(("bsn", "rsin"), "111222333")),
        ("12345678", Number(("kvk",), "12345678")),
        ("000012345678", Number(("establishment",), "000012345678")),
        ("Jansen 03-10-1985", Born("jansen", date(1985, 10, 3))),
        ("03-10-1985 Jansen", Born("jansen", date(1985, 10, 3))),
        ("van der Berg 3 oktober 1985", Born("berg", date(1985, 10, 3))),
        ("Çelik 3-10-1985", Born("celik", date(1985, 10, 3))),
        ("Bakkerij De Vries", Name("bakkery de vries")),
        ("03-10-1985", None),
        ("", None),
        ("?", None),
        ("Jansen 31-02-1985", Name("jansen 31 02 1985")),
    ],
)
def test_what_was_typed_is_recognised_by_its_shape(typed, clue):
    assert recognise(typed) == clue


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_box(text):
    recognise(text)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_a_day_is_understood_in_every_spelling(day):
    months = (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )
    spellings = [
        f"{day:%d-%m-}{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {months.split()[day.month - 1]} {day.year}",
        f"{day.year}-{day:%m-%d}",
    ]
    assert {as_date(spelling) for spelling in spellings} == {day}


@pytest.mark.parametrize("typed", ["3-10-85", "31-04-1985", "1985", "morgen", "3 okober 1985"])
def test_what_is_no_day_is_not_guessed(typed):
    assert as_date(typed) is None


@pytest.mark.parametrize(
    ("surname", "looked_up_as"),
    [
        ("van der Berg", "berg"),
        ("Berg", "berg"),
        ("BERG", "berg"),
        ("d'Écaussines", "ecaussines"),
        ("Müller-de Wit", "muller de wit"),
        ("Øverland", "overland"),
        ("van Dijk", "dyk"),
        ("van Dyk", "dyk"),
        ("'t Hart", "hart"),
        ("Van", "van"),
        ("Đoković", "dokovic"),
        ("Straße", "strasse"),
    ],
)
def test_a_surname_is_found_without_accents_and_without_its_prefix(surname, looked_up_as):
    assert search_name(surname) == looked_up_as


@given(st.text(max_size=60))
def test_a_name_looked_up_twice_is_the_same_name(text):
    assert search_name(search_name(text)) == search_name(text)


@given(st.integers(0, 999_999_999))
def test_a_bsn_passes_the_eleven_test(number):
    digits = f"{number:09d}"
    weighted = sum(
        weight * int(digit)
        for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)
    )
    right = number > 0 and weighted % 11 == 0
    assert bsn(digits) == (digits if right else None)
    assert oracle.is_valid(digits) == right


@pytest.mark.parametrize("typed", ["1234567", "123456789", "1234567a", "٠١٢٣٤٥٦٧", "00000000"])
def test_a_kvk_number_has_eight_digits(typed):
    assert kvk_number(typed) is None


def test_an_establishment_number_has_twelve_digits():
    assert (establishment_number("0000 1234 5678"), establishment_number("12345678901")) == (
        "000012345678",
        None,
    )
