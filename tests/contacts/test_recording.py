from datetime import timedelta
from threading import Thread
from uuid import UUID

import pytest
from django.db import connection

from leidraad.contacts.actions import CorrectedMeanwhile, OtherVersion, correct, keep, link, record
from leidraad.contacts.forms import read_closing
from leidraad.contacts.models import CallbackRequest, Contact, ContactQuestion, RunningContact
from leidraad.customers.actions import register
from leidraad.customers.models import Customer
from leidraad.history.acting import acting_as
from leidraad.history.events import old_values
from leidraad.history.models import Event
from leidraad.knowledge.models import Feedback
from tests.leiden import monday_morning


def finish(desk, *, at=monday_morning, by=None, **fields):
    closing, problems = read_closing(desk.typed(**fields))
    assert problems == {}
    return record(closing, by=by or desk.leiden.fatima, at=at)


def start(desk, uuid, *, at, **fields):
    return keep(
        uuid, by=desk.leiden.fatima, channel_id=desk.phone.pk, direction="in",
        typed={}, version=0, at=at, **fields,
    )  # fmt: skip


PASSPORT_CALL = UUID("6f2c1a52-33d8-4a3b-8f5b-0d9f3f2f4c11")


def test_an_anonymous_call_is_a_contact_like_any_other(desk):
    contact = finish(desk)
    assert (contact.is_anonymous, contact.channel, contact.employee, contact.team) == (
        True,
        desk.phone,
        desk.leiden.fatima,
        desk.leiden.contact_centre,
    )


def test_the_question_and_how_it_ended_are_kept(desk):
    question = finish(desk).questions.get()
    assert (question.text, question.outcome) == ("Hoe vraag ik een paspoort aan?", desk.answered)


def test_product_topic_and_department_come_from_the_item_that_was_used(desk):
    item = desk.item()
    question = finish(desk, **{"question-0-item": "knowledge.article:paspoort"}).questions.get()
    assert (question.product, question.topic, question.department) == (
        item.product,
        item.product.topic,
        desk.leiden.civil_affairs,
    )


def test_the_department_of_a_product_that_was_used_is_taken_over(desk):
    product = desk.item().product
    product.department = desk.leiden.contact_centre
    product.save()
    question = finish(desk, **{"question-0-item": "knowledge.product:paspoort"}).questions.get()
    assert (question.item, question.product, question.department) == (
        None,
        product,
        desk.leiden.contact_centre,
    )


def test_an_answer_that_nobody_knows_is_no_reason_to_lose_a_contact(desk):
    assert finish(desk, **{"question-0-item": "knowledge.article:weg"}).questions.get().item is None


def test_question_and_outcome_need_not_be_typed_when_an_item_was_used(desk):
    desk.item("Paspoort aanvragen")
    fields = {
        "question-0-item": "knowledge.article:paspoort",
        "question-0-title": "Paspoort aanvragen",
        "question-0-text": "",
        "question-0-outcome": "",
    }
    question = finish(desk, **fields).questions.get()
    assert (question.text, question.outcome) == ("Paspoort aanvragen", desk.answered)


def test_a_screen_that_missed_a_save_does_not_record_old_text(desk):
    start(desk, PASSPORT_CALL, at=monday_morning)
    closing, _ = read_closing(desk.typed(submission=PASSPORT_CALL, version=7))
    with pytest.raises(OtherVersion):
        record(closing, by=desk.leiden.fatima, at=monday_morning)


def test_two_questions_in_one_call_are_recorded_as_two(desk):
    contact = finish(
        desk,
        **{"question-1-text": "En wat kost het?", "question-1-outcome": "doorverbonden"},
    )
    assert [(q.text, q.outcome.slug) for q in contact.questions.all()] == [
        ("Hoe vraag ik een paspoort aan?", "beantwoord"),
        ("En wat kost het?", "doorverbonden"),
    ]


def test_the_words_that_found_nothing_are_kept_for_the_editors(desk):
    contact = finish(
        desk, **{"question-0-outcome": "niet-gevonden", "question-0-words": "drone vliegen"}
    )
    assert contact.questions.get().not_found_words == "drone vliegen"
    assert [one.words for one in Feedback.objects.all()] == ["drone vliegen"]


def test_words_that_did_find_an_answer_are_not_kept(desk):
    contact = finish(desk, **{"question-0-words": "paspoort van mijn zoon"})
    assert contact.questions.get().not_found_words == ""


def test_a_double_click_records_once(desk):
    first = finish(desk, submission=PASSPORT_CALL)
    second = finish(desk, submission=PASSPORT_CALL)
    assert (second, Contact.objects.count(), ContactQuestion.objects.count()) == (first, 1, 1)


def test_a_retry_after_a_lost_answer_puts_out_one_callback_request(desk):
    fields = {
        "submission": PASSPORT_CALL,
        "question-0-outcome": "terugbelverzoek",
        "callback-department": "burgerzaken",
        "callback-phone": "071 516 51 65",
        "callback-question": "Wil weten waar het paspoort blijft.",
    }
    finish(desk, **fields)
    finish(desk, **fields)
    assert (Contact.objects.count(), CallbackRequest.objects.count()) == (1, 1)


def test_the_clock_gives_talk_and_wrap_up_time(desk):
    start(desk, PASSPORT_CALL, at=monday_morning)
    minutes = {name: monday_morning + timedelta(minutes=name) for name in (3, 4)}
    keep(
        PASSPORT_CALL, by=desk.leiden.fatima, channel_id=desk.phone.pk, direction="in",
        typed={}, version=1, at=minutes[3], ended_ago=0,
    )  # fmt: skip
    contact = finish(desk, submission=PASSPORT_CALL, at=minutes[4])
    assert (contact.talk_seconds, contact.wrap_up_seconds) == (180, 60)


def test_a_contact_that_waited_for_the_network_ended_when_the_adviser_said_so(desk):
    contact = finish(desk, started_ago=15 * 60_000, ended_ago=11 * 60_000, finished_ago=10 * 60_000)
    assert (contact.finished_at, contact.talk_seconds, contact.wrap_up_seconds) == (
        monday_morning - timedelta(minutes=10),
        240,
        60,
    )


def test_times_in_an_impossible_order_are_put_in_order(desk):
    contact = finish(desk, started_ago=0, ended_ago=90_000, finished_ago=60_000)
    assert (contact.talk_seconds, contact.wrap_up_seconds) == (0, 0)


def test_the_draft_goes_when_the_contact_is_recorded(desk):
    start(desk, PASSPORT_CALL, at=monday_morning)
    finish(desk, submission=PASSPORT_CALL)
    assert RunningContact.objects.count() == 0


def test_recording_is_written_down_without_a_word_of_what_was_said(desk):
    with acting_as("medewerker 1001"):
        contact = finish(desk, note="Mevrouw Bakker belde over haar zoon")
    event = Event.objects.of(contact).get()
    assert (event.actor, event.what, event.before) == ("medewerker 1001", "vastgelegd", {})


def test_a_complete_save_takes_six_queries(desk, django_assert_num_queries):
    """Savepoint in and out aside: running contact, item, contact, questions, event, draft gone."""
    desk.item()
    start(desk, PASSPORT_CALL, at=monday_morning)
    closing, _ = read_closing(
        desk.typed(submission=PASSPORT_CALL, **{"question-0-item": "knowledge.article:paspoort"})
    )
    fatima = desk.leiden.fatima
    with django_assert_num_queries(8):
        record(closing, by=fatima, at=monday_morning)


def test_a_customer_and_whom_they_call_for_take_one_read_and_one_update_more(
    desk, django_assert_num_queries
):
    """Who of them is still there; and in a savepoint of its own that there was contact with them."""
    desk.item()
    start(desk, PASSPORT_CALL, at=monday_morning)
    mother, son = (
        Customer.objects.create(kind="person", surname="Bakker", made_at=monday_morning)
        for _ in range(2)
    )
    typed = {"customer": mother.pk, "on_behalf_of": son.pk}
    typed["question-0-item"] = "knowledge.article:paspoort"
    closing, _ = read_closing(desk.typed(submission=PASSPORT_CALL, **typed))
    fatima = desk.leiden.fatima
    with django_assert_num_queries(12):
        record(closing, by=fatima, at=monday_morning)


def test_from_the_last_contact_it_is_counted_how_long_a_customer_is_known(desk):
    mother, son = (
        register("person", "Bakker", given_names=name, at=monday_morning) for name in ("Ans", "Bo")
    )
    finish(desk, customer=mother.pk, at=monday_morning + timedelta(days=30))
    finish(desk, customer=mother.pk, on_behalf_of=son.pk, at=monday_morning + timedelta(days=20))
    for customer in (mother, son):
        customer.refresh_from_db()
    days = [(one.last_seen_at - monday_morning).days for one in (mother, son)]
    assert days == [30, 20]


def test_three_questions_take_no_more_queries_than_one(desk, django_assert_num_queries):
    desk.item()
    start(desk, PASSPORT_CALL, at=monday_morning)
    more = {
        f"question-{n}-{name}": value
        for n in (0, 1, 2)
        for name, value in (
            ("item", "knowledge.article:paspoort"),
            ("text", "Vraag"),
            ("outcome", "beantwoord"),
        )
    }
    closing, _ = read_closing(desk.typed(submission=PASSPORT_CALL, **more))
    fatima = desk.leiden.fatima
    with django_assert_num_queries(8):
        record(closing, by=fatima, at=monday_morning)


