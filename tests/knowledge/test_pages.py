"""What employees and residents see of an item."""

import pytest

from leidraad.knowledge import actions
from leidraad.knowledge.models import Item, Product
from tests.knowledge.library import article, later, publish, words

NOTE = "Geheim: verbind door met de teamleider."


@pytest.fixture
def facts(leiden):
    leiden.municipality.local_facts = {
        "paspoort": {
            "prijs": {"value": "€ 88,65", "demo": True, "note": ""},
            "dagen": {"value": "5", "demo": False, "note": ""},
        }
    }
    leiden.municipality.save()


def body(response):
    return response.content.decode()


def test_the_desk_gets_the_answer_with_its_note_on_top(leiden):
    item = article(leiden, note=NOTE)
    page = body(
        leiden.browser_of(leiden.fatima).get(
            f"/kennis/{item.slug}/", headers={"HX-Request": "true"}
        )
    )
    assert "<html" not in page
    assert page.index(NOTE) < page.index("Bel ons.")
    assert f'data-item-id="{item.pk}"' in page


def test_only_the_first_section_is_open(leiden):
    item = article(leiden, texts=words("Bel ons.", costs="Gratis.", term="Een dag."))
    page = body(leiden.browser_of(leiden.fatima).get(f"/kennis/{item.slug}/"))
    assert (page.count('answer-section" open>'), page.count('class="answer-section"')) == (1, 3)


def test_an_english_answer_is_one_click_away(leiden):
    texts = words() | {"en": {"title": "Passport", "sections": {"introduction": "Call us."}}}
    item = article(leiden, texts=texts)
    page = body(leiden.browser_of(leiden.fatima).get(f"/kennis/{item.slug}/?taal=en"))
    assert 'lang="en">Passport</h1>' in page
    assert "Call us." in page


def test_a_colleague_sees_which_amounts_nobody_has_checked(leiden, facts):
    item = article(leiden, texts=words("Kost {{ paspoort.prijs }} na {{ paspoort.dagen }} dagen."))
    page = body(leiden.browser_of(leiden.fatima).get(f"/kennis/{item.slug}/"))
    mark = '<span class="demo-fact">€ 88,65<span class="demo-fact-mark"> (voorbeeld)</span></span>'
    assert f"<p>Kost {mark} na 5 dagen.</p>" in page


def test_a_resident_reads_amounts_without_marks(leiden, facts, client):
    item = article(leiden, texts=words("Kost {{ paspoort.prijs }} na {{ paspoort.dagen }} dagen."))
    assert "<p>Kost € 88,65 na 5 dagen.</p>" in body(client.get(f"/producten/{item.slug}/"))


def test_a_resident_never_sees_the_key_of_a_missing_amount(leiden, client):
    item = article(leiden, texts=words("Kost {{ paspoort.toeslag }}.", costs="{{paspoort.x}}"))
    page = body(client.get(f"/producten/{item.slug}/"))
    assert "Kost (vraag dit aan de gemeente)." in page
    assert ("paspoort." in page, "{{" in page) == (False, False)


def test_a_colleague_sees_which_amount_is_missing(leiden):
    item = article(leiden, texts=words("Kost {{ paspoort.toeslag_spoed }}."))
    page = body(leiden.browser_of(leiden.fatima).get(f"/kennis/{item.slug}/"))
    assert '<span class="unknown-fact">onbekend gegeven: paspoort.toeslag_spoed</span>' in page


@pytest.mark.parametrize("query", ["", "?taal=en", "?taal=nl", "?internal_note=1", "?met=1"])
@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_a_resident_never_reads_the_internal_note(leiden, client, query, htmx):
    texts = words() | {"en": {"title": "Passport", "sections": {"introduction": "Call us."}}}
    item = article(leiden, note=NOTE, texts=texts)
    page = client.get(f"/producten/{item.slug}/{query}", headers=htmx)
    assert (page.status_code, "Geheim" in body(page)) == (200, False)


def test_a_note_typed_as_a_section_stays_inside(leiden, client):
    """Somebody who imports a file may have put anything among the sections."""
    texts = words(internal_note=NOTE, interne_notitie=NOTE)
    item = article(leiden, texts=texts)
    assert "Geheim" not in body(client.get(f"/producten/{item.slug}/"))


def test_a_draft_is_not_on_the_website(leiden, client):
    item = article(leiden)
    actions.save_draft(item, words("Nieuw."), "", based_on=1, by=leiden.marijke, at=later)
    assert "Nieuw." not in body(client.get(f"/producten/{item.slug}/"))


