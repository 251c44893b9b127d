from datetime import datetime

from django.contrib.auth import login
from django.http import HttpRequest

from leidraad.history.acting import acting_as
from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.history.sealing import keyed_hash
from leidraad.organisation.models import Employee, SignInAttempt


def _fingerprint(text: str, purpose: str) -> str:
    return keyed_hash(text.strip().lower(), purpose=purpose)


@deed
def begin_sign_in(name: str, address: str, *, at: datetime) -> SignInAttempt | None:
    """Count the attempt before the password is looked at; None when the door is locked.

    Counted first as failed, so that many guesses at the same moment are many guesses.
    """
    attempt = SignInAttempt(
        fingerprint=_fingerprint(name, "sign-in"),
        place=_fingerprint(address, "sign-in-address"),
        at=at,
        succeeded=False,
    )
    if SignInAttempt.objects.is_locked(attempt.fingerprint, attempt.place, at=at):
        return None
    attempt.save()
    return attempt


@deed
def sign_in(request: HttpRequest, employee: Employee, attempt: SignInAttempt) -> None:
    """Open the employee's session, on a fresh session key."""
    login(request, employee)
    SignInAttempt.objects.filter(pk=attempt.pk).update(succeeded=True)
    with acting_as(f"medewerker {employee.number}"):
        happened(employee, "ingelogd")
