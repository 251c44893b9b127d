from django.db import models


class LinkGroup(models.Model):
    """A heading on the link page (groep links)."""

    name = models.CharField("naam", max_length=100, unique=True)
    position = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "groep links"
        verbose_name_plural = "groepen links"
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name


class Link(models.Model):
    """A site or a system that the desk needs while someone talks (link)."""

    group = models.ForeignKey(
        LinkGroup, models.CASCADE, related_name="links", verbose_name="onder welk kopje"
    )
    title = models.CharField("naam", max_length=100)
    url = models.URLField("adres", max_length=500)
    description = models.CharField("waarvoor", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "link"
        verbose_name_plural = "links"
        ordering = ("position", "title")
        constraints = [models.UniqueConstraint(fields=["group", "url"], name="one_link_a_group")]

    def __str__(self) -> str:
        return self.title
