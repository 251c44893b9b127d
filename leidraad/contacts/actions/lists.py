"""What an administrator does with the lists of this room. Rows are put out of use, never removed."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import slugify

from leidraad.contacts.lists import read_again
from leidraad.contacts.models import (
    CallbackNorm,
    Channel,
    Outcome,
    QuestionSet,
    SetQuestion,
)
from leidraad.history.deed import deed
from leidraad.history.events import changes, happened

Row = Channel | Outcome | CallbackNorm | QuestionSet


@deed
def keep_row(row: Row, fields: Sequence[str]) -> Row:
    """Add the row, or change it; its old values stay in the history. A slug is made once and stays."""
    is_new = row.pk is None
    before = {} if is_new else changes(row, list(fields))
    if isinstance(row, Channel | Outcome | QuestionSet) and not row.slug:
        row.slug = _new_slug(row)
    row.save()
    if is_new:
        happened(row, "toegevoegd")
    elif before:
        happened(row, "gewijzigd", before=before)
    read_again()
    return row


@deed
def keep_question_set(
    row: QuestionSet, questions: Sequence[SetQuestion], gone: Sequence[SetQuestion]
) -> QuestionSet:
    """The set with these questions in this order. Answers given earlier keep the question as it was."""
    is_new = row.pk is None
    before = "" if is_new else "; ".join(str(one) for one in row.questions.all())
    keep_row(row, ["name", "department_id", "is_active"])
    for question in gone:
        question.delete()
    for position, question in enumerate(questions):
        question.question_set, question.position = row, position
        question.save()
    if not is_new and before != "; ".join(str(one) for one in row.questions.all()):
        happened(row, "vragen gewijzigd", before={"vragen": before})
    return row


def _new_slug(row: Channel | Outcome | QuestionSet) -> str:
    start = slugify(row.name)[:24] or "nieuw"
    taken = set(type(row)._default_manager.values_list("slug", flat=True))
    numbered = (f"{start}-{number}" for number in range(2, 1000))
    return start if start not in taken else next(slug for slug in numbered if slug not in taken)
