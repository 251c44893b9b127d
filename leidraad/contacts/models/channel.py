from __future__ import annotations

from django.db import models


class Kept(models.QuerySet["Channel"]):
    """Rows of a list are put out of use, never removed: old contacts refer to them."""

    def in_use(self) -> Kept:
        return self.filter(is_active=True)


class Channel(models.Model):
    """How people reach us (kanaal): telephone, counter, e-mail, WhatsApp."""

    slug = models.SlugField("sleutel", max_length=30, unique=True)
    name = models.CharField("naam", max_length=60, unique=True)
    icon = models.SlugField("pictogram", max_length=40, blank=True)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    is_active = models.BooleanField("in gebruik", default=True)

    objects = Kept.as_manager()

    class Meta:
        verbose_name = "kanaal"
        verbose_name_plural = "kanalen"
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name


class Endings(models.QuerySet["Outcome"]):
    def in_use(self) -> Endings:
        return self.filter(is_active=True)


class Outcome(models.Model):
    """How a question ended (afhandeling): answered, transferred, a callback request, not found.

    `kind` is what the house knows about it; a municipality may have several outcomes of one kind.
    """

    ANSWERED, TRANSFERRED, TRANSFER_FAILED = "answered", "transferred", "transfer-failed"
    CALLBACK, CASE, NOT_FOUND = "callback-request", "case-opened", "not-found"
    KINDS = [
        (ANSWERED, "beantwoord"),
        (TRANSFERRED, "doorverbonden"),
        (TRANSFER_FAILED, "doorverbinden niet gelukt"),
        (CALLBACK, "terugbelverzoek"),
        (CASE, "zaak gestart"),
        (NOT_FOUND, "antwoord niet gevonden"),
    ]
    slug = models.SlugField("sleutel", max_length=30, unique=True)
    name = models.CharField("naam", max_length=60, unique=True)
    kind = models.CharField("soort", max_length=20, choices=KINDS)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    is_active = models.BooleanField("in gebruik", default=True)

    objects = Endings.as_manager()

    class Meta:
        verbose_name = "afhandeling"
        verbose_name_plural = "afhandelingen"
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name
