import pytest
from django.conf import settings

from leidraad.contacts.forms import read_closing
from leidraad.contacts.loading import load_contacts
from leidraad.contacts.models import CallbackNorm, Channel, Outcome, QuestionSet
from leidraad.history.events import old_values
from leidraad.history.models import Event
from leidraad.organisation.models import Department

SET = "/balie/lijsten/vragensets/"


@pytest.fixture
def sanne(desk):
    return desk.leiden.browser_of(desk.leiden.beheer)


def test_loading_says_how_many_there_are_and_which_sets_lack_a_department(desk):
    Department.objects.create(slug="parkeren", name="Parkeren")
    assert load_contacts(settings.GENERAL, settings.MUNICIPALITY) == (
        "7 kanalen, 6 afhandelingen, 2 vragensets; zonder afdeling: belastingen, afval, vergunningen, "
        "maatschappelijke-ondersteuning, werk-en-inkomen, stadsbeheer"
    )


def test_a_new_channel_can_be_used_at_once(desk, sanne):
    sanne.post(
        "/balie/lijsten/kanalen/nieuw/", {"name": "Beeldbellen", "position": 9, "is_active": "on"}
    )
    closing, problems = read_closing(desk.typed(channel="beeldbellen"))
    assert (problems, closing.channel_id) == ({}, Channel.objects.get(name="Beeldbellen").pk)


def test_a_channel_out_of_use_cannot_be_chosen_any_more(desk, sanne):
    post = Channel.objects.get(slug="post")
    sanne.post(f"/balie/lijsten/kanalen/{post.pk}/", {"name": "Post", "position": 6})
    _, problems = read_closing(desk.typed(channel="post"))
    assert problems == {"channel": "Deze keuze staat niet (meer) in de lijst. Kies een andere."}


def test_the_old_name_of_an_outcome_stays_in_the_history(desk, sanne):
    outcome = Outcome.objects.get(slug="beantwoord")
    sanne.post(
        f"/balie/lijsten/afhandelingen/{outcome.pk}/",
        {"name": "Helemaal beantwoord", "kind": "answered", "position": 0, "is_active": "on"},
    )
    event = Event.objects.of(outcome).get()
    assert old_values(event) == {"name": "Beantwoord"}


def test_two_channels_of_one_name_are_refused_at_the_field(desk, sanne):
    page = sanne.post("/balie/lijsten/kanalen/nieuw/", {"name": "Telefoon", "position": 1})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["name"])


def test_there_is_one_general_norm(desk, sanne):
    page = sanne.post(
        "/balie/lijsten/terugbelnormen/nieuw/", {"working_days": 3, "urgent_working_days": 0}
    )
    assert page.context["form"].errors["department"] == ["Er is al een algemene norm. Pas die aan."]


def test_a_department_gets_a_norm_of_its_own(desk, sanne):
    sanne.post(
        "/balie/lijsten/terugbelnormen/nieuw/",
        {"department": desk.civil_affairs.pk, "working_days": 5, "urgent_working_days": 1},
    )
    assert CallbackNorm.objects.get(department=desk.civil_affairs).working_days == 5


def forms_of(row, *questions):
    fields = {
        "name": row.name,
        "department": row.department_id,
        "is_active": "on",
        "questions-TOTAL_FORMS": len(questions),
        "questions-INITIAL_FORMS": sum("id" in question for question in questions),
    }
    return fields | {
        f"questions-{number}-{name}": value
        for number, question in enumerate(questions)
        for name, value in question.items()
    }


def test_a_question_is_added_to_a_set_and_another_taken_out(desk, sanne):
    row = QuestionSet.objects.get(slug="burgerzaken")
    first, second, third = row.questions.all()
    typed = forms_of(
        row,
        {"id": first.pk, "text": "Waarover?", "kind": "choice", "lines": "Paspoort\nRijbewijs"},
        {"id": second.pk, "text": second.text, "kind": "short", "DELETE": "on"},
        {"id": third.pk, "text": third.text, "kind": "checks", "lines": "Een\nTwee"},
        {"text": "Nog iets?", "kind": "long"},
    )
    sanne.post(f"{SET}{row.pk}/", typed)
    assert [(one.text, one.choices) for one in row.questions.all()] == [
        ("Waarover?", ["Paspoort", "Rijbewijs"]),
        ("Wat is er al gedaan?", ["Een", "Twee"]),
        ("Nog iets?", []),
    ]


def test_a_list_without_choices_is_refused_with_what_to_do(desk, sanne):
    row = QuestionSet.objects.get(slug="burgerzaken")
    page = sanne.post(f"{SET}{row.pk}/", forms_of(row, {"text": "Welke?", "kind": "choice"}))
    assert (page.status_code, page.context["questions"].forms[0].errors["lines"]) == (
        422,
        ["Typ minstens twee keuzes, elk op een eigen regel."],
    )


@pytest.mark.parametrize("slug", ["kanalen", "afhandelingen", "vragensets", "terugbelnormen"])
def test_the_lists_are_kept_by_administrator_and_team_lead_alone(desk, slug):
    people = [desk.leiden.beheer, desk.leiden.joost, desk.leiden.fatima, desk.leiden.karin]
    answers = [
        desk.leiden.browser_of(who).get(f"/balie/lijsten/{slug}/").status_code for who in people
    ]
    assert answers == [200, 200, 403, 403]
