from datetime import timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.utils.timezone import now

from leidraad.config import settings as the_house
from leidraad.history.models import Event
from leidraad.organisation import actions
from leidraad.organisation.models import SignInAttempt
from tests.leiden import PASSWORD

HOME, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def try_to_sign_in(name="1001", password="verkeerd", address=HOME, to="/", **headers):
    return Client(REMOTE_ADDR=address, headers=headers).post(
        f"/inloggen/?next={to}", {"name": name, "password": password, "next": to}
    )


def is_let_in(**where) -> bool:
    return try_to_sign_in(password=PASSWORD, **where).status_code == 302


@pytest.mark.parametrize("name", ["1001", "fatima@leiden.example", " FATIMA@leiden.example "])
def test_an_employee_signs_in_with_number_or_email(leiden, name):
    assert leiden.fatima
    assert is_let_in(name=name)


def test_a_wrong_password_does_not_say_whether_the_name_exists(leiden):
    assert leiden.fatima
    pages = [try_to_sign_in(name=name).content.decode() for name in ("1001", "9999")]
    messages = ["Deze combinatie kennen we niet." in page for page in pages]
    assert messages == [True, True]


def test_after_five_failures_the_right_password_waits_too(leiden):
    assert leiden.fatima
    for _ in range(5):
        try_to_sign_in()
    answer = try_to_sign_in(password=PASSWORD)
    assert (answer.status_code, "Te vaak geprobeerd" in answer.content.decode()) == (422, True)


def test_after_four_failures_the_right_password_lets_in(leiden):
    assert leiden.fatima
    for _ in range(4):
        try_to_sign_in()
    assert is_let_in()


def test_after_a_quarter_of_an_hour_the_door_opens(leiden):
    assert leiden.fatima
    for _ in range(5):
        try_to_sign_in()
    SignInAttempt.objects.update(at=now() - timedelta(minutes=15, seconds=1))
    assert is_let_in()


def test_a_success_starts_the_count_again(leiden):
    assert leiden.fatima
    for _ in range(4):
        try_to_sign_in()
    assert is_let_in()
    for _ in range(4):
        try_to_sign_in()
    assert is_let_in()


def test_an_outsider_locks_the_name_for_himself_alone(leiden):
    assert leiden.fatima
    for _ in range(20):
        try_to_sign_in(address=ELSEWHERE)
    assert (is_let_in(address=ELSEWHERE), is_let_in(address=HOME)) == (False, True)


def test_a_crowd_of_outsiders_locks_the_name_for_strangers_and_not_where_she_works(leiden):
    assert leiden.fatima
    assert is_let_in(address=HOME)
    for number in range(50):
        try_to_sign_in(address=f"203.0.113.{number}")
    assert (is_let_in(address="203.0.113.200"), is_let_in(address=HOME)) == (False, True)


def test_an_address_with_failures_keeps_nobody_else_out(leiden):
    """A whole town hall shares one address: a colleague who forgot a password locks nobody out."""
    assert leiden.fatima
    assert leiden.joost
    for _ in range(20):
        try_to_sign_in(name="1002")
    assert is_let_in(name="1001")


def test_a_visitor_cannot_say_which_address_he_has(leiden, settings):
    assert leiden.fatima
    for number in range(5):
        try_to_sign_in(**{"X-Forwarded-For": f"203.0.113.{number}"})
    assert not is_let_in(**{"X-Forwarded-For": "203.0.113.99"})


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(leiden, settings):
    settings.PROXIES = 1
    assert leiden.fatima
    for _ in range(5):
        try_to_sign_in(**{"X-Forwarded-For": f"10.0.0.1, {ELSEWHERE}"})
    assert not is_let_in(**{"X-Forwarded-For": f"10.9.9.9, {ELSEWHERE}"})
    assert is_let_in(**{"X-Forwarded-For": HOME})


def test_the_attempt_is_counted_before_the_password_is_looked_at(leiden):
    attempts = [actions.begin_sign_in("1001", HOME, at=now()) for _ in range(6)]
    assert [attempt is None for attempt in attempts] == [False] * 5 + [True]


