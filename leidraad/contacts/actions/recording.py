"""A contact is recorded once, corrected with its old version kept, and linked to what it was about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError

from leidraad.contacts.actions.callbacks import PutOut, put_out_for
from leidraad.contacts.actions.running import OtherVersion
from leidraad.contacts.models import (
    Contact,
    ContactLink,
    ContactNote,
    ContactQuestion,
    Correction,
    RunningContact,
)
from leidraad.contacts.used import Used, what_follows
from leidraad.customers.actions import seen
from leidraad.customers.models import Customer
from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.knowledge.actions import report_not_found
from leidraad.organisation.models import Employee

NOTHING = Used()


@dataclass(frozen=True)
class AskedQuestion:
    """One question. `used` names the answer as the search names it; "" for none."""

    text: str
    used: str
    outcome_id: int
    department_id: int | None
    not_found_words: str


@dataclass(frozen=True)
class Closing:
    """All that an adviser says about one contact. The times are milliseconds before now.

    `version` is the last one of the running contact that the screen has read.
    """

    submission: UUID
    channel_id: int
    direction: str
    note: str
    customer_id: int | None
    on_behalf_of_id: int | None
    questions: list[AskedQuestion] = field(default_factory=list)
    put_out: PutOut | None = None
    started_ago: int = 0
    ended_ago: int = 0
    finished_ago: int = 0
    version: int | None = None


class CorrectedMeanwhile(Exception):
    """Someone else corrected the contact after this employee opened it."""


def record(closing: Closing, *, by: Employee, at: datetime) -> Contact:
    """Record the contact with its questions and its callback request, and remove the draft.

    The same submission again (a double click, a retry after a lost answer) returns the first one.
    Raises OtherVersion when another screen of the same employee saved the running contact meanwhile.
    """
    try:
        return _record(closing, by=by, at=at)
    except IntegrityError:
        first = Contact.objects.filter(submission=closing.submission, employee=by).first()
        if first is None:
            raise
        return first


@deed
def _record(closing: Closing, *, by: Employee, at: datetime) -> Contact:
    """The contact is the first row written: its unique submission refuses a second one at once."""
    mine = RunningContact.objects.select_for_update().filter(pk=closing.submission, employee=by)
    running = next(iter(mine.order_by()), None)
    if running is not None and closing.version not in (None, running.version):
        raise OtherVersion(running)
    customer_id, on_behalf_of_id = _known_customers(closing)
    times = _times(closing, running, at)
    contact = Contact.objects.create(
        submission=closing.submission,
        channel_id=closing.channel_id,
        direction=closing.direction,
        employee=by,
        team_id=by.department_id,
        customer_id=customer_id,
        on_behalf_of_id=on_behalf_of_id,
        started_at=times[0],
        ended_at=times[1],
        finished_at=times[2],
        talk_seconds=round((times[1] - times[0]).total_seconds()),
        wrap_up_seconds=round((times[2] - times[1]).total_seconds()),
    )
    ContactQuestion.objects.bulk_create(_questions_of(contact, closing.questions))
    if closing.note:
        ContactNote.objects.create(contact=contact, text=closing.note, at=at)
    for question in closing.questions:
        if question.not_found_words:
            report_not_found(question.not_found_words, by=by, at=at)
    if closing.put_out is not None:
        put_out_for(contact, closing.put_out, by=by, at=at)
    _note_seen(contact)
    happened(contact, "vastgelegd")
    if running is not None:
        RunningContact.objects.filter(pk=running.pk).delete()
    return contact


def _times(
    closing: Closing, running: RunningContact | None, at: datetime
) -> tuple[datetime, datetime, datetime]:
    """Start, end of the talk and end, in that order. Our own clock wins from that of the screen."""
    finished = at - timedelta(milliseconds=closing.finished_ago)
    started = at - timedelta(milliseconds=max(closing.started_ago, closing.finished_ago))
    if running is not None:
        started = min(running.started_at, finished)
    ended = at - timedelta(milliseconds=closing.ended_ago) if closing.ended_ago else finished
    if running is not None and running.ended_at is not None:
        ended = running.ended_at
    return started, min(max(ended, started), finished), finished


def _known_customers(closing: Closing) -> tuple[int | None, int | None]:
    """The customers of the contact, as far as they still exist: an erased one makes it anonymous."""
    wanted = {pk for pk in (closing.customer_id, closing.on_behalf_of_id) if pk is not None}
    known = (
        set(Customer.objects.filter(pk__in=wanted).values_list("pk", flat=True))
        if wanted
        else set()
    )
    return (
        closing.customer_id if closing.customer_id in known else None,
        closing.on_behalf_of_id if closing.on_behalf_of_id in known else None,
    )


def _note_seen(contact: Contact) -> None:
    """How long we may know a customer counts from the last contact."""
    keys = [key for key in (contact.customer_id, contact.on_behalf_of_id) if key is not None]
    if keys:
        seen(keys, at=contact.finished_at)


def _questions_of(contact: Contact, asked: list[AskedQuestion]) -> list[ContactQuestion]:
    """The questions, with product, topic and department derived from the item that was used."""
    known = what_follows({question.used for question in asked if question.used})
    rows = []
    for position, question in enumerate(asked):
        used = known.get(question.used, NOTHING)
        rows.append(
            ContactQuestion(
                contact=contact,
                position=position,
                text=question.text,
                item_id=used.item_id,
                product_id=used.product_id,
                topic_id=used.topic_id,
                outcome_id=question.outcome_id,
                department_id=question.department_id or used.department_id,
                not_found_words=question.not_found_words,
            )
        )
    return rows


@deed
def correct(
    contact: Contact, closing: Closing, *, by: Employee, why: str, version: int, at: datetime
) -> Contact:
    """Change a recorded contact; the old version stays in the history, sealed.

    Raises CorrectedMeanwhile when someone else corrected it meanwhile.
    """
    contact = contact.locked()
    if contact.version != version:
        raise CorrectedMeanwhile
    event = happened(contact, "gecorrigeerd", before=_as_it_was(contact), why=why)
    contact.channel_id = closing.channel_id
    contact.direction = closing.direction
    contact.customer_id, contact.on_behalf_of_id = _known_customers(closing)
    contact.version += 1
    contact.save()
    _note_seen(contact)
    contact.questions.all().delete()
    ContactNote.objects.filter(contact=contact).delete()
    if closing.note:
        ContactNote.objects.create(contact=contact, text=closing.note, at=contact.finished_at)
    ContactQuestion.objects.bulk_create(_questions_of(contact, closing.questions))
    Correction.objects.create(contact=contact, by=by, at=at, why=why, event=event)
    return contact


def _as_it_was(contact: Contact) -> dict[str, object]:
    """The whole old version in words that an employee can read."""
    questions = contact.questions.select_related("outcome", "department")
    return {
        "kanaal": contact.channel,
        "richting": contact.get_direction_display(),
        "notitie": contact.note_text,
        "klant": contact.customer_id or "anoniem",
        "namens": contact.on_behalf_of_id or "",
    } | {
        f"vraag {question.position + 1}": " | ".join(
            [question.text, str(question.outcome), str(question.department or "")]
        )
        for question in questions
    }


@deed
def link(
    contact: Contact, kind: str, reference: str, label: str, *, by: Employee, at: datetime
) -> ContactLink:
    """Say that the contact was about this case, report or found item. Twice is once."""
    made, is_new = ContactLink.objects.get_or_create(
        contact=contact,
        kind=kind,
        reference=reference,
        defaults={"label": label, "by": by, "at": at},
    )
    if is_new:
        happened(contact, "gekoppeld", why=f"{kind} {reference}")
    return made
