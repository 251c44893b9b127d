"""What the desk says about knowledge, and what became of it. Always a queue, never one e-mail."""

from __future__ import annotations

from datetime import datetime

from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.knowledge.models import Feedback, FeedbackHandling, Item
from leidraad.organisation.models import Employee


@deed
def report_feedback(
    item: Item, kind: str, *, by: Employee, at: datetime, quote: str = "", remark: str = ""
) -> Feedback:
    """Something in this item is wrong, unclear or missing (`Feedback.WRONG`, …), with the sentence it is about.

    The same again while the first is unsettled is the same report: a double click, or a retry.
    """
    same = Feedback.objects.unsettled().filter(
        item=item, kind=kind, quote=quote, remark=remark, reported_by=by
    )
    stored = same.first()
    if stored is not None:
        return stored
    feedback = Feedback.objects.create(
        item=item, kind=kind, quote=quote, remark=remark, reported_by=by, reported_at=at
    )
    happened(feedback, "gemeld")
    return feedback


@deed
def report_not_found(words: str, *, by: Employee, at: datetime, remark: str = "") -> Feedback:
    """The desk searched for these words and had no answer. Words that are only white space: ValueError."""
    words = " ".join(words.split())
    if not words:
        raise ValueError("Not found what? There are no words.")
    stored = Feedback.objects.unsettled().same_words(words).filter(reported_by=by).first()
    if stored is not None:
        return stored
    feedback = Feedback.objects.create(
        kind=Feedback.NOT_FOUND, words=words, remark=remark, reported_by=by, reported_at=at
    )
    happened(feedback, "gemeld")
    return feedback


@deed
def take(feedback: Feedback, *, by: Employee, at: datetime) -> Feedback:
    """This editor sees to it. The first one who takes it has it."""
    feedback = _locked(feedback)
    if feedback.status != Feedback.OPEN:
        return feedback
    feedback.owner = by
    return _step(feedback, Feedback.TAKEN, "", by=by, at=at)


@deed
def hand_back(feedback: Feedback, *, by: Employee, at: datetime) -> Feedback:
    """Back into the queue, for somebody else; also what was settled too early."""
    feedback = _locked(feedback)
    if feedback.status == Feedback.OPEN:
        return feedback
    feedback.owner = None
    return _step(feedback, Feedback.OPEN, "", by=by, at=at)


@deed
def solve(feedback: Feedback, answer: str, *, by: Employee, at: datetime) -> None:
    """Done; whoever reported it reads the answer. Everyone who searched the same words gets it too."""
    _settle_all(feedback, Feedback.SOLVED, answer, by=by, at=at)


@deed
def decline(feedback: Feedback, reason: str, *, by: Employee, at: datetime) -> None:
    """We leave it as it is, and say why."""
    _settle_all(feedback, Feedback.DECLINED, reason, by=by, at=at)


def _settle_all(
    feedback: Feedback, status: str, answer: str, *, by: Employee, at: datetime
) -> None:
    feedback = _locked(feedback)
    if feedback.is_settled:
        return
    together = [feedback]
    if feedback.kind == Feedback.NOT_FOUND:
        others = Feedback.objects.select_for_update(of=("self",)).unsettled()
        together += others.same_words(feedback.words).exclude(pk=feedback.pk)
    for one in together:
        one.owner = by
        _step(one, status, answer, by=by, at=at)


def _locked(feedback: Feedback) -> Feedback:
    return Feedback.objects.select_for_update(of=("self",)).get(pk=feedback.pk)


def _step(feedback: Feedback, status: str, answer: str, *, by: Employee, at: datetime) -> Feedback:
    feedback.status = status
    feedback.save(update_fields=["status", "owner"])
    FeedbackHandling.objects.create(feedback=feedback, status=status, answer=answer, by=by, at=at)
    happened(feedback, feedback.get_status_display())
    return feedback
