from __future__ import annotations

from django.db import models


class Customers(models.QuerySet["Customer"]):
    def persons(self) -> Customers:
        return self.filter(kind=Customer.PERSON)

    def organisations(self) -> Customers:
        return self.filter(kind=Customer.ORGANISATION)


class Customer(models.Model):
    """A customer (klant): a person, an organisation, or an establishment of one."""

    PERSON, ORGANISATION = "person", "organisation"
    KINDS = [(PERSON, "persoon"), (ORGANISATION, "organisatie")]

    kind = models.CharField("soort", max_length=12, choices=KINDS)
    given_names = models.CharField("voornamen", max_length=100, blank=True)
    prefix = models.CharField("tussenvoegsel", max_length=20, blank=True)
    surname = models.CharField("achternaam of naam van de organisatie", max_length=150)
    birth_date = models.DateField("geboortedatum", null=True, blank=True)
    secret = models.BooleanField("geheimhouding", default=False)
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="establishments",
        verbose_name="vestiging van",
    )
    preferred_channel = models.SlugField("liefst bereikt via", max_length=30, blank=True)
    language = models.CharField("taal", max_length=2, default="nl")
    made_at = models.DateTimeField("aangemaakt op")

    objects = Customers.as_manager()

    class Meta:
        verbose_name = "klant"
        verbose_name_plural = "klanten"
        ordering = ("surname", "given_names")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_names, self.prefix, self.surname) if part)
