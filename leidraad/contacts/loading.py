"""Fill the lists of this room from readable files: once, and again without harm."""

from pathlib import Path
from typing import Any

from leidraad.contacts.lists import read_again
from leidraad.contacts.models import CallbackNorm, Channel, Outcome, QuestionSet, SetQuestion
from leidraad.history.deed import deed
from leidraad.organisation.loading import read
from leidraad.organisation.models import Department

WORKING_DAYS = 2


@deed
def load_contacts(general: Path, own: Path) -> str:
    """Add the channels, outcomes, question sets and the general norm that are not there yet.

    What an administrator changed in the product stays as it is. Says what was added or could not be.
    """
    read_again()
    said = _add(Channel, read("channels.toml", general, own))
    said += _add(Outcome, read("outcomes.toml", general, own))
    for slug, wanted in read("question-sets.toml", general, own).items():
        said += _add_question_set(slug, wanted)
    CallbackNorm.objects.get_or_create(department=None, defaults={"working_days": WORKING_DAYS})
    return ", ".join(said)


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
    return [f"vragenset {wanted['name']}"]
