"""How many people with which skills."""

import pytest

from leidraad.calculations.erlang import Queue, Target, staff_needed
from leidraad.calculations.queue_simulation import (
    Channel,
    Day,
    Duration,
    Mix,
    Promise,
    Shift,
    Team,
    people_per_team,
)

LONG = 3 * 3600.0


def day(*teams):
    telephone = Channel("telefoon", [90.0] * 6, Duration(200))
    taxes = Channel("belasting", [30.0] * 6, Duration(300))
    return Day((telephone, taxes), tuple(Team(skills, (Shift(0, LONG),)) for skills in teams))


PROMISES = (Promise("telefoon", 0.8, 20), Promise("belasting", 0.8, 30))


def test_two_teams_of_specialists_are_two_queues():
    mix = people_per_team(day(("telefoon",), ("belasting",)), PROMISES, days=200)
    alone = [
        staff_needed(90, 200, Target(answered=0.8)),
        staff_needed(30, 300, Target(answered=0.8, within=30)),
    ]
    assert mix.people == tuple(int(n) for n in alone)
    promised = float(Queue(90, 200, mix.people[0]).answered_within(20))
    assert mix.reached["telefoon"].value == pytest.approx(promised, abs=0.03)


def test_people_who_can_do_both_save_people():
    teams = ("telefoon",), ("belasting",), ("telefoon", "belasting")
    specialists = people_per_team(day(*teams[:2]), PROMISES, days=150)
    mixed = people_per_team(day(*teams), PROMISES, days=150)
    assert sum(mixed.people) < sum(specialists.people)
    assert all(mixed.reached[one.channel].value >= one.answered for one in PROMISES)


def test_the_same_seed_finds_the_same_mix():
    teams = (("telefoon",), ("telefoon", "belasting"))
    found = [people_per_team(day(*teams), PROMISES, days=20, seed=3) for _ in range(2)]
    assert isinstance(found[0], Mix)
    assert found[0] == found[1]


def test_a_channel_that_nobody_can_answer_is_said_so():
    with pytest.raises(ArithmeticError, match="20 people"):
        people_per_team(day(("telefoon",)), PROMISES, days=20, most=20)
