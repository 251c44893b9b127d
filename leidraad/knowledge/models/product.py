from __future__ import annotations

from django.db import models


class Topic(models.Model):
    """A topic (onderwerp): how residents think of what the municipality does."""

    slug = models.SlugField("sleutel", unique=True)
    name = models.CharField("naam", max_length=100)
    english_name = models.CharField("Engelse naam", max_length=100, blank=True)
    is_active = models.BooleanField("in gebruik", default=True)

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Products(models.QuerySet["Product"]):
    def municipal(self) -> Products:
        return self.filter(is_municipal=True)


class Product(models.Model):
    """A product of the Uniforme Productnamenlijst (product). Its URI is its identity; names change."""

    uri = models.URLField("URI", unique=True)
    name = models.CharField("naam", max_length=200)
    list_version = models.CharField("uit de lijst van", max_length=7)
    is_municipal = models.BooleanField("van de gemeente", default=True)
    is_withdrawn = models.BooleanField("vervallen", default=False)
    sentence = models.CharField("in één zin", max_length=300, blank=True)
    words = models.JSONField("woorden van inwoners", default=list)
    english_name = models.CharField("Engelse naam", max_length=200, blank=True)
    english_sentence = models.CharField("in één Engelse zin", max_length=300, blank=True)
    english_words = models.JSONField("Engelse woorden", default=list)
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, verbose_name="onderwerp")
    department = models.ForeignKey(
        "organisation.Department", models.PROTECT, null=True, verbose_name="afdeling"
    )
    related = models.ManyToManyField("self", symmetrical=False, blank=True)

    objects = Products.as_manager()

    class Meta:
        verbose_name = "product"
        verbose_name_plural = "producten"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """The last part of the URI, with its own capitals."""
        return self.uri.rsplit("/", 1)[-1]
