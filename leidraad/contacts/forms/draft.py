"""What is on the screen of a running contact, kept as it is: nothing is refused but what is far too much."""

from __future__ import annotations

from dataclasses import dataclass

from leidraad.contacts.forms.closing import NOT_IN_LIST, question_numbers
from leidraad.contacts.forms.typing import Problems, Reader, Typed, dutch
from leidraad.contacts.lists import read_again, the_lists
from leidraad.contacts.models.contact import INCOMING, OUTGOING

MOST_CHARACTERS = 100_000
NOT_TYPED = {
    "csrfmiddlewaretoken",
    "submission",
    "version",
    "channel",
    "direction",
    "started_ago",
    "ended_ago",
    "finished_ago",
    "another",
}


@dataclass(frozen=True)
class Draft:
    """The state of a running contact. `ended_ago` is None while the talk goes on."""

    channel_id: int
    direction: str
    typed: dict[str, str]
    version: int
    started_ago: int
    ended_ago: int | None


def read_draft(typed: Typed) -> tuple[Draft | None, Problems]:
    reader = Reader(typed)
    if reader.says("channel") not in the_lists().channels:
        read_again()
    channel_id = the_lists().channels.get(reader.says("channel"), 0)
    if not channel_id:
        reader.refuse("channel", NOT_IN_LIST)
    fields = {
        name: typed[name].replace("\x00", "")
        for name in typed
        if name not in NOT_TYPED and len(name) <= 60
    }
    total = sum(len(text) for text in fields.values())
    if total > MOST_CHARACTERS:
        reader.refuse(
            "note",
            f"Dit zijn {dutch(total)} tekens; er passen er {dutch(MOST_CHARACTERS)}. "
            "Het is niet bewaard. Zet een lange tekst in een document.",
        )
    if "another" in typed:
        number = max(question_numbers(typed), default=-1) + 1
        fields[f"question-{number}-text"] = ""
    draft = Draft(
        channel_id=channel_id,
        direction=OUTGOING if reader.says("direction") == OUTGOING else INCOMING,
        typed=fields,
        version=reader.number("version") or 0,
        started_ago=reader.milliseconds("started_ago"),
        ended_ago=reader.milliseconds("ended_ago") if reader.says("ended_ago") else None,
    )
    return (None, reader.problems) if reader.problems else (draft, {})
