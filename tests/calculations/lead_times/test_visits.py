"""Waiting, rework, hand-overs and touch time, against counting by hand."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.lead_times.visits import NOBODY, Visits

visit = st.tuples(st.integers(0, 3), st.integers(NOBODY, 2), st.integers(0, 9), st.integers(0, 5))
histories = st.lists(st.lists(visit, min_size=1, max_size=8), min_size=1, max_size=8)


def visits_of(items):
    """Each (step, by, gap before it, work): gaps and work in days, one after the other."""
    rows, ends = [], []
    for number, item in enumerate(items):
        clock = 0
        for step, by, gap, work in item:
            rows.append((number, step, by, clock + gap, clock + gap + work))
            clock += gap + work
        ends.append(clock)
    item, step, by, began, ended = (np.array(column) for column in zip(*rows, strict=True))
    return Visits(item, step, by, began.astype(float), ended.astype(float), len(items))


@given(histories)
def test_a_hand_over_is_from_one_known_person_to_another(items):
    counted = [
        sum(a[1] != b[1] and NOBODY not in (a[1], b[1]) for a, b in pairwise(item))
        for item in items
    ]
    assert visits_of(items).hand_overs().tolist() == counted


@given(histories)
def test_rework_is_coming_back_to_a_step(items):
    counted = [len(item) - len({step for step, *_ in item}) for item in items]
    visits = visits_of(items)
    assert visits.repeats().tolist() == counted
    assert visits.repeats_per_step().sum() == sum(counted)


@given(histories)
def test_touch_time_is_the_work_and_waiting_the_gaps(items):
    visits = visits_of(items)
    assert visits.touch_days().tolist() == [sum(work for *_, work in item) for item in items]
    _, _, waits = visits.waits()
    assert waits.tolist() == [gap for item in items for _, _, gap, _ in item[1:]]


@given(histories)
def test_every_passage_is_from_one_step_to_the_next(items):
    before, after, _ = visits_of(items).waits()
    passages = [(a[0], b[0]) for item in items for a, b in pairwise(item)]
    assert list(zip(before.tolist(), after.tolist(), strict=True)) == passages


def test_without_starts_the_touch_time_is_unknown_and_waiting_holds_the_work():
    unknown = np.array([np.nan, np.nan])
    visits = Visits(
        np.array([0, 0]), np.array([0, 1]), np.array([0, 0]), unknown, np.array([1.0, 4.0]), 1
    )
    assert np.isnan(visits.touch_days()).all()
    assert visits.waits()[2].tolist() == [3.0]


def test_steps_that_overlap_did_not_wait():
    began, ended = np.array([0.0, 1.0]), np.array([3.0, 4.0])
    visits = Visits(np.array([0, 0]), np.array([0, 1]), np.array([0, 0]), began, ended, 1)
    assert visits.waits()[2].tolist() == [0.0]
