"""From draft to what people read: asked, looked at by a second person, published now or later."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.knowledge.actions.items import locked
from leidraad.knowledge.indexing import item_changed
from leidraad.knowledge.models import Item, PlannedPublication, Publication, Review, Revision
from leidraad.organisation.models import Employee


class OwnWork(Exception):
    """Nobody approves what they wrote themselves."""


class NotReviewed(Exception):
    """Only what a second person approved is published."""


@deed
def ask_review(revision: Revision, *, by: Employee, at: datetime) -> Review:
    """Put the draft on the list of the other editors. Asking twice is asking once."""
    locked(revision.item)
    review, is_new = Review.objects.get_or_create(
        revision=revision, defaults={"asked_by": by, "asked_at": at}
    )
    if is_new:
        happened(revision.item, "ter controle aangeboden", why=f"versie {revision.number}")
    return review


@deed
def approve(review: Review, *, by: Employee, at: datetime) -> Review:
    """The second person agrees. OwnWork when it is the author or who asked."""
    return _judge(review, Review.APPROVED, "", by=by, at=at)


@deed
def send_back(review: Review, remark: str, *, by: Employee, at: datetime) -> Review:
    """Not yet: the author reads why. Who asked may take it back this way too."""
    return _judge(review, Review.SENT_BACK, remark, by=by, at=at)


def _judge(review: Review, verdict: str, remark: str, *, by: Employee, at: datetime) -> Review:
    review = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if review.verdict:
        return review
    if verdict == Review.APPROVED and by.pk in (review.revision.author_id, review.asked_by_id):
        raise OwnWork
    review.verdict, review.remark, review.by, review.at = verdict, remark, by, at
    review.save()
    happened(
        review.revision.item,
        review.get_verdict_display(),
        why=f"versie {review.revision.number}",
    )
    return review


def _is_approved(revision: Revision) -> bool:
    """A second person agreed, or these words have been read before."""
    agreed = Review.objects.filter(revision=revision, verdict=Review.APPROVED).exists()
    return agreed or revision.from_source


@deed
def publish(revision: Revision, *, by: Employee | None, at: datetime) -> None:
    """From now on people read this revision. NotReviewed when nobody else looked at it."""
    item = locked(revision.item)
    if not _is_approved(revision):
        raise NotReviewed
    stored = Publication.objects.filter(item=item).first()
    if stored is not None and stored.revision_id == revision.pk:
        return
    Publication.objects.update_or_create(
        item=item, defaults={"revision": revision, "at": at, "by": by}
    )
    PlannedPublication.objects.filter(item=item).delete()
    happened(item, "gepubliceerd", why=f"versie {revision.number}")
    item_changed(item)


@deed
def plan(revision: Revision, *, when: datetime, by: Employee) -> None:
    """Publish the revision later, by itself. A new plan takes the place of the old one."""
    item = locked(revision.item)
    if not _is_approved(revision):
        raise NotReviewed
    PlannedPublication.objects.update_or_create(
        item=item, defaults={"revision": revision, "at": when, "by": by}
    )
    happened(item, "publicatie gepland", why=f"versie {revision.number}")


def publish_what_is_due(*, at: datetime) -> int:
    """Publish every plan whose moment has come. Returns how many."""
    due = PlannedPublication.objects.filter(at__lte=at).select_related("revision__item", "by")
    plans = list(due)
    for planned in plans:
        publish(planned.revision, by=planned.by, at=at)
        _forget_plan(planned)
    return len(plans)


@deed
def _forget_plan(planned: PlannedPublication) -> None:
    PlannedPublication.objects.filter(pk=planned.pk, at=planned.at).delete()


@deed
def tell_search_of_today(*, at: datetime) -> int:
    """Items that begin to hold today or ended yesterday come into the search, or leave it."""
    today: date = localdate(at)
    turning = Item.objects.published().filter(
        Q(valid_from=today) | Q(valid_until=today - timedelta(days=1))
    )
    for item in turning:
        item_changed(item)
    return len(turning)


@deed
def withdraw(item: Item, why: str, *, by: Employee) -> None:
    """Nobody reads it any more; its revisions stay."""
    item = locked(item)
    gone, _ = Publication.objects.filter(item=item).delete()
    PlannedPublication.objects.filter(item=item).delete()
    if gone:
        happened(item, "ingetrokken", why=why)
        item_changed(item)


@deed
def reviewed(item: Item, *, next_by: date, by: Employee) -> None:
    """Somebody read the item again and it still holds, until the next time."""
    item = locked(item)
    before = item.review_by
    if before == next_by:
        return
    item.review_by = next_by
    item.save(update_fields=["review_by"])
    happened(item, "nagekeken", before={"review_by": before})
