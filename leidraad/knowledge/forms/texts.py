"""The words of an item, in both languages, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from leidraad.knowledge.models import (
    ANSWER,
    DUTCH,
    ENGLISH,
    LANGUAGES,
    SECTIONS,
    Item,
    Revision,
    Section,
)
from leidraad.knowledge.reading import local_facts, unknown_facts

LONGEST_SECTION = 10_000


@dataclass(frozen=True)
class Part:
    """A section on the screen: its field, and where its reading level is shown."""

    bound: forms.BoundField
    language: str

    @property
    def level_id(self) -> str:
        return f"level-{self.bound.name}"


class DraftForm(forms.Form):
    """Title, keywords and sections per language, and the internal note of the desk."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(label="Wat heb je veranderd?", max_length=200, required=False)
    internal_note = forms.CharField(
        label="Interne notitie",
        help_text="Alleen collega's lezen dit.",
        max_length=LONGEST_SECTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(
        self, data: Any = None, *, item: Item, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.sections: tuple[Section, ...] = (ANSWER,) if item.kind == Item.ANSWER else SECTIONS
        for language in LANGUAGES:
            self._add_language(language)

    def _add_language(self, language: str) -> None:
        self.fields[f"{language}_title"] = forms.CharField(
            label="Titel", max_length=200, required=language == DUTCH
        )
        self.fields[f"{language}_keywords"] = forms.CharField(
            label="Trefwoorden",
            help_text="Woorden waarmee mensen dit zoeken, met een komma ertussen.",
            max_length=1000,
            required=False,
        )
        for section in self.sections:
            self.fields[f"{language}_{section.key}"] = forms.CharField(
                label=section.heading(language),
                max_length=LONGEST_SECTION,
                required=False,
                widget=forms.Textarea(attrs={"rows": 5, "lang": language}),
            )

    @staticmethod
    def words_of(revision: Revision) -> dict[str, Any]:
        """The initial values: what the revision says."""
        values: dict[str, Any] = {
            "based_on": revision.number,
            "internal_note": revision.internal_note,
        }
        for language, words in revision.texts.items():
            values[f"{language}_title"] = words.get("title", "")
            values[f"{language}_keywords"] = ", ".join(words.get("keywords", []))
            for key, text in words.get("sections", {}).items():
                values[f"{language}_{key}"] = text
        return values

    def languages(
        self,
    ) -> Iterator[tuple[str, str, forms.BoundField, forms.BoundField, list[Part]]]:
        """Per language: its code and name, the fields of title and keywords, and the sections."""
        for language, name in LANGUAGES.items():
            parts = [Part(self[f"{language}_{section.key}"], language) for section in self.sections]
            yield language, name, self[f"{language}_title"], self[f"{language}_keywords"], parts

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._refuse_unknown_facts(data)
        english = [name for name in data if name.startswith(f"{ENGLISH}_") and data[name]]
        if english and not data.get(f"{ENGLISH}_title"):
            self.add_error(
                f"{ENGLISH}_title", "Geef ook de Engelse titel, of maak het Engels leeg."
            )
        if not any(data.get(f"{DUTCH}_{section.key}") for section in self.sections):
            first = f"{DUTCH}_{self.sections[0].key}"
            if first not in self.errors:
                self.add_error(first, "Schrijf hier het antwoord: er is nog geen tekst.")
        return data

    def _refuse_unknown_facts(self, data: dict[str, Any]) -> None:
        facts = local_facts()
        for name, value in list(data.items()):
            if isinstance(value, str) and (unknown := unknown_facts([value], facts)):
                keys = ", ".join(unknown)
                problem = f"Dit gegeven kennen we niet: {keys}. Kijk in local.toml welke er zijn."
                self.add_error(name, problem)

    def texts(self) -> dict[str, dict[str, Any]]:
        """The words as a revision keeps them; a language without a title is left out."""
        return {
            language: self._words_in(language)
            for language in LANGUAGES
            if self.cleaned_data[f"{language}_title"]
        }

    def _words_in(self, language: str) -> dict[str, Any]:
        data = self.cleaned_data
        keywords = [word.strip() for word in data[f"{language}_keywords"].split(",")]
        sections = {
            section.key: _clean(data[f"{language}_{section.key}"]) for section in self.sections
        }
        return {
            "title": data[f"{language}_title"],
            "keywords": [word for word in keywords if word],
            "sections": {key: text for key, text in sections.items() if text},
        }

    def internal_words(self) -> str:
        return _clean(self.cleaned_data["internal_note"])


def _clean(text: str) -> str:
    """Browsers send CRLF; a file does not: else every section would seem changed."""
    return text.replace("\r\n", "\n").strip()
