from __future__ import annotations

from datetime import date

from django.db import models

from leidraad.organisation.models import Employee


class News(models.QuerySet["NewsItem"]):
    def current_on(self, day: date) -> News:
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day)
        )

    def for_employee(self, employee: Employee) -> News:
        """What is for everyone, and what is for one of this employee's skills."""
        mine = NewsItem.skills.through.objects.filter(
            newsitem=models.OuterRef("pk"), skill__employee=employee
        )
        anyone = NewsItem.skills.through.objects.filter(newsitem=models.OuterRef("pk"))
        return self.filter(models.Exists(mine) | ~models.Exists(anyone))

    def with_read_mark_of(self, employee: Employee) -> News:
        mark = ReadMark.objects.filter(newsitem=models.OuterRef("pk"), employee=employee)
        return self.annotate(is_read=models.Exists(mark))

    def unread_by(self, employee: Employee, *, on: date) -> News:
        """What this employee still has to read today."""
        return self.current_on(on).for_employee(employee).exclude(read_marks__employee=employee)


class NewsItem(models.Model):
    """News (nieuwsbericht) or a work instruction (werkinstructie) for who has certain skills."""

    NEWS, INSTRUCTION = "news", "instruction"
    KINDS = [(NEWS, "nieuws"), (INSTRUCTION, "werkinstructie")]
    NORMAL, IMPORTANT, URGENT = 1, 2, 3
    IMPORTANCES = [(NORMAL, "gewoon"), (IMPORTANT, "belangrijk"), (URGENT, "dringend")]

    kind = models.CharField("soort", max_length=12, choices=KINDS, default=NEWS)
    title = models.CharField("titel", max_length=150)
    text = models.TextField("tekst", max_length=5000)
    importance = models.PositiveSmallIntegerField(
        "hoe belangrijk", choices=IMPORTANCES, default=NORMAL
    )
    skills = models.ManyToManyField(
        "organisation.Skill", blank=True, verbose_name="voor wie met deze vaardigheid"
    )
    items = models.ManyToManyField("knowledge.Item", blank=True, verbose_name="kennisitems")
    valid_from = models.DateField("zichtbaar vanaf")
    valid_until = models.DateField("zichtbaar tot en met", null=True, blank=True)
    is_pinned = models.BooleanField("bovenaan houden", default=False)
    author = models.ForeignKey("organisation.Employee", models.SET_NULL, null=True, blank=True)
    written_at = models.DateTimeField("geschreven op")
    source_key = models.SlugField("sleutel in het bestand", max_length=100, blank=True)

    objects = News.as_manager()

    class Meta:
        verbose_name = "nieuwsbericht"
        verbose_name_plural = "nieuwsberichten"
        ordering = ("-is_pinned", "-importance", "-valid_from", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["source_key"],
                condition=~models.Q(source_key=""),
                name="one_news_item_a_source_key",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ReadMark(models.Model):
    """An employee has read a news item (leesbevestiging)."""

    newsitem = models.ForeignKey(NewsItem, models.CASCADE, related_name="read_marks")
    employee = models.ForeignKey("organisation.Employee", models.CASCADE, related_name="+")
    at = models.DateTimeField("gelezen op")

    class Meta:
        verbose_name = "leesbevestiging"
        verbose_name_plural = "leesbevestigingen"
        constraints = [models.UniqueConstraint(fields=["newsitem", "employee"], name="read_once")]

    def __str__(self) -> str:
        return f"{self.newsitem}: {self.employee}"
