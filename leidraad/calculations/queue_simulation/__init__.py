"""A contact centre imitated contact by contact: the referee of the formulas (simulatie)."""

from leidraad.calculations.queue_simulation.multi_skill import Mix, Promise, people_per_team
from leidraad.calculations.queue_simulation.outcome import Estimate, Fate, Outcome, simulate
from leidraad.calculations.queue_simulation.work import (
    Channel,
    Day,
    Duration,
    Shift,
    Team,
    always_there,
)

__all__ = [
    "Channel",
    "Day",
    "Duration",
    "Estimate",
    "Fate",
    "Mix",
    "Outcome",
    "Promise",
    "Shift",
    "Team",
    "always_there",
    "people_per_team",
    "simulate",
]
