"""A day of half hours that hand their queue on."""

import numpy as np
import pytest

from leidraad.calculations.erlang import Queue, Target, staff_needed
from leidraad.calculations.erlang.through_the_day import (
    Through,
    staff_through_the_day,
    through_the_day,
)
from leidraad.calculations.queue_simulation import (
    Channel,
    Day,
    Duration,
    Shift,
    Team,
    simulate,
)

PEAK = [60, 120, 200, 160, 100, 80, 60, 40]
STAFF = [5, 8, 11, 12, 9, 7, 5, 4]


def test_a_day_that_never_changes_becomes_erlang_a():
    day = Through(handling=240, patience=120)
    last = through_the_day([200] * 12, [15] * 12, day)[-1]
    queue = Queue(200, 240, 15, 120)
    assert last.answered == pytest.approx(float(queue.answered_within(20)), abs=1e-6)
    assert last.abandonment == pytest.approx(float(queue.abandonment), abs=1e-6)
    assert last.waiting == pytest.approx(float(queue.waiting), rel=1e-5)


def test_a_quiet_start_is_better_than_the_formula_and_the_end_of_a_peak_is_worse():
    day = through_the_day([180, 240, 120], [14, 14, 10], Through(handling=240))
    formula = Queue([180, 240, 120], 240, [14, 14, 10]).answered_within(20)
    assert day[0].answered > formula[0]
    assert day[2].answered < formula[2]


def test_each_half_hour_is_as_the_simulator_has_it():
    outlook = through_the_day(PEAK, STAFF, Through(handling=240, patience=150))
    happened = simulated()
    for number, interval in enumerate(outlook):
        stretch = (number * 1800.0, (number + 1) * 1800.0)
        outcome = happened.answered_within(20, stretch)
        margin = 1.8 * (outcome.high - outcome.value) + 0.003  # waiting across a change of staff
        assert abs(interval.answered - outcome.value) < margin


def simulated():
    """As many people per half hour as planned: each stays for as long as one more is needed."""
    shifts = []
    for person in range(max(STAFF)):
        there = np.flatnonzero(np.array(STAFF) > person)
        shifts.append(Shift(there[0] * 1800.0, (there[-1] + 1) * 1800.0))
    channel = Channel("telefoon", [float(rate) for rate in PEAK], Duration(240), Duration(150))
    day = Day((channel,), (Team(("telefoon",), tuple(shifts)),))
    return simulate(day, days=3000, seed=2).of("telefoon")


def test_staff_per_half_hour_keeps_the_promise_with_the_queue_that_was_left():
    people = staff_through_the_day(PEAK, 0.8, Through(handling=240))
    outlook = through_the_day(PEAK, people, Through(handling=240))
    assert min(interval.answered for interval in outlook) >= 0.8
    assert sum(people) <= staff_needed(PEAK, 240, Target(answered=0.8)).sum() + 3


def test_before_opening_nobody_is_answered_and_the_queue_grows():
    closed = Through(handling=240, patience=600).next(per_hour=60, staff=0)
    assert closed.answered == 0.0
    assert closed.left == pytest.approx(60 / 3600 * 600 * (1 - np.exp(-3)), rel=1e-6)


def test_unequal_days_are_refused():
    with pytest.raises(ValueError, match="as many intervals"):
        through_the_day([60], [3, 4], Through(handling=240))
