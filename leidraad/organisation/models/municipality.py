from __future__ import annotations

from django.db import models


class Municipality(models.Model):
    """The municipality (gemeente) whose house this is. There is one row."""

    name = models.CharField("naam", max_length=100)
    code = models.CharField("gemeentecode", max_length=4, help_text="CBS, vier cijfers")
    local_facts = models.JSONField("plaatselijke gegevens", default=dict)

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """When a counter or the telephone is open on a weekday (openingstijden)."""

    WEEKDAYS = [
        (0, "maandag"),
        (1, "dinsdag"),
        (2, "woensdag"),
        (3, "donderdag"),
        (4, "vrijdag"),
        (5, "zaterdag"),
        (6, "zondag"),
    ]
    place = models.CharField("waar", max_length=60)
    weekday = models.PositiveSmallIntegerField("dag", choices=WEEKDAYS)
    opens = models.TimeField("open vanaf")
    closes = models.TimeField("open tot")

    class Meta:
        verbose_name = "openingstijd"
        verbose_name_plural = "openingstijden"
        ordering = ("place", "weekday", "opens")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")), name="closes_after_it_opens"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.get_weekday_display()} {self.opens:%H:%M}-{self.closes:%H:%M}"


class ClosedDay(models.Model):
    """A day on which the municipality does not work, beside the national holidays (sluitingsdag)."""

    day = models.DateField("dag", unique=True)
    name = models.CharField("naam", max_length=100)

    class Meta:
        verbose_name = "sluitingsdag"
        verbose_name_plural = "sluitingsdagen"
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.name} ({self.day:%d-%m-%Y})"
