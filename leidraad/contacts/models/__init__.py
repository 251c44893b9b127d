"""Contacts, running and recorded; callback requests; and the lists that an administrator keeps."""

from leidraad.contacts.models.callback import (
    Attempt,
    CallbackNorm,
    CallbackRequest,
    GivenAnswer,
    Handling,
    Rerouting,
    Viewer,
)
from leidraad.contacts.models.channel import Channel, Outcome
from leidraad.contacts.models.contact import (
    Contact,
    ContactLink,
    ContactNote,
    ContactQuestion,
    Correction,
)
from leidraad.contacts.models.question_set import QuestionSet, SetQuestion
from leidraad.contacts.models.running import RunningContact

__all__ = [
    "Attempt",
    "CallbackNorm",
    "CallbackRequest",
    "Channel",
    "Contact",
    "ContactLink",
    "ContactNote",
    "ContactQuestion",
    "Correction",
    "GivenAnswer",
    "Handling",
    "Outcome",
    "QuestionSet",
    "Rerouting",
    "RunningContact",
    "SetQuestion",
    "Viewer",
]
