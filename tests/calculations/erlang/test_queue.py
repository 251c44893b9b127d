"""What must hold for every queue, whatever the numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.erlang import Queue, blocked, chance_to_wait

loads = st.floats(0.01, 10_000)
staffs = st.floats(0.5, 12_000)
shares = st.floats(0.01, 0.99)
times = st.floats(0.0, 600.0)
patiences = st.floats(5.0, 3_000.0)
SLACK = 1e-9


def of_load(load, staff, patience=np.inf):
    return Queue(per_hour=load * 3600 / 240, handling=240, staff=staff, patience=patience)


@given(loads, staffs)
def test_whoever_would_be_lost_in_erlang_b_waits_at_least_as_often_in_erlang_c(load, staff):
    assert blocked(load, staff) <= chance_to_wait(load, staff) + SLACK


@given(loads, staffs, st.floats(0.0, 50.0))
def test_more_lines_never_lose_more_calls(load, lines, more):
    assert blocked(load, lines + more) <= blocked(load, lines) + SLACK


@given(loads, staffs, times, patiences, st.floats(0.0, 50.0))
def test_more_staff_is_never_worse(load, staff, time, patience, more):
    for hangs_up_after in (np.inf, patience):
        now, then = (
            of_load(load, staff, hangs_up_after),
            of_load(load, staff + more, hangs_up_after),
        )
        assert then.answered_within(time) >= now.answered_within(time) - SLACK
        assert then.abandonment <= now.abandonment + SLACK
        assert then.average_wait <= now.average_wait * (1 + SLACK) + 1e-6
        assert then.occupancy <= now.occupancy + SLACK


@given(loads, staffs, times, patiences, st.floats(1.0, 1.5))
def test_more_work_is_never_better(load, staff, time, patience, times_as_much):
    for hangs_up_after in (np.inf, patience):
        quiet = of_load(load, staff, hangs_up_after)
        busy = of_load(load * times_as_much, staff, hangs_up_after)
        assert busy.answered_within(time) <= quiet.answered_within(time) + SLACK
        assert busy.chance_to_wait >= quiet.chance_to_wait - SLACK
        assert busy.abandonment >= quiet.abandonment - SLACK


@given(loads, staffs, times, times, patiences)
def test_a_longer_threshold_never_lowers_the_service_level(load, staff, time, more, patience):
    for hangs_up_after in (np.inf, patience):
        queue = of_load(load, staff, hangs_up_after)
        assert queue.answered_within(time) <= queue.answered_within(time + more) + SLACK


@given(loads, staffs, times, patiences)
def test_everybody_is_answered_or_hangs_up_in_the_end(load, staff, time, patience):
    queue = of_load(load, staff, patience)
    assert queue.answered_within(1e7) + queue.abandonment == pytest.approx(1.0, abs=1e-8)
    in_time = queue.answered_within(time)
    assert in_time <= queue.answered_within(time, of="without short hang-ups") + SLACK
    assert in_time <= queue.answered_within(time, of="answered") + SLACK


@given(loads, staffs)
def test_without_any_patience_waiting_is_hanging_up_as_in_erlang_b(load, staff):
    assert of_load(load, staff, 1e-9).abandonment == pytest.approx(blocked(load, staff), abs=1e-7)


@given(st.floats(0.01, 1_000), st.floats(1.05, 3.0), times)
def test_with_endless_patience_erlang_a_becomes_erlang_c(load, staff_per_erlang, time):
    staff = load * staff_per_erlang
    nearly, endless = of_load(load, staff, 1e10), of_load(load, staff)
    assert nearly.chance_to_wait == pytest.approx(endless.chance_to_wait, abs=1e-5)
    assert nearly.answered_within(time) == pytest.approx(endless.answered_within(time), abs=1e-5)


@given(loads, staffs, patiences)
def test_erlang_a_lies_between_losing_and_waiting_for_ever(load, staff, patience):
    queue = of_load(load, staff, patience)
    assert queue.chance_to_wait >= blocked(load, staff) - SLACK
    assert queue.chance_to_wait <= chance_to_wait(load, staff) + SLACK


@pytest.mark.parametrize(
    "wrong", [{"per_hour": -1}, {"handling": 0}, {"staff": np.nan}, {"patience": 0}]
)
def test_impossible_numbers_are_refused_by_name(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Queue(**({"per_hour": 10, "handling": 200, "staff": 3} | wrong))
