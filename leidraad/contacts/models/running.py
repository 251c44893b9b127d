from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models

from leidraad.contacts.models.contact import DIRECTIONS, INCOMING

if TYPE_CHECKING:
    from leidraad.organisation.models import Employee

CANCELLED_IS_KEPT = timedelta(minutes=30)


class RunningContacts(models.QuerySet["RunningContact"]):
    def of(self, employee: Employee) -> RunningContacts:
        return self.filter(employee=employee, cancelled_at__isnull=True)

    def cancelled_lately(self, employee: Employee, *, at: datetime) -> RunningContacts:
        """What can still be restored."""
        return self.filter(employee=employee, cancelled_at__gt=at - CANCELLED_IS_KEPT)

    def past_recall(self, *, at: datetime) -> RunningContacts:
        return self.filter(cancelled_at__lte=at - CANCELLED_IS_KEPT)


class RunningContact(models.Model):
    """A contact that is going on (lopend contact): all that was typed, saved at every pause.

    `typed` holds the fields of the screen by name. Two screens never overwrite each other: a save
    says which version it has read.
    """

    uuid = models.UUIDField("kenmerk", primary_key=True)
    employee = models.ForeignKey(
        "organisation.Employee", models.CASCADE, related_name="running_contacts"
    )
    channel = models.ForeignKey("contacts.Channel", models.PROTECT, verbose_name="kanaal")
    direction = models.CharField("richting", max_length=3, choices=DIRECTIONS, default=INCOMING)
    started_at = models.DateTimeField("begonnen")
    ended_at = models.DateTimeField("gesprek klaar", null=True, blank=True)
    saved_at = models.DateTimeField("bewaard")
    cancelled_at = models.DateTimeField("geannuleerd", null=True, blank=True)
    version = models.PositiveIntegerField("versie", default=1)
    typed = models.JSONField("getypt", default=dict)

    objects = RunningContacts.as_manager()

    class Meta:
        verbose_name = "lopend contact"
        verbose_name_plural = "lopende contacten"
        ordering = ("started_at", "uuid")

    def __str__(self) -> str:
        return f"Lopend contact sinds {self.started_at:%H:%M}"
