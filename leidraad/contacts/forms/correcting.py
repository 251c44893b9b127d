"""Why a contact is corrected, and what it belongs to."""

from __future__ import annotations

from django import forms

from leidraad.contacts.forms.typing import Problems, Reader, Typed

NO_REASON = "Waarom corrigeer je dit? Een paar woorden zijn genoeg."
KINDS = [
    ("cases.case", "zaak"),
    ("public_space.publicspacereport", "melding openbare ruimte"),
    ("lost_and_found.founditem", "gevonden voorwerp"),
    ("elders", "iets in een ander systeem"),
]


def read_reason(typed: Typed, problems: Problems) -> tuple[str, int]:
    """The reason and the version that was corrected; what is wrong is added to `problems`."""
    reader = Reader(typed)
    reader.problems = problems
    why = reader.text("why", 200)
    if not why:
        reader.refuse("why", NO_REASON)
    return why, reader.number("contact_version") or 0


class LinkForm(forms.Form):
    """What a contact belongs to, named by its own reference."""

    kind = forms.ChoiceField(label="Hoort bij een", choices=KINDS)
    reference = forms.CharField(label="Kenmerk", max_length=60)
    label = forms.CharField(label="Omschrijving", max_length=200)
