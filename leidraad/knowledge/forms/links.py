from __future__ import annotations

from typing import Any

from django import forms

from leidraad.knowledge.models import Link, LinkGroup


class LinkForm(forms.ModelForm):  # type: ignore[type-arg]
    """A link, under an existing heading or a new one."""

    group = forms.ModelChoiceField(
        label="Onder welk kopje", queryset=LinkGroup.objects.all(), required=False
    )
    new_group = forms.CharField(label="Of een nieuw kopje", max_length=100, required=False)
    url = forms.URLField(
        label="Adres",
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Dit is geen adres. Schrijf het zoals https://www.rdw.nl."},
    )

    class Meta:
        model = Link
        fields = ("title", "url", "description", "group", "new_group", "position")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("group") and not data.get("new_group"):
            self.add_error("group", "Kies een kopje, of schrijf een nieuw.")
        return data