def test_an_attempt_holds_no_name_and_no_address(leiden):
    try_to_sign_in()
    row = SignInAttempt.objects.values().get()
    assert ("1001" in str(row["fingerprint"]), HOME in str(row["place"])) == (False, False)


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/medewerkers/", "/medewerkers/"),
        ("https://kwaad.example/", "/"),
        ("//kwaad.example/", "/"),
        ("/\\kwaad.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_one_stays_in_the_house(leiden, wanted, goes_to):
    assert leiden.fatima
    assert try_to_sign_in(password=PASSWORD, to=wanted).url == goes_to


def test_signing_in_gives_a_fresh_session_and_is_written_down(leiden):
    assert leiden.fatima
    client = Client()
    client.get("/inloggen/")
    before = client.session.session_key
    client.post("/inloggen/", {"name": "1001", "password": PASSWORD})
    assert client.session.session_key != before
    event = Event.objects.of(leiden.fatima).first()
    assert (event.actor, event.what) == ("medewerker 1001", "ingelogd")


def test_whoever_left_cannot_sign_in_and_is_out_at_once(leiden):
    browser = leiden.browser_of(leiden.fatima)
    leiden.fatima.is_active = False
    leiden.fatima.save()
    assert browser.get("/").status_code == 302
    assert not is_let_in()


def test_signing_out_is_by_post_alone(leiden):
    browser = leiden.browser_of(leiden.fatima)
    assert browser.get("/uitloggen/").status_code == 405
    browser.post("/uitloggen/")
    assert browser.get("/").url == "/inloggen/?next=/"


def test_signing_out_tells_the_browser_to_forget_what_it_kept(leiden):
    answer = leiden.browser_of(leiden.fatima).post("/uitloggen/")
    assert (answer.url, answer["Clear-Site-Data"]) == ("/inloggen/", '"storage"')


def test_a_password_is_kept_with_argon2(leiden, settings):
    settings.PASSWORD_HASHERS = the_house.PASSWORD_HASHERS
    leiden.fatima.set_password(PASSWORD)
    assert identify_hasher(leiden.fatima.password).algorithm == "argon2"
    assert leiden.fatima.check_password(PASSWORD)


def test_a_session_ends_after_an_hour_of_nothing(leiden):
    browser = leiden.browser_of(leiden.fatima)
    browser.get("/")
    session = browser.session
    assert session.get_expiry_age() == 60 * 60
    session.set_expiry(-1)
    session.save()
    assert browser.get("/").url == "/inloggen/?next=/"


def test_a_script_hears_that_the_session_is_over(leiden):
    assert Client().get("/medewerkers/", headers={"HX-Request": "true"}).status_code == 401


# One's own password -----------------------------------------------------------------------------


def change_password(browser, old=PASSWORD, new="haring met wittebrood", again=None):
    fields = {"old": old, "password": new, "again": new if again is None else again}
    return browser.post("/wachtwoord/", fields)


def test_a_new_password_works_at_once_and_this_session_stays(leiden):
    browser, elsewhere = leiden.browser_of(leiden.fatima), leiden.browser_of(leiden.fatima)
    assert change_password(browser).status_code == 302
    leiden.fatima.refresh_from_db()
    assert leiden.fatima.check_password("haring met wittebrood")
    assert (browser.get("/").status_code, elsewhere.get("/").status_code) == (200, 302)


@pytest.mark.parametrize(
    ("fields", "say"),
    [
        ({"old": "verkeerd"}, "Dit is niet je huidige wachtwoord."),
        ({"new": "kort"}, "12"),
        ({"new": "passwordpassword", "again": "x"}, "Dit is niet hetzelfde."),
        ({"new": "Fatima el Amrani"}, "naam"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused_with_the_reason(leiden, fields, say):
    answer = change_password(leiden.browser_of(leiden.fatima), **fields)
    assert answer.status_code == 422
    assert say in answer.content.decode()


def test_with_a_link_an_employee_chooses_a_password_once(leiden):
    assert leiden.fatima
    browser = leiden.browser_of(leiden.beheer)
    page = browser.post(f"/beheer/medewerkers/{leiden.fatima.pk}/wachtwoord/").content.decode()
    link = page.split('value="http://testserver')[1].split('"')[0]
    new = {"password": "haring met wittebrood", "again": "haring met wittebrood"}
    assert Client().post(link, new).url == "/inloggen/"
    assert Client().post(link, new).status_code == 410
    leiden.fatima.refresh_from_db()
    assert leiden.fatima.check_password("haring met wittebrood")


@pytest.mark.parametrize("key", ["MQ", "xx", "9999999", "\u00e9"])
def test_an_invented_link_opens_nothing(leiden, key):
    assert leiden.fatima
    assert Client().get(f"/wachtwoord/{key}/abc-def/").status_code == 410
