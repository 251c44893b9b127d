from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

HOLDS = timedelta(hours=1)  # one conversation, with its wrap-up; then someone else may be calling


class IdentityQuestion(models.Model):
    """A question to make sure who is calling (identificatievraag), of which we know the answer."""

    BIRTH_DATE, POSTCODE, PHONE, EMAIL, SUBJECT = (
        "birth-date",
        "postcode",
        "phone",
        "email",
        "subject",
    )
    KINDS = [
        (BIRTH_DATE, "geboortedatum"),
        (POSTCODE, "postcode en huisnummer"),
        (PHONE, "laatste vier cijfers van het telefoonnummer"),
        (EMAIL, "e-mailadres"),
        (SUBJECT, "onderwerp van het laatste contact"),
    ]
    kind = models.SlugField("antwoord", max_length=20, choices=KINDS, unique=True)
    text = models.CharField("vraag", max_length=150)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    is_active = models.BooleanField("in gebruik", default=True)

    class Meta:
        verbose_name = "identificatievraag"
        verbose_name_plural = "identificatievragen"
        ordering = ("position", "kind")

    def __str__(self) -> str:
        return self.text


class IdentityChecks(models.QuerySet["IdentityCheck"]):
    def that_hold(self, *, at: datetime) -> IdentityChecks:
        return self.filter(at__gt=at - HOLDS, at__lte=at)

    def open_the_door(self) -> IdentityChecks:
        """Those after which personal matters may be seen."""
        return self.filter(result__in=[IdentityCheck.PASSED, IdentityCheck.NOT_NEEDED])


class IdentityCheck(models.Model):
    """That an employee made sure who the customer is (identiteitscontrole), and how it ended."""

    PASSED, FAILED, REFUSED, NOT_NEEDED = "passed", "failed", "refused", "not-needed"
    RESULTS = [
        (PASSED, "goed beantwoord"),
        (FAILED, "niet goed beantwoord"),
        (REFUSED, "wil niet antwoorden"),
        (NOT_NEEDED, "geen gesprek met de klant"),
    ]
    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="identity_checks", verbose_name="klant"
    )
    employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="+", verbose_name="medewerker"
    )
    asked = models.JSONField("gevraagd", default=list)  # kinds of question, never an answer
    result = models.CharField("uitkomst", max_length=10, choices=RESULTS)
    why = models.CharField("reden", max_length=200, blank=True)
    at = models.DateTimeField("wanneer")

    objects = IdentityChecks.as_manager()

    class Meta:
        verbose_name = "identiteitscontrole"
        verbose_name_plural = "identiteitscontroles"
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=["customer", "employee", "-at"], name="identity_check_of_customer")
        ]

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H:%M} {self.get_result_display()}"
