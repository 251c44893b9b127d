"""The municipality and the people who work there."""

from leidraad.organisation.models.department import Department
from leidraad.organisation.models.employee import Employee, Presence, Skill
from leidraad.organisation.models.municipality import ClosedDay, Municipality, OpeningHours
from leidraad.organisation.models.sign_in import SignInAttempt

__all__ = [
    "ClosedDay",
    "Department",
    "Employee",
    "Municipality",
    "OpeningHours",
    "Presence",
    "SignInAttempt",
    "Skill",
]
