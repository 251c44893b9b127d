from __future__ import annotations

from typing import Any

from django import forms

from leidraad.knowledge.models import Feedback


class FeedbackForm(forms.Form):
    """What is the matter with an item."""

    kind = forms.ChoiceField(
        label="Wat is er?",
        choices=[pair for pair in Feedback.KINDS if pair[0] != Feedback.NOT_FOUND],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er is."},
    )
    quote = forms.CharField(label="Om welke zin gaat het?", max_length=1000, required=False)
    remark = forms.CharField(
        label="Toelichting",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("quote") and not data.get("remark") and not self.errors:
            self.add_error("remark", "Schrijf wat er is, of plak de zin waar het om gaat.")
        return data


class NotFoundForm(forms.Form):
    """What was searched in vain."""

    words = forms.CharField(
        label="Waar zocht je op?",
        max_length=200,
        error_messages={"required": "Schrijf de woorden waarop je zocht."},
    )
    remark = forms.CharField(
        label="Wat wilde de klant weten?",
        help_text="Geen namen of andere gegevens van de klant.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HandlingForm(forms.Form):
    """What becomes of feedback."""

    STEPS = [
        (Feedback.TAKEN, "Ik pak het op"),
        (Feedback.OPEN, "Terug naar de wachtrij"),
        (Feedback.SOLVED, "Opgelost"),
        (Feedback.DECLINED, "Afgewezen"),
    ]
    status = forms.ChoiceField(label="Stap", choices=STEPS)
    answer = forms.CharField(
        label="Antwoord aan de melder",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("status") == Feedback.DECLINED and not data.get("answer"):
            self.add_error("answer", "Schrijf waarom niet: de melder leest dit.")
        return data
