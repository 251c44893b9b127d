from collections.abc import Collection
from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.timezone import localtime

from leidraad.history.acting import acting_as
from leidraad.history.deed import deed
from leidraad.history.events import changes, happened
from leidraad.organisation.models import Employee, Presence, Skill

FIELDS = "number name email phone job department substitute is_active".split()
ADMINISTRATOR = "administrator"


class LastAdministrator(Exception):
    """Nobody could administer the house any more."""


@deed
def hire(
    *, skills: Collection[Skill] = (), roles: Collection[str] = (), **details: object
) -> Employee:
    """A new employee, who chooses a password with the link of `make_password_link`."""
    employee = Employee(**{name: details[name] for name in FIELDS if name in details})
    employee.set_unusable_password()
    employee.save()
    employee.skills.set(skills)
    employee.groups.set(Group.objects.filter(name__in=roles))
    happened(employee, "aangenomen")
    return employee


@deed
def change_employee(
    employee: Employee,
    *,
    skills: Collection[Skill],
    roles: Collection[str],
    **details: object,
) -> None:
    """What is different now; who leaves service is signed out at once. Raises LastAdministrator."""
    employee = Employee.objects.select_for_update().get(pk=employee.pk)
    was_administrator = employee.is_active and ADMINISTRATOR in _roles(employee).split(", ")
    old_roles, old_skills = _roles(employee), _names(employee.skills.all())
    for name in FIELDS:
        if name in details:
            setattr(employee, name, details[name])
    before = changes(employee, FIELDS)
    employee.save()
    employee.skills.set(skills)
    employee.groups.set(Group.objects.filter(name__in=roles))
    administrators = Employee.objects.active().filter(groups__name=ADMINISTRATOR)
    if was_administrator and not administrators.exists():
        raise LastAdministrator
    if old_roles != _roles(employee):
        before["rollen"] = old_roles
    if old_skills != _names(employee.skills.all()):
        before["vaardigheden"] = old_skills
    if before:
        happened(employee, "gewijzigd", before=before)


def _roles(employee: Employee) -> str:
    return ", ".join(sorted(employee.groups.values_list("name", flat=True)))


def _names(skills: Collection[Skill]) -> str:
    return ", ".join(sorted(skill.name for skill in skills))


@deed
def make_password_link(employee: Employee) -> tuple[str, str]:
    """Key and token of a link with which the employee chooses a password, once, within three days.

    Whoever signs in or chooses a password makes the earlier links useless.
    """
    happened(employee, "wachtwoordlink gemaakt")
    key = urlsafe_base64_encode(force_bytes(employee.pk))
    return key, default_token_generator.make_token(employee)


@deed
def choose_password(employee: Employee, password: str) -> None:
    """The employee's own choice: nobody else ever knows it. All other sessions end."""
    employee = Employee.objects.select_for_update().get(pk=employee.pk)
    employee.set_password(password)
    employee.save(update_fields=["password"])
    with acting_as(f"medewerker {employee.number}"):  # behind the link nobody is signed in yet
        happened(employee, "wachtwoord gekozen")


@deed
def say_presence(employee: Employee, kind: str, *, at: datetime) -> None:
    """Where the employee is, for the rest of this (Leiden) day; the same again changes nothing."""
    now_said = employee.presence_at(at)
    if now_said is not None and now_said.kind == kind:
        return
    tomorrow = (localtime(at) + timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    Presence.objects.create(employee=employee, kind=kind, since=at, until=tomorrow)
