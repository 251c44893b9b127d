"""Reading, reporting and writing knowledge, in a real browser."""

import pytest

from tests.browser.watch import assert_accessible, assert_fits, screenshot

pytestmark = pytest.mark.browser

WITH_KNOWLEDGE = """
from datetime import datetime, timezone
from leidraad.knowledge.models import Item, Publication, Revision
from leidraad.organisation.models import Department, Employee
at = datetime(2026, 1, 5, 9, tzinfo=timezone.utc)
if not Item.objects.filter(slug="paspoort-proef").exists():
    item = Item.objects.create(kind="article", slug="paspoort-proef", department=Department.objects.first())
    texts = {"nl": {"title": "Paspoort proef", "keywords": ["pas"], "sections": {
        "introduction": "Met een paspoort kunt u reizen.", "costs": "Gratis."}},
        "en": {"title": "Passport trial", "keywords": [], "sections": {"introduction": "Travel."}}}
    revision = Revision.objects.create(item=item, number=1, texts=texts, internal_note="Een boekje?", made_at=at)
    Publication.objects.create(item=item, revision=revision, at=at)
"""

WITH_NEWS = """
from datetime import date
from django.utils.timezone import now
from leidraad.knowledge import actions
from leidraad.knowledge.models import NewsItem
from leidraad.organisation.models import Employee
joost = Employee.objects.get(number="1002")
NewsItem.objects.all().delete()
news = NewsItem(title="Nieuw tarief", text="Vanaf vandaag.", valid_from=date(2026, 1, 5))
actions.save_news(news, [], [], by=joost, at=now())
"""
WITHOUT_NEWS = """
from leidraad.knowledge.models import NewsItem
NewsItem.objects.all().delete()
"""


@pytest.fixture
def knowledge(live_house):
    live_house.python(WITH_KNOWLEDGE)


def test_an_adviser_reads_an_answer_and_reports_a_mistake_without_leaving_it(
    knowledge, page, sign_in
):
    sign_in(page).goto("/kennis/paspoort-proef/")
    assert page.get_by_role("heading", level=1).inner_text() == "Paspoort proef"
    assert page.get_by_text("Gratis.").is_hidden()
    assert_accessible(page)
    screenshot(page, "knowledge-item")
    page.get_by_role("link", name="Er klopt iets niet").click()
    page.get_by_label("er staat een fout in").check()
    page.get_by_label("Om welke zin gaat het?").fill("Gratis.")
    assert_accessible(page)
    page.get_by_role("button", name="Doorgeven aan de redactie").click()
    page.get_by_text("Doorgegeven aan de redactie.").wait_for()
    assert page.url.endswith("/kennis/paspoort-proef/")


def test_english_is_one_click_away_and_the_note_stays(knowledge, page, sign_in):
    sign_in(page).goto("/kennis/paspoort-proef/")
    page.get_by_role("link", name="English").click()
    page.get_by_text("Travel.").wait_for()
    assert page.get_by_text("Een boekje?").is_visible()
    assert_accessible(page)


@pytest.mark.parametrize("width", [320, 1366])
def test_the_languages_of_an_answer_stand_on_one_line(knowledge, open_window, sign_in, width):
    page = sign_in(open_window(width))
    page.goto("/kennis/paspoort-proef/?taal=en")
    choice = page.get_by_role("navigation", name="Taal van het antwoord")
    dutch, english = choice.get_by_role("link").all()
    assert dutch.bounding_box()["y"] == english.bounding_box()["y"]
    assert choice.locator("[aria-current]").all_inner_texts() == ["English"]
    assert_fits(page)
    assert_accessible(page)


def test_the_reading_level_appears_while_the_editor_types(knowledge, page, sign_in):
    sign_in(page, "1003").goto("/kennis/paspoort-proef/tekst/")
    page.locator("#id_nl_costs").fill("Dit is " + "heel " * 20 + "lang, aangaande alles.")
    page.locator("#level-nl_costs").get_by_text("te lange zinnen").wait_for()
    assert page.locator("#level-nl_costs mark").inner_text() == "aangaande"
    assert_accessible(page)


@pytest.mark.parametrize("width", [320, 1366])
@pytest.mark.parametrize(
    "address",
    ["/kennis/", "/kennis/redactie/", "/kennis/terugmeldingen/", "/nieuws/", "/nieuws/nieuw/", "/links/",
     "/kennis/paspoort-proef/eigenschappen/", "/kennis/paspoort-proef/versies/1/"],
)  # fmt: skip
def test_every_page_of_the_editors_is_usable_for_everyone(
    knowledge, open_window, sign_in, width, address
):
    page = sign_in(open_window(width), "1003")
    page.goto(address)
    assert_accessible(page)
    assert_fits(page)


@pytest.mark.parametrize("query", ["", "?taal=en"])
def test_a_resident_reads_it_without_scripts(knowledge, open_window, query):
    page = open_window(320, javascript=False)
    page.goto(f"/producten/paspoort-proef/{query}")
    assert page.get_by_text("Een boekje?").count() == 0
    assert_fits(page)


@pytest.fixture
def one_news_item(live_house):
    live_house.python(WITH_NEWS)
    yield
    live_house.python(WITHOUT_NEWS)


@pytest.mark.parametrize("width", [320, 1366])
def test_the_bar_says_how_much_news_there_is_to_read(one_news_item, open_window, sign_in, width):
    page = sign_in(open_window(width))
    page.goto("/medewerkers/")
    link = page.get_by_role("banner").get_by_role("link", name="1 ongelezen")
    link.wait_for()
    screenshot(page, f"bar-news-{width}")
    assert_fits(page)
    assert_accessible(page)
    link.click()
    page.get_by_role("link", name="Nieuw tarief").click()
    page.get_by_role("button", name="gelezen").click()
    page.wait_for_url("**/nieuws/")
    page.wait_for_load_state("networkidle")
    assert page.locator(".bar-news").inner_text() == ""


def test_when_the_count_of_news_cannot_be_fetched_nobody_is_disturbed(page, sign_in, watch):
    watch.expect("status of 500|Response Status Error Code 500")
    page.route("**/nieuws/ongelezen/", lambda route: route.fulfill(status=500))
    sign_in(page).goto("/medewerkers/")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-trouble]").count() == 0


def test_the_count_of_news_does_not_keep_the_session_alive(page, sign_in):
    sign_in(page)
    with page.expect_request("**/nieuws/ongelezen/") as asked:
        page.goto("/medewerkers/")
    assert asked.value.headers["x-quiet"] == "1"
