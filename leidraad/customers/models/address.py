from __future__ import annotations

from django.db import models


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
    house_number = models.CharField("huisnummer", max_length=20, blank=True)
    street = models.CharField("straat", max_length=100, blank=True)
    town = models.CharField("plaats", max_length=100, blank=True)
    is_preferred = models.BooleanField("voorkeur", default=False)

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"
        indexes = [
            models.Index(fields=["kind", "value"], name="address_value"),
            models.Index(fields=["postcode", "house_number"], name="address_house"),
        ]

    def __str__(self) -> str:
        return self.value
