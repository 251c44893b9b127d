from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timezone import now

from leidraad.knowledge.forms.validity import day_field
from leidraad.knowledge.models import Review


class VerdictForm(forms.Form):
    """What the second person thinks of a draft."""

    verdict = forms.ChoiceField(label="Oordeel", choices=Review.VERDICTS, widget=forms.RadioSelect)
    remark = forms.CharField(
        label="Wat moet er anders?",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("verdict") == Review.SENT_BACK and not data.get("remark"):
            self.add_error("remark", "Schrijf wat er anders moet: de schrijver leest dit.")
        return data


class PlanForm(forms.Form):
    """Publish now, or at a moment to come."""

    when = forms.DateTimeField(
        label="Publiceren op",
        help_text="Laat leeg om het nu te publiceren. Anders bijvoorbeeld 3-10-2027 9:00.",
        required=False,
        input_formats=["%d-%m-%Y %H:%M", "%d-%m-%Y", "%Y-%m-%dT%H:%M"],
        error_messages={"invalid": "Schrijf dag en tijd als 3-10-2027 9:00."},
    )

    def clean_when(self) -> Any:
        when = self.cleaned_data["when"]
        if when and when <= now():
            raise forms.ValidationError(
                "Dit moment is al voorbij. Laat het leeg, of kies een later."
            )
        return when


class ReviewedForm(forms.Form):
    """It still holds; look again before this day."""

    next_by = day_field("Opnieuw nakijken voor")

    def clean_next_by(self) -> Any:
        day = self.cleaned_data["next_by"]
        if not day or day <= now().date():
            raise forms.ValidationError("Kies een dag die nog komt, bijvoorbeeld over een jaar.")
        return day


class WithdrawalForm(forms.Form):
    why = forms.CharField(
        label="Waarom trek je het in?",
        max_length=200,
        error_messages={"required": "Schrijf kort waarom: collega's lezen het terug."},
    )
