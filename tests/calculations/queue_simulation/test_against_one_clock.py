"""Against the plain way: one day, one clock, one event after the other."""

import heapq
from itertools import pairwise

import numpy as np
import pytest

from leidraad.calculations.queue_simulation import Channel, Day, Duration, Shift, Team
from leidraad.calculations.queue_simulation.draws import NEVER, PLACES, draw
from leidraad.calculations.queue_simulation.engine import HUNG_UP, run

HOUR = 3600.0
TICK = 65_536


class OneClock:
    """A contact centre in which everybody looks around again after every event."""

    def __init__(self, day, arrivals, handling, gives_up):
        self.day, self.handling, self.gives_up = day, handling, gives_up
        self.events = [(at, 1, "comes in", key) for key, at in arrivals.items()]
        for number, team in enumerate(day.teams):
            for person, shift in enumerate(team.shifts):
                for place in range(person * team.at_once, (person + 1) * team.at_once):
                    self.events += self._of_shift(shift, (number, place))
        heapq.heapify(self.events)
        self.arrivals, self.answered, self.queue = arrivals, {}, []
        self.since, self.busy_until, self.owed = {}, {}, {}

    def _of_shift(self, shift, place):
        yield round(shift.start * TICK), 0, "starts", place
        yield round(shift.end * TICK), 0, "goes", place
        for at, length in shift.breaks:
            yield round(at * TICK), 0, "breaks", (*place, round(length * TICK))

    def run(self):
        while self.events:
            now = self.events[0][0]
            while self.events and self.events[0][0] == now:
                _, _, what, about = heapq.heappop(self.events)
                getattr(self, "_" + what.replace(" ", "_"))(now, about)
            while self._match(now):
                pass
        return self.answered

    def _comes_in(self, now, key):
        self.queue.append(key)

    def _starts(self, now, place):
        self.since[place] = now

    def _goes(self, now, place):
        self.since.pop(place, None)
        self.busy_until.pop(place, None)

    def _breaks(self, now, about):
        place, length = about[:2], about[2]
        free = max(now, self.busy_until.get(place, now))
        self.since.pop(place, None)
        self.busy_until[place] = free + length
        heapq.heappush(self.events, (free + length, 1, "is free", (place, free + length)))

    def _is_free(self, now, about):
        place, moment = about
        if self.busy_until.get(place) == moment:
            del self.busy_until[place]
            self.since[place] = moment

    def _match(self, now):
        self.queue = [key for key in self.queue if self.gives_up[key] >= now]
        by_turn = lambda key: (self.day.channels[key[0]].priority, self.arrivals[key])  # noqa: E731
        for key in sorted(self.queue, key=by_turn):
            for number, team in enumerate(self.day.teams):
                idle = [place for place in self.since if place[0] == number]
                channel = self.day.channels[key[0]]
                if (
                    channel.name in team.channels
                    and len(idle) > team.keep_free * channel.deferrable
                ):
                    self._take(now, key, min(idle, key=lambda place: (self.since[place], place)))
                    return True
        return False

    def _take(self, now, key, place):
        self.queue.remove(key)
        self.answered[key] = now
        del self.since[place]
        self.busy_until[place] = now + self.handling[key]
        heapq.heappush(
            self.events, (self.busy_until[place], 1, "is free", (place, now + self.handling[key]))
        )


def a_day(uncertainty=0.3):
    telephone = Channel(
        "telefoon", [60, 110, 90, 40], Duration(240, 1.2, "lognormal"), Duration(90)
    )
    taxes = Channel("belasting", [20, 40, 40, 10], Duration(300), Duration(200, 0.5, "gamma"))
    message = Channel("whatsapp", [30, 30, 30, 30], Duration(400, 0, "fixed"), priority=1)
    mail = Channel("e-mail", [30, 20, 20, 0], Duration(420), deferrable=True, priority=2)
    early = Shift(0, 2 * HOUR, ((0.5 * HOUR, 600), (1.5 * HOUR, 300)))
    late = Shift(0.75 * HOUR, 2.25 * HOUR, ((1.25 * HOUR, 900),))
    generalists = Team(("telefoon", "e-mail"), (early, early, late, late, late), keep_free=1)
    specialists = Team(("belasting", "telefoon", "e-mail"), (early, late, late), keep_free=2)
    chatters = Team(("whatsapp",), (early, late), at_once=2)
    return Day(
        (telephone, taxes, message, mail), (generalists, specialists, chatters), 1800, uncertainty
    )


def of_day(draws, number):
    """The draws of one day by (channel, contact)."""
    bounds = [*draws.first, draws.width]
    arrivals, handling, gives_up = {}, {}, {}
    for channel, (first, end) in enumerate(pairwise(bounds)):
        for column in range(first, end):
            at = number * draws.width + column
            if draws.arrival[at] < NEVER:
                key = channel, column
                arrivals[key] = int(draws.arrival[at]) // PLACES
                handling[key] = int(draws.handling[at]) // PLACES
                gives_up[key] = int(draws.gives_up[at]) // PLACES
    return arrivals, handling, gives_up


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_contact_is_answered_at_the_same_moment(seed):
    day = a_day()
    draws = draw(day, 5, np.random.default_rng(seed))
    answered = run(day, draws)
    for number in range(5):
        arrivals, handling, gives_up = of_day(draws, number)
        expected = OneClock(day, arrivals, handling, gives_up).run()
        ours = {key: int(answered[number * draws.width + key[1]]) for key in arrivals}
        met = {key: at // PLACES for key, at in ours.items() if at not in (HUNG_UP, NEVER)}
        assert met == expected
