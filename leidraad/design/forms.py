"""One field of every kind, for the page that shows the components."""

from django import forms

CHANNELS = [("phone", "Telefoon"), ("counter", "Balie"), ("email", "E-mail")]
TOPICS = [("passport", "Paspoort"), ("parking", "Parkeren"), ("waste", "Afval")]


class SampleForm(forms.Form):
    name = forms.CharField(label="Naam", max_length=60, help_text="Voornaam en achternaam")
    email = forms.EmailField(label="E-mailadres", required=False)
    note = forms.CharField(
        label="Notitie", max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )
    day = forms.DateField(label="Dag", required=False)
    channel = forms.ChoiceField(label="Kanaal", choices=CHANNELS, widget=forms.RadioSelect)
    department = forms.ChoiceField(label="Afdeling", choices=[("", "Kies een afdeling"), *TOPICS])
    topics = forms.MultipleChoiceField(
        label="Onderwerpen",
        choices=TOPICS,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies alles waar het over gaat",
    )
    may_call = forms.BooleanField(label="Wij mogen u terugbellen", required=True)
    closed = forms.CharField(label="Zaaknummer", disabled=True, initial="Z-2027-00123")
