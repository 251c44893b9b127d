"""What happened to one thing, as people read it: who, what, which field, when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from leidraad.history.events import old_values
from leidraad.history.models import Event
from leidraad.organisation.models import Employee

SEES_OLD_VALUES = "history.view_event"
MOST = 50
AS_READ = {"None": "", "True": "ja", "False": "nee"}


@dataclass(frozen=True)
class Past:
    at: datetime
    who: str
    what: str
    why: str
    is_look_up: bool
    fields: tuple[str, ...]
    old: Mapping[str, str] | None  # None: not for this reader, or the key was destroyed

    @property
    def is_unreadable(self) -> bool:
        return bool(self.fields) and self.old is None


def past_of(subject: Model, reader: Employee, *, most: int = MOST) -> list[Past]:
    """The last events of a subject, newest first; old values only for who may see events."""
    may_see = reader.has_perm(SEES_OLD_VALUES)
    events = list(Event.objects.of(subject)[:most])
    names = names_of_actors({event.actor for event in events})
    return [_past(event, names, type(subject), may_see) for event in events]


def names_of_actors(actors: set[str]) -> dict[str, str]:
    """`medewerker 1001` -> `Fatima el Amrani (1001)`; who has no name here keeps what was written."""
    numbers = {actor.removeprefix("medewerker ") for actor in actors}
    known = Employee.objects.filter(number__in=numbers)
    return {f"medewerker {found.number}": f"{found.name} ({found.number})" for found in known}


def _past(event: Event, names: dict[str, str], kind: type[Model], may_see: bool) -> Past:
    old = old_values(event) if may_see and event.before else None
    return Past(
        at=event.at,
        who=names.get(event.actor, event.actor),
        what=event.what,
        why=event.why,
        is_look_up=event.is_look_up,
        fields=tuple(_label(kind, name) for name in event.before),
        old={_label(kind, name): AS_READ.get(value, value) for name, value in old.items()}
        if old
        else None,
    )


def _label(kind: type[Model], name: str) -> str:
    try:
        field = kind._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(getattr(field, "verbose_name", name))


def noun(kind: str) -> str:
    """`customers.customer` -> klant; a kind that is gone keeps its label."""
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind
