"""News and work instructions: for whom, and who has read them."""

from datetime import date, timedelta

import pytest

from leidraad.knowledge import actions
from leidraad.knowledge.models import Link, LinkGroup, NewsItem
from leidraad.organisation.models import Skill
from tests.leiden import monday_morning

today = date(2017, 5, 1)


@pytest.fixture
def parking(db):
    return Skill.objects.create(slug="parkeren", name="Parkeren")


def write(leiden, title="Nieuw tarief", skills=(), **fields):
    news = NewsItem(title=title, text="Vanaf vandaag.", **({"valid_from": today} | fields))
    return actions.save_news(news, list(skills), [], by=leiden.joost, at=monday_morning)


def unread(employee, on=today):
    return [news.title for news in NewsItem.objects.unread_by(employee, on=on)]


def test_news_for_everyone_is_unread_until_i_say_i_have_read_it(leiden):
    news = write(leiden)
    assert unread(leiden.fatima) == ["Nieuw tarief"]
    actions.mark_read(news, by=leiden.fatima, at=monday_morning)
    actions.mark_read(news, by=leiden.fatima, at=monday_morning)
    assert (unread(leiden.fatima), unread(leiden.karin)) == ([], ["Nieuw tarief"])


def test_an_instruction_for_a_skill_is_for_who_has_it(leiden, parking):
    leiden.fatima.skills.add(parking)
    write(leiden, skills=[parking], kind=NewsItem.INSTRUCTION)
    assert (unread(leiden.fatima), unread(leiden.karin)) == (["Nieuw tarief"], [])


def test_news_is_there_from_its_first_to_its_last_day(leiden):
    write(leiden, valid_until=today)
    days = [today - timedelta(days=1), today, today + timedelta(days=1)]
    assert [len(unread(leiden.fatima, on=day)) for day in days] == [0, 1, 0]


def test_pinned_comes_first_and_then_what_matters_most(leiden):
    write(leiden, "gewoon")
    write(leiden, "dringend", importance=NewsItem.URGENT)
    write(leiden, "vast", is_pinned=True)
    assert [news.title for news in NewsItem.objects.all()] == ["vast", "dringend", "gewoon"]


def test_when_the_words_change_everyone_reads_them_again(leiden):
    news = write(leiden)
    actions.mark_read(news, by=leiden.fatima, at=monday_morning)
    news.text = "Toch vanaf morgen."
    actions.save_news(news, [], [], by=leiden.joost, at=monday_morning)
    assert unread(leiden.fatima) == ["Nieuw tarief"]


def test_pinning_news_leaves_the_read_marks(leiden):
    news = write(leiden)
    actions.mark_read(news, by=leiden.fatima, at=monday_morning)
    news.is_pinned = True
    actions.save_news(news, [], [], by=leiden.joost, at=monday_morning)
    assert unread(leiden.fatima) == []


def test_the_team_lead_writes_news_in_the_browser(leiden, parking):
    browser = leiden.browser_of(leiden.joost)
    browser.post(
        "/nieuws/nieuw/",
        {
            "kind": "instruction",
            "title": "Tarief",
            "text": "Noem het bedrag.",
            "importance": "2",
            "skills": [parking.pk],
            "valid_from": "1-5-2017",
        },
    )
    news = NewsItem.objects.get()
    assert (news.author, news.importance, list(news.skills.all())) == (leiden.joost, 2, [parking])


def test_an_adviser_reads_news_and_does_not_write_it(leiden):
    news = write(leiden)
    browser = leiden.browser_of(leiden.fatima)
    assert browser.get("/nieuws/nieuw/").status_code == 403
    assert browser.get(f"/nieuws/{news.pk}/").status_code == 200


def test_the_count_of_unread_news_fits_in_the_bar(leiden):
    write(leiden)
    browser = leiden.browser_of(leiden.fatima)
    piece = (
        '<a class="unread-news" href="/nieuws/"><span class="count">1</span> '
        '<span class="label">ongelezen</span></a>'
    )
    assert browser.get("/nieuws/ongelezen/").content.decode().strip() == piece


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_asks_the_database_no_more(
    leiden, parking, number, django_assert_num_queries
):
    for each in range(number):
        write(leiden, f"Bericht {each}", skills=[parking])
    browser = leiden.browser_of(leiden.fatima)
    browser.get("/nieuws/?vaardigheid=parkeren")
    with django_assert_num_queries(NEWS_QUERIES):
        browser.get("/nieuws/?vaardigheid=parkeren")


NEWS_QUERIES = 7


def test_a_link_is_added_under_a_new_heading(leiden):
    leiden.browser_of(leiden.joost).post(
        "/links/nieuw/",
        {"title": "RDW", "url": "https://www.rdw.nl", "new_group": "Landelijk", "position": "0"},
    )
    assert Link.objects.get().group.name == "Landelijk"


def test_the_last_link_takes_its_heading_along(leiden):
    group = actions.save_link_group("Landelijk")
    link = actions.save_link(Link(group=group, title="RDW", url="https://www.rdw.nl"))
    actions.remove_link(link)
    actions.remove_link(link)
    assert (Link.objects.count(), LinkGroup.objects.count()) == (0, 0)


def test_an_address_that_is_none_is_asked_again(leiden):
    page = leiden.browser_of(leiden.joost).post(
        "/links/nieuw/", {"title": "RDW", "url": "rdw", "new_group": "Landelijk", "position": "0"}
    )
    assert (page.status_code, page.context["form"].errors["url"]) == (
        422,
        ["Dit is geen adres. Schrijf het zoals https://www.rdw.nl."],
    )
