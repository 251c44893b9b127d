"""What can happen to contacts and callback requests."""

from leidraad.contacts.actions.callbacks import (
    Conflict,
    PutOut,
    change,
    handle,
    note_attempt,
    put_out,
    reroute,
    seen_by,
)
from leidraad.contacts.actions.recording import (
    AskedQuestion,
    Closing,
    CorrectedMeanwhile,
    correct,
    link,
    record,
)
from leidraad.contacts.actions.running import (
    AlreadyFinished,
    OtherVersion,
    cancel,
    keep,
    restore,
    throw_away_cancelled,
)

__all__ = [
    "AlreadyFinished",
    "AskedQuestion",
    "Closing",
    "Conflict",
    "CorrectedMeanwhile",
    "OtherVersion",
    "PutOut",
    "cancel",
    "change",
    "correct",
    "handle",
    "keep",
    "link",
    "note_attempt",
    "put_out",
    "record",
    "reroute",
    "restore",
    "seen_by",
    "throw_away_cancelled",
]
