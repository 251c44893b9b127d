"""Everything about an item but its words."""

from __future__ import annotations

from typing import Any

from django import forms

from leidraad.knowledge.forms.validity import ForwardForm, day_field, items_named
from leidraad.knowledge.models import Item, Product, Topic
from leidraad.organisation.models import Department, Employee

RESERVED = {
    "nieuw",
    "redactie",
    "leesniveau",
    "terugmeldingen",
    "producten",
    "aandachtspunten",
    "product",
}


class ProductField(forms.CharField):
    """The key or the name of a product; there are too many for a list of choices."""

    def clean(self, value: Any) -> Any:
        words = super().clean(value).strip()
        if not words:
            return None
        found = Product.objects.filter(uri__endswith=f"/{words}") or Product.objects.filter(
            name__iexact=words
        )
        if not found:
            raise forms.ValidationError(
                "Dit product staat niet in de productenlijst. Kies een naam uit de lijst."
            )
        return found[0]


class PropertiesForm(ForwardForm):
    """Owner, dates, product, topic and related items."""

    product = ProductField(label="Product", max_length=200, required=False)
    review_by = day_field("Nakijken voor")
    valid_from = day_field("Geldig vanaf")
    valid_until = day_field("Geldig tot en met")
    related = forms.CharField(
        label="Hoort bij",
        help_text="Sleutels van andere items, met een komma ertussen.",
        max_length=1000,
        required=False,
    )

    class Meta:
        model = Item
        fields = (
            "department",
            "responsible",
            "product",
            "topic",
            "review_by",
            "valid_from",
            "valid_until",
        )
        labels = {"responsible": "Wie kijkt het na", "department": "Eigenaar (afdeling)"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = Department.objects.active()  # type: ignore[attr-defined]
        self.fields["responsible"].queryset = Employee.objects.active().filter(  # type: ignore[attr-defined]
            groups__name="editor"
        )
        self.fields["topic"].queryset = Topic.objects.filter(is_active=True)  # type: ignore[attr-defined]
        if self.instance.pk:
            related = self.instance.related.values_list("slug", flat=True)
            self.initial["related"] = ", ".join(related)
            self.initial["product"] = self.instance.product.name if self.instance.product else ""

    def clean_related(self) -> list[Item]:
        return items_named(self.cleaned_data["related"], besides=self.instance)


class NewItemForm(forms.Form):
    """What a new item is, before its first words."""

    kind = forms.ChoiceField(label="Soort", choices=Item.KINDS)
    slug = forms.SlugField(
        label="Sleutel",
        help_text="Komt in het adres, bijvoorbeeld paspoort-kwijt. Alleen letters, cijfers en streepjes.",
        max_length=200,
    )
    department = forms.ModelChoiceField(
        label="Eigenaar (afdeling)", queryset=Department.objects.active()
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED or Item.objects.filter(slug=slug).exists():
            raise forms.ValidationError("Deze sleutel is al in gebruik. Kies een andere.")
        return slug
