from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models

from leidraad.calculations.dutch_addresses import phone_as_written

if TYPE_CHECKING:
    from leidraad.organisation.models import Employee

STILL_HERE = timedelta(seconds=25)


class CallbackRequests(models.QuerySet["CallbackRequest"]):
    def open(self) -> CallbackRequests:
        return self.filter(handling__isnull=True)

    def handled(self) -> CallbackRequests:
        return self.filter(handling__isnull=False)

    def overdue(self, *, at: datetime) -> CallbackRequests:
        return self.open().filter(due_at__lt=at)

    def put_out_by(self, employee: Employee) -> CallbackRequests:
        return self.filter(put_out_by=employee)

    def for_work_of(self, employee: Employee) -> CallbackRequests:
        """Those of the employee's department, of a group within it, or of the employee alone."""
        theirs = models.Q(employee=employee)
        if employee.department_id is not None:
            theirs |= models.Q(department_id=employee.department_id)
            theirs |= models.Q(department__part_of_id=employee.department_id)
        return self.filter(theirs)

    def visible_to(self, employee: Employee) -> CallbackRequests:
        """Everything for a team lead; for others their work and what they put out themselves."""
        if employee.has_perm("contacts.change_any_callbackrequest"):
            return self
        theirs = self.for_work_of(employee).values("pk")
        return self.filter(models.Q(pk__in=theirs) | models.Q(put_out_by=employee))

    def reached_at(self, *, phone: str = "", email: str = "") -> CallbackRequests:
        """Those with this telephone number (+31…) or e-mail address (in lower case)."""
        wanted = models.Q()
        if phone:
            wanted |= models.Q(phone=phone)
        if email:
            wanted |= models.Q(email=email)
        return self.filter(wanted) if wanted else self.none()

    def by_urgency(self) -> CallbackRequests:
        return self.order_by("-is_urgent", "due_at", "pk")

    def for_list(self) -> CallbackRequests:
        return self.select_related(
            "department", "employee", "put_out_by", "customer", "handling"
        ).annotate(attempt_count=models.Count("attempts"))


class CallbackRequest(models.Model):
    """That someone is to be called back (terugbelverzoek, contactverzoek), by whom and when at the latest."""

    submission = models.UUIDField("inzending", unique=True)
    contact = models.ForeignKey(
        "contacts.Contact", models.SET_NULL, null=True, related_name="callback_requests"
    )
    customer = models.ForeignKey(
        "customers.Customer",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="callback_requests",
        verbose_name="klant",
    )
    department = models.ForeignKey(
        "organisation.Department", models.PROTECT, verbose_name="afdeling of groep"
    )
    employee = models.ForeignKey(
        "organisation.Employee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="callback_requests",
        verbose_name="medewerker",
    )
    name = models.CharField("wie", max_length=100, blank=True)
    phone = models.CharField("telefoon", max_length=20, blank=True, db_index=True)
    email = models.CharField("e-mail", max_length=254, blank=True, db_index=True)
    question = models.TextField("vraag")
    internal_note = models.TextField("interne notitie", blank=True)
    reachable = models.CharField("wanneer bereikbaar", max_length=200, blank=True)
    is_urgent = models.BooleanField("spoed", default=False)
    question_set = models.ForeignKey(
        "contacts.QuestionSet", models.PROTECT, null=True, blank=True, verbose_name="vragenset"
    )
    put_out_by = models.ForeignKey(
        "organisation.Employee",
        models.PROTECT,
        related_name="callback_requests_put_out",
        verbose_name="uitgezet door",
    )
    made_at = models.DateTimeField("uitgezet op")
    due_at = models.DateTimeField("uiterlijk")
    version = models.PositiveIntegerField("versie", default=1)

    objects = CallbackRequests.as_manager()

    class Meta:
        verbose_name = "terugbelverzoek"
        verbose_name_plural = "terugbelverzoeken"
        ordering = ("due_at", "pk")
        indexes = [models.Index(fields=["department", "due_at"], name="callback_of_department")]
        permissions = [
            ("change_any_callbackrequest", "Mag terugbelverzoeken van alle afdelingen behandelen")
        ]

    def __str__(self) -> str:
        return f"Terugbelverzoek {self.pk}"

    @property
    def is_handled(self) -> bool:
        return hasattr(self, "handling")

    def is_overdue(self, *, at: datetime) -> bool:
        return not self.is_handled and self.due_at < at

    def locked(self) -> CallbackRequest:
        """The same request, read again and held until the deed is done."""
        return CallbackRequest.objects.select_for_update().get(pk=self.pk)

    def may_be_handled_by(self, employee: Employee) -> bool:
        """By the department it is for; by everyone who may handle those of all departments."""
        if employee.has_perm("contacts.change_any_callbackrequest"):
            return True
        return employee.has_perm("contacts.change_callbackrequest") and (
            CallbackRequest.objects.for_work_of(employee).filter(pk=self.pk).exists()
        )

    def may_be_changed_by(self, employee: Employee) -> bool:
        """Its text: by who may handle it, and by who put it out."""
        return self.put_out_by_id == employee.pk or self.may_be_handled_by(employee)

    @property
    def phone_as_written(self) -> str:
        return phone_as_written(self.phone)

    def others_here(self, employee: Employee, *, at: datetime) -> list[Employee]:
        """The colleagues who have this request before them now."""
        viewers = self.viewers.filter(seen_at__gt=at - STILL_HERE).exclude(employee=employee)
        return [viewer.employee for viewer in viewers.select_related("employee")]


