"""A callback request: who, where to reach them, about what, and for whom it is."""

from __future__ import annotations

from leidraad.calculations.dutch_addresses import email_address, phone_number
from leidraad.contacts.actions.callbacks import PutOut
from leidraad.contacts.forms.typing import Problems, Reader, Typed
from leidraad.contacts.lists import Lists
from leidraad.contacts.models import SetQuestion
from leidraad.organisation.models import Employee

LONGEST_QUESTION, LONGEST_NOTE = 4_000, 4_000
NO_ROUTE = "Voor wie is dit? Kies een afdeling, een groep of een medewerker."
NO_EMPLOYEE = "Deze medewerker kennen we niet (meer). Kies een andere."
NO_WAY_BACK = "Hoe bereiken we deze persoon? Vul een telefoonnummer of een e-mailadres in."
NO_PHONE = "Dit is geen telefoonnummer. Typ het met netnummer, bijvoorbeeld 071 516 51 65."
NO_EMAIL = "Dit is geen e-mailadres. Het ziet er zo uit: naam@voorbeeld.nl."
NO_QUESTION = "Waar gaat het over? Typ de vraag, dan kan de collega zich voorbereiden."


def read_put_out(typed: Typed, lists: Lists, problems: Problems) -> PutOut:
    """The callback request; what is wrong is added to `problems`."""
    reader = Reader(typed, prefix="callback-")
    reader.problems = problems
    department = lists.departments.get(reader.says("department"))
    employee = reader.number("employee")
    if department is None and employee is None:
        reader.refuse("department", NO_ROUTE)
    if employee is not None and not _works_somewhere(employee):
        reader.refuse("employee", NO_EMPLOYEE)
    question_set = reader.number("set")
    phone, email = _ways_back(reader)
    question = reader.text("question", LONGEST_QUESTION)
    if not question:
        reader.refuse("question", NO_QUESTION)
    return PutOut(
        department_id=department,
        employee_id=employee,
        name=reader.text("name", 100),
        phone=phone,
        email=email,
        question=question,
        internal_note=reader.text("note", LONGEST_NOTE),
        reachable=reader.text("reachable", 200),
        is_urgent=bool(reader.says("urgent")),
        question_set_id=question_set,
        answers=_answers(reader, question_set),
    )


def _works_somewhere(employee_id: int) -> bool:
    """Whether this is a colleague of whom we know the department."""
    found = Employee.objects.active().filter(pk=employee_id, department__isnull=False)
    return bool(found.exists())


def _ways_back(reader: Reader) -> tuple[str, str]:
    phone_typed, email_typed = reader.text("phone", 40), reader.text("email", 254)
    phone = phone_number(phone_typed) if phone_typed else ""
    if phone is None:
        reader.refuse("phone", NO_PHONE)
    email = email_address(email_typed) if email_typed else ""
    if email is None:
        reader.refuse("email", NO_EMAIL)
    if not phone_typed and not email_typed:
        reader.refuse("phone", NO_WAY_BACK)
    return phone or "", email or ""


def _answers(reader: Reader, question_set_id: int | None) -> dict[int, str]:
    """What was answered to the questions of the set, checked against the set itself."""
    if question_set_id is None:
        return {}
    answers: dict[int, str] = {}
    for question in SetQuestion.objects.filter(question_set_id=question_set_id):
        name = f"answer-{question.pk}"
        if question.kind == SetQuestion.CHECKS:
            ticked = [
                choice
                for number, choice in enumerate(question.choices)
                if reader.says(f"{name}-{number}")
            ]
            answer = "; ".join(ticked)
        else:
            answer = reader.text(name, question.longest)
            if question.kind == SetQuestion.CHOICE and answer and answer not in question.choices:
                reader.refuse(name, "Deze keuze staat niet in de lijst. Kies een andere.")
        if question.is_required and not answer:
            reader.refuse(name, "Deze vraag wil de afdeling altijd beantwoord hebben.")
        answers[question.pk] = answer
    return answers
