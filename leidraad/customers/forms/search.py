from typing import Any

from django import forms

from leidraad.calculations.customer_clues import Born, Clue, Email, Name, Number, Phone, recognise
from leidraad.calculations.dutch_addresses import (
    House,
    email_address,
    house,
    phone_number,
    postcode,
)
from leidraad.calculations.person_names import search_name
from leidraad.customers.forms.typed import DayField, TypedField

KINDS: dict[type, str] = {
    House: "postcode en huisnummer",
    Phone: "telefoonnummer",
    Email: "e-mailadres",
    Number: "identificatienummer",
    Born: "naam en geboortedatum",
    Name: "naam van een organisatie",
}


class OneBoxForm(forms.Form):
    """One box that understands what is typed."""

    typed = forms.CharField(
        label="Wie zoek je?",
        help_text="Postcode en huisnummer, telefoon, e-mail, naam en geboortedatum, BSN of KvK-nummer",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    clue: Clue

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        clue = None if self.errors else self._clue(fields)
        if clue is not None:
            self.clue = clue
        return fields

    @property
    def kind_of_search(self) -> str:
        """For the processing log: how was searched, never what was typed."""
        return f"gezocht op {KINDS[type(self.clue)]}"

    @property
    def needs_birth_date(self) -> bool:
        """A name alone finds organisations; of a person we ask the birth date too."""
        return isinstance(getattr(self, "clue", None), Name)

    def _clue(self, fields: dict[str, Any]) -> Clue | None:
        if not fields["typed"]:
            self.add_error("typed", "Typ iets om op te zoeken.")
            return None
        clue = recognise(fields["typed"])
        if clue is None:
            self.add_error(
                "typed",
                "Dit herkennen we niet. Typ bijvoorbeeld 2312 AB 12, een telefoonnummer, een"
                " e-mailadres, of een achternaam met geboortedatum: Jansen 03-10-1985.",
            )
        return clue


class SearchForm(OneBoxForm):
    """The one box, or the fields below it."""

    surname = TypedField(str, label="Achternaam", max_length=150)
    birth_date = DayField(label="Geboortedatum")
    postcode = TypedField(postcode, label="Postcode", max_length=10)
    house_number = TypedField(str, label="Huisnummer en toevoeging", max_length=17)
    phone = TypedField(phone_number, label="Telefoon", max_length=40)
    email = TypedField(email_address, label="E-mail")
    number = TypedField(str, label="BSN, RSIN, KvK- of vestigingsnummer", max_length=30)

    def _clue(self, fields: dict[str, Any]) -> Clue | None:
        if fields["typed"]:
            return super()._clue(fields)
        if fields["number"]:
            return self._number(fields["number"])
        if fields["email"]:
            return Email(fields["email"])
        if fields["phone"]:
            return Phone(fields["phone"])
        if fields["postcode"] or fields["house_number"]:
            return self._house(fields["postcode"], fields["house_number"])
        if fields["surname"] or fields["birth_date"]:
            return self._born(fields)
        return super()._clue(fields)

    def _number(self, typed: str) -> Clue | None:
        clue = recognise(typed)
        if isinstance(clue, Number):
            return clue
        self.add_error(
            "number", "Dit is geen BSN, RSIN, KvK- of vestigingsnummer. Controleer de cijfers."
        )
        return None

    def _house(self, code: str, number: str) -> Clue | None:
        clue = house(f"{code} {number}")
        if clue is None:
            missing = "house_number" if code else "postcode"
            self.add_error(missing, "Vul een postcode en een huisnummer in, zoals 2312 AB en 12.")
        return clue

    def _born(self, fields: dict[str, Any]) -> Clue | None:
        if fields["surname"] and fields["birth_date"]:
            return Born(search_name(fields["surname"]), fields["birth_date"])
        missing = "birth_date" if fields["surname"] else "surname"
        self.add_error(missing, "Zoeken op naam kan alleen met achternaam én geboortedatum.")
        return None
