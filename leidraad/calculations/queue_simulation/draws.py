"""Chance, drawn before the day begins: who comes when, for how long, and with how much patience.

Moments are whole ticks of 1/65,536 second, shifted up to leave room for the number of a place: an
ordinary comparison of two of them then compares moments first and places second.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leidraad.calculations.queue_simulation.work import Channel, Day, Floats

Ticks = NDArray[np.int64]

PLACES = 4096
SECOND = 65_536 * PLACES
NEVER = np.int64(2**62)


def ticks(seconds: Floats) -> Ticks:
    """Seconds as ticks, with place number 0; what is endless becomes `NEVER`."""
    limited = np.minimum(seconds, 1e9) * 65_536.0
    return np.where(seconds < 1e9, limited.astype(np.int64) * PLACES, NEVER)


@dataclass(frozen=True)
class Draws:
    """Everything that chance decides, as flat arrays; a row per simulated day, a part per channel.

    `first[c]` is the column where channel c begins; its contacts are in order of arrival and end in
    one that never comes.
    """

    arrival: Ticks
    handling: Ticks
    gives_up: Ticks | None
    first: tuple[int, ...]
    width: int


def draw(day: Day, days: int, random: np.random.Generator) -> Draws:
    """So many independent days of arrivals, handling times and patience."""
    level = _levels(day, days, random)
    arrivals = [_arrivals(channel, day.interval, level, random) for channel in day.channels]
    widths = [part.shape[1] for part in arrivals]
    handling = [
        (channel.handling.draw(random, part.shape) * 65_536.0).astype(np.int64) * PLACES
        for channel, part in zip(day.channels, arrivals, strict=True)
    ]
    gives_up = None
    if any(channel.patience for channel in day.channels):
        pairs = zip(day.channels, arrivals, strict=True)
        gives_up = np.hstack([_giving_up(channel, part, random) for channel, part in pairs]).ravel()
    return Draws(
        arrival=np.hstack(arrivals).ravel(),
        handling=np.hstack(handling).ravel(),
        gives_up=gives_up,
        first=tuple(int(column) for column in np.cumsum([0, *widths[:-1]])),
        width=sum(widths),
    )


def _levels(day: Day, days: int, random: np.random.Generator) -> Floats:
    if day.uncertainty == 0:
        return np.ones(days)
    square = day.uncertainty**2
    return random.gamma(1 / square, square, days)


def _arrivals(
    channel: Channel, interval: float, level: Floats, random: np.random.Generator
) -> Ticks:
    """A Poisson number per interval, at moments that are evenly likely within it."""
    mean = np.asarray(channel.per_hour, float) * interval / 3600.0
    counts = random.poisson(level[:, None] * mean)
    totals = counts.sum(axis=1)
    moments = np.full((level.size, int(totals.max(initial=0)) + 1), NEVER)
    starts = np.repeat(np.tile(np.arange(mean.size) * interval, level.size), counts.ravel())
    within = random.random(starts.size) * interval
    moments[np.arange(moments.shape[1]) < totals[:, None]] = ticks(starts + within)
    moments.sort(axis=1)
    return moments


def _giving_up(channel: Channel, arrival: Ticks, random: np.random.Generator) -> Ticks:
    if channel.patience is None:
        return np.full(arrival.shape, NEVER)
    patience = channel.patience.draw(random, arrival.shape)
    return np.where(arrival < NEVER, arrival + ticks(patience), NEVER)
