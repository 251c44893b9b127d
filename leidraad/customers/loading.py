"""The identity questions from a readable file; what an employee changed on the screen stays changed."""

from pathlib import Path

from leidraad.customers.models import IdentityQuestion
from leidraad.history.deed import deed
from leidraad.organisation.loading import read


@deed
def load_identity_questions(general: Path, own: Path) -> str:
    questions = read("identity_questions.toml", general, own)
    for position, (kind, fields) in enumerate(questions.items(), 1):
        IdentityQuestion.objects.get_or_create(kind=kind, defaults={"position": position} | fields)
    return f"{len(questions)} identificatievragen"
