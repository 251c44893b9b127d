from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from leidraad.organisation.models import Employee


class SignInForm(forms.Form):
    name = forms.CharField(
        label="Personeelsnummer of e-mailadres",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="Wachtwoord",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def _new_password(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class NewPasswordForm(forms.Form):
    """A password of one's own choice, typed twice."""

    password = _new_password("Nieuw wachtwoord")
    again = _new_password("Nog een keer")

    def __init__(self, employee: Employee, *args: Any, **options: Any) -> None:
        self.employee = employee
        super().__init__(*args, **options)
        self.fields[
            "password"
        ].help_text = (
            "Minstens 12 tekens. Een paar woorden achter elkaar is sterk en makkelijk te onthouden."
        )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.employee)
        return password

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        if fields.get("password") and fields.get("password") != fields.get("again"):
            self.add_error("again", "Dit is niet hetzelfde. Typ het wachtwoord nog een keer.")
        return fields


class OwnPasswordForm(NewPasswordForm):
    """The same, after the old one: an unguarded screen must not be enough to take over an account."""

    old = forms.CharField(
        label="Huidig wachtwoord",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["old", "password", "again"]

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self.employee.check_password(old):
            raise forms.ValidationError("Dit is niet je huidige wachtwoord.")
        return old
