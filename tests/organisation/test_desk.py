from datetime import date, datetime, time, timedelta

import pytest
from django.utils.timezone import now

from leidraad.customers.models import Customer
from leidraad.history.events import happened, looked_up
from leidraad.history.models import Event
from leidraad.organisation import actions
from leidraad.organisation.models import ClosedDay, Employee, OpeningHours, Presence, Skill
from leidraad.organisation.past import past_of
from tests.leiden import AMSTERDAM, monday_morning


def page_of(browser, path: str) -> str:
    return browser.get(path).content.decode()


def names(words: str) -> list[str]:
    return [employee.name for employee in Employee.objects.active().matching(words)]


@pytest.mark.parametrize(
    "words", ["fatima", "amrani fat", "1001", "7001", "klantadv", "klantcontact", "arabisch"]
)
def test_a_colleague_is_found_by_any_word(leiden, words):
    fatima = leiden.fatima
    fatima.phone, fatima.job = "7001", "klantadviseur"
    fatima.save()
    fatima.skills.add(Skill.objects.create(slug="arabisch", name="Spreekt Arabisch"))
    assert leiden.karin
    assert names(words) == ["Fatima el Amrani"]


def test_a_colleague_with_two_skills_is_found_once(leiden):
    for name in ("Parkeren", "Parkeren zakelijk"):
        leiden.fatima.skills.add(Skill.objects.create(slug=name.lower()[:20], name=name))
    assert names("parkeren") == ["Fatima el Amrani"]


def test_presence_is_said_in_one_click_and_seen_by_colleagues(leiden):
    leiden.browser_of(leiden.fatima).post("/medewerkers/aanwezigheid/", {"kind": "busy"})
    page = page_of(leiden.browser_of(leiden.joost), "/")
    row = page[page.index("<tbody>") : page.index("</tbody>")]
    assert ("Fatima el Amrani" in row, "in overleg" in row) == (True, True)


def test_presence_ends_with_the_leiden_day(leiden):
    evening = datetime(2017, 5, 1, 23, 30, tzinfo=AMSTERDAM)
    actions.say_presence(leiden.fatima, Presence.HOME, at=evening)
    next_day = evening + timedelta(minutes=31)
    kinds = [leiden.fatima.presence_at(moment) for moment in (evening, next_day)]
    assert (kinds[0].kind, kinds[1]) == ("home", None)


def test_the_same_presence_twice_is_said_once(leiden):
    for minutes in (0, 1):
        actions.say_presence(
            leiden.fatima, Presence.HOME, at=monday_morning + timedelta(minutes=minutes)
        )
    assert leiden.fatima.presences.count() == 1


def test_an_unknown_presence_is_refused(leiden):
    browser = leiden.browser_of(leiden.fatima)
    assert browser.post("/medewerkers/aanwezigheid/", {"kind": "op de maan"}).status_code == 404


def test_after_a_click_one_stays_in_the_house(leiden):
    browser = leiden.browser_of(leiden.fatima)
    fields = {"kind": "home", "next": "//kwaad.example/"}
    assert browser.post("/medewerkers/aanwezigheid/", fields).url == "/"


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_colleagues_asks_a_fixed_number_of_questions(
    leiden, django_assert_num_queries, number
):
    for each in range(number):
        leiden.hire(f"20{each}", f"Collega{each} Leids", "adviser", leiden.contact_centre)
    browser = leiden.browser_of(leiden.fatima)
    browser.get("/medewerkers/?zoek=leids")
    with django_assert_num_queries(6):
        browser.get("/medewerkers/?zoek=leids")


# Administration ----------------------------------------------------------------------------------


def fields_of(employee: Employee, **changed) -> dict[str, object]:
    fields = {
        "number": employee.number,
        "name": employee.name,
        "email": employee.email,
        "phone": employee.phone,
        "job": employee.job,
        "department": employee.department_id,
        "roles": list(employee.groups.values_list("name", flat=True)),
        "is_active": "on",
    } | changed
    return {name: value for name, value in fields.items() if value is not None}


def test_the_administrator_hires_an_employee_who_has_no_password_yet(leiden):
    browser = leiden.browser_of(leiden.beheer)
    new = {"number": "2001", "name": "Mo Haddad", "email": "mo@leiden.example", "is_active": "on"}
    new |= {"department": leiden.contact_centre.pk, "roles": ["adviser"]}
    browser.post("/beheer/medewerkers/nieuw/", new)
    mo = Employee.objects.get(number="2001")
    assert (mo.has_usable_password(), mo.has_perm("customers.view_customer")) == (False, True)
    assert Event.objects.of(mo).get().what == "aangenomen"


