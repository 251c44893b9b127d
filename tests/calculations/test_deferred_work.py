"""E-mail fills the valleys between the calls."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from leidraad.calculations.deferred_work import Work, earliest_deadline_first, lowest_level

pieces = st.builds(
    lambda came, length, amount: Work(came, came + length, amount),
    st.integers(-1, 6),
    st.integers(1, 5),
    st.integers(0, 8).map(float),
)
capacities = st.lists(st.integers(0, 8).map(float), min_size=12, max_size=12)


def most_in_time(work, capacity):
    """As much as any schedule can do in time: a linear programme over (piece, interval)."""
    pairs = [(i, t) for i, w in enumerate(work) for t in range(w.came + 1, w.due + 1)]
    pieces_of = [[float(i == j) for i, _ in pairs] for j in range(len(work))]
    room_of = [[float(t == u) for _, t in pairs] for u in range(len(capacity))]
    bounds = [w.amount for w in work] + list(capacity)
    return -linprog(-np.ones(len(pairs)), A_ub=pieces_of + room_of, b_ub=bounds).fun


@given(st.lists(pieces, min_size=1, max_size=8), capacities)
def test_everything_is_in_time_whenever_any_schedule_could_do_that(work, capacity):
    possible = most_in_time(work, capacity) >= sum(piece.amount for piece in work) - 1e-6
    assert earliest_deadline_first(work, capacity).is_in_time == possible


@given(st.lists(pieces, max_size=8), capacities)
def test_nothing_gets_lost_and_nobody_does_more_than_there_is_room_for(work, capacity):
    plan = earliest_deadline_first(work, capacity)
    assert plan.done.sum() + plan.left == pytest.approx(sum(piece.amount for piece in work))
    assert plan.backlog[-1] == pytest.approx(plan.left)
    assert (plan.done <= np.asarray(capacity) + 1e-12).all()


def test_mail_of_the_morning_waits_for_the_quiet_afternoon():
    plan = earliest_deadline_first([Work(-1, 3, 2.0), Work(0, 1, 1.0)], [0.0, 1.0, 0.5, 4.0])
    assert plan.done.tolist() == [0.0, 1.0, 0.5, 1.5]
    assert plan.backlog.tolist() == [3.0, 2.0, 1.5, 0.0]
    assert plan.is_in_time


def test_work_that_comes_too_late_for_its_deadline_is_late():
    plan = earliest_deadline_first([Work(-1, 0, 3.0)], [1.0, 1.0])
    assert (plan.late, plan.left) == (2.0, 1.0)


def test_the_level_just_fills_the_valleys():
    level = lowest_level([Work(-1, 3, 6.0)], busy=[2.0, 4.0, 1.0, 5.0])
    assert level == pytest.approx(13 / 3)
    assert lowest_level([], busy=[2.0, 4.0]) == pytest.approx(0.0, abs=1e-6)


def test_work_that_is_due_while_nobody_is_there_is_refused_in_words():
    with pytest.raises(ArithmeticError, match="nobody is there"):
        lowest_level([Work(-1, 0, 1.0)], busy=[0.0, 0.0], open_=[False, True])
    with pytest.raises(ValueError, match="due after"):
        Work(3, 3, 1.0)
