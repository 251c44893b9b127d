"""Waiting and staff for contacts that want an answer now (Erlang): promise from staff, staff from promise."""

from leidraad.calculations.erlang.formulas import Counting, Queue, blocked, chance_to_wait
from leidraad.calculations.erlang.staffing import (
    Shrinkage,
    Target,
    least,
    lines_needed,
    load_carried,
    staff_needed,
)
from leidraad.calculations.erlang.whole_staff import staff_to_answer_in_time

__all__ = [
    "Counting",
    "Queue",
    "Shrinkage",
    "Target",
    "blocked",
    "chance_to_wait",
    "least",
    "lines_needed",
    "load_carried",
    "staff_needed",
    "staff_to_answer_in_time",
]
