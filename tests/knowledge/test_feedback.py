"""What the desk says about an answer reaches the editors, and their answer reaches the desk."""

import pytest

from leidraad.knowledge import actions
from leidraad.knowledge.models import Feedback
from tests.knowledge.library import article, later
from tests.leiden import monday_morning


@pytest.fixture
def reported(leiden):
    return actions.report_feedback(
        article(leiden), Feedback.WRONG, quote="Bel ons.", by=leiden.fatima, at=monday_morning
    )


def test_feedback_waits_in_the_queue_with_the_sentence_it_is_about(leiden, reported):
    waiting = Feedback.objects.unsettled().get()
    assert (waiting.quote, waiting.status, waiting.owner) == ("Bel ons.", "open", None)


def test_a_double_click_reports_once(leiden, reported):
    again = actions.report_feedback(
        reported.item, Feedback.WRONG, quote="Bel ons.", by=leiden.fatima, at=later
    )
    assert again == reported


def test_the_first_editor_who_takes_it_has_it(leiden, reported):
    actions.take(reported, by=leiden.marijke, at=later)
    actions.take(reported, by=leiden.pieter, at=later)
    reported.refresh_from_db()
    assert reported.owner == leiden.marijke


def test_who_reported_it_reads_the_answer(leiden, reported):
    actions.solve(reported, "Aangepast, dank je.", by=leiden.marijke, at=later)
    page = leiden.browser_of(leiden.fatima).get("/kennis/terugmeldingen/mijn/")
    assert "Antwoord van Marijke de Wit:</strong> Aangepast, dank je." in page.content.decode()


def test_a_colleague_does_not_see_what_i_reported(leiden, reported):
    page = leiden.browser_of(leiden.joost).get("/kennis/terugmeldingen/mijn/")
    assert "Bel ons." not in page.content.decode()


def test_declining_asks_for_a_reason(leiden, reported):
    page = leiden.browser_of(leiden.marijke).post(
        f"/kennis/terugmeldingen/{reported.pk}/", {"status": "declined", "answer": ""}
    )
    assert (page.status_code, page.context["form"].errors["answer"]) == (
        422,
        ["Schrijf waarom niet: de melder leest dit."],
    )


def test_what_was_settled_is_not_settled_again(leiden, reported):
    actions.solve(reported, "Aangepast.", by=leiden.marijke, at=later)
    actions.decline(reported, "Toch niet.", by=leiden.pieter, at=later)
    assert [step.status for step in reported.handlings.all()] == ["solved"]


def test_all_who_searched_the_same_words_get_the_same_answer(leiden):
    for employee in (leiden.fatima, leiden.joost):
        actions.report_not_found("  rode   Bak ", by=employee, at=monday_morning)
    first = Feedback.objects.first()
    actions.solve(first, "Er is nu een artikel.", by=leiden.marijke, at=later)
    assert [one.status for one in Feedback.objects.all()] == ["solved", "solved"]


def test_not_found_without_words_is_refused(leiden):
    with pytest.raises(ValueError, match="There are no words"):
        actions.report_not_found("  ", by=leiden.fatima, at=monday_morning)


def test_an_adviser_reports_from_the_desk_and_stays_there(leiden):
    item = article(leiden)
    browser = leiden.browser_of(leiden.fatima)
    form = browser.get(f"/kennis/{item.slug}/terugmelding/", headers={"HX-Request": "true"})
    assert "<html" not in form.content.decode()
    done = browser.post(
        f"/kennis/{item.slug}/terugmelding/",
        {"kind": "unclear", "remark": "Welke pas?"},
        headers={"HX-Request": "true"},
    )
    assert "Doorgegeven aan de redactie" in done.content.decode()
    assert Feedback.objects.get().reported_by == leiden.fatima


def test_feedback_without_a_word_or_sentence_is_asked_for_more(leiden):
    item = article(leiden)
    page = leiden.browser_of(leiden.fatima).post(
        f"/kennis/{item.slug}/terugmelding/", {"kind": "unclear"}
    )
    assert (page.status_code, Feedback.objects.count()) == (422, 0)


def test_an_adviser_does_not_handle_the_queue(leiden, reported):
    browser = leiden.browser_of(leiden.fatima)
    assert browser.get("/kennis/terugmeldingen/").status_code == 403
