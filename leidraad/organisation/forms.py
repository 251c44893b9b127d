"""What employees may type here."""

from django import forms


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
