from collections.abc import Iterable, Sequence
from datetime import datetime

from leidraad.customers.models import Customer, IdentityCheck, IdentityQuestion
from leidraad.history.deed import deed
from leidraad.history.events import happened, looked_up
from leidraad.organisation.models import Employee


@deed
def note_look_up(what: str, found: Iterable[Customer], *, why: str = "") -> None:
    """Write down how customers were looked up and who came out: one line each, and one when nobody did."""
    nobody = True
    for customer in found:
        looked_up(Customer, what, found=customer, why=why)
        nobody = False
    if nobody:
        looked_up(Customer, what, why=why)


@deed
def record_identity_check(
    customer: Customer,
    employee: Employee,
    result: str,
    *,
    asked: Sequence[str],
    at: datetime,
    why: str = "",
) -> IdentityCheck:
    """Write down which questions were asked and how it ended; never what was answered."""
    check = IdentityCheck.objects.create(
        customer=customer, employee=employee, asked=list(asked), result=result, why=why, at=at
    )
    happened(customer, f"identiteit: {check.get_result_display()}", why=why)
    return check


@deed
def adjust_identity_question(question: IdentityQuestion, *, text: str, is_active: bool) -> None:
    """Ask it in other words, or stop asking it."""
    question = IdentityQuestion.objects.select_for_update().get(pk=question.pk)
    if (question.text, question.is_active) == (text, is_active):
        return
    before = {"text": question.text, "is_active": question.is_active}
    question.text, question.is_active = text, is_active
    question.save()
    happened(question, "identificatievraag gewijzigd", before=before)
