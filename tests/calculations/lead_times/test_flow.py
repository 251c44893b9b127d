"""What comes in, goes out, is under way, and is getting old."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.lead_times.ageing import Ageing
from leidraad.calculations.lead_times.distribution import LeadTimes, NoLeadTimes
from leidraad.calculations.lead_times.flow import OPEN, Flow, cumulative_flow

spans = st.lists(
    st.tuples(st.integers(0, 30), st.one_of(st.integers(0, 20), st.none())), min_size=1, max_size=40
)


def columns(items):
    started = [start for start, _ in items]
    return started, [OPEN if length is None else start + length for start, length in items]


@given(spans)
def test_each_day_counts_what_a_person_would_count(items):
    started, finished = columns(items)
    flow = Flow.of(started, finished, first_day=5, last_day=25)
    for day in range(5, 26):
        under_way = sum(a <= day < b for a, b in zip(started, finished, strict=True))
        counted = (started.count(day), finished.count(day), under_way)
        at = day - 5
        assert (flow.arrivals[at], flow.departures[at], flow.work_in_progress[at]) == counted


@given(spans)
def test_weeks_add_up_to_their_days(items):
    flow = Flow.of(*columns(items), first_day=0, last_day=29)
    weeks = flow.per_week()
    assert len(weeks) == 4
    assert weeks.arrivals.sum() == flow.arrivals[:28].sum()
    assert weeks.work_in_progress[-1] == flow.work_in_progress[27]


def test_ten_under_way_and_two_a_day_ready_is_five_days_each():
    day = np.arange(100)
    started = np.repeat(day, 2)
    flow = Flow.of(started, started + 5, first_day=20, last_day=80)
    assert flow.expected_lead_time == 5


def test_when_nothing_goes_out_nobody_knows_how_long_it_takes():
    assert Flow.of([1], [OPEN], first_day=0, last_day=9).expected_lead_time is None


def test_finished_before_it_started_is_refused():
    with pytest.raises(ValueError):
        Flow.of([5], [4], first_day=0, last_day=9)


def test_the_lines_of_the_cumulative_flow_count_what_had_reached_each_step():
    lines = cumulative_flow(
        {"ontvangen": [0, 1, 1], "beoordeeld": [1, 2, OPEN], "klaar": [3, OPEN, OPEN]},
        first_day=1,
        last_day=3,
    )
    assert {step: line.tolist() for step, line in lines.items()} == {
        "ontvangen": [3, 3, 3],
        "beoordeeld": [1, 2, 2],
        "klaar": [0, 0, 1],
    }


def test_who_skipped_a_step_reached_it_with_the_next():
    lines = cumulative_flow({"beoordeeld": [OPEN], "klaar": [2]}, first_day=1, last_day=3)
    assert lines["beoordeeld"].tolist() == lines["klaar"].tolist() == [0, 1, 1]


def test_steps_of_other_items_are_no_cumulative_flow():
    with pytest.raises(ValueError):
        cumulative_flow({"beoordeeld": [1], "klaar": [2, 3]}, first_day=1, last_day=3)


@given(
    st.lists(st.tuples(*[st.one_of(st.integers(0, 9), st.just(OPEN))] * 3), min_size=1, max_size=20)
)
def test_the_lines_never_cross_and_never_fall(items):
    steps = dict(zip("abc", zip(*items, strict=True), strict=True))
    lines = np.array(list(cumulative_flow(steps, first_day=2, last_day=8).values()))
    assert (np.diff(lines, axis=0) <= 0).all()
    assert (np.diff(lines, axis=1) >= 0).all()


FINISHED = LeadTimes.in_days(range(1, 101))  # P50 50.5, P85 85.15, P95 95.05


def test_open_items_are_aged_against_the_finished_ones():
    ageing = Ageing.of([3, 60, 90, 99, 200], FINISHED)
    assert ageing.per_band == {"up to P50": 1, "P50 to P85": 1, "P85 to P95": 1, "past P95": 2}
    assert ageing.past_p85.tolist() == [4, 3, 2]
    assert ageing.share_that_took_longer.tolist() == pytest.approx([0.97, 0.4, 0.1, 0.01, 0.0])


def test_without_open_items_nothing_ages():
    assert sum(Ageing.of([], FINISHED).per_band.values()) == 0


def test_without_finished_items_there_is_nothing_to_age_against():
    with pytest.raises(NoLeadTimes):
        Ageing.of([3], LeadTimes.in_days([]))


def test_the_norm_itself_is_within_the_norm():
    assert (
        LeadTimes.of([timedelta(days=1), timedelta(days=2)]).share_within(timedelta(days=1)) == 0.5
    )


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=50), st.integers(1, 40))
def test_the_histogram_leaves_nobody_out(days, bars):
    edges, counts = LeadTimes.in_days(days).histogram(bars)
    assert (len(edges), counts.sum()) == (bars + 1, len(days))


@pytest.mark.parametrize("days", [[-1], [float("inf")], [float("nan")]])
def test_no_lead_time_is_negative_or_endless(days):
    with pytest.raises(ValueError):
        LeadTimes.in_days(days)
