from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.conf import settings

from leidraad.contacts.actions import (
    Conflict,
    change,
    handle,
    note_attempt,
    put_out,
    record,
    reroute,
    seen_by,
)
from leidraad.contacts.forms import read_closing, read_put_out
from leidraad.contacts.lists import the_lists
from leidraad.contacts.loading import load_contacts
from leidraad.contacts.models import CallbackNorm, CallbackRequest, Channel, QuestionSet
from leidraad.history.events import old_values
from leidraad.history.models import Event
from tests.leiden import AMSTERDAM, monday_morning

ONE, OTHER = UUID(int=1), UUID(int=2)
FIELDS = {
    "callback-department": "burgerzaken",
    "callback-name": "J. Bakker",
    "callback-phone": "071-516 51 65",
    "callback-question": "Waar blijft mijn paspoort?",
}


def ask(desk, *, submission=ONE, at=monday_morning, **fields):
    problems = {}
    wanted = read_put_out(FIELDS | fields, the_lists(), problems)
    assert problems == {}
    return put_out(wanted, submission=submission, by=desk.leiden.fatima, at=at)


def problems_of(**fields):
    problems = {}
    read_put_out(FIELDS | fields, the_lists(), problems)
    return problems


def test_a_callback_request_is_saved_with_its_contact_in_one_go(desk):
    closing, problems = read_closing(
        desk.typed(**FIELDS, **{"question-0-outcome": "terugbelverzoek"})
    )
    contact = record(closing, by=desk.leiden.fatima, at=monday_morning)
    request = contact.callback_requests.get()
    assert (problems, request.department, request.phone) == (
        {},
        desk.leiden.civil_affairs,
        "+31715165165",
    )


def test_it_is_due_after_the_working_days_of_the_department(desk):
    CallbackNorm.objects.create(department=desk.leiden.civil_affairs, working_days=3)
    assert ask(desk).due_at == datetime(2017, 5, 4, 17, tzinfo=AMSTERDAM)


def test_a_department_without_a_norm_has_two_working_days(desk):
    friday = monday_morning + timedelta(days=4)
    assert ask(desk, at=friday).due_at == datetime(2017, 5, 9, 17, tzinfo=AMSTERDAM)


def test_what_is_urgent_is_due_the_same_day(desk):
    request = ask(desk, **{"callback-urgent": "on"})
    assert request.due_at == datetime(2017, 5, 1, 17, tzinfo=AMSTERDAM)


def test_urgent_comes_first_and_then_what_is_due_first(desk):
    later = ask(desk, submission=ONE, at=monday_morning + timedelta(days=1))
    sooner = ask(desk, submission=OTHER)
    urgent = ask(desk, submission=UUID(int=3), at=later.due_at, **{"callback-urgent": "on"})
    assert list(CallbackRequest.objects.by_urgency()) == [urgent, sooner, later]


def test_it_is_overdue_after_its_moment_until_it_is_handled(desk):
    request = ask(desk)
    later = request.due_at + timedelta(minutes=1)
    late = CallbackRequest.objects.overdue(at=later).count()
    handle(request, result="Gebeld.", version=1, by=desk.leiden.karin, at=later)
    assert (late, CallbackRequest.objects.overdue(at=later).count()) == (1, 0)


def test_only_the_department_and_the_team_lead_may_handle_it(desk):
    request = ask(desk)
    people = [desk.leiden.karin, desk.leiden.joost, desk.leiden.fatima, desk.leiden.marijke]
    assert [request.may_be_handled_by(who) for who in people] == [True, True, False, False]


def test_a_group_of_a_department_is_work_of_that_department(desk):
    group = desk.leiden.department("paspoorten", "Paspoorten")
    group.part_of = desk.leiden.civil_affairs
    group.save()
    request = ask(desk, **{"callback-department": "paspoorten"})
    assert list(CallbackRequest.objects.for_work_of(desk.leiden.karin)) == [request]


def test_a_request_for_an_employee_goes_to_the_department_of_that_employee(desk):
    karin = desk.leiden.karin
    request = ask(desk, **{"callback-department": "", "callback-employee": str(karin.pk)})
    assert (request.employee, request.department) == (karin, desk.leiden.civil_affairs)


def test_the_answers_to_the_questions_of_the_department_are_kept(desk):
    questions = QuestionSet.objects.get(slug="burgerzaken")
    about, _, done = questions.questions.all()
    request = ask(
        desk,
        **{
            "callback-set": str(questions.pk),
            f"callback-answer-{about.pk}": "Rijbewijs",
            f"callback-answer-{done.pk}-1": "on",
            f"callback-answer-{done.pk}-2": "on",
        },
    )
    assert [(one.question, one.answer) for one in request.answers.all()] == [
        ("Welk onderwerp?", "Rijbewijs"),
        ("Is er al een afspraak? Wanneer?", ""),
        ("Wat is er al gedaan?", "Brief ontvangen; Eerder gebeld"),
    ]


