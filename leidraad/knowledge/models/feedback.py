from __future__ import annotations

from django.db import models


class Feedbacks(models.QuerySet["Feedback"]):
    def unsettled(self) -> Feedbacks:
        return self.filter(status__in=[Feedback.OPEN, Feedback.TAKEN])

    def same_words(self, words: str) -> Feedbacks:
        return self.filter(kind=Feedback.NOT_FOUND, words__iexact=words.strip())


class Feedback(models.Model):
    """What the desk says about an item, or searched in vain (terugmelding). Never one e-mail."""

    WRONG, UNCLEAR, MISSING, NOT_FOUND = "wrong", "unclear", "missing", "not_found"
    KINDS = [
        (WRONG, "er staat een fout in"),
        (UNCLEAR, "het is niet duidelijk"),
        (MISSING, "er ontbreekt iets"),
        (NOT_FOUND, "niet gevonden"),
    ]
    OPEN, TAKEN, SOLVED, DECLINED = "open", "taken", "solved", "declined"
    STATUSES = [
        (OPEN, "open"),
        (TAKEN, "opgepakt"),
        (SOLVED, "opgelost"),
        (DECLINED, "afgewezen"),
    ]
    item = models.ForeignKey(
        "knowledge.Item", models.CASCADE, null=True, blank=True, related_name="feedback"
    )
    kind = models.CharField("wat is er", max_length=10, choices=KINDS)
    quote = models.CharField("om welke zin gaat het", max_length=1000, blank=True)
    remark = models.TextField("toelichting", max_length=2000, blank=True)
    words = models.CharField("gezocht op", max_length=200, blank=True)
    reported_by = models.ForeignKey(
        "organisation.Employee", models.SET_NULL, null=True, related_name="feedback_given"
    )
    reported_at = models.DateTimeField("gemeld op", db_index=True)
    status = models.CharField("status", max_length=10, choices=STATUSES, default=OPEN)
    owner = models.ForeignKey(
        "organisation.Employee",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="feedback_taken",
    )

    objects = Feedbacks.as_manager()

    class Meta:
        verbose_name = "terugmelding"
        verbose_name_plural = "terugmeldingen"
        ordering = ("reported_at", "pk")
        indexes = [models.Index(fields=["status", "reported_at"], name="feedback_queue")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.item or self.words}"

    @property
    def is_settled(self) -> bool:
        return self.status in {self.SOLVED, self.DECLINED}


class FeedbackHandling(models.Model):
    """A step in the handling of feedback (afhandeling), with the answer to who reported it."""

    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="handlings")
    status = models.CharField("status", max_length=10, choices=Feedback.STATUSES)
    answer = models.TextField("antwoord", max_length=2000, blank=True)
    by = models.ForeignKey("organisation.Employee", models.SET_NULL, null=True)
    at = models.DateTimeField("wanneer")

    class Meta:
        verbose_name = "afhandeling"
        verbose_name_plural = "afhandelingen"
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.feedback}: {self.get_status_display()}"
