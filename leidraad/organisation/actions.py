"""What can happen to the organisation and its people."""

from datetime import datetime

from django.contrib.auth import login
from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest

from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.history.sealing import keyed_hash
from leidraad.organisation.models import Employee, SignInAttempt
from leidraad.organisation.roles import ROLES


def fingerprint(name: str) -> str:
    return keyed_hash(name.strip().lower(), purpose="sign-in")


@deed
def note_failed_sign_in(name: str, *, at: datetime) -> None:
    """Count it, so that guessing a password takes for ever."""
    SignInAttempt.objects.create(fingerprint=fingerprint(name), at=at, succeeded=False)


@deed
def sign_in(request: HttpRequest, employee: Employee, name: str, *, at: datetime) -> None:
    """Open the employee's session, on a fresh session key."""
    login(request, employee)
    SignInAttempt.objects.create(fingerprint=fingerprint(name), at=at, succeeded=True)
    happened(employee, "ingelogd")


@deed
def grant_roles() -> None:
    """Give every role exactly the permissions that `roles.py` says: no more, no less."""
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.slug)
        group.permissions.set([known[name] for name in role.may])
