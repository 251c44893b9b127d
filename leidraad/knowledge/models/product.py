from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models.functions import Lower


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


UPL = "http://standaarden.overheid.nl/owms/terms/"


class Products(models.QuerySet["Product"]):
    def municipal(self) -> Products:
        return self.filter(is_municipal=True, is_withdrawn=False)

    def matching(self, words: str) -> Products:
        """Those of which every word is in the name, the sentence or the words of residents."""
        found = self
        for word in words.split():
            found = found.filter(
                models.Q(name__icontains=word)
                | models.Q(sentence__icontains=word)
                | models.Q(words__icontains=word)
            )
        return found

    def with_article_on(self, day: date) -> Products:
        """With the number of articles that people can read on this day."""
        readable = models.Q(items__publication__isnull=False) & (
            models.Q(items__valid_until__isnull=True) | models.Q(items__valid_until__gte=day)
        )
        return self.annotate(articles=models.Count("items", filter=readable))


class Product(models.Model):
    """A product of the Uniforme Productnamenlijst (product). Its URI is its identity; names change.

    `source_data` holds what the list says besides: who it is for, and every legal basis.
    """

    uri = models.URLField("URI", unique=True)
    name = models.CharField("naam", max_length=200)
    list_version = models.CharField("uit de lijst van", max_length=7)
    is_municipal = models.BooleanField("van de gemeente", default=True)
    is_withdrawn = models.BooleanField("vervallen", default=False)
    source_data = models.JSONField("gegevens uit de lijst", default=dict)
    sentence = models.CharField("in één zin", max_length=300, blank=True)
    words = models.JSONField("woorden van inwoners", default=list)
    typing_errors = models.JSONField("tikfouten die een woord zijn", default=list)
    said = models.JSONField("zoals inwoners het zeggen", default=list)
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
        ordering = (Lower("name"),)

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """The last part of the URI, with its own capitals."""
        return self.uri.rsplit("/", 1)[-1]

    @property
    def label(self) -> str:
        """The name with a capital, as the first word on a line."""
        return self.name[:1].upper() + self.name[1:]
