"""What several forms of knowledge ask: days, a validity that runs forward, and other items by their keys."""

from __future__ import annotations

from typing import Any

from django import forms

from leidraad.knowledge.models import Item


def day_field(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.DateInput(format="%d-%m-%Y"),
        input_formats=["%d-%m-%Y", "%Y-%m-%d"],
        error_messages={"invalid": "Schrijf de datum als 3-10-2027."},
    )


class ForwardForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form with a first and a last day, in that order."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("valid_from"), data.get("valid_until")
        if begins and ends and ends < begins:
            self.add_error(
                "valid_until", "De laatste dag ligt voor de eerste. Pas een van beide aan."
            )
        return data


def items_named(typed: str, *, besides: Item | None = None) -> list[Item]:
    """The items whose keys were typed, with commas between them. Raises ValidationError for unknown ones."""
    slugs = {slug.strip() for slug in typed.split(",") if slug.strip()}
    found = [item for item in Item.objects.filter(slug__in=slugs) if item != besides]
    if unknown := slugs - {item.slug for item in found}:
        raise forms.ValidationError(f"Deze items bestaan niet: {', '.join(sorted(unknown))}.")
    return found
