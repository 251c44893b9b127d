"""What of this room concerns a customer: contacts, and requests to be called back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse

from leidraad.contacts.models import CallbackRequest, Contact, ContactNote
from leidraad.customers.registry import (
    Concern,
    concerns_customer,
    forgets_customer,
    hands_over_customer,
)
from leidraad.history.events import destroy_key

NEWEST = 50


def _contacts_of(records: Sequence[int]) -> QuerySet[Contact]:
    return Contact.objects.filter(
        Q(customer__in=records) | Q(on_behalf_of__in=records)
    ).select_related("channel")


@concerns_customer("contacts")
def contacts_of(records: Sequence[int]) -> Iterable[Concern]:
    """The newest contacts with this customer, or of someone else on their behalf."""
    for contact in _contacts_of(records).prefetch_related("questions__outcome")[:NEWEST]:
        questions = list(contact.questions.all())
        yield Concern(
            moment=contact.finished_at,
            kind=contact.channel.name.lower(),
            title="; ".join(question.text for question in questions),
            status=questions[0].outcome.name.lower() if questions else "",
            url=reverse("contacts:contact", args=[contact.pk]),
            permission="contacts.view_contact",
        )


@concerns_customer("callback-requests")
def callback_requests_of(records: Sequence[int]) -> Iterable[Concern]:
    """Who is to call this customer back, and whether that was done."""
    requests = CallbackRequest.objects.filter(customer__in=records)
    for request in requests.select_related("department", "handling")[:NEWEST]:
        yield Concern(
            moment=request.made_at,
            kind="terugbelverzoek",
            title=f"{request.department}: {request.question[:80]}",
            status="afgehandeld" if request.is_handled else "open",
            url=reverse("contacts:callback-request", args=[request.pk]),
            permission="contacts.view_callbackrequest",
            is_open=not request.is_handled,
        )


@forgets_customer("contacts")
def forget(records: Sequence[int]) -> None:
    """The contacts stay and are counted; who it was, what was noted and where to call goes."""
    contacts = list(Contact.objects.filter(Q(customer__in=records) | Q(on_behalf_of__in=records)))
    requests = list(CallbackRequest.objects.filter(customer__in=records))
    ContactNote.objects.filter(contact__in=contacts).delete()
    for subject in [*contacts, *requests]:
        destroy_key(subject)
    for contact in contacts:
        contact.questions.update(text="gewist", not_found_words="")
    for request in requests:
        request.answers.all().delete()
        request.attempts.update(remark="")
    Contact.objects.filter(customer__in=records).update(customer=None)
    Contact.objects.filter(on_behalf_of__in=records).update(on_behalf_of=None)
    CallbackRequest.objects.filter(pk__in=[request.pk for request in requests]).update(
        customer=None,
        name="",
        phone="",
        email="",
        question="gewist",
        internal_note="",
        reachable="",
    )


@hands_over_customer("contacten")
def hand_over(records: Sequence[int]) -> Iterator[Mapping[str, object]]:
    """Every contact, with what was noted."""
    for contact in _contacts_of(records).prefetch_related("questions").select_related("note"):
        yield {
            "moment": contact.finished_at,
            "kanaal": contact.channel.name,
            "vragen": "; ".join(question.text for question in contact.questions.all()),
            "notitie": contact.note_text,
        }


@hands_over_customer("terugbelverzoeken")
def hand_over_requests(records: Sequence[int]) -> Iterator[Mapping[str, object]]:
    """Every callback request, with what was asked."""
    for request in CallbackRequest.objects.filter(customer__in=records):
        yield {
            "moment": request.made_at,
            "naam": request.name,
            "telefoon": request.phone,
            "e-mail": request.email,
            "vraag": request.question,
        }
