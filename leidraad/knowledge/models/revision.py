from __future__ import annotations

from typing import Any

from django.db import models

from leidraad.knowledge.models.sections import DUTCH, LANGUAGES, TITLES


class Revisions(models.QuerySet["Revision"]):
    def newest(self) -> Revisions:
        """Of every item the last words written."""
        later = Revision.objects.filter(
            item=models.OuterRef("item"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(later))

    def waiting(self) -> Revisions:
        """Drafts somebody else is asked to look at."""
        return self.newest().filter(review__verdict="")


class Revision(models.Model):
    """One version of an item's words (revisie), in every language. It never changes afterwards.

    `texts` holds per language {"title": …, "keywords": […], "sections": {"introduction": Markdown, …}}.
    """

    item = models.ForeignKey("knowledge.Item", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField("nummer")
    texts = models.JSONField("teksten")
    internal_note = models.TextField("interne notitie", blank=True)
    author = models.ForeignKey("organisation.Employee", models.SET_NULL, null=True)
    from_source = models.BooleanField("van de bron", default=False)
    made_at = models.DateTimeField("gemaakt op")
    remark = models.CharField("wat is er veranderd", max_length=200, blank=True)

    objects = Revisions.as_manager()

    class Meta:
        verbose_name = "revisie"
        verbose_name_plural = "revisies"
        ordering = ("item", "-number")
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="one_number_each")]

    def __str__(self) -> str:
        return f"{self.item} ({self.number})"

    def languages(self) -> list[str]:
        """Dutch first: PostgreSQL does not keep the order of keys."""
        return [language for language in LANGUAGES if language in self.texts]

    def words_in(self, language: str) -> dict[str, Any]:
        """The text in this language; Dutch when it is not there, and empty when nothing is."""
        found: dict[str, Any] = self.texts.get(language) or self.texts.get(DUTCH) or {}
        return found

    def title(self, language: str = DUTCH) -> str:
        return str(self.words_in(language).get("title", ""))

    def keywords(self, language: str = DUTCH) -> list[str]:
        return list(self.words_in(language).get("keywords", []))

    def sections(self, language: str = DUTCH) -> dict[str, str]:
        """The sections that have words, in the order in which they are read."""
        written = self.words_in(language).get("sections", {})
        return {key: written[key] for key in TITLES if written.get(key)}


class Review(models.Model):
    """A draft is looked at by a second person (nakijken): asked by its author, judged by another."""

    APPROVED, SENT_BACK = "approved", "sent_back"
    VERDICTS = [(APPROVED, "goedgekeurd"), (SENT_BACK, "teruggestuurd")]

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="review")
    asked_by = models.ForeignKey(
        "organisation.Employee", models.SET_NULL, null=True, related_name="reviews_asked"
    )
    asked_at = models.DateTimeField("gevraagd op")
    verdict = models.CharField("oordeel", max_length=10, choices=VERDICTS, blank=True)
    by = models.ForeignKey(
        "organisation.Employee", models.SET_NULL, null=True, related_name="reviews_done"
    )
    at = models.DateTimeField("nagekeken op", null=True)
    remark = models.TextField("opmerking", max_length=2000, blank=True)

    class Meta:
        verbose_name = "nakijkbeurt"
        verbose_name_plural = "nakijkbeurten"

    def __str__(self) -> str:
        return f"{self.revision}: {self.get_verdict_display() or 'wacht'}"


class Publication(models.Model):
    """Which revision of an item people read, since when and by whom (publicatie)."""

    item = models.OneToOneField("knowledge.Item", models.CASCADE, related_name="publication")
    revision = models.ForeignKey(Revision, models.PROTECT)
    at = models.DateTimeField("gepubliceerd op")
    by = models.ForeignKey("organisation.Employee", models.SET_NULL, null=True)

    class Meta:
        verbose_name = "publicatie"
        verbose_name_plural = "publicaties"

    def __str__(self) -> str:
        return str(self.revision)


class PlannedPublication(models.Model):
    """A revision that will be published later by itself (geplande publicatie)."""

    item = models.OneToOneField(
        "knowledge.Item", models.CASCADE, related_name="planned_publication"
    )
    revision = models.ForeignKey(Revision, models.CASCADE)
    at = models.DateTimeField("publiceren op", db_index=True)
    by = models.ForeignKey("organisation.Employee", models.SET_NULL, null=True)

    class Meta:
        verbose_name = "geplande publicatie"
        verbose_name_plural = "geplande publicaties"

    def __str__(self) -> str:
        return f"{self.revision} ({self.at:%d-%m-%Y %H:%M})"
