"""What editors may type here."""

from typing import Any

from django import forms

from leidraad.search.models import BestBet, Synonym
from leidraad.search.schema import phrase


class WordForm(forms.ModelForm):  # type: ignore[type-arg]
    """Refuses words that say nothing by themselves: they would change every search."""

    def clean_typed(self) -> str:
        return self._telling("typed")

    def _telling(self, name: str) -> str:
        value = str(self.cleaned_data[name]).strip()
        if not phrase(value, (self.data.get("language", "nl") == "en" and "en") or "nl"):
            raise forms.ValidationError(
                "Dit woord zegt te weinig om op te zoeken. Kies een woord met een onderwerp erin."
            )
        return value


class SynonymForm(WordForm):
    class Meta:
        model = Synonym
        fields = ["language", "typed", "means", "both_ways"]

    def clean_means(self) -> str:
        return self._telling("means")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("typed") and values.get("typed") == values.get("means"):
            self.add_error("means", "Dit is hetzelfde woord. Vul een ander woord in.")
        return values


class BestBetForm(WordForm):
    """Stands on one page with the form for synonyms, so its fields have identities of their own."""

    class Meta:
        model = BestBet
        fields = ["language", "typed", "key"]

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="best-bet-%s")

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"]).strip()
        kind, _, pk = key.partition(":")
        if not kind or not pk:
            raise forms.ValidationError(
                "Vul het kenmerk in zoals het bij het zoekresultaat staat, bijvoorbeeld "
                "knowledge.article:12."
            )
        return key
