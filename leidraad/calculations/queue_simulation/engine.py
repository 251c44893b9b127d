"""The referee: many days at once, contact by contact, without any formula.

Every day takes the same kind of step at the same time, so that a step is a handful of array
operations over all days. One step answers (or loses) one contact per day: of all channels the one
whose first contact can be answered soonest. Nothing that happens later can change that, because a
queue is first come, first served, and a place that is free earlier would have been chosen. Only the
roster can interfere: so steps stop at each change in it, and the queue is then met by the new staff.

Within a team the moments at which places come free are kept sorted: a column per day, the soonest on
top (J. Kiefer and J. Wolfowitz, "On the theory of queues with many servers", Trans. AMS 78 (1955)).
Of several idle people the one who has been idle longest is given the contact.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.queue_simulation.draws import NEVER, PLACES, SECOND, Draws, Ticks
from leidraad.calculations.queue_simulation.work import Day

HUNG_UP = np.int64(-1)
_AWAY = NEVER - PLACES  # a place that nobody is at; its number is added
_ANY = np.int64(PLACES - 1)  # set in a start, so that only moments are compared
_KEEP = 0.75  # days that are ready for a change of roster are set aside when this share is left


_Best = tuple[Ticks, Ticks, Ticks, Ticks]


@dataclass(frozen=True)
class _Change:
    """A moment at which one place comes, goes or takes a break of `length` ticks."""

    at: int
    team: int
    place: int
    length: int  # 0: comes; NEVER: goes


def run(day: Day, draws: Draws) -> Ticks:
    """When each contact is answered, in ticks; HUNG_UP if it gave up, NEVER if nobody came to it."""
    floor = _Floor(day, draws)
    changes = _changes(day)
    for at in sorted({change.at for change in changes}):
        floor.work_until(at)
        floor.change([change for change in changes if change.at == at])
    floor.work_until(int(_AWAY))
    answered = floor.answered[:-1]
    if draws.gives_up is not None:
        answered[(answered == NEVER) & (draws.gives_up < NEVER)] = HUNG_UP
    return answered


def _changes(day: Day) -> list[_Change]:
    changes = []
    for number, team in enumerate(day.teams):
        for person, shift in enumerate(team.shifts):
            for place in range(person * team.at_once, (person + 1) * team.at_once):
                changes.append(_Change(_moment(shift.start), number, place, 0))
                changes.append(_Change(_moment(shift.end), number, place, int(NEVER)))
                for at, length in shift.breaks:
                    changes.append(_Change(_moment(at), number, place, _moment(length)))
    return changes


def _moment(seconds: float) -> int:
    return round(seconds * SECOND / PLACES) * PLACES


class _Floor:
    """The work floor on all days: who is free when, and which contact is next per channel."""

    def __init__(self, day: Day, draws: Draws) -> None:
        self.draws, self.days = draws, draws.arrival.size // draws.width
        self.answered = np.full(draws.arrival.size + 1, NEVER)  # one extra: what nobody reads
        self.free = [_nobody(len(team.shifts) * team.at_once, self.days) for team in day.teams]
        rows = np.arange(self.days) * draws.width
        self.order = sorted(range(len(day.channels)), key=lambda c: day.channels[c].priority)
        self.priority = [day.channels[c].priority for c in self.order]
        self.next = [rows + draws.first[c] for c in self.order]
        self.teams_for = [_teams_for(day, c) for c in self.order]

    def change(self, changes: list[_Change]) -> None:
        """Let people come, go and take their breaks."""
        for team in {change.team for change in changes}:
            free = self.free[team]
            place = free % PLACES
            for change in (one for one in changes if one.team == team):
                chosen = place == change.place
                free[chosen] = _after(change, free[chosen])
            free.sort(axis=0)

    def work_until(self, end: int) -> None:
        """Answer every contact that can be answered before `end`."""
        days = np.arange(self.days)
        bench = _Bench(self, days)
        while bench.size:
            ready = bench.step(end)
            left = bench.size - np.count_nonzero(ready)
            if left <= _KEEP * bench.size or left == 0:
                bench.put_back(ready)
                bench = bench.without(ready)


def _nobody(places: int, days: int) -> Ticks:
    return np.repeat((_AWAY + np.arange(places))[:, None], days, axis=1)


def _teams_for(day: Day, channel: int) -> list[tuple[int, int]]:
    """The teams that answer a channel, in order of preference, and how many people each keeps free."""
    wanted = day.channels[channel]
    able = [(n, team) for n, team in enumerate(day.teams) if wanted.name in team.channels]
    return [(n, team.keep_free if wanted.deferrable else 0) for n, team in able]


def _after(change: _Change, free: Ticks) -> Ticks:
    number = free % PLACES
    if change.length == 0:
        moment = np.full_like(free, change.at)
    elif change.length == NEVER:
        moment = np.full_like(free, _AWAY)
    else:
        moment = np.maximum(free - number, change.at) + change.length
    return np.add(moment, number)


def _pick(mask: NDArray[np.bool_], new: _Best, old: _Best) -> _Best:
    return (
        np.where(mask, new[0], old[0]),
        np.where(mask, new[1], old[1]),
        np.where(mask, new[2], old[2]),
        np.where(mask, new[3], old[3]),
    )


class _Bench:
    """The days that are still at work before the next change, side by side in one block."""

    def __init__(self, floor: _Floor, days: NDArray[np.int64]) -> None:
        self.floor, self.days, self.size = floor, days, days.size
        everything = days.size == floor.days
        self.free = floor.free if everything else [free[:, days] for free in floor.free]
        self.next = [at[days] for at in floor.next]
        self.head = [floor.draws.arrival[at] for at in self.next]

    def put_back(self, ready: NDArray[np.bool_]) -> None:
        days = self.days[ready]
        for mine, theirs in zip(self.free, self.floor.free, strict=True):
            if mine is not theirs:
                theirs[:, days] = mine[:, ready]
        for mine, theirs in zip(self.next, self.floor.next, strict=True):
            theirs[days] = mine[ready]

    def without(self, ready: NDArray[np.bool_]) -> "_Bench":
        busy = ~ready
        bench = object.__new__(_Bench)
        bench.floor, bench.days = self.floor, self.days[busy]
        bench.size = bench.days.size
        bench.free = [free[:, busy] for free in self.free]
        bench.next = [at[busy] for at in self.next]
        bench.head = [head[busy] for head in self.head]
        return bench

    def step(self, end: int) -> NDArray[np.bool_]:
        """One contact per day; returns the days on which nothing more can begin before `end`."""
        start, call, channel, team = self._soonest()
        ready = start >= end
        call[ready] = self.floor.answered.size - 1
        answered = self._answer(start, call, ready)
        self._occupy(start, call, team, answered)
        self._move_up(call, channel, ~ready)
        return ready

    def _soonest(self) -> _Best:
        """Per day: when, which contact, of which channel, by which team."""
        best: _Best | None = None
        for place, head in enumerate(self.head):
            start, team = self._first_free(place, head)
            if best is None:
                came = head
                best = (start, self.next[place].copy(), np.zeros(self.size, np.int64), team)
                continue
            sooner = start < best[0]
            equals = self.floor.priority.index(self.floor.priority[place])
            if equals < place:
                sooner |= (start == best[0]) & (best[2] >= equals) & (head < came)
            came = np.where(sooner, head, came)
            new = (start, self.next[place], np.full(self.size, place), team)
            best = _pick(sooner, new, best)
        assert best is not None
        return best

    def _first_free(self, place: int, head: Ticks) -> tuple[Ticks, Ticks]:
        """When the first contact of a channel can be answered, and by which team."""
        teams = self.floor.teams_for[place]
        if not teams:
            return np.full(self.size, NEVER | _ANY), np.zeros(self.size, np.int64)
        moments = [self._free_at(team, kept) for team, kept in teams]
        start = head
        soonest = moments[0]
        for moment in moments[1:]:
            soonest = np.minimum(soonest, moment)
        start = np.maximum(head, soonest) | _ANY
        chosen = np.full(self.size, teams[-1][0])
        for (team, _), moment in reversed(list(zip(teams[:-1], moments[:-1], strict=True))):
            chosen = np.where(moment <= start, team, chosen)
        return start, chosen

    def _free_at(self, team: int, kept: int) -> Ticks:
        free = self.free[team]
        return free[kept] if kept < len(free) else np.full(self.size, NEVER)

    def _answer(self, start: Ticks, call: Ticks, ready: NDArray[np.bool_]) -> NDArray[np.bool_]:
        answered = ~ready
        gives_up = self.floor.draws.gives_up
        moment = start - _ANY
        if gives_up is not None:
            gone = gives_up.take(call, mode="clip") < start - _ANY
            answered &= ~gone
            moment = np.where(gone, HUNG_UP, moment)
        self.floor.answered[call] = moment
        return answered

    def _occupy(self, start: Ticks, call: Ticks, team: Ticks, answered: NDArray[np.bool_]) -> None:
        """Take the soonest free place of the team and put it back, sorted, when it is free again."""
        until = (start - _ANY) + self.floor.draws.handling.take(call, mode="clip")
        for number, free in enumerate(self.free):
            first = free[0]
            mine = answered & (team == number) if len(self.free) > 1 else answered
            again = np.where(mine, until + (first & _ANY), first)
            moved = np.minimum(free[1:], again)
            np.maximum(free[:-1], moved, out=free[:-1])
            np.maximum(free[-1], again, out=free[-1])

    def _move_up(self, call: Ticks, channel: Ticks, moved: NDArray[np.bool_]) -> None:
        following = self.floor.draws.arrival.take(call + 1, mode="clip")
        for place in range(len(self.next)):
            mine = moved & (channel == place) if len(self.next) > 1 else moved
            self.next[place] += mine
            self.head[place] = np.where(mine, following, self.head[place])
