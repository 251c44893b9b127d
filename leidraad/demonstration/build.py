"""Building the demo municipality: each room has its part here, and building twice changes nothing."""

from collections.abc import Callable

from leidraad.demonstration.people import hire_everyone
from leidraad.history.acting import acting_as


def build(say: Callable[[str], object]) -> None:
    with acting_as("systeem: voorbeeldgemeente"):
        say(f"medewerkers: {hire_everyone()} aangenomen")
