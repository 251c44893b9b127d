"""The sections of an item, in the shape and the order of the SDG product text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """One part of the text: its key in the database and its heading in both languages."""

    key: str
    dutch: str
    english: str

    def heading(self, language: str) -> str:
        return self.english if language == ENGLISH else self.dutch


DUTCH, ENGLISH = "nl", "en"
LANGUAGES = {DUTCH: "Nederlands", ENGLISH: "English"}
SECTIONS = (
    Section("introduction", "Inleiding", "Introduction"),
    Section("how_to_request", "Zo regelt u het", "How to arrange it"),
    Section("conditions", "Voorwaarden", "Conditions"),
    Section("evidence", "Meenemen", "What to bring"),
    Section("costs", "Kosten", "Costs"),
    Section("term", "Hoe lang duurt het", "How long it takes"),
    Section("objection", "Bezwaar", "Objection"),
    Section("details", "Bijzonderheden", "Details"),
    Section("contact", "Contact", "Contact"),
)
ANSWER = Section("answer", "Antwoord", "Answer")  # of a question: one text, no product behind it
TITLES = {section.key: section for section in (ANSWER, *SECTIONS)}
INTERNAL_NOTE = "Interne notitie"
