"""The formula's promise beside what happens."""

import numpy as np
import pytest

from leidraad.calculations.erlang import Queue
from leidraad.calculations.queue_simulation import (
    Channel,
    Day,
    Duration,
    Estimate,
    Shift,
    Team,
    always_there,
    simulate,
)

HOUR = 3600.0
STEADY = (2 * HOUR, 8 * HOUR)  # not the quiet start, not the end


def agrees(happened, promised):
    """Within 3.5 standard errors: the 95% interval is 1.96 wide, and these tests run often."""
    return abs(happened.value - float(promised)) <= (happened.high - happened.value) * 3.5 / 1.96


def telephone(per_hour, people, handling, patience=None):
    channel = Channel("telefoon", [per_hour] * 10, handling, patience)
    team = Team(("telefoon",), always_there(people, 30 * HOUR))
    return simulate(Day((channel,), (team,), interval=HOUR), days=800, seed=5).of("telefoon")


@pytest.mark.parametrize(
    ("per_hour", "people", "patience"), [(200, 15, 120), (60, 5, 300), (30, 2, 60)]
)
def test_erlang_a_promises_what_happens(per_hour, people, patience):
    promised = Queue(per_hour, 240, people, patience)
    happened = telephone(per_hour, people, Duration(240), Duration(patience))
    assert agrees(happened.answered_within(20, STEADY), promised.answered_within(20))
    assert agrees(happened.abandonment(STEADY), promised.abandonment)


def test_erlang_c_promises_what_happens():
    promised = Queue(150, 240, 13)
    happened = telephone(150, 13, Duration(240))
    assert agrees(happened.answered_within(20, STEADY), promised.answered_within(20))
    assert agrees(happened.average_speed_of_answer(STEADY), promised.average_wait)


def test_with_one_person_and_fixed_handling_the_wait_is_half_as_long():
    """Pollaczek and Khinchine, 1930."""
    happened = telephone(10, 1, Duration(180, form="fixed"))
    assert agrees(happened.average_speed_of_answer(STEADY), Queue(10, 180, 1).average_wait / 2)


def test_a_day_without_people_answers_nobody():
    channel = Channel("telefoon", [20.0], Duration(240), Duration(60))
    other = Channel("balie", [1.0], Duration(60))
    day = Day((channel, other), (Team(("balie",), always_there(1, HOUR)),), HOUR)
    happened = simulate(day, days=50).of("telefoon")
    assert happened.unanswered() == Estimate(1.0, 1.0, 1.0)
    assert happened.abandonment() == Estimate(1.0, 1.0, 1.0)


def test_before_anybody_is_there_callers_wait_for_the_start():
    channel = Channel("telefoon", [30.0, 0.0], Duration(1, form="fixed"))
    day = Day((channel,), (Team(("telefoon",), (Shift(HOUR, 3 * HOUR),)),), HOUR)
    happened = simulate(day, days=20)
    fate = happened.of("telefoon")
    assert (fate.arrival[fate.offered] + fate.wait[fate.offered] >= HOUR).all()
    assert fate.unanswered().value == 0.0


def test_the_same_seed_gives_the_same_days():
    channel = Channel("telefoon", [50.0], Duration(240, 0.8, "gamma"))
    day = Day((channel,), (Team(("telefoon",), always_there(4, HOUR)),), HOUR, uncertainty=0.2)
    first, second = simulate(day, days=30, seed=9), simulate(day, days=30, seed=9)
    np.testing.assert_array_equal(first.answered, second.answered)


def test_uncertain_days_spread_as_a_negative_binomial_number():
    channel = Channel("telefoon", [400.0], Duration(10))
    day = Day((channel,), (Team(("telefoon",), always_there(9, HOUR)),), HOUR, uncertainty=0.25)
    counts = simulate(day, days=4000).of("telefoon").offered.sum(axis=1)
    assert counts.mean() == pytest.approx(400, rel=0.02)
    assert counts.var() == pytest.approx(400 + (0.25 * 400) ** 2, rel=0.1)


@pytest.mark.parametrize("form", ["exponential", "lognormal", "gamma", "fixed"])
def test_durations_have_the_mean_and_spread_they_say(form):
    drawn = Duration(240, 1.0 if form == "exponential" else 0.6, form).draw(
        np.random.default_rng(1), (200_000,)
    )
    spread = {"exponential": 1.0, "fixed": 0.0}.get(form, 0.6)
    assert drawn.mean() == pytest.approx(240, rel=0.01)
    assert drawn.std() == pytest.approx(240 * spread, rel=0.02, abs=1e-9)


def test_a_day_that_cannot_be_is_refused():
    channel = Channel("telefoon", [20.0], Duration(240))
    with pytest.raises(ValueError, match="unknown channels: balie"):
        Day((channel,), (Team(("balie",), always_there(1, HOUR)),))
    with pytest.raises(ValueError, match="end after it starts"):
        Shift(HOUR, HOUR)
    with pytest.raises(ValueError, match="per_hour of telefoon"):
        Channel("telefoon", [-1.0], Duration(240))
