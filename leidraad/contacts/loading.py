"""Fill the lists of this room from readable files: once, and again without harm."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings

from leidraad.contacts.lists import read_again
from leidraad.contacts.models import CallbackNorm, Channel, Outcome, QuestionSet, SetQuestion
from leidraad.history.deed import deed
from leidraad.organisation.models import Department

WORKING_DAYS = 2


@deed
def load() -> list[str]:
    """Add the channels, outcomes, question sets and the general norm that are not there yet.

    What an administrator changed in the product stays as it is. Returns what was added or could not
    be, one line each.
    """
    read_again()
    said = [f"kanaal {name} toegevoegd" for name in _add(Channel, _read("channels.toml"))]
    said += [f"afhandeling {name} toegevoegd" for name in _add(Outcome, _read("outcomes.toml"))]
    for slug, wanted in _read("question-sets.toml").items():
        said += _add_question_set(slug, wanted)
    CallbackNorm.objects.get_or_create(department=None, defaults={"working_days": WORKING_DAYS})
    return said


def _read(name: str) -> dict[str, dict[str, Any]]:
    """The general file, with what the municipality's own file of that name says on top."""
    found: dict[str, dict[str, Any]] = {}
    for folder in (settings.GENERAL, settings.MUNICIPALITY):
        file = Path(folder) / name
        if file.exists():
            found |= tomllib.loads(file.read_text())
    return found


def _add(kind: type[Channel] | type[Outcome], wanted: dict[str, dict[str, Any]]) -> list[str]:
    added = []
    for position, (slug, fields) in enumerate(wanted.items()):
        _, is_new = kind.objects.get_or_create(slug=slug, defaults={"position": position, **fields})
        if is_new:
            added.append(fields["name"])
    return added


def _add_question_set(slug: str, wanted: dict[str, Any]) -> list[str]:
    department = Department.objects.filter(slug=wanted["department"]).first()
    if department is None:
        return [
            f"vragenset {wanted['name']} overgeslagen: afdeling {wanted['department']} is er niet"
        ]
    made, is_new = QuestionSet.objects.get_or_create(
        slug=slug, defaults={"name": wanted["name"], "department": department}
    )
    if not is_new:
        return []
    SetQuestion.objects.bulk_create(
        SetQuestion(
            question_set=made,
            position=position,
            text=question["text"],
            kind=question["kind"],
            choices=question.get("choices", []),
            is_required=question.get("required", False),
        )
        for position, question in enumerate(wanted["questions"])
    )
    return [f"vragenset {wanted['name']} toegevoegd"]
