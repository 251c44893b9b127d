from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models


class Skill(models.Model):
    """What an employee can handle (vaardigheid): a subject, a channel or a language."""

    slug = models.SlugField("sleutel", unique=True)
    name = models.CharField("naam", max_length=100, unique=True)
    is_active = models.BooleanField("in gebruik", default=True)

    class Meta:
        verbose_name = "vaardigheid"
        verbose_name_plural = "vaardigheden"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Employees(models.QuerySet["Employee"]):
    def active(self) -> Employees:
        return self.filter(is_active=True)

    def matching(self, words: str) -> Employees:
        """Those of whom every word is in the name, number, phone, job, department or a skill."""
        found = self.select_related("department", "substitute")
        for word in words.split():
            found = found.filter(
                models.Q(name__icontains=word)
                | models.Q(number__iexact=word)
                | models.Q(phone__icontains=word)
                | models.Q(job__icontains=word)
                | models.Q(department__name__icontains=word)
                | models.Exists(_skill_with(word))
            )
        return found

    def with_presence(self, *, at: datetime) -> Employees:
        """Each with `presence`: the kind that was said last and still holds, or None."""
        said = Presence.objects.filter(employee=models.OuterRef("pk")).at(at)
        return self.annotate(presence=models.Subquery(said.values("kind")[:1]))


def _skill_with(word: str) -> models.QuerySet[Skill]:
    return Skill.objects.filter(employee=models.OuterRef("pk"), name__icontains=word)


class EmployeeManager(BaseUserManager["Employee"].from_queryset(Employees)):  # type: ignore[misc]
    def create_user(self, number: str, password: str | None = None, **fields: object) -> Employee:
        employee: Employee = self.model(number=number, **fields)
        employee.set_password(password)
        employee.save()
        return employee

    def get_by_natural_key(self, number: str | None) -> Employee:
        found: Employee = self.get(number=number)
        return found


class Employee(AbstractBaseUser, PermissionsMixin):
    """An employee (medewerker). Residents are never users of this table."""

    number = models.CharField("personeelsnummer", max_length=20, unique=True)
    name = models.CharField("naam", max_length=100)
    email = models.EmailField("e-mail", unique=True)
    phone = models.CharField("toestel", max_length=20, blank=True)
    job = models.CharField("functie", max_length=100, blank=True)
    department = models.ForeignKey(
        "organisation.Department",
        models.PROTECT,
        null=True,
        related_name="employees",
        verbose_name="afdeling",
    )
    substitute = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, verbose_name="vervanger"
    )
    skills = models.ManyToManyField(Skill, blank=True, verbose_name="vaardigheden")
    is_active = models.BooleanField("in dienst", default=True)

    objects = EmployeeManager()
    USERNAME_FIELD = "number"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "email"]

    class Meta:
        verbose_name = "medewerker"
        verbose_name_plural = "medewerkers"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def presence_at(self, moment: datetime) -> Presence | None:
        """The last thing said about where this employee is, while it holds."""
        return self.presences.at(moment).first()

    @property
    def presence_text(self) -> str:
        """In words, of an employee from `with_presence`."""
        kind: str | None = getattr(self, "presence", None)
        return dict(Presence.KINDS).get(kind or "", "")


class Presences(models.QuerySet["Presence"]):
    def at(self, moment: datetime) -> Presences:
        """What held at that moment, the last thing said first."""
        holding = models.Q(until__isnull=True) | models.Q(until__gt=moment)
        return self.filter(holding, since__lte=moment).order_by("-since", "-pk")


class Presence(models.Model):
    """Where an employee is, from when until when (aanwezigheid)."""

    PRESENT, ABSENT, BUSY, HOME = "present", "absent", "busy", "home"
    KINDS = [
        (PRESENT, "aanwezig"),
        (HOME, "werkt thuis"),
        (BUSY, "in overleg"),
        (ABSENT, "afwezig"),
    ]
    employee = models.ForeignKey(Employee, models.CASCADE, related_name="presences")
    kind = models.CharField("waar", max_length=10, choices=KINDS)
    since = models.DateTimeField("vanaf")
    until = models.DateTimeField("tot", null=True, blank=True)

    objects = Presences.as_manager()

    class Meta:
        verbose_name = "aanwezigheid"
        verbose_name_plural = "aanwezigheden"
        ordering = ("-since",)
        indexes = [models.Index(fields=["employee", "-since"], name="presence_of_employee")]

    def __str__(self) -> str:
        return f"{self.employee}: {self.get_kind_display()}"
