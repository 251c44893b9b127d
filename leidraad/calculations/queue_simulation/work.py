"""A day in a contact centre, in numbers: what comes in, who is there, and how long things take.

All times are seconds after the day begins; durations are seconds; rates are contacts per hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Form = Literal["exponential", "lognormal", "gamma", "fixed"]


@dataclass(frozen=True)
class Duration:
    """How long something takes: mean seconds, and how much it varies.

    `variation` is the standard deviation divided by the mean. Exponential always has 1, fixed 0;
    handling times measured in call centres are nearest to lognormal (L. Brown et al., "Statistical
    analysis of a telephone call center", JASA 100 (2005)).
    """

    mean: float
    variation: float = 1.0
    form: Form = "exponential"

    def __post_init__(self) -> None:
        if not (self.mean > 0 and np.isfinite(self.mean)):
            raise ValueError("mean must be a number of seconds above 0")
        if self.form in ("lognormal", "gamma") and not self.variation > 0:
            raise ValueError("variation must be above 0")

    def draw(self, random: np.random.Generator, shape: tuple[int, ...]) -> Floats:
        """So many independent durations in seconds."""
        if self.form == "fixed":
            return np.full(shape, self.mean)
        if self.form == "exponential":
            return random.standard_exponential(shape) * self.mean
        square = self.variation**2
        if self.form == "gamma":
            return random.gamma(1 / square, self.mean * square, shape)
        sigma = np.sqrt(np.log1p(square))
        normal = random.standard_normal(shape)
        normal *= sigma
        normal += np.log(self.mean) - sigma**2 / 2
        return np.exp(normal, out=normal)


@dataclass(frozen=True)
class Channel:
    """One kind of contact (kanaal): its arrivals per interval, its handling time, its patience.

    `per_hour` is the rate in each interval of the day. Work that is `deferrable` (e-mail, forms) is
    only taken up by a team that keeps its reserve free. Lower `priority` goes first; among equals
    who came first. `patience=None`: nobody hangs up.
    """

    name: str
    per_hour: Sequence[float]
    handling: Duration
    patience: Duration | None = None
    deferrable: bool = False
    priority: int = 0

    def __post_init__(self) -> None:
        if not len(self.per_hour) or not all(0 <= rate < np.inf for rate in self.per_hour):
            raise ValueError(f"per_hour of {self.name} must hold a rate of 0 or more per interval")


@dataclass(frozen=True)
class Shift:
    """When one person is there (dienst): from `start` to `end`, with breaks of (start, length).

    A contact in progress is finished first: the break then begins later and keeps its length, and
    going home waits too.
    """

    start: float
    end: float
    breaks: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a shift must end after it starts")
        if any(not (self.start <= at < self.end and length > 0) for at, length in self.breaks):
            raise ValueError("a break must begin during the shift and take time")


@dataclass(frozen=True)
class Team:
    """People with the same skills (vaardigheden): the channels they answer, and when they are there.

    `keep_free`: deferrable work is taken up only while more members than this are idle.
    `at_once`: conversations per person at the same moment, for chat and WhatsApp; the handling time
    of the channel is then that of one conversation among as many.
    """

    channels: tuple[str, ...]
    shifts: tuple[Shift, ...]
    keep_free: int = 0
    at_once: int = 1

    def __post_init__(self) -> None:
        if not self.channels or not self.shifts:
            raise ValueError("a team must have at least one channel and one shift")
        if self.keep_free < 0 or self.at_once < 1:
            raise ValueError("keep_free must be 0 or more and at_once 1 or more")


@dataclass(frozen=True)
class Day:
    """A day to be simulated. Where several teams can answer, the first in the list is preferred.

    `interval`: seconds per entry of `per_hour`. `uncertainty`: standard deviation of the day's level
    divided by its mean; each simulated day draws one gamma level for all channels, so that counts
    are negative binomial.
    """

    channels: tuple[Channel, ...]
    teams: tuple[Team, ...]
    interval: float = 1800.0
    uncertainty: float = 0.0

    def __post_init__(self) -> None:
        names = [channel.name for channel in self.channels]
        if len(set(names)) < len(names) or not names:
            raise ValueError("every channel must have a name of its own")
        if unknown := {name for team in self.teams for name in team.channels} - set(names):
            raise ValueError(f"unknown channels: {', '.join(sorted(unknown))}")
        if not self.interval > 0 or not self.uncertainty >= 0:
            raise ValueError("interval must be above 0 and uncertainty 0 or more")
        if sum(len(team.shifts) * team.at_once for team in self.teams) > 4000:
            raise ValueError("more than 4000 places is more than the simulator can tell apart")


def always_there(people: int, seconds: float) -> tuple[Shift, ...]:
    """So many people who stay all the time, without breaks."""
    return (Shift(0.0, seconds),) * people
