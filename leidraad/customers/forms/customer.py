from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.models import model_to_dict

from leidraad.calculations.customer_clues import Born, Clue, Email, Phone
from leidraad.calculations.dutch_addresses import email_address, house, phone_number, postcode
from leidraad.calculations.dutch_numbers import bsn, establishment_number, kvk_number, rsin
from leidraad.calculations.person_names import search_name
from leidraad.customers.forms.typed import DayField, TypedField
from leidraad.customers.models import Customer, Identifier

CHANNELS = [
    ("", "geen voorkeur"),
    ("telefoon", "telefoon"),
    ("e-mail", "e-mail"),
    ("post", "post"),
    ("whatsapp", "WhatsApp"),
]
LANGUAGES = [
    ("nl", "Nederlands"),
    ("en", "Engels"),
    ("ar", "Arabisch"),
    ("de", "Duits"),
    ("fr", "Frans"),
    ("es", "Spaans"),
    ("pl", "Pools"),
    ("tr", "Turks"),
    ("uk", "Oekraïens"),
]


class NameForm(forms.Form):
    given_names = TypedField(str, label="Voornamen", max_length=100)
    # A form of Django has a prefix of its own; a field of that name lives beside it.
    prefix = TypedField(str, label="Tussenvoegsel", max_length=20)  # type: ignore[assignment]
    surname = TypedField(
        str, label="Achternaam of naam van de organisatie", max_length=150, required=True
    )
    birth_date = DayField(label="Geboortedatum")
    secret = forms.BooleanField(
        label="Geheimhouding: adres nooit aan anderen geven", required=False
    )
    preferred_channel = forms.ChoiceField(
        label="Liefst bereikt via", choices=CHANNELS, required=False
    )
    language = forms.ChoiceField(label="Taal", choices=LANGUAGES, initial="nl")


class ChangeForm(NameForm):
    """What is different now; `version` is what the employee saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def as_it_is(customer: Customer) -> dict[str, Any]:
        """What the form starts from."""
        return model_to_dict(customer, [*NameForm.base_fields, "version"])

    def show_version_of(self, customer: Customer) -> None:
        """What a colleague saved meanwhile, beside what was typed here; saving again is then a choice."""
        self.data = {name: self.data.get(name, "") for name in self.data}
        self.data["version"] = str(customer.version)
        for name in self.changed_data:
            stored = getattr(customer, name, None)
            if name != "version" and stored != self.cleaned_data.get(name):
                self.add_error(name, f"Een collega bewaarde hier intussen: {_as_read(stored)}")
        self.add_error(
            None, "Een collega heeft deze klant intussen gewijzigd. Controleer en bewaar opnieuw."
        )


class RegisterForm(NameForm):
    """A new customer, made while talking: a name is enough, the rest helps to find them again."""

    kind = forms.ChoiceField(
        label="Soort klant",
        choices=Customer.KINDS,
        initial=Customer.PERSON,
        widget=forms.RadioSelect,
    )
    phone = TypedField(phone_number, label="Telefoon", max_length=40)
    email = TypedField(email_address, label="E-mail")
    postcode = TypedField(postcode, label="Postcode", max_length=10)
    house_number = TypedField(str, label="Huisnummer en toevoeging", max_length=17)
    street = TypedField(str, label="Straat", max_length=100)
    town = TypedField(str, label="Plaats", max_length=100)
    bsn = TypedField(bsn, label="BSN", max_length=15)
    kvk = TypedField(kvk_number, label="KvK-nummer", max_length=15)
    rsin = TypedField(rsin, label="RSIN", max_length=15)
    establishment = TypedField(establishment_number, label="Vestigingsnummer", max_length=20)
    part_of = forms.ModelChoiceField(
        Customer.objects.known().organisations(), widget=forms.HiddenInput, required=False
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    is_somebody_else = forms.BooleanField(widget=forms.HiddenInput, required=False)

    field_order = [
        *"kind given_names prefix surname birth_date phone email postcode house_number".split(),
        *"street town preferred_channel language secret bsn kvk rsin establishment".split(),
    ]

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        self._check_house(fields)
        if fields.get("kind") == Customer.ORGANISATION and fields.get("bsn"):
            self.add_error("bsn", "Een organisatie heeft geen BSN. Bedoel je het RSIN?")
        return fields

    def _check_house(self, fields: dict[str, Any]) -> None:
        code, number = fields.get("postcode"), fields.get("house_number")
        fields["house"] = house(f"{code} {number}") if code and number else None
        if (code or number) and not fields["house"] and not {"postcode"} & set(self.errors):
            missing = "house_number" if code else "postcode"
            self.add_error(missing, "Vul postcode en huisnummer allebei in, zoals 2312 AB en 12.")

    def details(self) -> dict[str, Any]:
        """What `actions.register` asks for."""
        fields = self.cleaned_data
        names = "kind surname given_names prefix birth_date secret preferred_channel language street town"
        kinds = [Identifier.BSN, Identifier.KVK, Identifier.RSIN, Identifier.ESTABLISHMENT]
        return {name: fields[name] for name in names.split()} | {
            "phones": [fields["phone"]] if fields["phone"] else [],
            "emails": [fields["email"]] if fields["email"] else [],
            "houses": [fields["house"]] if fields["house"] else [],
            "identifiers": {kind: fields[kind] for kind in kinds if fields[kind]},
            "submission": fields["submission"],
            "part_of": fields["part_of"],
        }

    def clues(self) -> list[Clue]:
        """By which the same customer may be known already: a phone, an e-mail address, name and birth date."""
        fields = self.cleaned_data
        name, born = search_name(fields["surname"]), fields["birth_date"]
        return [
            *([Phone(fields["phone"])] if fields["phone"] else []),
            *([Email(fields["email"])] if fields["email"] else []),
            *([Born(name, born)] if born else []),
        ]


def _as_read(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value or "leeg")
