"""A planner's file is read as it comes, or refused with the line and what to do."""

from datetime import date

import numpy as np
import pytest

from leidraad.calculations.forecast import HistoryRefused
from leidraad.calculations.forecast.reading import read


def refusal(*lines):
    with pytest.raises(HistoryRefused) as refused:
        read(lines)
    return str(refused.value)


def test_half_hours_are_recognised():
    said = read(["start,contacts", "2024-03-01T09:00,5", "2024-03-01T09:30,7"])
    assert (said.history.interval, said.history.counts.tolist()) == (30, [5.0, 7.0])


def test_days_are_recognised_also_with_a_semicolon_and_dutch_names():
    said = read(["datum;aantal", "2024-03-01;5", "2024-03-02;7"])
    assert (said.history.interval, len(said.history.days)) == (1440, 2)


def test_rows_may_come_in_any_order():
    said = read(["start,contacts", "2024-03-02,7", "2024-03-01,5"])
    assert said.history.counts.tolist() == [5.0, 7.0]


def test_a_negative_count_is_refused_with_its_line():
    assert refusal("start,contacts", "2024-03-01,5", "2024-03-02,-7") == (
        "Regel 3: -7 contacten kan niet. Een aantal is 0 of meer; laat het leeg als er niet is geteld."
    )


def test_an_empty_count_was_not_counted():
    said = read(["start,contacts", "2024-03-01,5", "2024-03-02,", "2024-03-03,6"])
    assert np.isnan(said.history.table[1, 0])


def test_the_same_time_with_two_counts_is_refused_with_both_lines():
    assert refusal("start,contacts", "2024-03-01,5", "2024-03-01,7") == (
        "Regel 3: 2024-03-01 00:00 staat er twee keer, met verschillende aantallen (ook op regel 2). "
        "Tel de regels samen op of haal er één weg."
    )


def test_the_same_row_twice_counts_once_and_says_so():
    said = read(["start,contacts", "2024-03-01,5", "2024-03-01,5"])
    assert (said.history.counts.tolist(), said.notes) == (
        [5.0],
        ("1 regels stonden er dubbel in en tellen één keer mee.",),
    )


def test_the_hour_that_comes_twice_in_autumn_is_added_up():
    said = read(
        [
            "start,contacts",
            "2024-10-27T01:00,4",
            "2024-10-27T02:00,5",
            "2024-10-27T02:00,7",
            "2024-10-27T03:00,6",
        ]
    )
    assert said.history.counts.tolist() == [4.0, 12.0, 6.0]
    assert said.notes[0].startswith("Bij het ingaan van de wintertijd")


def test_a_time_with_an_offset_becomes_dutch_time():
    said = read(["start,contacts", "2024-07-01T08:00:00+00:00,4", "2024-07-01T08:30:00Z,5"])
    assert str(said.history.starts[0]) == "2024-07-01T10:00"


def test_the_hour_that_is_skipped_in_spring_is_no_problem():
    said = read(
        ["start,contacts", "2024-03-31T01:00,4", "2024-03-31T03:00,5", "2024-03-31T04:00,6"]
    )
    assert said.history.interval == 60


def test_words_that_are_no_time_are_refused():
    assert refusal("start,contacts", "gisteren,5").startswith("Regel 2: 'gisteren' is geen tijd.")


def test_words_that_are_no_number_are_refused():
    assert refusal("start,contacts", "2024-03-01,veel") == "Regel 2: 'veel' is geen aantal."


def test_a_file_without_the_columns_is_refused():
    assert refusal("dag,bellers", "2024-03-01,5").startswith("Regel 1: er is geen kolom 'start'.")


def test_an_empty_file_is_refused():
    assert refusal("start,contacts").startswith("Het bestand heeft geen regels")


def test_odd_intervals_are_refused():
    assert "11 minuten uit elkaar" in refusal(
        "start,contacts", "2024-03-01T09:00,5", "2024-03-01T09:11,5"
    )


def test_a_time_that_does_not_fit_the_intervals_is_refused_with_its_line():
    lines = [
        "start,contacts",
        "2024-03-01T09:00,5",
        "2024-03-01T09:30,5",
        "2024-03-01T10:00,5",
        "2024-03-01T10:10,5",
    ]
    assert refusal(*lines).startswith("Regel 5: 10:10 past niet in intervallen van 30 minuten.")


def test_words_are_events_and_numbers_are_drivers():
    said = read(
        ["start,contacts,gebeurtenis,brieven", "2024-03-01,5,aanslagen,1200", "2024-03-02,7,,0"]
    )
    assert said.events == {date(2024, 3, 1): "aanslagen"}
    assert said.drivers == {"brieven": {date(2024, 3, 1): 1200.0, date(2024, 3, 2): 0.0}}


def test_a_column_of_yes_and_no_is_an_event_of_that_name():
    said = read(["start,contacts,verkiezing", "2024-03-01,5,0", "2024-03-02,7,1"])
    assert said.events == {date(2024, 3, 2): "verkiezing"}


def test_zeros_that_were_left_out_are_put_back_and_said():
    lines = [
        f"2024-03-{day:02d}T{hour:02d}:00,1"
        for day in range(1, 29)
        for hour in range(9, 17)
        if (day * hour) % 3
    ]
    said = read(["start,contacts", *lines])
    assert said.history.counts.mean() < 1
    assert said.notes[0].startswith("Er staat geen enkele 0 in het bestand.")


def test_a_time_from_another_continent_is_local_already():
    said = read(["start,contacts", "2024-07-01T08:00:00-07:00,4", "2024-07-01T08:30:00-07:00,5"])
    assert str(said.history.starts[0]) == "2024-07-01T08:00"
