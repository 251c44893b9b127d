"""Lifecycle transitions of XES (lifecycle:transition): what starts an activity and what completes it."""

from __future__ import annotations

COMPLETE, START, OTHER = 0, 1, 2

_KNOWN = {"": COMPLETE, "complete": COMPLETE, "unknown": COMPLETE, "start": START}


def transition_of(word: str) -> int:
    """COMPLETE, START, or OTHER for what is no activity of its own: schedule, assign, suspend, resume.

    Words come in any case; a log without transitions records completions.
    Source: IEEE 1849-2016 (XES), Lifecycle extension.
    """
    known = _KNOWN.get(word)
    return _KNOWN.get(word.strip().casefold(), OTHER) if known is None else known
