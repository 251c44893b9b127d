from __future__ import annotations

from django.db import models

from leidraad.calculations import dutch_numbers
from leidraad.history.sealing import keyed_hash, unseal


def fingerprint(kind: str, number: str) -> str:
    """What a number is found by; it says nothing without our key."""
    return keyed_hash(number, purpose=f"customers.{kind}")


class Identifier(models.Model):
    """A number that identifies a customer (BSN, KvK, RSIN, vestigingsnummer): sealed, found by its fingerprint."""

    BSN, KVK, RSIN, ESTABLISHMENT = "bsn", "kvk", "rsin", "establishment"
    KINDS = [
        (BSN, "BSN"),
        (KVK, "KvK-nummer"),
        (RSIN, "RSIN"),
        (ESTABLISHMENT, "vestigingsnummer"),
    ]
    IN_ONE_SPELLING = {
        BSN: dutch_numbers.bsn,
        KVK: dutch_numbers.kvk_number,
        RSIN: dutch_numbers.rsin,
        ESTABLISHMENT: dutch_numbers.establishment_number,
    }
    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="identifiers", verbose_name="klant"
    )
    kind = models.CharField("soort", max_length=15, choices=KINDS)
    sealed = models.CharField("verzegelde waarde", max_length=300)
    fingerprint = models.CharField("vingerafdruk", max_length=64)

    class Meta:
        verbose_name = "identificatienummer"
        verbose_name_plural = "identificatienummers"
        ordering = ("kind", "pk")
        constraints = [
            models.UniqueConstraint(fields=["kind", "fingerprint"], name="one_customer_a_number")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def number(self) -> str:
        """The number itself: only for who may see it, and after it is written down who looks."""
        return unseal(self.sealed)