class GivenAnswer(models.Model):
    """The answer to a question of a set (antwoord), with the question as it was asked then."""

    callback_request = models.ForeignKey(CallbackRequest, models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField("volgorde")
    question = models.CharField("vraag", max_length=200)
    answer = models.TextField("antwoord", blank=True)

    class Meta:
        verbose_name = "antwoord op een vraag uit een vragenset"
        verbose_name_plural = "antwoorden op vragen uit een vragenset"
        ordering = ("callback_request", "position")

    def __str__(self) -> str:
        return self.question


class Attempt(models.Model):
    """That someone called back and nobody answered (belpoging: gebeld, geen gehoor)."""

    submission = models.UUIDField("inzending", unique=True)
    callback_request = models.ForeignKey(CallbackRequest, models.CASCADE, related_name="attempts")
    by = models.ForeignKey("organisation.Employee", models.PROTECT, verbose_name="door")
    at = models.DateTimeField("wanneer")
    remark = models.CharField("opmerking", max_length=200, blank=True)

    class Meta:
        verbose_name = "belpoging"
        verbose_name_plural = "belpogingen"
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H:%M} geen gehoor"


class Rerouting(models.Model):
    """That a request went to another department or employee (doorzetting), and why."""

    callback_request = models.ForeignKey(CallbackRequest, models.CASCADE, related_name="reroutings")
    from_department = models.ForeignKey(
        "organisation.Department", models.PROTECT, related_name="+", verbose_name="van"
    )
    to_department = models.ForeignKey(
        "organisation.Department", models.PROTECT, related_name="+", verbose_name="naar"
    )
    to_employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+"
    )
    why = models.CharField("waarom", max_length=200)
    by = models.ForeignKey("organisation.Employee", models.PROTECT, verbose_name="door")
    at = models.DateTimeField("wanneer")

    class Meta:
        verbose_name = "doorzetting"
        verbose_name_plural = "doorzettingen"
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"Doorgezet naar {self.to_department}"


class Handling(models.Model):
    """That a request is handled (afhandeling van een terugbelverzoek): by whom, when and with what result."""

    callback_request = models.OneToOneField(
        CallbackRequest, models.CASCADE, related_name="handling"
    )
    by = models.ForeignKey("organisation.Employee", models.PROTECT, verbose_name="door")
    at = models.DateTimeField("wanneer")
    result = models.TextField("resultaat")

    class Meta:
        verbose_name = "afhandeling van een terugbelverzoek"
        verbose_name_plural = "afhandelingen van terugbelverzoeken"

    def __str__(self) -> str:
        return f"Afgehandeld op {self.at:%d-%m-%Y}"


class Viewer(models.Model):
    """That an employee has a request before them (kijker): colleagues see each other."""

    callback_request = models.ForeignKey(CallbackRequest, models.CASCADE, related_name="viewers")
    employee = models.ForeignKey("organisation.Employee", models.CASCADE)
    seen_at = models.DateTimeField("gezien")

    class Meta:
        verbose_name = "kijker"
        verbose_name_plural = "kijkers"
        constraints = [
            models.UniqueConstraint(fields=["callback_request", "employee"], name="one_viewer_each")
        ]

    def __str__(self) -> str:
        return str(self.employee)


class CallbackNorms(models.QuerySet["CallbackNorm"]):
    def for_department(self, department_id: int, part_of_id: int | None) -> CallbackNorm | None:
        """The norm of the department itself, else of what it is part of, else the general one."""
        norms = {norm.department_id: norm for norm in self.all()}
        return norms.get(department_id) or norms.get(part_of_id) or norms.get(None)


class CallbackNorm(models.Model):
    """Within how many working days a department calls back (terugbelnorm). Without department: for all others."""

    department = models.OneToOneField(
        "organisation.Department",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="callback_norm",
        verbose_name="afdeling",
    )
    working_days = models.PositiveSmallIntegerField("werkdagen")
    urgent_working_days = models.PositiveSmallIntegerField("werkdagen bij spoed", default=0)

    objects = CallbackNorms.as_manager()

    class Meta:
        verbose_name = "terugbelnorm"
        verbose_name_plural = "terugbelnormen"

    def __str__(self) -> str:
        return f"{self.working_days} werkdagen"
