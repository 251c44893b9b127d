"""What is done in the background, and how often: one loop, nothing to install beside it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import close_old_connections
from django.utils.timezone import now

from leidraad.contacts.actions import throw_away_cancelled
from leidraad.history.acting import acting_as
from leidraad.history.retention import forget_what_is_expired
from leidraad.knowledge.actions import publish_what_is_due, tell_search_of_today
from leidraad.search import feed

log = logging.getLogger(__name__)


@dataclass
class Round:
    """A piece of work that comes back."""

    name: str
    work: Callable[[datetime], object]
    every: timedelta
    next_at: float = 0.0


def rounds() -> list[Round]:
    return [
        Round("zoekindex", lambda at: feed.run_once(), timedelta(seconds=0.5)),
        Round("publiceren", lambda at: publish_what_is_due(at=at), timedelta(minutes=1)),
        Round("geldigheid", lambda at: tell_search_of_today(at=at), timedelta(hours=1)),
        Round("geannuleerd", lambda at: throw_away_cancelled(at=at), timedelta(minutes=5)),
        Round("opschonen", lambda at: forget_what_is_expired(at=at), timedelta(hours=6)),
    ]


def run_due(plan: list[Round], moment: float) -> None:
    """Do what is due. A round that fails is logged and comes back; the others go on."""
    for each in plan:
        if moment < each.next_at:
            continue
        each.next_at = moment + each.every.total_seconds()
        try:
            with acting_as(f"systeem: {each.name}"):
                each.work(now())
        except Exception:
            log.exception("%s mislukte", each.name)
    close_old_connections()


def work_for_ever() -> None:
    plan = rounds()
    while True:
        run_due(plan, time.monotonic())
        time.sleep(0.25)
