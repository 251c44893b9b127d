from __future__ import annotations

from django.db import models


class Merge(models.Model):
    """That two records of one customer became one (samenvoeging): what went where, so that it can be undone."""

    kept = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="merges", verbose_name="gebleven"
    )
    gone = models.ForeignKey(
        "customers.Customer", models.CASCADE, related_name="+", verbose_name="opgegaan"
    )
    moved = models.JSONField("verplaatst", default=dict)  # keys of rows, never what is in them
    at = models.DateTimeField("wanneer")
    undone_at = models.DateTimeField("hersteld op", null=True, blank=True)

    class Meta:
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"klant {self.gone_id} in klant {self.kept_id}"
