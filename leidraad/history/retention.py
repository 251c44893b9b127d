"""Forgetting in time: what is older than its rule allows is removed, and that it was is written down."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from django.apps import apps
from django.db import models

from leidraad.history.append_only import may_forget
from leidraad.history.deed import deed
from leidraad.history.models import Event, RetentionRule, SubjectKey

AT_ONCE = 1000  # rows in one transaction: others must be able to save in between
AT_ONCE_WITH_CARE = 25  # of a kind for which a room does more than removing the row


class Prepare(Protocol):
    def __call__(self, keys: Sequence[object], *, at: datetime, why: str) -> None: ...


_prepare: dict[str, Prepare] = {}


def before_forgetting(kind: str) -> Callable[[Prepare], Prepare]:
    """Called with the keys of the rows of this kind ("customers.customer") that are about to go.

    In the same transaction: a room removes there what hangs on them elsewhere.
    """

    def keep(prepare: Prepare) -> Prepare:
        _prepare[kind] = prepare
        return prepare

    return keep


def forget_what_is_expired(*, at: datetime) -> dict[str, int]:
    """Apply every rule that has an end. Returns how many rows of each kind are gone."""
    gone: dict[str, int] = {}
    for rule in RetentionRule.objects.exclude(days=None).exclude(counted_from=""):
        while number := _forget_some(rule, at=at):
            gone[rule.kind] = gone.get(rule.kind, 0) + number
    return gone


@deed
def _forget_some(rule: RetentionRule, *, at: datetime) -> int:
    model: type[models.Model] = apps.get_model(rule.kind)
    assert rule.term is not None
    expired = {f"{rule.counted_from}__lt": at - rule.term}
    prepare = _prepare.get(rule.kind)
    at_once = AT_ONCE_WITH_CARE if prepare else AT_ONCE
    rows = model._default_manager.filter(**expired).order_by("pk").select_for_update()
    keys = list(rows.values_list("pk", flat=True)[:at_once])
    if not keys:
        return 0
    if prepare:
        prepare(keys, at=at, why=rule.ground)
    with may_forget():
        model._default_manager.filter(pk__in=keys).delete()
        SubjectKey.objects.filter(subject_kind=rule.kind, subject_id__in=map(str, keys)).delete()
    if rule.kind != "history.event":
        Event.objects.create(
            at=at, actor="systeem: opschonen", what=f"{len(keys)} verwijderd na de bewaartermijn",
            subject_kind=rule.kind, subject_id="", why=rule.ground,
        )  # fmt: skip
    return len(keys)
