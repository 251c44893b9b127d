"""What the template of the desk needs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate, localtime

from leidraad.contacts.forms.closing import question_numbers
from leidraad.contacts.models import (
    Channel,
    Contact,
    Outcome,
    QuestionSet,
    RunningContact,
)
from leidraad.contacts.used import name_of
from leidraad.contacts.vault import keys_of
from leidraad.organisation.models import Department, Employee

FIRST_WORDS = 24


def milliseconds(since: datetime, at: datetime) -> int:
    return max(0, round((at - since).total_seconds() * 1000))


def state_of(running: RunningContact, *, at: datetime) -> dict[str, Any]:
    """A running contact as the script knows it; moments as milliseconds before now."""
    return {
        "uuid": str(running.uuid),
        "channel": running.channel.slug,
        "direction": running.direction,
        "started_ago": milliseconds(running.started_at, at),
        "ended_ago": milliseconds(running.ended_at, at) if running.ended_at else None,
        "version": running.version,
        "saved_at": f"{localtime(running.saved_at):%H:%M}",
        "typed": running.typed,
    }


def desk_page(
    employee: Employee, chosen: str, *, at: datetime, typed: dict[str, str] | None = None
) -> dict[str, Any]:
    """The whole screen; `typed` is what was just posted, when that could not be accepted."""
    running = list(RunningContact.objects.of(employee).select_related("channel"))
    active = next((one for one in running if str(one.uuid) == chosen), None)
    active = active or (running[-1] if running else None)
    if typed is None:
        typed = active.typed if active else {}
    done = Contact.objects.on(localdate(at))
    channels = list(Channel.objects.in_use())
    outcomes = list(Outcome.objects.in_use())
    callbacks = {one.slug for one in outcomes if one.kind == Outcome.CALLBACK}
    last = Contact.objects.by(employee).values_list("channel__slug", flat=True).first()
    slug = typed.get("callback-department", "")
    question_sets = QuestionSet.objects.in_use().filter(department__slug=slug)
    return {
        "running": running,
        "active": active,
        "typed": typed,
        "problems": {},
        "questions": [question(typed, number) for number in question_numbers(typed) or [0]],
        "blank": question({}, "__n__"),
        "channels": channels,
        "outcomes": outcomes,
        "departments": Department.objects.active().select_related("part_of"),
        "first_channel": last or (channels[0].slug if channels else ""),
        "cancelled": RunningContact.objects.cancelled_lately(employee, at=at).select_related(
            "channel"
        ),
        "wants_callback": any(
            typed.get(f"question-{number}-outcome") in callbacks
            for number in question_numbers(typed)
        ),
        "question_set": question_sets.prefetch_related("questions").first() if slug else None,
        "colleagues": Employee.objects.active().filter(department__slug=slug) if slug else [],
        "mine": done.by(employee).count(),
        "team": done.of_team(employee.department).count(),
        "state": {
            "running": [state_of(one, at=at) for one in running],
            "active": str(active.uuid) if active else "",
            "keys": keys_of(employee, at=at),
            "server_time": at.timestamp(),
            "first_channel": last or (channels[0].slug if channels else ""),
            "channels": {channel.slug: channel.name for channel in channels},
            "kinds": {outcome.slug: outcome.kind for outcome in outcomes},
            "urls": addresses(),
        },
    }


def question(typed: dict[str, str], number: int | str) -> dict[str, Any]:
    """One question on the screen, with what was typed in it."""
    names = ("text", "item", "title", "outcome", "department", "words")
    return {"number": number, "prefix": str(number)} | {
        name: typed.get(f"question-{number}-{name}", "") for name in names
    }


def addresses() -> dict[str, str]:
    """Where the script finds things; "" for what another room does not offer."""
    nowhere = "00000000-0000-0000-0000-000000000000"
    return {
        "desk": reverse("contacts:desk"),
        "running": reverse("contacts:running-contact", args=[nowhere]),
        "cancel": reverse("contacts:cancellation", args=[nowhere]),
        "restore": reverse("contacts:restoration", args=[nowhere]),
        "finish": reverse("contacts:finish"),
        "today": reverse("contacts:today"),
        "used": reverse("contacts:used-answer"),
        "questions": reverse("contacts:department-questions"),
        "search": _address("search:search"),
        "customers": _address("customers:search"),
        "customer": _address("customers:customer-card", 0),
        "newCustomer": _address("customers:register"),
    }


def _address(name: str, *arguments: int) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def correction_page(
    contact: Contact,
    *,
    typed: dict[str, str] | None = None,
    problems: dict[str, str] | None = None,
) -> dict[str, Any]:
    """A recorded contact in the fields of the desk."""
    typed = as_typed(contact) if typed is None else typed
    return {
        "contact": contact,
        "typed": typed,
        "problems": problems or {},
        "questions": [question(typed, number) for number in question_numbers(typed) or [0]],
        "channels": Channel.objects.in_use(),
        "outcomes": list(Outcome.objects.in_use()),
        "departments": list(Department.objects.active()),
    }


def as_typed(contact: Contact) -> dict[str, str]:
    typed = {
        "channel": contact.channel.slug,
        "direction": contact.direction,
        "note": contact.note_text,
        "customer": str(contact.customer_id or ""),
        "on_behalf_of": str(contact.on_behalf_of_id or ""),
        "contact_version": str(contact.version),
    }
    asked_then = contact.questions.select_related("item", "product", "outcome", "department")
    for number, asked in enumerate(asked_then):
        typed |= {
            f"question-{number}-text": asked.text,
            f"question-{number}-item": name_of(asked.item, asked.product),
            f"question-{number}-outcome": asked.outcome.slug,
            f"question-{number}-department": asked.department.slug if asked.department else "",
            f"question-{number}-words": asked.not_found_words,
        }
    return typed
