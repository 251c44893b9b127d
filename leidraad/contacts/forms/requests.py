"""What a colleague may type who calls back."""

from __future__ import annotations

from uuid import uuid4

from django import forms

from leidraad.calculations.dutch_addresses import email_address, phone_number
from leidraad.organisation.models import Department, Employee

LONGEST = 4_000


class FindForm(forms.Form):
    """Find the request of someone we do not know by name."""

    typed = forms.CharField(label="Telefoonnummer of e-mailadres", max_length=254)

    def clean_typed(self) -> str:
        typed = str(self.cleaned_data["typed"])
        if self.phone(typed) is None and self.email(typed) is None:
            raise forms.ValidationError(
                "Dit is geen telefoonnummer en geen e-mailadres. Controleer wat je typte."
            )
        return typed

    @staticmethod
    def phone(typed: str) -> str | None:
        return phone_number(typed)

    @staticmethod
    def email(typed: str) -> str | None:
        return email_address(typed)


class VersionForm(forms.Form):
    """A change to a request says which version it follows."""

    # Several forms of one request stand on a page: a hidden field needs no identity there.
    version = forms.IntegerField(widget=forms.HiddenInput(attrs={"id": False}))


class ChangeForm(VersionForm):
    question = forms.CharField(
        label="Waar gaat het over?", max_length=LONGEST, widget=forms.Textarea({"rows": 4})
    )
    internal_note = forms.CharField(
        label="Interne notitie",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    reachable = forms.CharField(label="Wanneer bereikbaar", max_length=200, required=False)


class AttemptForm(forms.Form):
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    remark = forms.CharField(
        label="Opmerking", max_length=200, required=False, help_text="Bijvoorbeeld: ingesproken."
    )


class HandleForm(VersionForm):
    result = forms.CharField(
        label="Wat is er afgesproken?",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": "Schrijf kort op hoe het afliep, voor wie de klant later spreekt."
        },
    )


class RerouteForm(VersionForm):
    department = forms.ModelChoiceField(
        Department.objects.active(),
        label="Naar afdeling of groep",
        required=False,
        to_field_name="slug",
    )
    employee = forms.ModelChoiceField(
        Employee.objects.active().filter(department__isnull=False),
        label="Of naar een collega",
        required=False,
    )
    why = forms.CharField(
        label="Waarom",
        max_length=200,
        error_messages={"required": "Waarom zet je dit door? Dan hoeft een collega niet te raden."},
    )

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        if not self.errors and not cleaned.get("department") and not cleaned.get("employee"):
            self.add_error("department", "Naar wie moet het? Kies een afdeling of een collega.")
        return cleaned