def test_a_withdrawn_item_is_gone_from_the_website_and_from_the_adviser(leiden, client):
    item = article(leiden)
    actions.withdraw(item, "Oud.", by=leiden.marijke)
    adviser = leiden.browser_of(leiden.fatima).get(f"/kennis/{item.slug}/")
    assert (client.get(f"/producten/{item.slug}/").status_code, adviser.status_code) == (404, 404)


def test_html_in_a_text_is_shown_as_it_was_typed(leiden, client):
    item = article(leiden, texts=words("<script>alert(1)</script>"))
    assert "&lt;script&gt;" in body(client.get(f"/producten/{item.slug}/"))


def test_the_english_page_says_that_it_is_english(leiden, client):
    texts = words() | {"en": {"title": "Passport", "sections": {"introduction": "Call us."}}}
    item = article(leiden, texts=texts)
    assert '<html lang="en"' in body(client.get(f"/producten/{item.slug}/?taal=en"))


def test_the_fixed_words_of_an_english_page_are_english_too(leiden, client):
    texts = words() | {"en": {"title": "Passport", "sections": {"introduction": "Call us."}}}
    item = article(leiden, texts=texts)
    page = body(client.get(f"/producten/{item.slug}/?taal=en"))
    assert "Skip to the content" in page
    assert "Last changed" in page


def test_a_product_without_an_article_answers_in_one_sentence(leiden, client):
    uri = "http://standaarden.overheid.nl/owms/terms/melding_(algemeen)"
    Product.objects.create(uri=uri, name="melding", sentence="Meld wat kapot is.")
    assert "Meld wat kapot is." in body(client.get("/producten/product/melding_(algemeen)/"))
    desk = leiden.browser_of(leiden.fatima).get("/kennis/producten/melding_(algemeen)/")
    assert "Meld wat kapot is." in body(desk)


def test_an_editor_writes_a_new_version_in_the_browser(leiden):
    item = article(leiden)
    browser = leiden.browser_of(leiden.marijke)
    done = browser.post(
        f"/kennis/{item.slug}/tekst/",
        {
            "based_on": "1",
            "nl_title": "Paspoort",
            "nl_keywords": "pas, reisdocument",
            "nl_introduction": "Kom langs.\r\nMet pas.",
            "internal_note": "Let op.",
            "remark": "Korter",
        },
    )
    assert done["Location"] == f"/kennis/{item.slug}/versies/2/"
    newest = item.revisions.first()
    assert newest.texts == {
        "nl": {
            "title": "Paspoort",
            "keywords": ["pas", "reisdocument"],
            "sections": {"introduction": "Kom langs.\nMet pas."},
        }
    }


def typed(**fields):
    return {"based_on": "1", "nl_title": "Paspoort", "nl_introduction": "Kom langs."} | fields


def test_over_long_text_is_refused_with_its_length_and_nothing_is_lost(leiden):
    item = article(leiden)
    long = "a" * 10_001
    page = leiden.browser_of(leiden.marijke).post(
        f"/kennis/{item.slug}/tekst/", typed(nl_costs=long)
    )
    assert page.status_code == 422
    assert "10001" in page.context["form"].errors["nl_costs"][0].replace(".", "")
    assert long in body(page)


def test_an_unknown_amount_is_refused_at_its_field(leiden):
    item = article(leiden)
    page = leiden.browser_of(leiden.marijke).post(
        f"/kennis/{item.slug}/tekst/", typed(nl_costs="Kost {{ paspoort.prijsje }}.")
    )
    assert page.context["form"].errors == {
        "nl_costs": [
            "Dit gegeven kennen we niet: paspoort.prijsje. Kijk in local.toml welke er zijn."
        ]
    }


def test_who_saves_second_sees_both_texts(leiden):
    item = article(leiden)
    actions.save_draft(item, words("Van Pieter."), "", based_on=1, by=leiden.pieter, at=later)
    page = leiden.browser_of(leiden.marijke).post(f"/kennis/{item.slug}/tekst/", typed())
    assert page.status_code == 409
    assert "Een collega was je voor" in body(page)
    assert "Kom langs." in body(page)
    again = leiden.browser_of(leiden.marijke).post(
        f"/kennis/{item.slug}/tekst/", typed(based_on="2")
    )
    assert again["Location"] == f"/kennis/{item.slug}/versies/3/"


def test_while_typing_the_editor_sees_long_sentences_and_difficult_words(leiden):
    long = "Dit is een zin die " + "maar " * 20 + "doorgaat aangaande alles."
    piece = leiden.browser_of(leiden.marijke).post(
        "/kennis/leesniveau/?veld=nl_costs", {"nl_costs": long}
    )
    assert "de langste zin heeft er 28." in body(piece)
    assert "<mark>aangaande</mark>: liever over" in body(piece)


