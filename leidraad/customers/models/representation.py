from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q


class Representations(models.QuerySet["Representation"]):
    def on(self, day: date) -> Representations:
        """Those that hold on this day: from `since` up to and including `until`."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Representation(models.Model):
    """That one customer may act on behalf of another (namens), such as a parent for a child."""

    PARENT, CONTACT_PERSON = "parent", "contact-person"
    KINDS = [
        (PARENT, "ouder of voogd"),
        ("partner", "partner"),
        ("guardian", "curator, bewindvoerder of mentor"),
        ("authorised", "gemachtigde"),
        (CONTACT_PERSON, "contactpersoon"),
    ]
    represented = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="representatives", verbose_name="namens"
    )
    representative = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="represents", verbose_name="door"
    )
    kind = models.CharField("soort", max_length=20, choices=KINDS)
    since = models.DateField("vanaf")
    until = models.DateField("tot en met", null=True, blank=True)

    objects = Representations.as_manager()

    class Meta:
        verbose_name = "vertegenwoordiging"
        verbose_name_plural = "vertegenwoordigingen"
        ordering = ("-since", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(represented=models.F("representative")),
                name="nobody_represents_themselves",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="representation_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.representative} namens {self.represented}"

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or self.until >= day)
