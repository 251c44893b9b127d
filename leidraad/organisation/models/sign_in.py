from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

WINDOW = timedelta(minutes=15)
MOST_FAILURES = 5  # of one name from one address
MOST_FAILURES_OF_A_NAME = 50  # from all addresses together
KNOWN_PLACE = timedelta(days=31)


class SignInAttempts(models.QuerySet["SignInAttempt"]):
    def failed_lately(self, *, at: datetime) -> int:
        """How often sign-in failed in the last fifteen minutes, since the last success among these."""
        recent = self.filter(at__gt=at - WINDOW)
        success = recent.filter(succeeded=True).order_by("-at", "-pk").first()
        if success is not None:
            recent = recent.filter(at__gte=success.at, pk__gt=success.pk)
        return recent.filter(succeeded=False).count()

    def is_locked(self, fingerprint: str, place: str, *, at: datetime) -> bool:
        """Whether this name may not try from this address now (docs/decisions/0006).

        Outsiders can lock a name for themselves alone: where the employee signed in before, only
        failures from that same place count.
        """
        of_the_name = self.filter(fingerprint=fingerprint)
        from_here = of_the_name.filter(place=place)
        if from_here.failed_lately(at=at) >= MOST_FAILURES:
            return True
        if from_here.filter(succeeded=True, at__gt=at - KNOWN_PLACE).exists():
            return False
        return of_the_name.failed_lately(at=at) >= MOST_FAILURES_OF_A_NAME


class SignInAttempt(models.Model):
    """An attempt to sign in (inlogpoging): fingerprints of the name and of the address it came from."""

    fingerprint = models.CharField("vingerafdruk", max_length=64)
    place = models.CharField("vingerafdruk van het adres", max_length=64, default="")
    at = models.DateTimeField("wanneer")
    succeeded = models.BooleanField("gelukt")

    objects = SignInAttempts.as_manager()

    class Meta:
        verbose_name = "inlogpoging"
        verbose_name_plural = "inlogpogingen"
        indexes = [
            models.Index(fields=["fingerprint", "at"], name="sign_in_fingerprint"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H:%M} {'gelukt' if self.succeeded else 'mislukt'}"
