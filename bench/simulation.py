"""Simulated calls per second beside SimPy, and e-mail beside calls at the peak. One thread."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import simpy

from bench.beside import Contender, side_by_side
from bench.erlang import print_speed
from leidraad.calculations.blending import SharedFloor
from leidraad.calculations.erlang import Queue, Target, staff_needed
from leidraad.calculations.erlang.through_the_day import Through, through_the_day
from leidraad.calculations.queue_simulation import (
    Channel,
    Day,
    Duration,
    Shift,
    Team,
    always_there,
    simulate,
)

HOUR, ROUNDS = 3600.0, 5


def main() -> None:
    plain, full = _plain_day(), _full_day()
    print(
        "Simulated contacts: making the day, living it; SimPy has one plain queue, which is its best"
    )
    contenders = [
        Contender("Leidraad, a full day", lambda: simulate(full, days=3000).contacts),
        Contender("Leidraad, one plain queue", lambda: simulate(plain, days=2000).contacts),
        Contender("SimPy, one plain queue", lambda: _simpy(days=4)),
    ]
    side_by_side(contenders, ROUNDS)
    print_speed(contenders)
    print(
        "a full day: 4 channels, 3 teams, 19 people with shifts and 2 breaks each, hang-ups, blending"
    )
    _promise(plain)
    _half_hours()
    _blending()


def _plain_day() -> Day:
    telephone = Channel("telefoon", [200.0] * 10, Duration(240), Duration(120))
    return Day((telephone,), (Team(("telefoon",), always_there(15, 20 * HOUR)),), HOUR)


def _full_day() -> Day:
    """A municipal contact centre from eight to six: 930 contacts, half-hour profile."""
    profile = [20, 50, 80, 90, 85, 80, 70, 60, 65, 70, 70, 65, 60, 50, 40, 30, 20, 20, 10, 5]

    def rates(share: float) -> list[float]:
        return [share * rate for rate in profile]

    channels = (
        Channel("telefoon", rates(1.0), Duration(240, 1.2, "lognormal"), Duration(150)),
        Channel("belasting", rates(0.3), Duration(300, 1.0, "lognormal"), Duration(200)),
        Channel("whatsapp", rates(0.3), Duration(400, 1.0, "gamma"), Duration(600)),
        Channel("e-mail", rates(0.2), Duration(420), deferrable=True, priority=1),
    )
    shifts = tuple(_shift(start * HOUR / 2) for start in (0, 0, 0, 0, 1, 1, 2, 2, 3, 3))
    teams = (
        Team(("telefoon", "e-mail"), shifts, keep_free=2),
        Team(("telefoon", "belasting", "e-mail"), shifts[:5], keep_free=1),
        Team(("whatsapp",), shifts[:4], at_once=2),
    )
    return Day(channels, teams)


def _shift(start: float) -> Shift:
    return Shift(start, start + 8 * HOUR, ((start + 1.5 * HOUR, 900), (start + 4 * HOUR, 1800)))


def _simpy(days: int) -> int:
    """The same plain queue as a SimPy model: a process per caller, a resource of people."""
    random = np.random.default_rng(1)
    world = simpy.Environment()
    people = simpy.Resource(world, capacity=15)
    count = 0

    def caller():
        with people.request() as turn:
            patience = world.timeout(random.exponential(120.0))
            if turn in (yield turn | patience):
                yield world.timeout(random.exponential(240.0))

    def arrivals():
        nonlocal count
        while world.now < days * 10 * HOUR:
            yield world.timeout(random.exponential(18.0))
            count += 1
            world.process(caller())

    world.process(arrivals())
    world.run()
    return count


def _promise(plain: Day) -> None:
    """The formula beside the referee, once the day has settled."""
    happened, promised = simulate(plain, days=4000).of("telefoon"), Queue(200, 240, 15, 120)
    settled = (2 * HOUR, 9 * HOUR)
    pairs = [
        (
            "answered within 20 s",
            promised.answered_within(20),
            happened.answered_within(20, settled),
        ),
        ("hung up", promised.abandonment, happened.abandonment(settled)),
    ]
    for what, promise, outcome in pairs:
        print(
            f"{what:24} promised {float(promise):.4f}, happened {outcome.value:.4f} "
            f"({outcome.low:.4f} to {outcome.high:.4f}), error {float(promise) - outcome.value:+.4f}"
        )


def _half_hours() -> None:
    """Every half hour by itself, or handed on: the error of the promised service level."""
    rates = [60, 120, 200, 160, 100, 80, 60, 40]
    people = [5, 8, 11, 12, 9, 7, 5, 4]
    telephone = Channel("telefoon", [float(rate) for rate in rates], Duration(240), Duration(150))
    there = [[n for n, most in enumerate(people) if most > one] for one in range(max(people))]
    shifts = tuple(Shift(one[0] * 1800.0, (one[-1] + 1) * 1800.0) for one in there)
    happened = simulate(Day((telephone,), (Team(("telefoon",), shifts),)), days=6000).of("telefoon")
    halves = [happened.answered_within(20, (n * 1800.0, n * 1800.0 + 1800)) for n in range(8)]
    alone = Queue(rates, 240, people, 150).answered_within(20)
    lagged = Queue(_a_handling_time_ago(rates), 240, people, 150).answered_within(20)
    handed_on = [one.answered for one in through_the_day(rates, people, Through(240, 150))]
    print("Error of the service level per half hour on a day with a peak, in points (mean, worst)")
    for name, promise in (("by itself", alone), ("lagged", lagged), ("handed on", handed_on)):
        errors = [100 * abs(p - h.value) for p, h in zip(promise, halves, strict=True)]
        print(f"{name:24}{np.mean(errors):>8.2f}{max(errors):>8.2f}")
    margin = np.mean([100 * (half.high - half.value) for half in halves])
    print(f"{'margin of the referee':24}{margin:>8.2f}")


def _a_handling_time_ago(rates: list[int]) -> list[float]:
    """Lagged SIPP (L. Green, P. Kolesar, J. Soares, 2001): the arrivals one handling time earlier."""
    share = 240 / 1800
    return [(1 - share) * now + share * past for past, now in pairwise([0, *rates])]


def _blending() -> None:
    """Peak of 300 calls an hour of 240 s; e-mails of 300 s; at least 80% within 20 s."""
    alone = int(staff_needed(300, 240, Target(answered=0.8)))
    print(
        f"E-mail at the peak, 20 erlang of calls, {alone} people needed for calls alone; work per extra person"
    )
    print(
        f"{'extra people':>14}{'own team':>10}{'reserve':>10}{'mixed':>10}{'aside 30 s':>12}{'aside 60 s':>12}"
    )
    for extra in (1, 2, 3, 4):
        floor = SharedFloor(alone + extra, 300, 240, 300)
        asides = [SharedFloor(alone + extra, 300, 240, 300, resume=cost) for cost in (30, 60)]
        work = [floor.most_mail(0.8)[1].mail_work, floor.best_reserve(0.8)[1].mail_work]
        work += [aside.most_mail(0.8)[1].mail_work for aside in asides]
        print(
            f"{extra:>14}{1.0:>10.2f}"
            + "".join(f"{w / extra:>{n}.2f}" for w, n in zip(work, (10, 10, 12, 12), strict=True))
        )
    small = SharedFloor(9, 75, 240, 400)
    threshold, best = small.best_reserve(0.8)[1], small.best(0.8)
    print(
        f"9 people, 5 erlang: mixed reserve {threshold.mail_work:.3f}, best rule of all {best.mail_work:.3f}"
    )


if __name__ == "__main__":
    main()
