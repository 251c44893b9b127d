"""The closing of a contact: read from the fields of the desk, with what can be derived filled in."""

from __future__ import annotations

import re
from uuid import UUID

from leidraad.contacts.actions.recording import AskedQuestion, Closing
from leidraad.contacts.forms.callback import read_put_out
from leidraad.contacts.forms.typing import Problems, Reader, Typed
from leidraad.contacts.lists import Lists, read_again, the_lists
from leidraad.contacts.models import Outcome
from leidraad.contacts.models.contact import INCOMING, OUTGOING

LONGEST_NOTE, LONGEST_QUESTION, LONGEST_WORDS, MOST_QUESTIONS = 10_000, 300, 200, 20
LONGEST_NAME = 250
QUESTION_FIELD = re.compile(r"question-(\d{1,2})-")

NO_QUESTION = "Wat was de vraag? Een paar woorden zijn genoeg."
NO_OUTCOME = "Hoe liep deze vraag af? Kies een van de mogelijkheden."
NOT_IN_LIST = "Deze keuze staat niet (meer) in de lijst. Kies een andere."


def read_closing(typed: Typed) -> tuple[Closing | None, Problems]:
    """The closing, or None and what is wrong by field."""
    reader = Reader(typed)
    lists = _lists_that_know(typed)
    submission = reader.uuid("submission")
    channel_id = lists.channels.get(reader.says("channel"), 0)
    if not channel_id:
        reader.refuse("channel", NOT_IN_LIST)
    problems = reader.problems
    questions, wants_callback = _questions(typed, lists, problems)
    put_out = read_put_out(typed, lists, problems) if wants_callback else None
    closing = Closing(
        submission=submission or UUID(int=0),
        channel_id=channel_id,
        direction=OUTGOING if reader.says("direction") == OUTGOING else INCOMING,
        note=reader.text("note", LONGEST_NOTE),
        customer_id=reader.number("customer"),
        on_behalf_of_id=reader.number("on_behalf_of"),
        questions=questions,
        put_out=put_out,
        started_ago=reader.milliseconds("started_ago"),
        ended_ago=reader.milliseconds("ended_ago"),
        finished_ago=reader.milliseconds("finished_ago"),
        version=reader.number("version"),
    )
    return (None, problems) if problems else (closing, {})


def question_numbers(typed: Typed) -> list[int]:
    """The questions on the screen, by the number in their field names."""
    found = {int(match[1]) for name in typed if (match := QUESTION_FIELD.match(name))}
    return sorted(found)[:MOST_QUESTIONS]


def _questions(typed: Typed, lists: Lists, problems: Problems) -> tuple[list[AskedQuestion], bool]:
    """The questions that were filled in (the first always counts), and whether one is a callback."""
    questions: list[AskedQuestion] = []
    wants_callback = False
    for number in question_numbers(typed) or [0]:
        reader = Reader(typed, prefix=f"question-{number}-")
        reader.problems = problems
        if number and not reader.says("text") and not reader.says("item"):
            continue
        slug, question = _question(reader, lists)
        wants_callback = wants_callback or lists.kinds.get(slug) == Outcome.CALLBACK
        questions.append(question)
    return questions, wants_callback


def _question(reader: Reader, lists: Lists) -> tuple[str, AskedQuestion]:
    used = reader.text("item", LONGEST_NAME)
    text = reader.text("text", LONGEST_QUESTION) or reader.text("title", LONGEST_QUESTION)
    if not text:
        reader.refuse("text", NO_QUESTION)
    outcome = reader.says("outcome")
    if not outcome and used:
        outcome = lists.outcome_of_kind(Outcome.ANSWERED)
    if outcome not in lists.outcomes:
        reader.refuse("outcome", NOT_IN_LIST if outcome else NO_OUTCOME)
    department = reader.says("department")
    if department and department not in lists.departments:
        reader.refuse("department", NOT_IN_LIST)
    not_found = lists.kinds.get(outcome) == Outcome.NOT_FOUND
    return outcome, AskedQuestion(
        text=text,
        used=used,
        outcome_id=lists.outcomes.get(outcome, 0),
        department_id=lists.departments.get(department),
        not_found_words=reader.text("words", LONGEST_WORDS) if not_found else "",
    )


def _lists_that_know(typed: Typed) -> Lists:
    """The lists; read again when the screen names something that they do not hold."""
    lists = the_lists()
    known = lists.channels.keys() | lists.outcomes.keys() | lists.departments.keys()
    named = {
        typed[name].strip()
        for name in typed
        if name == "channel" or name.endswith(("-outcome", "-department"))
    }
    if named - {""} <= known:
        return lists
    read_again()
    return the_lists()
