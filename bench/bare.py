"""The bare floor: a Django view that inserts the same rows, and nothing else.

No sign-in, no check of what was typed, no history, no idempotency, no draft. Stock Django with the
recipe that most people follow (WAL, IMMEDIATE), with `synchronous=FULL` so that both survive a power cut.
"""

from __future__ import annotations

import os
import uuid
from datetime import timedelta
from typing import Any

import django
from django.conf import settings


def start() -> None:
    from leidraad.config import settings as house

    if not settings.configured:
        wanted: dict[str, Any] = {
            name: getattr(house, name)
            for name in ("SECRET_KEY", "INSTALLED_APPS", "DATABASES", "AUTH_USER_MODEL", "USE_TZ")
        }
        settings.configure(
            **wanted,
            SEALING_KEYS=house.SEALING_KEYS,
            LOOKUP_KEY=house.LOOKUP_KEY,
            ONE_WRITER=False,
            DATA=house.DATA,
            ROOT_URLCONF="bench.bare",
            ALLOWED_HOSTS=["*"],
            MIDDLEWARE=[],
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        )
    django.setup()


def insert(request: Any) -> Any:
    """The same rows as a complete save leaves behind: contact, question, event."""
    from django.db import transaction
    from django.http import JsonResponse
    from django.utils.timezone import now

    from leidraad.contacts.models import Contact, ContactQuestion
    from leidraad.history.models import Event

    at = now()
    with transaction.atomic():
        contact = Contact.objects.create(
            submission=uuid.UUID(request.POST["submission"]),
            channel_id=ids()["channel"],
            direction=request.POST["direction"],
            employee_id=ids()["employee"],
            team_id=ids()["team"],
            started_at=at - timedelta(minutes=3),
            ended_at=at,
            finished_at=at,
            talk_seconds=180,
            wrap_up_seconds=0,
        )
        ContactQuestion.objects.create(
            contact=contact,
            position=0,
            text=request.POST["question-0-text"],
            outcome_id=ids()["outcome"],
            department_id=ids()["team"],
        )
        Event.objects.create(
            actor="medewerker", what="vastgelegd", subject_kind="contacts.contact",
            subject_id=str(contact.pk),
        )  # fmt: skip
    return JsonResponse({"contact": contact.pk}, status=201)


def ready(request: Any) -> Any:
    """Where the benchmark sees that the server answers."""
    from django.http import HttpResponse

    return HttpResponse("ready")


_ids: dict[str, int] = {}


def ids() -> dict[str, int]:
    """Looked up once: a bare view would have them in its form."""
    if not _ids:
        from leidraad.contacts.models import Channel, Outcome
        from leidraad.organisation.models import Department, Employee

        _ids["channel"] = Channel.objects.values_list("pk", flat=True)[0]
        _ids["outcome"] = Outcome.objects.values_list("pk", flat=True)[0]
        _ids["employee"] = Employee.objects.values_list("pk", flat=True)[0]
        _ids["team"] = Department.objects.values_list("pk", flat=True)[0]
    return _ids


def make_application() -> Any:
    from django.core.handlers.wsgi import WSGIHandler

    start()
    return WSGIHandler()


if os.environ.get("LEIDRAAD_BARE"):
    application = make_application()
    from django.urls import path

    urlpatterns = [path("balie/contact/", insert), path("inloggen/", ready)]
