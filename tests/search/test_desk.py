import pytest
from django.urls import reverse

from leidraad.search import feed
from leidraad.search.models import BestBet, IndexTask, Synonym


@pytest.fixture
def griffie(leiden, departments):
    leiden.department("griffie", "Griffie <gemeenteraad>")
    feed.run_once()


def test_an_adviser_finds_what_is_there(leiden, griffie):
    page = leiden.browser_of(leiden.fatima).get(reverse("search:search"), {"zoek": "grifie"})
    assert [result.label for result in page.context["results"]] == ["Afdelingen"]


def test_what_is_found_is_escaped(leiden, griffie):
    page = leiden.browser_of(leiden.fatima).get(reverse("search:search"), {"zoek": "griffie"})
    assert '<mark class="nl-mark">Griffie</mark> &lt;gemeenteraad&gt;' in page.content.decode()


def test_what_was_typed_is_escaped(leiden, griffie):
    query = {"zoek": "<script>alert(1)</script>"}
    page = leiden.browser_of(leiden.fatima).get(reverse("search:search"), query)
    assert "<script>alert" not in page.content.decode()


def test_htmx_gets_the_results_alone(leiden, griffie):
    browser = leiden.browser_of(leiden.fatima)
    page = browser.get(
        reverse("search:search"), {"zoek": "griffie"}, headers={"HX-Request": "true"}
    )
    assert page.content.decode().strip().startswith('<div id="search-results">')


def test_a_question_without_an_answer_hears_so(leiden, griffie):
    page = leiden.browser_of(leiden.fatima).get(reverse("search:search"), {"zoek": "pizza"})
    assert "Niets gevonden over “pizza”" in page.content.decode()


def test_a_text_that_is_too_long_is_refused_with_its_length(leiden, griffie):
    page = leiden.browser_of(leiden.fatima).get(reverse("search:search"), {"zoek": "x" * 501})
    assert "Je zoekvraag heeft 501 tekens" in page.content.decode()


def test_before_there_is_an_index_the_page_says_so(leiden, departments):
    page = leiden.browser_of(leiden.fatima).get(reverse("search:search"), {"zoek": "griffie"})
    assert "De zoekindex wordt opgebouwd" in page.content.decode()


def test_suggestions_come_while_typing(leiden, griffie):
    page = leiden.browser_of(leiden.fatima).get(reverse("search:suggestions"), {"zoek": "grif"})
    assert page.json() == {"suggestions": ["Griffie <gemeenteraad>"]}


@pytest.mark.parametrize("departments_there", [1, 3])
def test_searching_asks_the_database_only_who_you_are(
    leiden, departments, django_assert_num_queries, departments_there
):
    for number in range(departments_there):
        leiden.department(f"griffie-{number}", f"Griffie {number}")
    feed.run_once()
    browser = leiden.browser_of(leiden.fatima)
    browser.get(reverse("search:search"), {"zoek": "griffie"})
    with django_assert_num_queries(3):
        browser.get(reverse("search:search"), {"zoek": "griffie"})


def test_an_editor_adds_a_synonym(leiden):
    words = {"language": "nl", "typed": "kliko", "means": "container"}
    leiden.browser_of(leiden.marijke).post(reverse("search:synonyms"), words)
    assert str(Synonym.objects.get()) == "kliko → container"
    assert IndexTask.objects.get().kind == IndexTask.WORDS


def test_an_editor_changes_a_synonym(leiden):
    synonym = Synonym.objects.create(typed="kliko", means="kontainer")
    words = {"language": "nl", "typed": "kliko", "means": "container", "both_ways": "on"}
    leiden.browser_of(leiden.marijke).post(reverse("search:synonym", args=[synonym.pk]), words)
    assert str(Synonym.objects.get()) == "kliko ↔ container"


def test_an_editor_takes_a_synonym_out(leiden):
    synonym = Synonym.objects.create(typed="kliko", means="container")
    leiden.browser_of(leiden.marijke).post(reverse("search:synonym-removal", args=[synonym.pk]))
    assert Synonym.objects.count() == 0


def test_an_editor_puts_an_answer_on_top(leiden):
    words = {"language": "nl", "typed": "kliko", "key": "knowledge.article:12"}
    leiden.browser_of(leiden.marijke).post(reverse("search:best-bets"), words)
    assert str(BestBet.objects.get()) == "kliko → knowledge.article:12"


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ({"typed": "de", "means": "container"}, "Dit woord zegt te weinig"),
        ({"typed": "kliko", "means": "kliko"}, "Dit is hetzelfde woord"),
        ({"typed": "", "means": "kliko"}, "Dit veld is verplicht"),
    ],
)
def test_a_synonym_that_cannot_work_is_refused_with_advice(leiden, words, advice):
    page = leiden.browser_of(leiden.marijke).post(
        reverse("search:synonyms"), {"language": "nl"} | words
    )
    assert (page.status_code, advice in page.content.decode()) == (422, True)


def test_an_adviser_may_not_change_synonyms(leiden):
    words = {"language": "nl", "typed": "kliko", "means": "container"}
    page = leiden.browser_of(leiden.fatima).post(reverse("search:synonyms"), words)
    assert (page.status_code, Synonym.objects.count()) == (403, 0)


def test_a_visitor_may_not_search_at_the_desk(client, db):
    assert client.get(reverse("search:search")).status_code == 302
