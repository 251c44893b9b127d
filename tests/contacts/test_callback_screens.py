from datetime import timedelta

import pytest
from django.utils.timezone import now

from leidraad.contacts.actions import change, handle
from leidraad.contacts.models import CallbackRequest
from leidraad.history.models import Event
from tests.contacts.test_callbacks import ONE, OTHER, ask


@pytest.fixture
def karin(desk):
    return desk.leiden.browser_of(desk.leiden.karin)


def url(request, part=""):
    return f"/terugbelverzoeken/{request.pk}/{part}"


def test_the_work_list_shows_what_the_department_has_to_do(desk, karin):
    desk.leiden.department("belastingen", "Belastingen")
    mine = ask(desk, at=now())
    ask(desk, submission=OTHER, at=now(), **{"callback-department": "belastingen"})
    assert list(karin.get("/terugbelverzoeken/").context["batch"]) == [mine]


def test_what_i_put_out_can_be_followed(desk):
    request = ask(desk, at=now())
    fatima = desk.leiden.browser_of(desk.leiden.fatima)
    page = fatima.get("/terugbelverzoeken/?toon=uitgezet")
    assert list(page.context["batch"]) == [request]


def test_what_is_late_is_said_first(desk, karin):
    ask(desk)
    assert karin.get("/terugbelverzoeken/").context["late"] == 1


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_takes_no_more_queries(desk, karin, django_assert_num_queries, number):
    from uuid import UUID

    for n in range(number):
        ask(desk, submission=UUID(int=n + 1), at=now())
    karin.get("/terugbelverzoeken/")  # the session is renewed once in five minutes
    with django_assert_num_queries(7):
        karin.get("/terugbelverzoeken/")


def test_a_request_is_found_by_phone_and_the_search_is_written_down(desk):
    request = ask(desk)
    fatima = desk.leiden.browser_of(desk.leiden.fatima)
    page = fatima.post("/terugbelverzoeken/gevonden/", {"typed": "+31 71 516 51 65"})
    assert list(page.context["batch"]) == [request]
    assert Event.objects.look_ups().get().what == "gezocht op telefoon of e-mail"


def test_what_is_no_number_and_no_address_is_said_at_the_field(desk, karin):
    page = karin.post("/terugbelverzoeken/gevonden/", {"typed": "jansen"})
    assert (page.status_code, page.context["form"].errors["typed"]) == (
        422,
        ["Dit is geen telefoonnummer en geen e-mailadres. Controleer wat je typte."],
    )


def test_opening_a_request_is_written_down(desk, karin):
    karin.get(url(ask(desk)))
    assert Event.objects.look_ups().get().what == "bekeken"


def test_the_department_handles_it(desk, karin):
    request = ask(desk)
    karin.post(url(request, "afhandeling/"), {"version": 1, "result": "Uitgelegd."})
    assert CallbackRequest.objects.get().handling.result == "Uitgelegd."


def test_another_department_may_not_handle_it(desk):
    taxes = desk.leiden.hire(
        "1010", "Piet Tax", "back-office", desk.leiden.department("belastingen", "Belastingen")
    )
    request = ask(desk)
    answer = desk.leiden.browser_of(taxes).post(
        url(request, "afhandeling/"), {"version": 1, "result": "Uitgelegd."}
    )
    assert (answer.status_code, CallbackRequest.objects.open().count()) == (403, 1)


def test_a_result_that_is_missing_is_asked_for_and_nothing_typed_is_lost(desk, karin):
    request = ask(desk)
    page = karin.post(url(request, "afhandeling/"), {"version": 1, "result": ""})
    assert (page.status_code, page.context["handle"].errors["result"]) == (
        422,
        ["Schrijf kort op hoe het afliep, voor wie de klant later spreekt."],
    )


def test_no_answer_is_noted(desk, karin):
    request = ask(desk)
    karin.post(url(request, "belpogingen/"), {"submission": ONE, "remark": "ingesproken"})
    assert request.attempts.get().remark == "ingesproken"


def test_it_is_sent_on_with_a_reason(desk, karin):
    taxes = desk.leiden.department("belastingen", "Belastingen")
    request = ask(desk)
    karin.post(url(request, "doorzetting/"), {"version": 1, "department": taxes.slug, "why": "WOZ"})
    assert CallbackRequest.objects.get().department == taxes


def test_sending_on_without_saying_to_whom_is_refused(desk, karin):
    page = karin.post(url(ask(desk), "doorzetting/"), {"version": 1, "why": "WOZ"})
    assert page.context["reroute"].errors["department"] == [
        "Naar wie moet het? Kies een afdeling of een collega."
    ]


def test_a_colleague_who_was_first_is_shown_beside_what_was_typed(desk, karin):
    request = ask(desk)
    change(request, question="Van Joost", internal_note="", reachable="", version=1)
    page = karin.post(
        url(request), {"version": 1, "question": "Van Karin", "internal_note": "", "reachable": ""}
    )
    assert (page.status_code, page.context["theirs"].question) == (409, "Van Joost")
    assert page.context["change"].data["question"] == "Van Karin"
    assert page.context["change"].data["version"] == 2


def test_a_request_that_a_colleague_handled_is_not_handled_again(desk, karin):
    request = ask(desk)
    handle(request, result="Al gebeld.", version=1, by=desk.leiden.joost, at=now())
    page = karin.post(url(request, "afhandeling/"), {"version": 1, "result": "Nog eens."})
    assert (page.status_code, page.context["theirs"].handling.by) == (409, desk.leiden.joost)


def test_colleagues_see_each_other_on_a_request(desk, karin):
    request = ask(desk)
    desk.leiden.browser_of(desk.leiden.joost).post(url(request, "kijkers/"), {"version": 1})
    page = karin.post(url(request, "kijkers/"), {"version": 1})
    assert ("Joost van Dam" in page.text, "gewijzigd" in page.text) == (True, False)


def test_who_has_an_old_version_before_them_hears_it(desk, karin):
    request = ask(desk)
    change(request, question="Nieuw", internal_note="", reachable="", version=1)
    page = karin.post(url(request, "kijkers/"), {"version": 1})
    assert "Dit verzoek is intussen gewijzigd." in page.text


def test_a_handled_request_is_kept_among_what_is_done(desk, karin):
    request = ask(desk)
    handle(request, result="Klaar.", version=1, by=desk.leiden.karin, at=now() - timedelta(days=1))
    assert list(karin.get("/terugbelverzoeken/?toon=klaar").context["batch"]) == [request]