@pytest.mark.parametrize("field", ["number", "email"])
def test_a_number_or_address_of_a_colleague_is_refused_at_the_field(leiden, field):
    browser = leiden.browser_of(leiden.beheer)
    taken = getattr(leiden.joost, field).upper()
    path = f"/beheer/medewerkers/{leiden.fatima.pk}/"
    answer = browser.post(path, fields_of(leiden.fatima, **{field: taken}))
    assert answer.status_code == 422
    assert "heeft een andere medewerker al" in answer.content.decode()


def test_a_change_of_role_is_in_the_history(leiden):
    browser = leiden.browser_of(leiden.beheer)
    path = f"/beheer/medewerkers/{leiden.fatima.pk}/"
    browser.post(path, fields_of(leiden.fatima, roles=["team-lead"], substitute=leiden.joost.pk))
    past = past_of(leiden.fatima, leiden.beheer)[0]
    assert (past.who, past.what) == ("Sanne Beheer (1006)", "gewijzigd")
    assert past.old == {"vervanger": "", "rollen": "adviser"}


def test_whoever_leaves_is_out_at_once(leiden):
    hers = leiden.browser_of(leiden.fatima)
    path = f"/beheer/medewerkers/{leiden.fatima.pk}/"
    leiden.browser_of(leiden.beheer).post(path, fields_of(leiden.fatima, is_active=None))
    assert hers.get("/").status_code == 302


@pytest.mark.parametrize("change", [{"roles": ["adviser"]}, {"is_active": None}])
def test_the_last_administrator_stays(leiden, change):
    browser = leiden.browser_of(leiden.beheer)
    answer = browser.post(
        f"/beheer/medewerkers/{leiden.beheer.pk}/", fields_of(leiden.beheer, **change)
    )
    leiden.beheer.refresh_from_db()
    assert (answer.status_code, leiden.beheer.is_active) == (422, True)
    assert leiden.beheer.groups.get().name == "administrator"


def test_nobody_is_their_own_substitute(leiden):
    path = f"/beheer/medewerkers/{leiden.fatima.pk}/"
    answer = leiden.browser_of(leiden.beheer).post(
        path, fields_of(leiden.fatima, substitute=leiden.fatima.pk)
    )
    assert "Iemand kan zichzelf niet vervangen." in answer.content.decode()


ADMINISTRATION = [
    "/beheer/medewerkers/",
    "/beheer/medewerkers/nieuw/",
    "/afdelingen/",
    "/afdelingen/nieuw/",
    "/vaardigheden/",
    "/vaardigheden/nieuw/",
    "/openingstijden/Stadhuis/",
    "/verwerkingslogboek/",
]


@pytest.mark.parametrize("path", ADMINISTRATION)
def test_administration_is_for_the_administrator(leiden, path):
    answers = [leiden.browser_of(who).get(path) for who in (leiden.beheer, leiden.fatima)]
    assert [answer.status_code for answer in answers] == [200, 403]


def test_a_department_is_added_renamed_and_closed(leiden):
    browser = leiden.browser_of(leiden.beheer)
    part_of = leiden.civil_affairs
    browser.post(
        "/afdelingen/nieuw/", {"name": "Trouwzaken", "part_of": part_of.pk, "is_active": "on"}
    )
    new = part_of.department_set.get()
    browser.post(f"/afdelingen/{new.pk}/", {"name": "Trouwen"})
    new.refresh_from_db()
    assert (new.slug, new.name, new.part_of, new.is_active) == (
        "trouwzaken",
        "Trouwen",
        None,
        False,
    )


def test_a_department_is_never_part_of_itself(leiden):
    browser, above = leiden.browser_of(leiden.beheer), leiden.civil_affairs
    below = actions.save_department(None, name="Trouwzaken", part_of=above, is_active=True)
    fields = {"name": above.name, "part_of": below.pk, "is_active": "on"}
    answer = browser.post(f"/afdelingen/{above.pk}/", fields)
    assert answer.status_code == 422
    assert "geen onderdeel van zichzelf" in answer.content.decode()


def test_two_skills_never_have_one_name(leiden):
    browser = leiden.browser_of(leiden.beheer)
    browser.post("/vaardigheden/nieuw/", {"name": "Parkeren", "is_active": "on"})
    answer = browser.post("/vaardigheden/nieuw/", {"name": "parkeren", "is_active": "on"})
    assert (answer.status_code, Skill.objects.count()) == (422, 1)


def test_opening_hours_are_typed_as_people_write_them(leiden):
    browser = leiden.browser_of(leiden.beheer)
    browser.post("/openingstijden/Stadhuis/", {"day_0": "9.00 - 12:30 en 13:30-17:00", "day_3": ""})
    spans = [str(row) for row in OpeningHours.objects.all()]
    assert spans == ["Stadhuis, maandag 09:00-12:30", "Stadhuis, maandag 13:30-17:00"]


