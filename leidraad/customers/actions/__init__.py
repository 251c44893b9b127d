"""What can happen to a customer. Each is a deed; old values are sealed in the history."""

from leidraad.customers.actions.addresses import add_address, prefer_address, remove_address
from leidraad.customers.actions.erasing import erase
from leidraad.customers.actions.identity import (
    adjust_identity_question,
    note_look_up,
    record_identity_check,
)
from leidraad.customers.actions.merging import CannotMerge, merge, undo_merge
from leidraad.customers.actions.numbers import AlreadyKnown, add_identifier, remove_identifier
from leidraad.customers.actions.registering import ChangedMeanwhile, change, register, seen
from leidraad.customers.actions.representing import end_representation, represent

__all__ = [
    "AlreadyKnown",
    "CannotMerge",
    "ChangedMeanwhile",
    "add_address",
    "add_identifier",
    "adjust_identity_question",
    "change",
    "end_representation",
    "erase",
    "merge",
    "note_look_up",
    "prefer_address",
    "record_identity_check",
    "register",
    "remove_address",
    "remove_identifier",
    "represent",
    "seen",
    "undo_merge",
]
