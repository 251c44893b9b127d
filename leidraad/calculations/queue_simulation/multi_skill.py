"""How many people with which skills: found by trying, because no formula knows it.

The same chance days are lived for every try (common random numbers), so that two tries differ by
their people and not by luck. First people are added where they take away most of what is missing,
then everybody is taken away again who is not missed, and one is put in the place of two where that
is enough. In the answer nobody can be spared and no one can stand in for two; that does not prove
that no other mix is smaller (compare M. Cezik, P. L'Ecuyer, "Staffing multiskill call centers via
linear programming and simulation", Management Science 54 (2008)).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement

import numpy as np

from leidraad.calculations.queue_simulation.draws import Draws, draw
from leidraad.calculations.queue_simulation.engine import run
from leidraad.calculations.queue_simulation.outcome import Estimate, Outcome
from leidraad.calculations.queue_simulation.work import Day, Team


@dataclass(frozen=True)
class Promise:
    """At least the share `answered` of a channel's contacts is answered `within` so many seconds."""

    channel: str
    answered: float
    within: float

    def __post_init__(self) -> None:
        if not 0 < self.answered < 1 or self.within < 0:
            raise ValueError("answered must be between 0 and 1, within 0 seconds or more")


@dataclass(frozen=True)
class Mix:
    """People per team, in the order of the day's teams, and what each channel reaches with them."""

    people: tuple[int, ...]
    reached: dict[str, Estimate]


def people_per_team(
    day: Day, promises: Sequence[Promise], *, days: int = 300, seed: int = 0, most: int = 300
) -> Mix:
    """A mix in which every promise is kept and nobody can be spared.

    Each team of `day` shows what one more person in it would be: its first shift is copied. Raises
    ArithmeticError when a promise is still broken with `most` people in all.
    """
    trial = _Trial(day, tuple(promises), draw(day, days, np.random.default_rng(seed)))
    people = trial.added([0] * len(day.teams), most)
    people = trial.thinned(people)
    while (fewer := trial.exchanged(people)) != people:
        people = trial.thinned(fewer)
    return Mix(tuple(people), trial.reached(people))


@dataclass(frozen=True)
class _Trial:
    day: Day
    promises: tuple[Promise, ...]
    draws: Draws

    def added(self, people: list[int], most: int) -> list[int]:
        """Add whoever helps most, until nothing is missing."""
        missing = self.missing(people)
        while missing > 0:
            if sum(people) >= most:
                raise ArithmeticError(f"with {most} people a promise is still not kept")
            tries = [self._with(people, team, +1) for team in range(len(people))]
            found = [self.missing(one) for one in tries]
            best = int(np.argmin(found))
            people, missing = tries[best], found[best]
        return people

    def thinned(self, people: list[int]) -> list[int]:
        """Take away who is not missed, from the team with the most skills first."""
        order = sorted(range(len(people)), key=lambda team: -len(self.day.teams[team].channels))
        for team in order:
            while people[team] and self.missing(fewer := self._with(people, team, -1)) <= 0:
                people = fewer
        return people

    def exchanged(self, people: list[int]) -> list[int]:
        """One person for two, where that is possible; else the same people."""
        teams = range(len(people))
        for come in teams:
            for first, second in combinations_with_replacement(teams, 2):
                fewer = self._with(self._with(people, first, -1), second, -1)
                if come in (first, second) or min(fewer) < 0:
                    continue
                if self.missing(tried := self._with(fewer, come, +1)) <= 0:
                    return tried
        return people

    def missing(self, people: list[int]) -> float:
        """How far all promises together are from being kept, weighed by contacts; 0 if all are."""
        if not sum(people):
            return np.inf
        reached = self.reached(people)
        contacts = {channel.name: sum(channel.per_hour) for channel in self.day.channels}
        short = [
            max(promise.answered - reached[promise.channel].value, 0.0) * contacts[promise.channel]
            for promise in self.promises
        ]
        return float(sum(short))

    def reached(self, people: list[int]) -> dict[str, Estimate]:
        day = replace(self.day, teams=self._teams(people))
        outcome = Outcome(day, self.draws, run(day, self.draws))
        return {
            promise.channel: outcome.of(promise.channel).answered_within(promise.within)
            for promise in self.promises
        }

    def _teams(self, people: list[int]) -> tuple[Team, ...]:
        pairs = zip(self.day.teams, people, strict=True)
        return tuple(replace(team, shifts=(team.shifts[0],) * n) for team, n in pairs if n)

    def _with(self, people: list[int], team: int, change: int) -> list[int]:
        return [n + change * (number == team) for number, n in enumerate(people)]
