from __future__ import annotations

from django.db import models


class Departments(models.QuerySet["Department"]):
    def active(self) -> Departments:
        return self.filter(is_active=True)


class Department(models.Model):
    """A department (afdeling), or a group within one."""

    slug = models.SlugField("sleutel", unique=True)
    name = models.CharField("naam", max_length=100, unique=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="onderdeel van"
    )
    is_active = models.BooleanField("in gebruik", default=True)

    objects = Departments.as_manager()

    class Meta:
        verbose_name = "afdeling"
        verbose_name_plural = "afdelingen"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