def test_reading_what_was_typed_takes_no_query_once_the_lists_are_known(
    desk, django_assert_num_queries
):
    read_closing(desk.typed())
    with django_assert_num_queries(0):
        read_closing(desk.typed())


def test_a_customer_who_was_erased_meanwhile_leaves_an_anonymous_contact(desk):
    assert finish(desk, customer=404).is_anonymous


def test_a_mother_calls_on_behalf_of_her_son(desk):
    mother, son = (
        Customer.objects.create(kind="person", surname="Bakker", made_at=monday_morning)
        for _ in range(2)
    )
    contact = finish(desk, customer=mother.pk, on_behalf_of=son.pk)
    assert [list(Contact.objects.about(one.pk)) for one in (mother, son)] == [[contact], [contact]]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("question-0-text", "", "Wat was de vraag? Een paar woorden zijn genoeg."),
        (
            "question-0-text",
            "a" * 301,
            "Dit zijn 301 tekens; er passen er 300. Haal er 1 weg.",
        ),
        ("note", "a" * 10_001, "Dit zijn 10.001 tekens; er passen er 10.000. Haal er 1 weg."),
        ("question-0-outcome", "", "Hoe liep deze vraag af? Kies een van de mogelijkheden."),
        (
            "question-0-outcome",
            "opgelost",
            "Deze keuze staat niet (meer) in de lijst. Kies een andere.",
        ),
        ("channel", "fax", "Deze keuze staat niet (meer) in de lijst. Kies een andere."),
        ("customer", "٣", "Dit kennen we niet. Kies opnieuw."),
        (
            "submission",
            "geen",
            "Dit contact heeft geen kenmerk. Laad de pagina opnieuw.",
        ),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(desk, field, value, message):
    assert read_closing(desk.typed(**{field: value})) == (None, {field: message})


def test_a_correction_keeps_the_old_version_sealed(desk):
    contact = finish(desk, note="Belde over rijbewijs")
    closing, _ = read_closing(
        desk.typed(note="Belde over paspoort", **{"question-0-text": "Waar is mijn paspoort?"})
    )
    correct(
        contact, closing, by=desk.leiden.fatima, why="verkeerd begrepen", version=1,
        at=monday_morning,
    )  # fmt: skip
    contact.refresh_from_db()
    correction = contact.corrections.get()
    assert (contact.note_text, contact.questions.get().text) == (
        "Belde over paspoort",
        "Waar is mijn paspoort?",
    )
    assert old_values(correction.event) == {
        "kanaal": "Telefoon",
        "richting": "inkomend",
        "notitie": "Belde over rijbewijs",
        "klant": "anoniem",
        "namens": "",
        "vraag 1": "Hoe vraag ik een paspoort aan? | Beantwoord | ",
    }


def test_two_corrections_at_once_do_not_overwrite_each_other(desk):
    contact = finish(desk)
    closing, _ = read_closing(desk.typed())
    again = {"by": desk.leiden.fatima, "why": "typefout", "version": 1, "at": monday_morning}
    correct(contact, closing, **again)
    with pytest.raises(CorrectedMeanwhile):
        correct(contact, closing, **again)


def test_you_may_correct_your_own_contact_on_the_day_itself(desk):
    contact = finish(desk)
    tomorrow = monday_morning + timedelta(days=1)
    people = [desk.leiden.fatima, desk.leiden.karin, desk.leiden.joost]
    assert [contact.may_be_corrected_by(who, at=monday_morning) for who in people] == [
        True,
        False,
        True,
    ]
    assert [contact.may_be_corrected_by(who, at=tomorrow) for who in people] == [
        False,
        False,
        True,
    ]


def test_a_contact_is_linked_to_a_case_afterwards_once(desk):
    contact = finish(desk)
    for _ in range(2):
        link(
            contact, "cases.case", "2017-0012", "Paspoort kwijt", by=desk.leiden.fatima,
            at=monday_morning,
        )  # fmt: skip
    assert [str(one) for one in contact.links.all()] == ["Paspoort kwijt"]


def test_the_day_ends_at_midnight_in_leiden(desk):
    late = monday_morning.replace(hour=23, minute=59)
    finish(desk, at=late)
    finish(desk, at=late + timedelta(minutes=2))
    assert Contact.objects.on(monday_morning.date()).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="one writer: nothing runs at once")
def test_the_same_submission_at_the_same_moment_is_one_contact(desk):
    closing, _ = read_closing(desk.typed(submission=PASSPORT_CALL))
    fatima, found = desk.leiden.fatima, []

    def click():
        found.append(record(closing, by=fatima, at=monday_morning).pk)
        connection.close()

    clicks = [Thread(target=click) for _ in range(8)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert (len(found), len(set(found)), Contact.objects.count()) == (8, 1, 1)
