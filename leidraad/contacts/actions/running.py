"""What can happen to a running contact: kept at every pause, cancelled, restored."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F

from leidraad.contacts.models import Contact, RunningContact
from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.organisation.models import Employee


class OtherVersion(Exception):
    """Another screen of the same employee saved this contact meanwhile. Holds what it saved."""

    def __init__(self, stored: RunningContact) -> None:
        self.stored = stored


class AlreadyFinished(Exception):
    """The contact was recorded or thrown away in another screen."""


@deed
def keep(
    uuid: UUID,
    *,
    by: Employee,
    channel_id: int,
    direction: str,
    typed: dict[str, str],
    version: int,
    at: datetime,
    started_ago: int = 0,
    ended_ago: int | None = None,
) -> int:
    """Keep what was typed so far, and return its new version. Version 0 starts the contact.

    Raises OtherVersion when another screen saved it meanwhile, AlreadyFinished when it is gone.
    """
    ended_at = None if ended_ago is None else at - timedelta(milliseconds=ended_ago)
    if version and _follow_up(uuid, by, channel_id, direction, typed, version, at, ended_at):
        return version + 1
    stored = RunningContact.objects.filter(uuid=uuid).first()
    if stored is not None:
        if stored.employee_id != by.pk:
            raise AlreadyFinished
        if stored.typed == typed and stored.version == version + 1:
            return stored.version  # the same save again: its answer was lost on the way
        raise OtherVersion(stored)
    if version or Contact.objects.filter(submission=uuid).exists():
        raise AlreadyFinished
    RunningContact.objects.create(
        uuid=uuid,
        employee=by,
        channel_id=channel_id,
        direction=direction,
        started_at=at - timedelta(milliseconds=started_ago),
        ended_at=ended_at,
        saved_at=at,
        typed=typed,
    )
    return 1


def _follow_up(
    uuid: UUID,
    by: Employee,
    channel_id: int,
    direction: str,
    typed: dict[str, str],
    version: int,
    at: datetime,
    ended_at: datetime | None,
) -> bool:
    """Whether that version was still the last one, and is now followed by this one."""
    mine = RunningContact.objects.filter(uuid=uuid, employee=by, version=version)
    return bool(
        mine.update(
            channel_id=channel_id,
            direction=direction,
            typed=typed,
            saved_at=at,
            ended_at=ended_at,
            version=F("version") + 1,
        )
    )


@deed
def cancel(running: RunningContact, *, at: datetime) -> None:
    """The call was nothing. For half an hour it can still be restored."""
    running = RunningContact.objects.select_for_update().get(pk=running.pk)
    if running.cancelled_at is None:
        running.cancelled_at = at
        running.save(update_fields=["cancelled_at"])
        happened(running, "geannuleerd")


@deed
def restore(running: RunningContact) -> None:
    """It was something after all."""
    running = RunningContact.objects.select_for_update().get(pk=running.pk)
    if running.cancelled_at is not None:
        running.cancelled_at = None
        running.save(update_fields=["cancelled_at"])
        happened(running, "hersteld")


@deed
def throw_away_cancelled(*, at: datetime) -> int:
    """Run by the worker: what was cancelled more than half an hour ago goes for good."""
    return RunningContact.objects.past_recall(at=at).delete()[0]