def test_a_colleague_reviews_and_publishes_in_the_browser(leiden):
    item = article(leiden)
    marijke, pieter = leiden.browser_of(leiden.marijke), leiden.browser_of(leiden.pieter)
    marijke.post(f"/kennis/{item.slug}/tekst/", typed())
    marijke.post(f"/kennis/{item.slug}/versies/2/controle/")
    waiting = pieter.get("/kennis/redactie/").context["to_review"]
    assert [revision.number for revision in waiting] == [2]
    pieter.post(f"/kennis/{item.slug}/versies/2/oordeel/", {"verdict": "approved"})
    pieter.post(f"/kennis/{item.slug}/versies/2/publicatie/", {"when": ""})
    assert Item.objects.get().publication.revision.number == 2


def test_the_author_is_told_to_ask_a_colleague(leiden):
    item = article(leiden)
    marijke = leiden.browser_of(leiden.marijke)
    marijke.post(f"/kennis/{item.slug}/tekst/", typed())
    marijke.post(f"/kennis/{item.slug}/versies/2/controle/")
    page = marijke.post(f"/kennis/{item.slug}/versies/2/oordeel/", {"verdict": "approved"})
    assert (page.status_code, page.context["verdict_form"].non_field_errors()) == (
        422,
        ["Je schreef deze versie zelf. Een collega kijkt haar na."],
    )


PAGES = [
    "/kennis/",
    "/kennis/?zoek=paspoort&soort=article&staat=gepubliceerd",
    "/kennis/?staat=nakijken",
    "/kennis/?staat=aandacht",
    "/kennis/?staat=concept",
    "/kennis/nieuw/",
    "/kennis/redactie/",
    "/kennis/paspoort/",
    "/kennis/paspoort/tekst/",
    "/kennis/paspoort/eigenschappen/",
    "/kennis/paspoort/intrekking/",
    "/kennis/paspoort/versies/",
    "/kennis/paspoort/versies/1/",
    "/kennis/paspoort/terugmelding/",
    "/kennis/terugmeldingen/",
    "/kennis/terugmeldingen/mijn/",
    "/kennis/terugmeldingen/niet-gevonden/",
    "/nieuws/",
    "/nieuws/nieuw/",
    "/links/",
    "/links/nieuw/",
]


@pytest.mark.parametrize("address", PAGES)
def test_an_editor_may_open_every_page(leiden, address):
    article(leiden)
    assert leiden.browser_of(leiden.marijke).get(address).status_code == 200


READS = {
    "/kennis/",
    "/kennis/?zoek=paspoort&soort=article&staat=gepubliceerd",
    "/kennis/?staat=nakijken",
    "/kennis/?staat=aandacht",
    "/kennis/?staat=concept",
    "/kennis/paspoort/",
    "/kennis/paspoort/terugmelding/",
    "/kennis/terugmeldingen/mijn/",
    "/kennis/terugmeldingen/niet-gevonden/",
    "/nieuws/",
    "/links/",
}


@pytest.mark.parametrize("address", PAGES)
def test_an_adviser_reads_and_reports_and_changes_nothing(leiden, address):
    article(leiden)
    expected = 200 if address in READS else 403
    assert leiden.browser_of(leiden.fatima).get(address).status_code == expected


def test_an_editor_makes_a_new_item(leiden):
    browser = leiden.browser_of(leiden.marijke)
    browser.post(
        "/kennis/nieuw/",
        {"kind": "answer", "slug": "hoe-laat", "department": leiden.civil_affairs.pk},
    )
    browser.post(
        "/kennis/hoe-laat/tekst/", {"based_on": "1", "nl_title": "Hoe laat?", "nl_answer": "9 uur."}
    )
    draft = Item.objects.get(slug="hoe-laat").revisions.first()
    publish(leiden, draft)
    assert Item.objects.get(slug="hoe-laat").title == "Hoe laat?"


def test_properties_are_changed_in_the_browser(leiden):
    item, other = article(leiden), article(leiden, slug="rijbewijs")
    page = leiden.browser_of(leiden.marijke).post(
        "/kennis/paspoort/eigenschappen/",
        {
            "department": leiden.contact_centre.pk,
            "responsible": leiden.marijke.pk,
            "review_by": "1-5-2018",
            "related": "rijbewijs",
        },
    )
    assert page.status_code == 302
    item.refresh_from_db()
    assert (item.department, item.responsible, list(item.related.all())) == (
        leiden.contact_centre,
        leiden.marijke,
        [other],
    )


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_of_items_asks_the_database_no_more(
    leiden, number, django_assert_num_queries
):
    for each in range(number):
        article(leiden, slug=f"item-{each}")
    browser = leiden.browser_of(leiden.fatima)
    browser.get("/kennis/")
    with django_assert_num_queries(ITEMS_QUERIES):
        browser.get("/kennis/")


ITEMS_QUERIES = 7