@pytest.mark.parametrize(
    "typed", ["9 tot 5", "17:00-09:00", "09:00-13:00, 12:00-17:00", "25:00-26:00"]
)
def test_opening_hours_that_cannot_be_are_refused(leiden, typed):
    browser = leiden.browser_of(leiden.beheer)
    answer = browser.post("/openingstijden/Stadhuis/", {"day_0": typed})
    assert (answer.status_code, OpeningHours.objects.count()) == (422, 0)
    assert f'value="{typed}"' in answer.content.decode()


def test_a_closed_day_that_is_a_holiday_already_is_said(leiden):
    browser = leiden.browser_of(leiden.beheer)
    path = "/openingstijden/sluitingsdagen/"
    page = browser.post(path, {"day": "25-12-2030", "name": "Kerst"}, follow=True).content.decode()
    assert "25-12-2030 is al een feestdag" in page
    browser.post(f"{path}{ClosedDay.objects.get().pk}/")
    assert ClosedDay.objects.count() == 0


def test_a_change_on_the_screen_survives_reading_the_files_again(leiden, settings):
    from leidraad.organisation.loading import load_organisation

    load_organisation(settings.GENERAL, settings.MUNICIPALITY)
    actions.set_opening_hours("Stadhuis", {})
    actions.set_opening_hours("Stadhuis", {0: [(time(9), time(12))]})
    load_organisation(settings.GENERAL, settings.MUNICIPALITY)
    assert [str(row) for row in OpeningHours.objects.filter(place="Stadhuis")] == [
        "Stadhuis, maandag 09:00-12:00"
    ]


def test_everyone_can_read_what_each_role_may_do(leiden):
    page = page_of(leiden.browser_of(leiden.bram), "/rollen/")
    assert ("Teamleider" in page, "Kan klanten wissen" in page) == (True, True)


# What happened -----------------------------------------------------------------------------------


def test_old_values_are_for_who_may_see_events(leiden):
    happened(leiden.fatima, "gewijzigd", before={"name": "Fatima Bakker"})
    readers = [past_of(leiden.fatima, who)[0] for who in (leiden.beheer, leiden.joost)]
    assert [past.old for past in readers] == [{"naam": "Fatima Bakker"}, None]
    assert [past.fields for past in readers] == [("naam",), ("naam",)]


def a_customer() -> Customer:
    return Customer.objects.create(kind="person", surname="Jansen", made_at=monday_morning)


def test_the_processing_log_says_who_looked_up_whom_and_why(leiden):
    from leidraad.history.acting import acting_as

    assert leiden.fatima
    customer = a_customer()
    with acting_as("medewerker 1001"):
        looked_up(Customer, "klantbeeld bekeken", found=customer, why="telefoontje")
    page = page_of(leiden.browser_of(leiden.beheer), f"/verwerkingslogboek/?customer={customer.pk}")
    row = page[page.index("<tbody>") : page.index("</tbody>")]
    told = ["Fatima el Amrani (1001)", "klantbeeld bekeken", f"klant {customer.pk}", "telefoontje"]
    assert [part for part in told if part not in row] == []


def test_the_processing_log_can_be_narrowed(leiden):
    one, other = a_customer(), a_customer()
    for customer in (one, other):
        looked_up(Customer, f"bekeken {customer.pk}", found=customer)
    browser = leiden.browser_of(leiden.beheer)
    today, tomorrow = date.today(), date.today() + timedelta(days=2)  # noqa: DTZ011
    asked = {
        f"customer={one.pk}": [True, False],
        f"since={today:%d-%m-%Y}": [True, True],
        f"since={tomorrow:%d-%m-%Y}": [False, False],
        f"employee={leiden.fatima.pk}": [False, False],
    }
    for query, shown in asked.items():
        page = page_of(browser, f"/verwerkingslogboek/?{query}")
        assert [f"bekeken {pk}<" in page for pk in (one.pk, other.pk)] == shown, query


def test_looking_in_the_processing_log_is_written_down(leiden):
    page_of(leiden.browser_of(leiden.beheer), "/verwerkingslogboek/")
    event = Event.objects.look_ups().get()
    assert (event.what, event.actor) == ("verwerkingslogboek bekeken", "medewerker 1006")


def test_on_a_holiday_the_first_page_says_so(leiden):
    today = now().astimezone(AMSTERDAM).date()
    ClosedDay.objects.create(day=today, name="Leidens Ontzet")
    assert "Leidens Ontzet" in page_of(leiden.browser_of(leiden.fatima), "/")
