from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.db import models


class Items(models.QuerySet["Item"]):
    def published(self) -> Items:
        return self.filter(publication__isnull=False)

    def valid_on(self, day: date) -> Items:
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day),
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day),
        )

    def readable_on(self, day: date) -> Items:
        """What people read on this day: published and valid."""
        return self.published().valid_on(day)

    def to_be_reviewed_on(self, day: date) -> Items:
        """The day by which somebody would look at them again has passed."""
        return self.published().filter(review_by__lt=day)

    def flagged(self) -> Items:
        return self.filter(flags__settled_at__isnull=True, flags__isnull=False).distinct()

    def matching(self, words: str) -> Items:
        """Those of which every word is in the Dutch title or the key."""
        found = self
        for word in words.split():
            found = found.filter(
                models.Q(slug__icontains=word)
                | models.Q(publication__revision__texts__nl__title__icontains=word)
            )
        return found

    def with_texts(self) -> Items:
        """With all that a line in a list or a page needs, in one query."""
        return self.select_related(
            "publication__revision",
            "publication__by",
            "product",
            "topic",
            "department",
            "responsible",
        )


class Item(models.Model):
    """A knowledge item (kennisitem): an article about a product, or the answer to one question (VAC)."""

    ARTICLE, ANSWER = "article", "answer"
    KINDS = [(ARTICLE, "artikel"), (ANSWER, "vraag en antwoord")]

    uuid = models.UUIDField("kenmerk", unique=True, default=uuid4, editable=False)
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
    responsible = models.ForeignKey(
        "organisation.Employee",
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="wie het nakijkt",
    )
    source = models.CharField("bron", max_length=300, blank=True)
    source_key = models.CharField("kenmerk bij de bron", max_length=100, blank=True)
    source_data = models.JSONField("gegevens van de bron", default=dict, blank=True)
    source_digest = models.CharField("vingerafdruk van de bron", max_length=64, blank=True)
    is_adapted = models.BooleanField("zelf aangepast", default=False, editable=False)
    review_by = models.DateField("nakijken voor", null=True, blank=True)
    valid_from = models.DateField("geldig vanaf", null=True, blank=True)
    valid_until = models.DateField("geldig tot en met", null=True, blank=True)
    related = models.ManyToManyField("self", blank=True, verbose_name="hoort bij")

    objects = Items.as_manager()

    class Meta:
        verbose_name = "kennisitem"
        verbose_name_plural = "kennisitems"
        ordering = ("slug",)
        permissions = [("publish_item", "Kan een kennisitem nakijken en publiceren")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_key"],
                condition=~models.Q(source_key=""),
                name="one_item_a_source_key",
            )
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def is_published(self) -> bool:
        return hasattr(self, "publication")

    def is_readable_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        over = self.valid_until is not None and self.valid_until < day
        return self.is_published and begun and not over

    @property
    def title(self) -> str:
        """The Dutch title that people read, or that of the newest draft."""
        shown = self.publication.revision if self.is_published else self.revisions.first()
        return (shown.title() if shown else "") or self.slug


class ItemFlag(models.Model):
    """Something an editor must look at in an item (aandachtspunt): its source or product changed.

    `proposal` holds the new words of the source ("texts", "internal_note"), ready to be taken over.
    """

    SOURCE, PRODUCT_GONE, NOT_MUNICIPAL = "source", "product_gone", "not_municipal"
    KINDS = [
        (SOURCE, "bron gewijzigd"),
        (PRODUCT_GONE, "product vervallen in de UPL"),
        (NOT_MUNICIPAL, "product niet meer van de gemeente"),
    ]
    item = models.ForeignKey(Item, models.CASCADE, related_name="flags")
    kind = models.CharField("wat", max_length=15, choices=KINDS)
    proposal = models.JSONField("tekst van de bron", default=dict, blank=True)
    raised_at = models.DateTimeField("sinds")
    settled_at = models.DateTimeField("afgehandeld op", null=True, blank=True)
    settled_by = models.ForeignKey("organisation.Employee", models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name = "aandachtspunt"
        verbose_name_plural = "aandachtspunten"
        ordering = ("raised_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "kind"],
                condition=models.Q(settled_at__isnull=True),
                name="one_open_flag_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_kind_display()}"
