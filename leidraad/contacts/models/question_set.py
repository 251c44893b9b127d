from __future__ import annotations

from django.db import models


class QuestionSets(models.QuerySet["QuestionSet"]):
    def in_use(self) -> QuestionSets:
        return self.filter(is_active=True)

    def for_department(self, department_id: int) -> QuestionSets:
        return self.in_use().filter(department_id=department_id).prefetch_related("questions")


class QuestionSet(models.Model):
    """The questions that a department wants answered before it calls back (vragenset)."""

    slug = models.SlugField("sleutel", max_length=60, unique=True)
    name = models.CharField("naam", max_length=100)
    department = models.ForeignKey(
        "organisation.Department",
        models.PROTECT,
        related_name="question_sets",
        verbose_name="afdeling",
    )
    is_active = models.BooleanField("in gebruik", default=True)

    objects = QuestionSets.as_manager()

    class Meta:
        verbose_name = "vragenset"
        verbose_name_plural = "vragensets"
        ordering = ("department__name", "name")

    def __str__(self) -> str:
        return self.name


class SetQuestion(models.Model):
    """One question of a set (vraag uit een vragenset), and how it is answered."""

    SHORT, LONG, CHOICE, CHECKS = "short", "long", "choice", "checks"
    KINDS = [
        (SHORT, "kort antwoord"),
        (LONG, "lang antwoord"),
        (CHOICE, "keuze uit een lijst"),
        (CHECKS, "aankruisen, meer mag"),
    ]
    question_set = models.ForeignKey(QuestionSet, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField("volgorde")
    text = models.CharField("vraag", max_length=200)
    kind = models.CharField("soort", max_length=10, choices=KINDS, default=SHORT)
    choices = models.JSONField("keuzes", default=list, blank=True)
    is_required = models.BooleanField("moet beantwoord", default=False)

    class Meta:
        verbose_name = "vraag uit een vragenset"
        verbose_name_plural = "vragen uit een vragenset"
        ordering = ("question_set", "position", "pk")

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """Its number as text, for the name of its field."""
        return str(self.pk)

    @property
    def numbered_choices(self) -> list[tuple[int, str]]:
        return list(enumerate(self.choices))

    @property
    def longest(self) -> int:
        """How many characters an answer may have."""
        return 2000 if self.kind == self.LONG else 300
