"""Every page that can be reached by a link is there, for every role; and no nonsense breaks a page."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leidraad.config.loading import load_everything
from leidraad.demonstration.build import build
from leidraad.organisation.models import Employee
from leidraad.organisation.roles import ROLES

pytestmark = [pytest.mark.proof, pytest.mark.django_db]
MOST_PAGES = 2500
# Editors see the names of local facts as they typed them: in fields, and in the text of a revision.
WRITTEN_BY_EDITORS = re.compile(r"<textarea.*?</textarea>|<(ins|del|pre)\b.*?</\1>", re.DOTALL)


class Page(HTMLParser):
    """The links, headings and identities of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.main_headings = 0
        self.has_language = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag == "html":
            self.has_language = bool(given.get("lang"))
        if given.get("id"):
            self.ids.append(given["id"])
        self.main_headings += tag == "h1"


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            load_everything(lambda said: None)
            build(lambda said: None)
            yield
            transaction.set_rollback(True)


def here(link: str, page: str) -> str | None:
    """The path of a link on this site, without its fragment; None for one that leads away."""
    whole, _ = urldefrag(urljoin(page, link))
    parts = urlsplit(whole)
    if parts.netloc or parts.scheme not in ("", "http", "https"):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def crawl(client: Client, start: str) -> tuple[set[str], list[str]]:
    """The pages seen, and what is wrong with them."""
    waiting, seen, wrong = [start], {start}, []
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop()
        answer = client.get(path)
        if answer.status_code in (301, 302):
            links = [answer["Location"]]
        elif answer.status_code != 200:
            wrong.append(f"{path}: {answer.status_code}")
            continue
        elif "text/html" in answer["Content-Type"]:
            page = Page(answer.content.decode())
            links = page.links
            wrong += [f"{path}: {problem}" for problem in problems(page, answer.content.decode())]
        else:
            continue
        found = {here(link, path) for link in links} - seen - {None}
        seen |= found
        waiting += sorted(found)
    return seen, wrong


def problems(page: Page, html: str) -> list[str]:
    found = []
    if "<html" in html and page.main_headings != 1:
        found.append(f"{page.main_headings} main headings")
    if "<html" in html and not page.has_language:
        found.append("no language")
    doubles = {each for each in page.ids if page.ids.count(each) > 1}
    if doubles:
        found.append(f"double ids: {sorted(doubles)[:3]}")
    if "{{" in WRITTEN_BY_EDITORS.sub("", html):
        found.append("a field that was not filled in")
    return found


@pytest.mark.parametrize("role", [role.slug for role in ROLES])
def test_every_page_behind_a_link_is_there(demo, role):
    client = Client()
    client.force_login(Employee.objects.filter(groups__name=role).first())
    seen, wrong = crawl(client, "/")
    print(f"\n{role}: {len(seen)} pages")
    assert wrong == []
    assert len(seen) >= 3


def paths(patterns=None, prefix: str = "") -> list[str]:
    """Every path of the house, with something typed in its places."""
    found = []
    for pattern in patterns or get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            found += paths(pattern.url_patterns, route)
        else:
            found.append("/" + route)
    return found


NONSENSE = st.one_of(
    st.text(max_size=50),
    st.sampled_from(["'", '"', "\x00", "%00", "-1", "9" * 40, "<script>", "😀" * 20, "a" * 5000]),
)
NUMBERS = st.sampled_from(["0", "1", "2", "999999999999", "00000000-0000-0000-0000-000000000000"])


def filled(path: str, word: str) -> str:
    return re.sub(r"<[^>]+>", lambda place: word, path)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_nonsense_breaks_a_page(demo, data):
    """Any path, any role, any fields: an answer below 500, always."""
    from django.db import transaction

    client = Client(raise_request_exception=False)
    role = data.draw(st.sampled_from(["adviser", "team-lead", "editor", "administrator"]))
    client.force_login(Employee.objects.filter(groups__name=role).first())
    path = filled(data.draw(st.sampled_from(paths())), data.draw(NUMBERS))
    names = st.sampled_from(
        [
            "zoek",
            "q",
            "name",
            "text",
            "note",
            "submission",
            "channel",
            "customer",
            "version",
            "question-0-text",
            "question-0-outcome",
            "kind",
            "phone",
            "email",
            "surname",
            "taal",
        ]
    )
    typed = data.draw(st.dictionaries(names, NONSENSE, max_size=6))
    with transaction.atomic():
        answer = client.get(path, typed)
        assert answer.status_code < 500, (role, "GET", path, typed)
        answer = client.post(path, typed)
        assert answer.status_code < 500, (role, "POST", path, typed)
        transaction.set_rollback(True)
