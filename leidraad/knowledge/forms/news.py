from __future__ import annotations

from typing import Any

from django import forms

from leidraad.knowledge.forms.validity import ForwardForm, day_field, items_named
from leidraad.knowledge.models import Item, NewsItem
from leidraad.organisation.models import Skill


class NewsForm(ForwardForm):
    """A news item or work instruction."""

    valid_from = day_field("Zichtbaar vanaf")
    valid_until = day_field("Zichtbaar tot en met")
    about = forms.CharField(
        label="Gaat over",
        help_text="Sleutels van kennisitems, met een komma ertussen.",
        max_length=500,
        required=False,
    )

    class Meta:
        model = NewsItem
        fields = (
            "kind",
            "title",
            "text",
            "importance",
            "skills",
            "valid_from",
            "valid_until",
            "is_pinned",
        )
        widgets = {
            "skills": forms.CheckboxSelectMultiple,
            "text": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {"skills": "Kies niets als het voor iedereen is."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].required = True
        self.fields["valid_from"].error_messages["required"] = "Kies vanaf welke dag."
        self.fields["skills"].queryset = Skill.objects.filter(is_active=True)  # type: ignore[attr-defined]
        if self.instance.pk:
            about = self.instance.items.values_list("slug", flat=True)
            self.initial["about"] = ", ".join(about)

    def clean_about(self) -> list[Item]:
        return items_named(self.cleaned_data["about"])
