"""What an administrator may type in the lists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import inlineformset_factory

from leidraad.contacts.models import CallbackNorm, Channel, Outcome, QuestionSet, SetQuestion

NEEDS_CHOICES = "Typ minstens twee keuzes, elk op een eigen regel."


class ChannelForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Channel
        fields = ("name", "position", "is_active")


class OutcomeForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Outcome
        fields = ("name", "kind", "position", "is_active")


class NormForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = CallbackNorm
        fields = ("department", "working_days", "urgent_working_days")
        help_texts = {"department": "Laat leeg voor alle afdelingen zonder eigen norm."}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        others = CallbackNorm.objects.exclude(pk=self.instance.pk)
        if cleaned.get("department") is None and others.filter(department=None).exists():
            self.add_error("department", "Er is al een algemene norm. Pas die aan.")
        return cleaned


class QuestionSetForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = QuestionSet
        fields = ("name", "department", "is_active")


class SetQuestionForm(forms.ModelForm):  # type: ignore[type-arg]
    lines = forms.CharField(
        label="Keuzes, elk op een eigen regel",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
    )

    class Meta:
        model = SetQuestion
        fields = ("text", "kind", "is_required")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].initial = "\n".join(self.instance.choices or [])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        choices = [line.strip() for line in cleaned.get("lines", "").splitlines() if line.strip()]
        if cleaned.get("kind") in (SetQuestion.CHOICE, SetQuestion.CHECKS) and len(choices) < 2:
            self.add_error("lines", NEEDS_CHOICES)
        self.instance.choices = choices
        return cleaned


QuestionForms: Any = inlineformset_factory(
    QuestionSet, SetQuestion, form=SetQuestionForm, extra=2, max_num=20, validate_max=True
)
