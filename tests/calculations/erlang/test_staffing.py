"""How many people a promise takes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.erlang import (
    Queue,
    Shrinkage,
    Target,
    blocked,
    lines_needed,
    load_carried,
    staff_needed,
    staff_to_answer_in_time,
)

calls = st.floats(0.5, 3_000)
handling_times = st.floats(30, 1_200)
shares = st.floats(0.05, 0.99)


@given(calls, handling_times, shares, st.floats(0, 120))
def test_one_person_fewer_breaks_the_promise(per_hour, handling, answered, within):
    staff = staff_needed(per_hour, handling, Target(answered=answered, within=within))
    assert Queue(per_hour, handling, staff).answered_within(within) >= answered - 1e-12
    if staff > 1:
        fewer = Queue(per_hour, handling, staff - 1)
        assert fewer.answered_within(within) < answered + 1e-12


@given(calls, handling_times, st.floats(1, 300), st.floats(20, 900))
def test_impatient_callers_need_no_more_people_for_the_same_wait(
    per_hour, handling, wait, patience
):
    target = Target(average_wait=wait)
    staff = staff_needed(per_hour, handling, target, patience=patience)
    assert staff <= staff_needed(per_hour, handling, target)
    assert Queue(per_hour, handling, staff, patience).average_wait <= wait


@given(calls, handling_times, shares, st.floats(20, 900))
def test_with_patience_too_one_person_fewer_breaks_the_promise(
    per_hour, handling, answered, patience
):
    staff = staff_needed(per_hour, handling, Target(answered=answered), patience=patience)
    assert Queue(per_hour, handling, staff, patience).answered_within(20) >= answered
    assert Queue(per_hour, handling, staff - 1, patience).answered_within(20) < answered


@given(calls, handling_times, shares)
def test_a_mix_over_the_half_hour_lies_just_under_whole_people(per_hour, handling, answered):
    target = Target(answered=answered)
    mixed = staff_needed(per_hour, handling, target, whole=False)
    whole = staff_needed(per_hour, handling, target)
    assert whole - 1 - 1e-6 <= mixed <= whole + 1e-6


def test_every_promise_counts():
    combined = Target(answered=0.8, average_wait=1, occupancy=0.85)
    each = [Target(answered=0.8), Target(average_wait=1), Target(occupancy=0.85)]
    needed = [float(staff_needed(720, 240, target)) for target in each]
    assert float(staff_needed(720, 240, combined)) == max(needed) == 61.0


def test_no_calls_need_nobody():
    assert staff_needed([0, 30], 240, Target(answered=0.8)).tolist() == [0, 4]
    assert staff_needed([0, 30], 240, Target(abandonment=0.05), patience=90)[0] == 0


def test_fast_answers_are_those_of_a_search_one_by_one():
    random = np.random.default_rng(3)
    load = 10 ** random.uniform(-2, 3, 400)
    time, late = 10 ** random.uniform(-3, 1, 400), 10 ** random.uniform(-4, -0.01, 400)
    fast = staff_to_answer_in_time(load, time, late)
    for erlangs, relative_time, share, staff in zip(load, time, late, fast, strict=True):
        assert staff == _searched(erlangs, relative_time, share)


def _searched(load, relative_time, late):
    """The recursion of Erlang B from one line up, as every textbook prints it."""
    inverse_blocked, people = 1.0, 0
    while True:
        people += 1
        inverse_blocked = 1.0 + inverse_blocked * people / load
        if people > load:
            wait = 1 / (inverse_blocked - (inverse_blocked - 1) * load / people)
            if wait * np.exp(-(people - load) * relative_time) <= late:
                return people


@given(st.floats(0.01, 5_000), shares)
def test_one_line_fewer_blocks_too_many(load, most_blocked):
    lines = lines_needed(load, most_blocked)
    assert blocked(load, lines) <= most_blocked
    assert lines == 0 or blocked(load, lines - 1) > most_blocked


@given(st.integers(1, 500), shares)
def test_lines_and_the_load_they_carry_are_each_others_inverse(lines, most_blocked):
    load = load_carried(lines, most_blocked)
    assert blocked(load, lines) == pytest.approx(most_blocked, abs=1e-6)


def test_paid_hours_and_hours_at_work():
    shrinkage = Shrinkage(planned=0.2, unplanned=0.1)
    assert shrinkage.at_work == pytest.approx(0.72)
    assert shrinkage.gross(18) == pytest.approx(25)
    assert shrinkage.net(shrinkage.gross(7.5)) == pytest.approx(7.5)


def test_a_promise_that_nobody_can_keep_is_refused():
    with pytest.raises(ValueError, match="answered"):
        Target(answered=1.0)
    with pytest.raises(ValueError, match="planned"):
        Shrinkage(planned=1.0)


def test_pyworkforce_asks_for_as_many_people():
    pyworkforce = pytest.importorskip("pyworkforce.queuing", reason="the library to compare with")
    random = np.random.default_rng(11)
    for per_hour, handling, within in random.uniform((20, 60, 5), (900, 600, 60), (100, 3)):
        theirs = pyworkforce.ErlangC(per_hour, handling / 60, within / 60, interval=60)
        ours = staff_needed(per_hour, handling, Target(answered=0.8, within=within))
        assert theirs.required_positions(service_level=0.8)["raw_positions"] == ours
