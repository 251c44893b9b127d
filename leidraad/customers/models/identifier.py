from __future__ import annotations

from django.db import models


class Identifier(models.Model):
    """A number that identifies a customer (BSN, KvK, RSIN, vestigingsnummer): sealed, found by its fingerprint."""

    BSN, KVK, RSIN, ESTABLISHMENT = "bsn", "kvk", "rsin", "establishment"
    KINDS = [
        (BSN, "BSN"),
        (KVK, "KvK-nummer"),
        (RSIN, "RSIN"),
        (ESTABLISHMENT, "vestigingsnummer"),
    ]
    customer = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="identifiers", verbose_name="klant"
    )
    kind = models.CharField("soort", max_length=15, choices=KINDS)
    sealed = models.CharField("verzegelde waarde", max_length=300)
    fingerprint = models.CharField("vingerafdruk", max_length=64)

    class Meta:
        verbose_name = "identificatienummer"
        verbose_name_plural = "identificatienummers"
        constraints = [
            models.UniqueConstraint(fields=["kind", "fingerprint"], name="one_customer_a_number")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
