from __future__ import annotations

from typing import Any

from django import forms

from leidraad.knowledge.forms.items import day_field
from leidraad.knowledge.models import Item, NewsItem
from leidraad.organisation.models import Skill


class NewsForm(forms.ModelForm):  # type: ignore[type-arg]
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
        slugs = {slug.strip() for slug in self.cleaned_data["about"].split(",") if slug.strip()}
        found = list(Item.objects.filter(slug__in=slugs))
        if unknown := slugs - {item.slug for item in found}:
            raise forms.ValidationError(f"Deze items bestaan niet: {', '.join(sorted(unknown))}.")
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("valid_from"), data.get("valid_until")
        if begins and ends and ends < begins:
            self.add_error(
                "valid_until", "De laatste dag ligt voor de eerste. Pas een van beide aan."
            )
        return data
