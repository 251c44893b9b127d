from __future__ import annotations

from datetime import date

from django.db import models


class Items(models.QuerySet["Item"]):
    def published(self) -> Items:
        return self.filter(publication__isnull=False)

    def valid_on(self, day: date) -> Items:
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day),
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day),
        )


class Item(models.Model):
    """A knowledge item (kennisitem): an article about a product, or the answer to one question (VAC)."""

    ARTICLE, ANSWER = "article", "answer"
    KINDS = [(ARTICLE, "artikel"), (ANSWER, "vraag en antwoord")]

    kind = models.CharField("soort", max_length=10, choices=KINDS)
    slug = models.SlugField("sleutel", max_length=200, unique=True)
    product = models.ForeignKey(
        "knowledge.Product", models.PROTECT, null=True, blank=True, related_name="items"
    )
    topic = models.ForeignKey(
        "knowledge.Topic", models.PROTECT, null=True, blank=True, verbose_name="onderwerp"
    )
    department = models.ForeignKey(
        "organisation.Department", models.PROTECT, null=True, verbose_name="eigenaar"
    )
    source = models.CharField("bron", max_length=300, blank=True)
    source_key = models.CharField("kenmerk bij de bron", max_length=100, blank=True)
    review_by = models.DateField("nakijken voor", null=True, blank=True)
    valid_from = models.DateField("geldig vanaf", null=True, blank=True)
    valid_until = models.DateField("geldig tot en met", null=True, blank=True)
    related = models.ManyToManyField("self", blank=True)

    objects = Items.as_manager()

    class Meta:
        verbose_name = "kennisitem"
        verbose_name_plural = "kennisitems"
        ordering = ("slug",)
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_key"],
                condition=~models.Q(source_key=""),
                name="one_item_a_source_key",
            )
        ]

    def __str__(self) -> str:
        return self.slug


class Revision(models.Model):
    """One version of an item's words (revisie), in every language; the last one published is what people read.

    `texts` holds per language {"title": …, "keywords": […], "sections": {"introduction": Markdown, …}}.
    """

    item = models.ForeignKey(Item, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField("nummer")
    texts = models.JSONField("teksten")
    internal_note = models.TextField("interne notitie", blank=True)
    author = models.ForeignKey("organisation.Employee", models.SET_NULL, null=True)
    made_at = models.DateTimeField("gemaakt op")
    remark = models.CharField("wat is er veranderd", max_length=200, blank=True)

    class Meta:
        verbose_name = "revisie"
        verbose_name_plural = "revisies"
        ordering = ("item", "-number")
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="one_number_each")]

    def __str__(self) -> str:
        return f"{self.item} ({self.number})"


class Publication(models.Model):
    """Which revision of an item people read, since when and by whom (publicatie)."""

    item = models.OneToOneField(Item, models.CASCADE, related_name="publication")
    revision = models.ForeignKey(Revision, models.PROTECT)
    at = models.DateTimeField("gepubliceerd op")
    by = models.ForeignKey("organisation.Employee", models.SET_NULL, null=True)

    class Meta:
        verbose_name = "publicatie"
        verbose_name_plural = "publicaties"

    def __str__(self) -> str:
        return str(self.revision)
