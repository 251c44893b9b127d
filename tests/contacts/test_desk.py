"""The desk as the browser speaks to it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import now

from leidraad.contacts.models import Contact, RunningContact
from leidraad.contacts.vault import keys_of
from leidraad.history.models import Event
from tests.contacts.test_recording import finish
from tests.leiden import monday_morning

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def fatima(desk):
    return desk.leiden.browser_of(desk.leiden.fatima)


def save(client, uuid, **fields):
    typed = {"channel": "telefoon", "direction": "in", "version": 0} | fields
    return client.post(f"/balie/lopend/{uuid}/", typed, headers=SCRIPT)


def test_what_is_typed_is_answered_with_its_version(desk, fatima):
    uuid = uuid4()
    versions = [save(fatima, uuid, version=n, note="a" * n).json()["version"] for n in (0, 1, 2)]
    assert versions == [1, 2, 3]


def test_a_second_screen_is_answered_with_what_the_first_saved(desk, fatima):
    uuid = uuid4()
    save(fatima, uuid, note="een")
    save(fatima, uuid, version=1, note="twee")
    answer = save(fatima, uuid, version=1, note="drie")
    assert (answer.status_code, answer.json()["typed"], answer.json()["version"]) == (
        409,
        {"note": "twee"},
        2,
    )


def test_a_finished_contact_is_gone(desk, fatima):
    typed = desk.typed()
    fatima.post("/balie/contact/", typed, headers=SCRIPT)
    assert save(fatima, typed["submission"], version=3).status_code == 410


def test_whoever_is_signed_out_hears_it(desk):
    assert save(Client(), uuid4(), note="een").status_code == 401


def test_without_a_script_the_other_text_is_shown_beside_what_was_typed(desk, fatima):
    uuid = uuid4()
    save(fatima, uuid, note="van het andere scherm")
    typed = {"channel": "telefoon", "version": 7, "note": "van hier", "submission": str(uuid)}
    page = fatima.post(f"/balie/lopend/{uuid}/", typed)
    assert (page.status_code, page.context["typed"]["note"]) == (409, "van hier")
    assert page.context["problems"]["note"].endswith("Daar staat: van het andere scherm")


def test_far_too_much_text_is_refused_with_its_length(desk, fatima):
    answer = save(fatima, uuid4(), note="a" * 100_001)
    assert (answer.status_code, answer.json()["problems"]["note"]) == (
        422,
        "Dit zijn 100.001 tekens; er passen er 100.000. Het is niet bewaard. "
        "Zet een lange tekst in een document.",
    )


def test_a_contact_is_answered_when_it_is_recorded(desk, fatima):
    answer = fatima.post("/balie/contact/", desk.typed(), headers=SCRIPT)
    assert (answer.status_code, answer.json()) == (201, {"contact": Contact.objects.get().pk})


def test_the_same_submission_is_answered_as_the_first_time(desk, fatima):
    typed = desk.typed()
    answers = [fatima.post("/balie/contact/", typed, headers=SCRIPT) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert Contact.objects.count() == 1


def test_what_is_wrong_is_answered_by_field(desk, fatima):
    answer = fatima.post("/balie/contact/", desk.typed(channel="fax"), headers=SCRIPT)
    assert (answer.status_code, answer.json()["problems"]) == (
        422,
        {"channel": "Deze keuze staat niet (meer) in de lijst. Kies een andere."},
    )


def test_the_whole_save_takes_nine_statements_over_http(desk, fatima, django_assert_num_queries):
    """Session, employee, roles; savepoint in and out; is it running; contact, questions, event."""
    fatima.post("/balie/contact/", desk.typed(), headers=SCRIPT)
    with django_assert_num_queries(9):
        fatima.post("/balie/contact/", desk.typed(), headers=SCRIPT)


def test_an_editor_does_not_record_contacts(desk):
    marijke = desk.leiden.browser_of(desk.leiden.marijke)
    assert marijke.post("/balie/contact/", desk.typed(), headers=SCRIPT).status_code == 403


def test_nobody_cancels_the_contact_of_a_colleague(desk, fatima):
    uuid = uuid4()
    save(fatima, uuid)
    joost = desk.leiden.browser_of(desk.leiden.joost)
    joost.post(f"/balie/lopend/{uuid}/annulering/", headers=SCRIPT)
    assert RunningContact.objects.get().cancelled_at is None


def test_a_cancelled_contact_is_restored_as_it_was(desk, fatima):
    uuid = uuid4()
    save(fatima, uuid, note="toch wel")
    fatima.post(f"/balie/lopend/{uuid}/annulering/", headers=SCRIPT)
    answer = fatima.post(f"/balie/lopend/{uuid}/herstel/", headers=SCRIPT)
    assert answer.json()["typed"] == {"note": "toch wel"}


def test_the_department_of_an_answer_is_filled_in(desk, fatima):
    desk.item()
    answer = fatima.get("/balie/antwoord/", {"antwoord": "knowledge.article:paspoort"})
    assert answer.json() == {"department": "burgerzaken"}


def test_the_questions_of_a_department_appear(desk, fatima):
    page = fatima.get("/balie/vragen/", {"afdeling": "burgerzaken"}, headers=SCRIPT)
    assert "Is er al een afspraak? Wanneer?" in page.text


def test_the_count_of_today_is_mine_and_the_teams(desk, fatima):
    finish(desk, at=now())
    finish(desk, at=now(), by=desk.leiden.joost)
    finish(desk, at=now() - timedelta(days=1))
    page = fatima.get("/balie/vandaag/", headers=SCRIPT)
    assert (
        "<strong data-mine>1</strong>" in page.text,
        "<strong data-team>2</strong>" in page.text,
    ) == (
        True,
        True,
    )


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_of_contacts_takes_no_more_queries(
    desk, fatima, django_assert_num_queries, number
):
    for _ in range(number):
        finish(desk, at=now())
    fatima.get("/contacten/")
    with django_assert_num_queries(9):
        fatima.get("/contacten/")


def test_a_contact_is_corrected_with_the_reason(desk, fatima):
    contact = finish(desk, at=now())
    typed = desk.typed(**{"question-0-text": "Waar is mijn rijbewijs?"}) | {
        "why": "verkeerd document",
        "contact_version": "1",
    }
    fatima.post(f"/contacten/{contact.pk}/correctie/", typed)
    assert (contact.questions.get().text, contact.corrections.get().why) == (
        "Waar is mijn rijbewijs?",
        "verkeerd document",
    )


def test_a_correction_without_a_reason_is_refused_and_nothing_typed_is_lost(desk, fatima):
    contact = finish(desk, at=now())
    typed = desk.typed(note="Anders") | {"contact_version": "1"}
    page = fatima.post(f"/contacten/{contact.pk}/correctie/", typed)
    assert (page.status_code, page.context["problems"], page.context["typed"]["note"]) == (
        422,
        {"why": "Waarom corrigeer je dit? Een paar woorden zijn genoeg."},
        "Anders",
    )


def test_a_correction_after_that_of_a_colleague_is_not_an_overwrite(desk, fatima):
    contact = finish(desk, at=now())
    typed = desk.typed() | {"why": "typefout", "contact_version": "1"}
    url = f"/contacten/{contact.pk}/correctie/"
    assert [fatima.post(url, typed).status_code for _ in range(2)] == [302, 409]


def test_the_contact_of_yesterday_is_for_the_team_lead_to_correct(desk, fatima):
    contact = finish(desk, at=now() - timedelta(days=1))
    url = f"/contacten/{contact.pk}/correctie/"
    joost = desk.leiden.browser_of(desk.leiden.joost)
    assert [fatima.get(url).status_code, joost.get(url).status_code] == [403, 200]


def test_a_contact_shows_how_it_was_before_its_correction(desk, fatima):
    contact = finish(desk, at=now(), note="Eerste versie")
    typed = desk.typed(note="Tweede versie") | {"why": "aangevuld", "contact_version": "1"}
    fatima.post(f"/contacten/{contact.pk}/correctie/", typed)
    page = fatima.get(f"/contacten/{contact.pk}/")
    assert ("Eerste versie" in page.text, "Tweede versie" in page.text) == (True, True)


def test_a_contact_is_linked_to_a_case(desk, fatima):
    contact = finish(desk, at=now())
    fatima.post(
        f"/contacten/{contact.pk}/koppelingen/",
        {"kind": "cases.case", "reference": "2017-12", "label": "Paspoort kwijt"},
    )
    assert contact.links.get().reference == "2017-12"


def test_the_keys_of_the_vault_are_of_one_employee_and_open_for_twelve_hours(desk):
    fatima, joost = desk.leiden.fatima, desk.leiden.joost
    later = keys_of(fatima, at=monday_morning + timedelta(hours=12))
    sooner = keys_of(fatima, at=monday_morning)
    assert len(set(sooner.items()) & set(later.items())) == 2
    assert set(sooner.values()) & set(keys_of(joost, at=monday_morning).values()) == set()


def test_after_a_day_nobody_gets_the_old_key_any_more(desk):
    fatima = desk.leiden.fatima
    now_in_use = list(keys_of(fatima, at=monday_morning).values())[1]
    tomorrow = keys_of(fatima, at=monday_morning + timedelta(hours=24))
    assert now_in_use not in tomorrow.values()


def test_typing_is_not_an_event(desk, fatima):
    save(fatima, uuid4(), note="iets persoonlijks")
    assert Event.objects.count() == 0
