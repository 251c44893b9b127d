from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

WINDOW = timedelta(minutes=15)
MOST_FAILURES = 5


class SignInAttempts(models.QuerySet["SignInAttempt"]):
    def failed_lately(self, fingerprint: str, *, at: datetime) -> int:
        """How often sign-in failed in the last fifteen minutes, since the last success."""
        recent = self.filter(fingerprint=fingerprint, at__gt=at - WINDOW)
        success = recent.filter(succeeded=True).order_by("-at").first()
        if success is not None:
            recent = recent.filter(at__gt=success.at)
        return recent.filter(succeeded=False).count()

    def is_locked(self, fingerprint: str, *, at: datetime) -> bool:
        return self.failed_lately(fingerprint, at=at) >= MOST_FAILURES


class SignInAttempt(models.Model):
    """An attempt to sign in (inlogpoging): a fingerprint of the name, never the name itself."""

    fingerprint = models.CharField("vingerafdruk", max_length=64)
    at = models.DateTimeField("wanneer")
    succeeded = models.BooleanField("gelukt")

    objects = SignInAttempts.as_manager()

    class Meta:
        verbose_name = "inlogpoging"
        verbose_name_plural = "inlogpogingen"
        indexes = [models.Index(fields=["fingerprint", "at"], name="sign_in_fingerprint")]

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H:%M} {'gelukt' if self.succeeded else 'mislukt'}"
