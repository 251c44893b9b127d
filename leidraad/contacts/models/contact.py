from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils.timezone import localdate, make_aware

if TYPE_CHECKING:
    from leidraad.organisation.models import Department, Employee

INCOMING, OUTGOING = "in", "out"
DIRECTIONS = [(INCOMING, "inkomend"), (OUTGOING, "uitgaand")]


class Contacts(models.QuerySet["Contact"]):
    def on(self, day: date) -> Contacts:
        """Those finished on that day in Leiden."""
        midnight = make_aware(datetime.combine(day, time.min))
        tomorrow = make_aware(datetime.combine(day + timedelta(days=1), time.min))
        return self.filter(finished_at__gte=midnight, finished_at__lt=tomorrow)

    def by(self, employee: Employee) -> Contacts:
        return self.filter(employee=employee)

    def of_team(self, team: Department | None) -> Contacts:
        return self.filter(team=team) if team is not None else self.none()

    def about(self, customer_id: int) -> Contacts:
        """Those with this customer, and those that someone else had on behalf of this customer."""
        return self.filter(
            models.Q(customer_id=customer_id) | models.Q(on_behalf_of_id=customer_id)
        )

    def for_list(self) -> Contacts:
        """With all that a line of a list shows: two queries, however many lines."""
        return self.select_related("channel", "employee", "customer").prefetch_related(
            models.Prefetch(
                "questions", ContactQuestion.objects.select_related("outcome", "department")
            )
        )


class Contact(models.Model):
    """A contact (klantcontact): an event, never a person. Without a customer it is anonymous.

    `submission` is the uuid of the running contact: the same submission twice is one contact.
    The clock gives the times: talk from start until the closing began, wrap-up until it was saved.
    """

    submission = models.UUIDField("inzending", unique=True)
    channel = models.ForeignKey("contacts.Channel", models.PROTECT, verbose_name="kanaal")
    direction = models.CharField("richting", max_length=3, choices=DIRECTIONS, default=INCOMING)
    employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="contacts", verbose_name="medewerker"
    )
    team = models.ForeignKey(
        "organisation.Department", models.PROTECT, null=True, verbose_name="team"
    )
    customer = models.ForeignKey(
        "customers.Customer",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name="klant",
    )
    on_behalf_of = models.ForeignKey(
        "customers.Customer",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contacts_by_others",
        verbose_name="namens",
    )
    started_at = models.DateTimeField("begonnen")
    ended_at = models.DateTimeField("gesprek klaar")
    finished_at = models.DateTimeField("afgerond")
    talk_seconds = models.PositiveIntegerField("gesprekstijd in seconden")
    wrap_up_seconds = models.PositiveIntegerField("nawerktijd in seconden")
    version = models.PositiveIntegerField("versie", default=1)

    objects = Contacts.as_manager()

    class Meta:
        verbose_name = "contact"
        verbose_name_plural = "contacten"
        ordering = ("-finished_at", "-pk")
        indexes = [
            models.Index(fields=["finished_at"], name="contact_finished"),
            models.Index(fields=["employee", "finished_at"], name="contact_of_employee"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    ended_at__gte=models.F("started_at"), finished_at__gte=models.F("ended_at")
                ),
                name="contact_runs_forward",
            )
        ]
        permissions = [("change_any_contact", "Mag contacten van anderen corrigeren")]

    def __str__(self) -> str:
        return f"Contact {self.pk}"

    @property
    def is_anonymous(self) -> bool:
        return self.customer_id is None

    @property
    def note_text(self) -> str:
        """What the adviser noted down; "" when nothing was, or when its term is over."""
        return self.note.text if hasattr(self, "note") else ""

    @property
    def handle_seconds(self) -> int:
        return self.talk_seconds + self.wrap_up_seconds

    def locked(self) -> Contact:
        """The same contact, read again and held until the deed is done."""
        return Contact.objects.select_for_update().get(pk=self.pk)

    def may_be_corrected_by(self, employee: Employee, *, at: datetime) -> bool:
        """Your own on the day itself; of anyone, any day, for who may."""
        if employee.has_perm("contacts.change_any_contact"):
            return True
        is_own = self.employee_id == employee.pk and employee.has_perm("contacts.change_contact")
        return is_own and localdate(self.finished_at) == localdate(at)


class ContactNote(models.Model):
    """What the adviser noted down (notitie). Personal by nature: a row of its own, with its own term."""

    contact = models.OneToOneField(Contact, models.CASCADE, related_name="note")
    text = models.TextField("notitie")
    at = models.DateTimeField("wanneer")

    class Meta:
        verbose_name = "notitie"
        verbose_name_plural = "notities"

    def __str__(self) -> str:
        return f"Notitie bij contact {self.contact_id}"


class ContactQuestion(models.Model):
    """One question in a contact (vraag): what was asked, what answered it, how it ended.

    `not_found_words` are the words with which no answer was found; they are work for the editors.
    """

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField("volgorde")
    text = models.CharField("vraag", max_length=300)
    item = models.ForeignKey(
        "knowledge.Item", models.PROTECT, null=True, blank=True, verbose_name="gebruikt kennisitem"
    )
    product = models.ForeignKey(
        "knowledge.Product", models.PROTECT, null=True, blank=True, verbose_name="product"
    )
    topic = models.ForeignKey(
        "knowledge.Topic", models.PROTECT, null=True, blank=True, verbose_name="onderwerp"
    )
    outcome = models.ForeignKey("contacts.Outcome", models.PROTECT, verbose_name="afhandeling")
    department = models.ForeignKey(
        "organisation.Department", models.PROTECT, null=True, blank=True, verbose_name="afdeling"
    )
    not_found_words = models.CharField("gezocht, niet gevonden", max_length=200, blank=True)

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ("contact", "position")
        constraints = [
            models.UniqueConstraint(fields=["contact", "position"], name="one_question_a_place")
        ]

    def __str__(self) -> str:
        return self.text


class Correction(models.Model):
    """That a recorded contact was corrected (correctie). The event keeps the old version, sealed."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="corrections")
    by = models.ForeignKey("organisation.Employee", models.PROTECT, verbose_name="door")
    at = models.DateTimeField("wanneer")
    why = models.CharField("waarom", max_length=200)
    event = models.ForeignKey("history.Event", models.SET_NULL, null=True)

    class Meta:
        verbose_name = "correctie"
        verbose_name_plural = "correcties"
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"Correctie van contact {self.contact_id}"


class ContactLink(models.Model):
    """That a contact belongs to something of another room (koppeling): a case, a report, a found item.

    Rooms above and beside are named by text (`cases.case`, `2024-0012`), so that none of them needs
    to be known here.
    """

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="links")
    kind = models.CharField("soort", max_length=60)
    reference = models.CharField("kenmerk", max_length=60)
    label = models.CharField("omschrijving", max_length=200)
    by = models.ForeignKey("organisation.Employee", models.PROTECT, verbose_name="door")
    at = models.DateTimeField("wanneer")

    class Meta:
        verbose_name = "koppeling"
        verbose_name_plural = "koppelingen"
        ordering = ("at", "pk")
        indexes = [models.Index(fields=["kind", "reference"], name="contact_link_to")]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "kind", "reference"], name="one_link_to_each_thing"
            )
        ]

    def __str__(self) -> str:
        return self.label
