"""Events, the keys that seal their old values, and how long things are kept."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils.timezone import now


class Events(models.QuerySet["Event"]):
    def of(self, subject: models.Model) -> Events:
        return self.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))

    def by(self, actor: str) -> Events:
        return self.filter(actor=actor)

    def look_ups(self) -> Events:
        return self.filter(is_look_up=True)


class Event(models.Model):
    """Something that someone did or saw (gebeurtenis). It can be added, never changed or removed."""

    at = models.DateTimeField("wanneer", default=now, db_index=True)
    actor = models.CharField("wie", max_length=100)
    what = models.CharField("wat", max_length=100)
    subject_kind = models.CharField("soort", max_length=60)
    subject_id = models.CharField("kenmerk", max_length=60)
    why = models.CharField("waarom", max_length=200, blank=True)
    is_look_up = models.BooleanField("inzage", default=False)
    before = models.JSONField("oude waarden, verzegeld", default=dict)

    objects = Events.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="history_event_subject"),
            models.Index(fields=["actor", "at"], name="history_event_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.what}"


class SubjectKey(models.Model):
    """The key (sleutel) of one subject's old values. Destroying it makes them unreadable for good."""

    subject_kind = models.CharField("soort", max_length=60)
    subject_id = models.CharField("kenmerk", max_length=60)
    sealed_key = models.CharField("verzegelde sleutel", max_length=300)

    class Meta:
        verbose_name = "sleutel"
        verbose_name_plural = "sleutels"
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id"], name="one_key_a_subject")
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"


class RetentionRule(models.Model):
    """How long something is kept, why, and on what ground (bewaartermijn)."""

    kind = models.CharField("soort", max_length=60, unique=True)
    purpose = models.CharField("doel", max_length=300)
    ground = models.CharField("grondslag", max_length=200)
    days = models.PositiveIntegerField("bewaartermijn in dagen", null=True, blank=True)
    counted_from = models.CharField("vanaf", max_length=60, blank=True)

    class Meta:
        verbose_name = "bewaartermijn"
        verbose_name_plural = "bewaartermijnen"
        ordering = ("kind",)

    def __str__(self) -> str:
        return self.kind

    @property
    def term(self) -> timedelta | None:
        """None when there is no end: kept as long as the municipality needs it."""
        return None if self.days is None else timedelta(days=self.days)
