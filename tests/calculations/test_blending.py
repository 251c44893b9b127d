"""Calls and e-mail by the same people."""

import numpy as np
import pytest

from leidraad.calculations.blending import SharedFloor
from leidraad.calculations.erlang import Queue
from leidraad.calculations.queue_simulation import (
    Channel,
    Day,
    Duration,
    Team,
    always_there,
    simulate,
)

HOUR = 3600.0
floor = SharedFloor(9, calls_per_hour=75, call_handling=240, mail_handling=400)


def test_without_e_mail_the_calls_are_erlang_c():
    kept = floor.keeping_free(9)
    assert kept.mail_work == pytest.approx(0.0, abs=1e-9)
    assert kept.answered == pytest.approx(float(Queue(75, 240, 9).answered_within(20)), rel=1e-8)


def test_with_impatient_callers_they_are_erlang_a():
    impatient = SharedFloor(5, 75, 240, 400, patience=90)
    expected = Queue(75, 240, 5, 90).answered_within(20)
    assert impatient.keeping_free(5).answered == pytest.approx(float(expected), rel=1e-8)


@pytest.mark.parametrize("reserve", [0, 2, 4])
def test_the_chain_promises_what_happens(reserve):
    calls = Channel("telefoon", [75.0] * 10, Duration(240))
    mail = Channel("e-mail", [3000.0] + [0.0] * 9, Duration(400), deferrable=True, priority=1)
    team = Team(("telefoon", "e-mail"), always_there(9, 10 * HOUR), keep_free=reserve)
    happened = simulate(Day((calls, mail), (team,), HOUR), days=400, seed=3)
    promised, steady = floor.keeping_free(reserve), (2 * HOUR, 9 * HOUR)
    answered = happened.of("telefoon").answered_within(20, steady)
    assert abs(answered.value - promised.answered) < (answered.high - answered.value) * 1.8
    begun = happened.of("e-mail")
    moments = begun.arrival + begun.wait
    per_day = ((moments >= steady[0]) & (moments < steady[1])).sum(axis=1)
    assert per_day.mean() * 400 / (7 * HOUR) == pytest.approx(promised.mail_work, rel=0.02)


def test_keeping_more_people_free_helps_callers_and_costs_e_mail():
    outcomes = [floor.keeping_free(reserve) for reserve in (0, 0.5, 1, 2, 3.25, 5)]
    assert (np.diff([one.answered for one in outcomes]) > 0).all()
    assert (np.diff([one.mail_work for one in outcomes]) < 0).all()


def test_the_best_rule_keeps_the_promise_and_beats_every_reserve():
    _, threshold = floor.best_reserve(0.8)
    best = floor.best(0.8)
    assert threshold.answered >= 0.8
    assert best.answered >= 0.8
    assert best.mail_work >= threshold.mail_work >= floor.keeping_free(4).mail_work
    assert floor.keeping_free(4).answered >= 0.8
    assert best.mail_work <= 9 - floor.load


def test_e_mail_that_may_be_laid_aside_never_makes_a_caller_wait_longer():
    aside = SharedFloor(9, 75, 240, 400, resume=30)
    reserve, most = aside.most_mail(0.8)
    assert most.answered == pytest.approx(float(Queue(75, 240, 9).answered_within(20)), abs=1e-6)
    assert floor.best(0.8).mail_work < most.mail_work < 9 - aside.load
    assert most.mail_work >= aside.keeping_free(reserve + 1).mail_work


def test_what_cannot_be_promised_is_refused():
    with pytest.raises(ArithmeticError, match="even without e-mail"):
        SharedFloor(6, 75, 240, 400).best_reserve(0.95)
    with pytest.raises(ValueError, match="more calls than people"):
        SharedFloor(5, 75, 240, 400)
