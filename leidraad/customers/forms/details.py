from typing import Any

from django import forms

from leidraad.calculations.dutch_addresses import house
from leidraad.customers.actions.addresses import IN_ONE_SPELLING
from leidraad.customers.forms.search import OneBoxForm
from leidraad.customers.forms.typed import SAY, DayField, TypedField
from leidraad.customers.models import (
    Address,
    Customer,
    Identifier,
    IdentityCheck,
    IdentityQuestion,
    Representation,
)


class ReasonForm(forms.Form):
    """Why: it goes into the processing log."""

    why = forms.CharField(
        label="Reden",
        max_length=200,
        help_text="Komt in het logboek. Noem geen persoonsgegevens.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AddressForm(forms.Form):
    kind = forms.ChoiceField(label="Soort", choices=Address.KINDS)
    typed = TypedField(
        str,
        label="Telefoonnummer, e-mailadres, of postcode en huisnummer",
        required=True,
    )
    street = TypedField(str, label="Straat", max_length=100)
    town = TypedField(str, label="Plaats", max_length=100)
    preferred = forms.BooleanField(label="Heeft de voorkeur", required=False)

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        typed, kind = fields.get("typed"), fields.get("kind")
        if not typed or not kind:
            return fields
        if kind == Address.HOUSE:
            fields["house"] = house(typed)
            if fields["house"] is None:
                self.add_error("typed", "Vul postcode en huisnummer in, zoals 2312 AB 12.")
        elif IN_ONE_SPELLING[kind](typed) is None:
            self.add_error("typed", SAY[IN_ONE_SPELLING[kind]])
        return fields


class IdentifierForm(forms.Form):
    kind = forms.ChoiceField(label="Soort", choices=Identifier.KINDS)
    typed = TypedField(str, label="Nummer", required=True, max_length=30)

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        if fields.get("typed") and fields.get("kind"):
            understand = Identifier.IN_ONE_SPELLING[fields["kind"]]
            if understand(fields["typed"]) is None:
                self.add_error("typed", SAY[understand])
        return fields


class IdentityForm(forms.Form):
    """How the identity questions went."""

    asked = forms.MultipleChoiceField(
        label="Goed beantwoord",
        choices=IdentityQuestion.KINDS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    result = forms.ChoiceField(label="Uitkomst", choices=IdentityCheck.RESULTS)
    why = forms.CharField(label="Reden", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        result = fields.get("result")
        if result == IdentityCheck.PASSED and not fields.get("asked"):
            self.add_error("asked", "Kruis aan welke vragen de klant goed beantwoordde.")
        if result == IdentityCheck.NOT_NEEDED and not fields.get("why"):
            self.add_error("why", "Vul in waarom je deze gegevens nodig hebt zonder gesprek.")
        return fields


class OneCustomerForm(OneBoxForm):
    """Find exactly one other customer, by the same one box."""

    found: Customer

    def clean(self) -> dict[str, Any]:
        fields = super().clean()
        if self.errors or not hasattr(self, "clue"):
            return fields
        matching = list(Customer.objects.known().matching(self.clue)[:2])
        if len(matching) == 1:
            self.found = matching[0]
        else:
            say = "Er is geen klant gevonden." if not matching else "Er passen meer klanten bij."
            self.add_error("typed", f"{say} Zoek op BSN, of op achternaam met geboortedatum.")
        return fields


class MergeForm(OneCustomerForm):
    why = forms.CharField(label="Waarom is dit dezelfde klant?", max_length=200, required=True)


class RepresentationForm(OneCustomerForm):
    """The other one acts for this customer."""

    kind = forms.ChoiceField(label="Als", choices=Representation.KINDS)
    since = DayField(label="Vanaf", required=True)
    until = DayField(label="Tot en met")

    def clean(self) -> dict[str, Any]:
        fields = super().clean()
        since, until = fields.get("since"), fields.get("until")
        if since and until and until < since:
            self.add_error("until", "De einddatum ligt voor de begindatum.")
        return fields


class QuestionForm(forms.Form):
    """One identity question: in which words, and whether it is asked."""

    text = forms.CharField(label="Vraag", max_length=150)
    is_active = forms.BooleanField(label="Deze vraag stellen", required=False)

    @staticmethod
    def as_it_is(question: IdentityQuestion) -> dict[str, Any]:
        return {"text": question.text, "is_active": question.is_active}
