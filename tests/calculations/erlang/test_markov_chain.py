"""Against the chain itself: every state of a small queue, solved as linear algebra."""

import numpy as np
import pytest
from scipy.linalg import expm

from leidraad.calculations.erlang import Queue

SEATS = 400  # the chance of more people waiting is far below rounding in these cases


def chances(load, staff, relative_patience):
    """The long-run chance of 0, 1, 2, … people in the house; times are in handling times."""
    number = np.arange(1, staff + SEATS)
    leaving = np.minimum(number, staff) + np.maximum(number - staff, 0) / relative_patience
    logs = np.concatenate([[0.0], np.cumsum(np.log(load / leaving))])
    weights = np.exp(logs - logs.max())
    return weights / weights.sum()


def answered_within(time, load, staff, relative_patience, seats=60):
    """A caller with k others ahead: k+1 departures before it gives up, by the matrix exponential."""
    give_up = 1 / relative_patience
    generator = np.zeros((seats + 2, seats + 2))  # last: answered; before last: gave up
    for ahead in range(seats):
        onwards = ahead - 1 if ahead else seats + 1
        generator[ahead, onwards] += staff + ahead * give_up
        generator[ahead, seats] += give_up
        generator[ahead, ahead] -= staff + (ahead + 1) * give_up
    answered = expm(generator * time)[:seats, seats + 1]
    found = chances(load, staff, relative_patience)
    return found[:staff].sum() + found[staff : staff + seats] @ answered


CASES = [
    (0.5, 1, 2.0),
    (3.0, 4, 0.5),
    (6.0, 5, 1.0),
    (8.0, 10, 10.0),
    (12.0, 9, 3.0),
    (2.0, 6, 0.1),
]


@pytest.mark.parametrize(("load", "staff", "relative_patience"), CASES)
def test_the_long_run_of_a_small_queue(load, staff, relative_patience):
    found = chances(load, staff, relative_patience)
    waiting = np.maximum(np.arange(found.size) - staff, 0) @ found
    queue = Queue(load * 3600 / 200, 200, staff, relative_patience * 200)
    assert queue.chance_to_wait == pytest.approx(found[staff:].sum(), rel=1e-10)
    assert queue.waiting == pytest.approx(waiting, rel=1e-9)
    assert queue.abandonment == pytest.approx(waiting / relative_patience / load, rel=1e-9)
    assert queue.occupancy == pytest.approx(
        np.minimum(np.arange(found.size), staff) @ found / staff
    )


@pytest.mark.parametrize(("load", "staff", "relative_patience"), CASES)
@pytest.mark.parametrize("time", [0.0, 0.05, 0.3, 2.0])
def test_how_many_are_answered_in_time(load, staff, relative_patience, time):
    queue = Queue(load * 3600 / 200, 200, staff, relative_patience * 200)
    exact = answered_within(time, load, staff, relative_patience)
    assert queue.answered_within(200 * time) == pytest.approx(exact, rel=1e-8)
