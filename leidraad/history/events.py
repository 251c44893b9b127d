"""Write down what happened. Called inside a deed, so that the deed and its event share one commit."""

from collections.abc import Mapping

from cryptography.fernet import Fernet
from django.db.models import Model

from leidraad.history.acting import actor
from leidraad.history.deed import deed
from leidraad.history.models import Event, SubjectKey
from leidraad.history.sealing import seal, unseal


def happened(
    subject: Model, what: str, *, before: Mapping[str, object] | None = None, why: str = ""
) -> Event:
    """Someone did this to the subject. `before` holds the old values; they are sealed."""
    return Event.objects.create(
        actor=actor(),
        what=what,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        why=why,
        before=_sealed(subject, before) if before else {},
    )


@deed
def looked_up(kind: type[Model], what: str, *, found: Model | None = None, why: str = "") -> None:
    """Someone looked up a person: how, whom (if anyone) and why; never what was typed."""
    Event.objects.create(
        actor=actor(),
        what=what,
        subject_kind=kind._meta.label_lower,
        subject_id="" if found is None else str(found.pk),
        why=why,
        is_look_up=True,
    )


def old_values(event: Event) -> dict[str, str] | None:
    """What the fields held before the event; None when the key has been destroyed."""
    if not event.before:
        return {}
    key = SubjectKey.objects.filter(
        subject_kind=event.subject_kind, subject_id=event.subject_id
    ).first()
    if key is None:
        return None
    box = Fernet(unseal(key.sealed_key))
    return {name: box.decrypt(value).decode() for name, value in event.before.items()}


def destroy_key(subject: Model) -> None:
    """Make every old value of the subject unreadable (AVG, article 17)."""
    SubjectKey.objects.filter(
        subject_kind=subject._meta.label_lower, subject_id=str(subject.pk)
    ).delete()


def changes(subject: Model, fields: list[str]) -> dict[str, object]:
    """The old values of those fields of the subject that differ from what the database holds."""
    stored = type(subject)._default_manager.get(pk=subject.pk)
    return {
        name: getattr(stored, name)
        for name in fields
        if getattr(stored, name) != getattr(subject, name)
    }


def _sealed(subject: Model, before: Mapping[str, object]) -> dict[str, str]:
    key, _ = SubjectKey.objects.get_or_create(
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        defaults={"sealed_key": seal(Fernet.generate_key().decode())},
    )
    box = Fernet(unseal(key.sealed_key))
    return {name: box.encrypt(str(value).encode()).decode() for name, value in before.items()}
