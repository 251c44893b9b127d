from __future__ import annotations

from django.db import models

from leidraad.calculations.dutch_addresses import phone_as_written


class Addresses(models.QuerySet["Address"]):
    def preferred_first(self) -> Addresses:
        return self.order_by("-is_preferred", "kind", "pk")


class Address(models.Model):
    """Where a customer is reached (adres): a telephone number, an e-mail address or a house."""

    PHONE, EMAIL, HOUSE = "phone", "email", "house"
    KINDS = [(PHONE, "telefoon"), (EMAIL, "e-mail"), (HOUSE, "woonadres of vestigingsadres")]

    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="addresses", verbose_name="klant"
    )
    kind = models.CharField("soort", max_length=10, choices=KINDS)
    # A phone as +31..., an e-mail address in lower case, a house as "2312AB 12 A": how it is found.
    value = models.CharField("adres", max_length=254)
    postcode = models.CharField("postcode", max_length=6, blank=True)
    house_number = models.CharField("huisnummer", max_length=5, blank=True)
    addition = models.CharField("toevoeging", max_length=12, blank=True)
    street = models.CharField("straat", max_length=100, blank=True)
    town = models.CharField("plaats", max_length=100, blank=True)
    is_preferred = models.BooleanField("voorkeur", default=False)

    objects = Addresses.as_manager()

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"
        ordering = ("kind", "pk")
        indexes = [
            models.Index(fields=["kind", "value"], name="address_value"),
            models.Index(fields=["postcode", "house_number"], name="address_house"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "kind", "value"], name="an_address_once_a_customer"
            )
        ]

    def __str__(self) -> str:
        """As people write it."""
        if self.kind == self.PHONE:
            return phone_as_written(self.value)
        if self.kind == self.EMAIL:
            return self.value
        number = f"{self.house_number}{' ' if self.addition else ''}{self.addition}"
        street = f"{self.street} {number}".strip()
        return f"{street}, {self.postcode[:4]} {self.postcode[4:]} {self.town}".strip()
