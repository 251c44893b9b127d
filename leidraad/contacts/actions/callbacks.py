"""What can happen to a callback request: put out, tried, re-routed, changed, handled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from leidraad.contacts.models import (
    Attempt,
    CallbackNorm,
    CallbackRequest,
    Contact,
    GivenAnswer,
    Handling,
    Rerouting,
    SetQuestion,
    Viewer,
)
from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.organisation.calendar import promised_by
from leidraad.organisation.models import Department, Employee

WITHOUT_NORM = 2


@dataclass(frozen=True)
class PutOut:
    """A callback request as it was put out; the answers by the number of their question."""

    department_id: int | None
    employee_id: int | None
    name: str
    phone: str
    email: str
    question: str
    internal_note: str
    reachable: str
    is_urgent: bool
    question_set_id: int | None
    answers: dict[int, str] = field(default_factory=dict)


class Conflict(Exception):
    """A colleague changed or handled the request meanwhile. Holds it as it is now."""

    def __init__(self, stored: CallbackRequest) -> None:
        self.stored = stored


def put_out(wanted: PutOut, *, submission: UUID, by: Employee, at: datetime) -> CallbackRequest:
    """Put out a callback request without a contact. The same submission again returns the first."""
    try:
        return _put_out(wanted, submission=submission, by=by, at=at)
    except IntegrityError:
        first = CallbackRequest.objects.filter(submission=submission, put_out_by=by).first()
        if first is None:
            raise
        return first


@deed
def _put_out(wanted: PutOut, *, submission: UUID, by: Employee, at: datetime) -> CallbackRequest:
    return _create(wanted, submission=submission, contact=None, by=by, at=at)


def put_out_for(contact: Contact, wanted: PutOut, *, by: Employee, at: datetime) -> CallbackRequest:
    """Put out a callback request as part of recording its contact: one deed, one commit."""
    return _create(wanted, submission=contact.submission, contact=contact, by=by, at=at)


def _create(
    wanted: PutOut, *, submission: UUID, contact: Contact | None, by: Employee, at: datetime
) -> CallbackRequest:
    department, employee = _route(wanted.department_id, wanted.employee_id)
    request = CallbackRequest.objects.create(
        submission=submission,
        contact=contact,
        customer_id=contact.customer_id if contact else None,
        department=department,
        employee=employee,
        name=wanted.name,
        phone=wanted.phone,
        email=wanted.email,
        question=wanted.question,
        internal_note=wanted.internal_note,
        reachable=wanted.reachable,
        is_urgent=wanted.is_urgent,
        question_set_id=wanted.question_set_id if wanted.answers else None,
        put_out_by=by,
        made_at=at,
        due_at=_due_at(department, is_urgent=wanted.is_urgent, at=at),
    )
    GivenAnswer.objects.bulk_create(_answers(request, wanted.answers))
    happened(request, "uitgezet")
    return request


def _route(
    department_id: int | None, employee_id: int | None
) -> tuple[Department, Employee | None]:
    """For whom it is: an employee brings the own department, unless another one was named."""
    employee = Employee.objects.active().get(pk=employee_id) if employee_id else None
    if department_id is None and employee is not None:
        department_id = employee.department_id
    return Department.objects.get(pk=department_id or 0), employee


def _due_at(department: Department, *, is_urgent: bool, at: datetime) -> datetime:
    norm = CallbackNorm.objects.for_department(department.pk, department.part_of_id)
    if norm is None:
        days = 0 if is_urgent else WITHOUT_NORM
    else:
        days = norm.urgent_working_days if is_urgent else norm.working_days
    due = promised_by(at, days)
    return due if due > at else promised_by(at, 1)  # urgent after closing time: the next day


def _answers(request: CallbackRequest, answers: Mapping[int, str]) -> list[GivenAnswer]:
    asked = SetQuestion.objects.in_bulk(list(answers)) if answers else {}
    return [
        GivenAnswer(
            callback_request=request, position=number, question=asked[pk].text, answer=answers[pk]
        )
        for number, pk in enumerate(answers)
        if pk in asked
    ]


@deed
def note_attempt(
    request: CallbackRequest, *, by: Employee, submission: UUID, remark: str, at: datetime
) -> None:
    """Called, no answer. The same submission again counts once."""
    request = request.locked()
    if request.is_handled:
        raise Conflict(request)
    _, is_new = Attempt.objects.get_or_create(
        submission=submission,
        defaults={"callback_request": request, "by": by, "at": at, "remark": remark},
    )
    if is_new:
        happened(request, "gebeld, geen gehoor")


@deed
def reroute(
    request: CallbackRequest,
    *,
    department_id: int | None,
    employee_id: int | None,
    why: str,
    version: int,
    by: Employee,
    at: datetime,
) -> CallbackRequest:
    """Send it to whom it is really for. The promise to the customer stays: due when it was due."""
    request = _unchanged(request, version)
    department, employee = _route(department_id, employee_id)
    Rerouting.objects.create(
        callback_request=request,
        from_department=request.department,
        to_department=department,
        to_employee=employee,
        why=why,
        by=by,
        at=at,
    )
    request.department, request.employee = department, employee
    _next_version(request)
    happened(request, "doorgezet")
    return request


@deed
def change(
    request: CallbackRequest, *, question: str, internal_note: str, reachable: str, version: int
) -> CallbackRequest:
    """Add what you found out. The old text is kept, sealed."""
    request = _unchanged(request, version)
    before = {
        "vraag": request.question,
        "interne notitie": request.internal_note,
        "wanneer bereikbaar": request.reachable,
    }
    request.question, request.internal_note = question, internal_note
    request.reachable = reachable
    _next_version(request)
    happened(request, "gewijzigd", before=before)
    return request


@deed
def handle(
    request: CallbackRequest, *, result: str, version: int, by: Employee, at: datetime
) -> Handling:
    """The customer was called and helped."""
    request = request.locked()
    if request.is_handled and request.handling.by_id == by.pk and request.handling.result == result:
        return request.handling  # the second click of the same hand
    request = _unchanged(request, version)
    handling = Handling.objects.create(callback_request=request, by=by, at=at, result=result)
    _next_version(request)
    happened(request, "afgehandeld")
    return handling


def _unchanged(request: CallbackRequest, version: int) -> CallbackRequest:
    """The request, locked, when it is still open and as the employee saw it. Raises Conflict."""
    request = request.locked()
    if request.is_handled or request.version != version:
        raise Conflict(request)
    return request


def _next_version(request: CallbackRequest) -> None:
    request.version += 1
    request.save()


@deed
def seen_by(request: CallbackRequest, employee: Employee, *, at: datetime) -> None:
    """The employee has the request before them, now."""
    Viewer.objects.update_or_create(
        callback_request=request, employee=employee, defaults={"seen_at": at}
    )
