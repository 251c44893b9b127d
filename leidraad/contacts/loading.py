"""Fill the lists of this room from readable files: once, and again without harm."""

from pathlib import Path
from typing import Any

from leidraad.contacts.lists import read_again
from leidraad.contacts.models import CallbackNorm, Channel, Outcome, QuestionSet, SetQuestion
from leidraad.history.deed import deed
from leidraad.organisation.loading import read
from leidraad.organisation.models import Department

WORKING_DAYS = 2
FILES = "channels.toml", "outcomes.toml", "question-sets.toml"


@deed
def load_contacts(general: Path, own: Path) -> str:
    """Add the channels, outcomes, question sets and the general norm that are not there yet.

    What an administrator changed in the product stays as it is. Says how many there are, and which
    question sets wait for a department that is not there.
    """
    read_again()
    channels, outcomes, sets = (read(name, general, own) for name in FILES)
    _add(Channel, channels)
    _add(Outcome, outcomes)
    missing = [slug for slug, wanted in sets.items() if not _add_question_set(slug, wanted)]
    CallbackNorm.objects.get_or_create(department=None, defaults={"working_days": WORKING_DAYS})
    counts = f"{len(channels)} kanalen, {len(outcomes)} afhandelingen"
    said = f"{counts}, {len(sets) - len(missing)} vragensets"
    return f"{said}; zonder afdeling: {', '.join(missing)}" if missing else said


def _add(kind: type[Channel] | type[Outcome], wanted: dict[str, dict[str, Any]]) -> None:
    for position, (slug, fields) in enumerate(wanted.items()):
        kind.objects.get_or_create(slug=slug, defaults={"position": position, **fields})


def _add_question_set(slug: str, wanted: dict[str, Any]) -> bool:
    """Whether it is there: without its department nobody would ask the questions."""
    department = Department.objects.filter(slug=wanted["department"]).first()
    if department is None:
        return False
    made, is_new = QuestionSet.objects.get_or_create(
        slug=slug, defaults={"name": wanted["name"], "department": department}
    )
    if is_new:
        SetQuestion.objects.bulk_create(_questions(made, wanted["questions"]))
    return True


def _questions(made: QuestionSet, wanted: list[dict[str, Any]]) -> list[SetQuestion]:
    return [
        SetQuestion(
            question_set=made,
            position=position,
            text=question["text"],
            kind=question["kind"],
            choices=question.get("choices", []),
            is_required=question.get("required", False),
        )
        for position, question in enumerate(wanted)
    ]
