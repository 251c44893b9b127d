"""What employees may type about a contact, and what we say when it cannot be right."""

from leidraad.contacts.forms.callback import read_put_out
from leidraad.contacts.forms.closing import read_closing
from leidraad.contacts.forms.typing import Problems, Typed

__all__ = [
    "Problems",
    "Typed",
    "read_closing",
    "read_put_out",
]