def test_a_question_that_the_department_always_wants_answered_is_asked_for(desk):
    questions = QuestionSet.objects.get(slug="burgerzaken")
    about = questions.questions.first()
    assert problems_of(**{"callback-set": str(questions.pk)}) == {
        f"callback-answer-{about.pk}": "Deze vraag wil de afdeling altijd beantwoord hebben."
    }


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        (
            {"callback-phone": "geen"},
            {
                "callback-phone": "Dit is geen telefoonnummer. Typ het met netnummer, "
                "bijvoorbeeld 071 516 51 65."
            },
        ),
        (
            {"callback-phone": ""},
            {
                "callback-phone": "Hoe bereiken we deze persoon? Vul een telefoonnummer of een "
                "e-mailadres in."
            },
        ),
        (
            {"callback-email": "jan@"},
            {"callback-email": "Dit is geen e-mailadres. Het ziet er zo uit: naam@voorbeeld.nl."},
        ),
        (
            {"callback-department": ""},
            {
                "callback-department": "Voor wie is dit? Kies een afdeling, een groep of een "
                "medewerker."
            },
        ),
        (
            {"callback-question": " "},
            {
                "callback-question": "Waar gaat het over? Typ de vraag, dan kan de collega zich "
                "voorbereiden."
            },
        ),
        (
            {"callback-employee": "404"},
            {"callback-employee": "Deze medewerker kennen we niet (meer). Kies een andere."},
        ),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(desk, fields, problems):
    assert problems_of(**fields) == problems


@pytest.mark.parametrize(
    "typed",
    ["071 516 51 65", "0715165165", "+31 71 516 5165", "0031 71-5165165", "+31(0)715165165"],
)
def test_an_anonymous_request_is_found_by_phone_however_it_is_spelled(desk, typed):
    request = ask(desk, **{"callback-phone": typed})
    assert list(CallbackRequest.objects.reached_at(phone="+31715165165")) == [request]


def test_an_anonymous_request_is_found_by_e_mail(desk):
    request = ask(desk, **{"callback-email": "Jan@Voorbeeld.NL"})
    assert list(CallbackRequest.objects.reached_at(email="jan@voorbeeld.nl")) == [request]


def test_without_phone_or_e_mail_nothing_is_found(desk):
    ask(desk, **{"callback-email": "jan@voorbeeld.nl", "callback-phone": ""})
    assert list(CallbackRequest.objects.reached_at()) == []


def test_called_without_answer_is_counted_once_per_attempt(desk):
    request = ask(desk)
    for submission in (ONE, ONE, OTHER):
        note_attempt(
            request, by=desk.leiden.karin, submission=submission, remark="", at=monday_morning
        )
    assert request.attempts.count() == 2


def test_a_request_that_came_to_the_wrong_department_is_sent_on_with_the_reason(desk):
    taxes = desk.leiden.department("belastingen", "Belastingen")
    request = ask(desk)
    due = request.due_at
    request = reroute(
        request, department_id=taxes.pk, employee_id=None, why="Gaat over de WOZ", version=1,
        by=desk.leiden.karin, at=monday_morning,
    )  # fmt: skip
    rerouting = request.reroutings.get()
    assert (request.department, request.due_at, rerouting.why, rerouting.from_department) == (
        taxes,
        due,
        "Gaat over de WOZ",
        desk.leiden.civil_affairs,
    )


def test_two_colleagues_never_overwrite_each_other(desk):
    request = ask(desk)
    change(request, question="Van Karin", internal_note="", reachable="", version=1)
    with pytest.raises(Conflict) as problem:
        change(request, question="Van Joost", internal_note="", reachable="", version=1)
    assert problem.value.stored.question == "Van Karin"


def test_the_text_before_a_change_is_kept_sealed(desk):
    request = ask(desk)
    change(request, question="Nieuw", internal_note="", reachable="", version=1)
    event = Event.objects.of(request).get(what="gewijzigd")
    assert old_values(event)["vraag"] == "Waar blijft mijn paspoort?"


def test_handling_twice_with_one_hand_is_handling_once(desk):
    request = ask(desk)
    hand = {"result": "Gebeld.", "version": 1, "by": desk.leiden.karin, "at": monday_morning}
    assert handle(request, **hand) == handle(request, **hand)


def test_what_is_handled_cannot_be_handled_by_another(desk):
    request = ask(desk)
    hand = {"result": "Gebeld.", "version": 1, "at": monday_morning}
    handle(request, by=desk.leiden.karin, **hand)
    with pytest.raises(Conflict):
        handle(request, by=desk.leiden.joost, **hand)


def test_colleagues_see_who_else_has_the_request_before_them(desk):
    request = ask(desk)
    seen_by(request, desk.leiden.karin, at=monday_morning)
    seen_by(request, desk.leiden.joost, at=monday_morning - timedelta(minutes=1))
    assert request.others_here(desk.leiden.fatima, at=monday_morning) == [desk.leiden.karin]


def test_loading_again_leaves_what_an_administrator_changed(desk):
    desk.phone.name = "Telefoon 14 071"
    desk.phone.save()
    load_contacts(settings.GENERAL, settings.MUNICIPALITY)
    desk.phone.refresh_from_db()
    assert (desk.phone.name, Channel.objects.count()) == ("Telefoon 14 071", 7)


def test_urgent_after_closing_time_is_due_the_next_working_day(desk):
    request = ask(desk, at=monday_morning.replace(hour=18), **{"callback-urgent": "on"})
    assert request.due_at == datetime(2017, 5, 2, 17, tzinfo=AMSTERDAM)
