from __future__ import annotations

from django.db import models


class Representation(models.Model):
    """That one customer may act on behalf of another (namens), such as a parent for a child."""

    KINDS = [
        ("parent", "ouder of voogd"),
        ("partner", "partner"),
        ("guardian", "curator, bewindvoerder of mentor"),
        ("authorised", "gemachtigde"),
        ("contact-person", "contactpersoon"),
    ]
    represented = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="representatives", verbose_name="namens"
    )
    representative = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="represents", verbose_name="door"
    )
    kind = models.CharField("soort", max_length=20, choices=KINDS)
    since = models.DateField("vanaf")
    until = models.DateField("tot", null=True, blank=True)

    class Meta:
        verbose_name = "vertegenwoordiging"
        verbose_name_plural = "vertegenwoordigingen"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(represented=models.F("representative")),
                name="nobody_represents_themselves",
            )
        ]

    def __str__(self) -> str:
        return f"{self.representative} namens {self.represented}"
