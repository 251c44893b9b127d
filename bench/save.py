"""The complete save in process, beside the same rows through a bare Django view and the plain driver.

Complete: permission, validation, idempotency, history, and the draft removed, in one commit. All
write to files of the same kind (WAL, `synchronous=FULL`); the driver runs the very statements that the bare
view sent, so its rate is the floor of the database itself.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any

from bench.beside import Contender, print_beside, side_by_side
from tests.house_of_its_own import house

ROUNDS, SAVES = 9, 150


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, house(Path(folder)) as own:
        own.run("setup", "--email", "beheer@leiden.example")
        command = [sys.executable, "-m", "bench.save"]
        subprocess.run(command, env=own.environment | {"LEIDRAAD_LOG": "ERROR"}, check=True)


def measure() -> None:
    import django

    django.setup()
    from django.contrib.auth.models import Group

    from leidraad.organisation.models import Department, Employee

    employee = Employee.objects.create_user(
        "9001",
        "x",
        name="Schrijver",
        email="schrijver@leiden.example",
        department=Department.objects.get(slug="klantcontactcentrum"),
    )
    employee.groups.add(Group.objects.get(name="adviser"))
    complete = Contender("complete save", lambda: complete_saves(employee.pk))
    bare = Contender("bare Django view, same rows", bare_saves)
    driver = Contender("plain driver, same statements", DriverSaves())
    side_by_side([complete, bare, driver], ROUNDS)
    print_beside([complete, bare, driver], first=bare.name)


def request_for(submission: uuid.UUID) -> object:
    from django.test import RequestFactory

    from tests.adviser import Adviser

    body = Adviser("", 0, "", "").closing(str(submission))
    return RequestFactory().post(
        "/balie/contact/",
        body,
        content_type="application/x-www-form-urlencoded",
        headers={"X-Quiet": "1", "Accept": "application/json"},
    )


def complete_saves(employee_id: int) -> int:
    """The employee is read afresh each time, as the session does for every request."""
    from leidraad.contacts.desk.screen import finish
    from leidraad.organisation.models import Employee

    for submission in drafts(employee_id):
        request = request_for(submission)
        request.user = Employee.objects.get(pk=employee_id)
        assert finish(request).status_code == 201
    return SAVES


def drafts(employee_id: int) -> list[uuid.UUID]:
    """Half of them have a draft on the server, as half of the calls last long enough for one."""
    from django.utils.timezone import now

    from leidraad.contacts.models import Channel, RunningContact

    made = [uuid.uuid4() for _ in range(SAVES)]
    channel = Channel.objects.get(slug="telefoon")
    RunningContact.objects.bulk_create(
        RunningContact(
            uuid=each, employee_id=employee_id, channel=channel, started_at=now(), saved_at=now()
        )
        for each in made[::2]
    )
    return made


def bare_saves() -> int:
    for _ in range(SAVES):
        assert bare_save().status_code == 201
    return SAVES


def bare_save() -> Any:
    from bench.bare import insert

    return insert(request_for(uuid.uuid4()))


class DriverSaves:
    """The statements of one bare save, run again and again on a connection of their own."""

    def __init__(self) -> None:
        from django.conf import settings
        from django.db import connection

        self.statements: list[tuple[str, list[object]]] = []
        with connection.execute_wrapper(self.remember):
            answer = bare_save()
        self.first_contact = json.loads(answer.content)["contact"]
        self.plain = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
        self.plain.execute("PRAGMA synchronous=FULL")

    def remember(self, execute, sql, params, many, context):
        from django.db import connection

        if sql.startswith("INSERT"):
            plain = [connection.ops.adapt_unknown_value(value) for value in params]
            self.statements.append((sql.replace("%s", "?"), plain))
        return execute(sql, params, many, context)

    def __call__(self) -> int:
        for _ in range(SAVES):
            self.plain.execute("BEGIN IMMEDIATE")
            contact = 0
            for sql, values in self.statements:
                rows = self.plain.execute(sql, [self.fresh(value, contact) for value in values])
                returned = rows.fetchall()
                contact = contact or returned[0][0]
            self.plain.execute("COMMIT")
        return SAVES

    def fresh(self, value: object, contact: int) -> object:
        """Another submission, and the contact that was just inserted."""
        if isinstance(value, str) and len(value) == 32:
            return uuid.uuid4().hex
        return contact if value == self.first_contact else value


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leidraad.config.settings")
    measure()
