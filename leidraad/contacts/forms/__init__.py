"""What employees may type about a contact, and what we say when it cannot be right."""

from leidraad.contacts.forms.callback import read_put_out
from leidraad.contacts.forms.closing import read_closing
from leidraad.contacts.forms.draft import Draft, read_draft
from leidraad.contacts.forms.typing import Problems, Typed

__all__ = [
    "Draft",
    "Problems",
    "Typed",
    "read_closing",
    "read_draft",
    "read_put_out",
]
