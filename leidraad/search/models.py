"""What editors add to the search, and what still has to be indexed."""

from __future__ import annotations

from django.db import models

LANGUAGES = [("nl", "Nederlands"), ("en", "Engels")]


class Synonyms(models.QuerySet["Synonym"]):
    def in_language(self, language: str) -> Synonyms:
        return self.filter(language=language)


class Synonym(models.Model):
    """Another word for the same (synoniem): who types the one also finds the other."""

    language = models.CharField("taal", max_length=2, choices=LANGUAGES, default="nl")
    typed = models.CharField("wat mensen typen", max_length=80)
    means = models.CharField("wat wij ermee bedoelen", max_length=80)
    both_ways = models.BooleanField(
        "geldt ook andersom",
        default=False,
        help_text="Vink aan als de twee woorden echt hetzelfde betekenen.",
    )

    objects = Synonyms.as_manager()

    class Meta:
        verbose_name = "synoniem"
        verbose_name_plural = "synoniemen"
        ordering = ("language", "typed", "means")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "typed", "means"],
                name="one_synonym_a_pair",
                violation_error_message="Dit synoniem staat er al.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.typed} {'↔' if self.both_ways else '→'} {self.means}"


class BestBet(models.Model):
    """An answer that editors put on top for certain words (aanrader)."""

    language = models.CharField("taal", max_length=2, choices=LANGUAGES, default="nl")
    typed = models.CharField("wat mensen typen", max_length=80)
    key = models.CharField(
        "kenmerk van het antwoord",
        max_length=250,
        help_text="Staat bij elk zoekresultaat, bijvoorbeeld knowledge.article:12.",
    )

    class Meta:
        verbose_name = "aanrader"
        verbose_name_plural = "aanraders"
        ordering = ("language", "typed", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "typed", "key"],
                name="one_best_bet_a_key",
                violation_error_message="Deze aanrader staat er al.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.typed} → {self.key}"


class IndexTask(models.Model):
    """Something the index does not know yet (indexeertaak). The worker takes it out when it does."""

    WORDS, EVERYTHING = "search.words", "search.everything"
    kind = models.CharField("soort", max_length=60)
    key = models.CharField("kenmerk", max_length=200, blank=True)
    at = models.DateTimeField("sinds", auto_now_add=True)

    class Meta:
        verbose_name = "indexeertaak"
        verbose_name_plural = "indexeertaken"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}".strip()
