from django import forms

from leidraad.organisation.models import Employee


class LogForm(forms.Form):
    """Which part of the processing log: of one employee, one customer, one span of days."""

    employee = forms.ModelChoiceField(
        Employee.objects.all(), label="Medewerker", required=False, empty_label="iedereen"
    )
    customer = forms.IntegerField(label="Klantnummer", required=False, min_value=1)
    since = forms.DateField(
        label="Vanaf", required=False, input_formats=["%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d-%m-%Y"),
    )  # fmt: skip
    until = forms.DateField(
        label="Tot en met", required=False, input_formats=["%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d-%m-%Y"),
    )  # fmt: skip
