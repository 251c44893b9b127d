"""Building the demo municipality: each room has its part here, and building twice changes nothing."""

from collections.abc import Callable

from django.utils.timezone import localtime

from leidraad.demonstration.contacts import have_callback_requests, have_contacts
from leidraad.demonstration.customers import meet_everyone
from leidraad.demonstration.people import hire_everyone
from leidraad.history.acting import acting_as


def build(say: Callable[[str], object]) -> None:
    at = localtime()
    with acting_as("systeem: voorbeeldgemeente"):
        say(f"medewerkers: {hire_everyone()} aangenomen")
        say(f"klanten: {meet_everyone(at=at)} ingeschreven")
        say(f"contacten: {have_contacts(at=at)} gehad")
        say(f"terugbelverzoeken: {have_callback_requests(at=at)} uitgezet")
