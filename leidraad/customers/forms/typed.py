"""Fields that understand what people type, and say what to do when they do not."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from leidraad.calculations.customer_clues import as_date
from leidraad.calculations.dutch_addresses import email_address, phone_number, postcode
from leidraad.calculations.dutch_numbers import bsn, establishment_number, kvk_number, rsin

SAY: dict[Callable[[str], Any], str] = {
    as_date: "Vul de datum in als dag-maand-jaar, bijvoorbeeld 3-10-1985.",
    phone_number: "Dit is geen telefoonnummer. Vul alle cijfers in, bijvoorbeeld 071 512 34 56.",
    email_address: "Dit is geen e-mailadres. Vul het in als naam@voorbeeld.nl.",
    postcode: "Vul de postcode in als 2312 AB.",
    bsn: "Dit is geen BSN. Controleer de 9 cijfers.",
    rsin: "Dit is geen RSIN. Controleer de 9 cijfers.",
    kvk_number: "Dit is geen KvK-nummer. Vul 8 cijfers in.",
    establishment_number: "Dit is geen vestigingsnummer. Vul 12 cijfers in.",
}


class TypedField(forms.CharField):
    """Text that must be something: it is kept in one spelling, and refused with what to do."""

    def __init__(self, understand: Callable[[str], Any], **options: Any) -> None:
        self.understand = understand
        super().__init__(**{"required": False, "max_length": 254} | options)
        self.widget.attrs["autocomplete"] = "off"  # shared computers

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return ""
        understood = self.understand(text)
        if understood is None:
            raise forms.ValidationError(SAY[self.understand])
        return understood


class DayField(TypedField):
    """A day as people write it: 3-10-1985, 3 oktober 1985. Empty is None."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%d-%m-%Y")
        super().__init__(as_date, **{"max_length": 30, "widget": widget} | options)

    def clean(self, value: Any) -> date | None:
        return super().clean(value) or None
