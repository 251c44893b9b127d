"""The desk in a real browser: a call is taken, answered and closed with the keyboard, and nothing is lost."""

import re

import pytest

from tests.browser.watch import assert_accessible, assert_fits, screenshot

pytestmark = pytest.mark.browser

INDEX = """
from leidraad.search.feed import rebuild
rebuild()
"""
CUSTOMER = """
from datetime import date
from django.utils.timezone import now
from leidraad.customers.actions import register
from leidraad.customers.models import Customer
found = Customer.objects.filter(given_names="Anna", surname="Bakker").first() or register(
    "person", "Bakker", given_names="Anna", birth_date=date(1985, 10, 3), phones=["0612345678"],
    at=now())
print(found.pk)
"""
PARENT_AND_CHILD = """
from datetime import date
from django.utils.timezone import now
from leidraad.customers.actions import record_identity_check, register, represent
from leidraad.customers.models import Customer
from leidraad.organisation.models import Employee
def one(name, phone):
    found = Customer.objects.filter(given_names=name, surname="Visser").first()
    return found or register("person", "Visser", given_names=name, phones=[phone], at=now())
parent, child = one("Petra", "071-5160001"), one("Tim", "071-5160002")
if not child.representatives.exists():
    represent(child, parent, "parent", since=date(2020, 1, 1))
for customer in (parent, child):
    fatima = Employee.objects.get(number="1001")
    record_identity_check(customer, fatima, "passed", asked=["birth-date"], at=now())
print(parent.pk, child.pk)
"""
COUNT_KEYS = "addEventListener('keydown', () => { window.keys = (window.keys ?? 0) + 1 }, true)"
START_OVER = """
from leidraad.contacts.models import RunningContact
RunningContact.objects.all().delete()
"""
KEPT = """
from leidraad.contacts.models import RunningContact
print([one.typed.get("note", "") for one in RunningContact.objects.filter(cancelled_at=None)])
"""
RECORDED = """
from leidraad.contacts.models import Contact
print([(one.note_text, [asked.text for asked in one.questions.all()]) for one in Contact.objects.order_by("pk")])
"""
FORGET = """
from django.contrib.sessions.models import Session
Session.objects.all().delete()
"""


@pytest.fixture(scope="module")
def city(live_house):
    """The house with everything that a municipality starts with, ready to be searched."""
    live_house.command("load")
    live_house.python(INDEX)
    return live_house


@pytest.fixture
def at_the_desk(city, open_window, sign_in):
    """`at_the_desk()`: a signed-in adviser before an empty desk."""
    city.python(START_OVER)

    def opened(page=None, number="1001"):
        page = sign_in(page or open_window(), number)
        page.goto("/balie/")
        return ready(page)

    return opened


def ready(page):
    page.locator("html[data-desk-ready]").wait_for(state="attached")
    return page


def kept(city):
    return eval(city.python(KEPT))


def recorded(city):
    return eval(city.python(RECORDED))


def wait_until_saved(page):
    page.locator("#saved", has_text=re.compile(r"opgeslagen \d\d:\d\d")).wait_for()


def type_a_note(page, text):
    page.keyboard.press("F2")
    page.keyboard.press("Alt+n")
    page.keyboard.type(text)


def fill_the_closing(page, question="Wanneer is mijn paspoort klaar?"):
    page.locator("#question-0-text").fill(question)
    page.locator("#question-0-outcome").select_option("beantwoord")


def record_it(page):
    page.keyboard.press("F8")
    page.keyboard.press("Enter")


def test_a_routine_call_takes_at_most_twelve_keys_and_no_mouse(city, at_the_desk, capsys):
    page = at_the_desk()
    screenshot(page, "desk-empty")
    before = int(page.locator("#today [data-mine]").inner_text())
    page.evaluate(COUNT_KEYS)
    words = "paspoord aanvragen"  # with a typing error
    page.keyboard.press("F2")
    page.keyboard.type(words)
    first = page.locator("#results a[data-key]").first
    first.wait_for()
    title = first.inner_text()
    assert_accessible(page)
    page.keyboard.press("Enter")
    page.locator("#answer").wait_for()
    assert_accessible(page)
    page.keyboard.press("F4")
    page.locator("#used").wait_for()
    screenshot(page, "desk-answer")
    page.keyboard.press("F8")
    page.keyboard.press("Enter")
    page.locator("#said", has_text="vastgelegd").wait_for()
    keys = page.evaluate("window.keys") - len(words)
    with capsys.disabled():
        print(
            f"\nEen anoniem telefoongesprek met een zoekvraag: {keys} toetsen naast de zoekwoorden"
        )
    assert keys <= 12
    page.locator("#today [data-mine]", has_text=str(before + 1)).wait_for()
    assert recorded(city)[-1] == ("", [title])


def test_the_contact_is_found_back_among_those_of_today(at_the_desk):
    page = at_the_desk()
    page.keyboard.press("F2")
    fill_the_closing(page, "Waar is het gemeentearchief?")
    record_it(page)
    page.locator("#said", has_text="vastgelegd").wait_for()
    page.goto("/contacten/")
    row = page.locator("tr", has_text="Waar is het gemeentearchief?")
    assert row.locator("td").first.inner_text() == "Telefoon"
    assert_accessible(page)
    row.locator("a").click()
    page.get_by_role("heading", name=re.compile("Contact van")).wait_for()
    assert_accessible(page)


def test_the_contact_is_found_back_in_the_customer_view(city, at_the_desk):
    pk = int(city.python(CUSTOMER))
    page = at_the_desk()
    page.keyboard.press("F2")
    page.keyboard.press("F9")
    page.keyboard.type("06 12345678")
    page.keyboard.press("Enter")
    found = page.locator(f"#customer-results a[data-customer='{pk}']")
    found.wait_for()
    assert_accessible(page)
    found.press("Enter")
    page.locator("#who", has_text="Anna Bakker").wait_for()
    page.get_by_role("button", name="Goed beantwoord").wait_for()
    for box in page.locator("#customer-card input[name=asked]").all():
        box.check()
    page.get_by_role("button", name="Goed beantwoord").click()
    page.get_by_role("heading", name="Loopt nog").wait_for()
    screenshot(page, "desk-customer")
    assert_accessible(page)
    fill_the_closing(page, "Waar blijft mijn paspoort?")
    record_it(page)
    page.locator("#said", has_text="vastgelegd").wait_for()
    page.goto(f"/klanten/{pk}/")
    page.get_by_role("link", name="Waar blijft mijn paspoort?").wait_for()


def who_calls_for_whom(page):
    fields = (page.locator(f"#contact [name={name}]") for name in ("customer", "on_behalf_of"))
    return " ".join(field.input_value() for field in fields)


def found_at_the_desk(page, phone, pk):
    page.keyboard.press("F2")
    page.keyboard.press("F9")
    page.keyboard.type(phone)
    page.keyboard.press("Enter")
    page.locator(f"#customer-results a[data-customer='{pk}']").press("Enter")


def test_a_parent_calls_for_a_child(city, at_the_desk):
    parent, child = city.python(PARENT_AND_CHILD).split()
    page = at_the_desk()
    found_at_the_desk(page, "071 516 0001", parent)
    page.locator("#customer-card").get_by_role("link", name="Tim Visser").click()
    page.locator("#on-behalf", has_text="namens Tim Visser").wait_for()
    assert who_calls_for_whom(page) == f"{parent} {child}"


def test_the_parent_turns_out_to_be_on_the_line_about_the_child(city, at_the_desk):
    parent, child = city.python(PARENT_AND_CHILD).split()
    page = at_the_desk()
    found_at_the_desk(page, "071 516 0002", child)
    page.locator("#customer-card").get_by_role("link", name="Petra Visser").click()
    page.locator("#who", has_text="Petra Visser").wait_for()
    page.locator("#on-behalf", has_text="namens Tim Visser").wait_for()
    assert who_calls_for_whom(page) == f"{parent} {child}"


@pytest.mark.parametrize("width", [320, 768, 1366])
@pytest.mark.parametrize("dark", [False, True])
def test_the_desk_is_usable_for_everyone(city, open_window, at_the_desk, width, dark):
    page = at_the_desk(open_window(width, dark=dark))
    page.keyboard.press("F2")
    page.keyboard.press("Alt+v")
    page.locator("#question-1-outcome").select_option("terugbelverzoek")
    page.locator("#callback-department").select_option("burgerzaken")
    page.locator("#callback-employee").wait_for()
    screenshot(page, f"desk-{width}-{'dark' if dark else 'light'}")
    assert_fits(page)
    assert_accessible(page)


def test_the_desk_is_one_screen_without_scrolling(at_the_desk):
    page = at_the_desk()
    type_a_note(page, "Een gesprek")
    scrolls = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    assert scrolls <= 0


def test_what_is_typed_is_on_the_server_within_two_seconds(city, at_the_desk):
    page = at_the_desk()
    type_a_note(page, "Mevrouw belt over")
    page.wait_for_timeout(2000)
    assert kept(city) == ["Mevrouw belt over"]


def test_f5_loses_nothing_not_even_the_last_letter(at_the_desk):
    page = at_the_desk()
    type_a_note(page, "Meneer vraagt hoe laat het stadhuis open is")
    page.reload()
    ready(page)
    assert page.locator("#note").input_value() == "Meneer vraagt hoe laat het stadhuis open is"


def test_a_crash_loses_nothing(at_the_desk, watch):
    """Nothing reached the server when the page died; the same browser opens the desk again."""
    watch.expect("ERR_FAILED")
    page = at_the_desk()
    context = page.context
    context.route("**/balie/lopend/**", lambda route: route.abort())
    type_a_note(page, "Net voor de klap getypt")
    page.wait_for_timeout(300)
    page.close()
    again = context.new_page()
    again.goto("/balie/")
    ready(again)
    assert again.locator("#note").input_value() == "Net voor de klap getypt"


def test_without_network_the_call_goes_on_and_is_recorded_when_it_is_back(city, at_the_desk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = at_the_desk()
    type_a_note(page, "Voor de storing. ")
    wait_until_saved(page)
    page.context.set_offline(True)
    page.keyboard.type("Tijdens de storing.")
    page.locator("#loud", has_text="Geen verbinding").wait_for()
    assert_accessible(page)
    fill_the_closing(page, "Vraag tijdens de storing")
    record_it(page)
    page.locator("#loud", has_text="Te versturen: 1 contact").wait_for()
    screenshot(page, "desk-offline")
    page.context.set_offline(False)
    page.locator("#said", has_text="vastgelegd").wait_for()
    assert recorded(city)[-1] == (
        "Voor de storing. Tijdens de storing.",
        ["Vraag tijdens de storing"],
    )


def test_a_call_that_starts_without_network_is_recorded_too(city, at_the_desk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = at_the_desk()
    page.context.set_offline(True)
    type_a_note(page, "Begonnen zonder netwerk")
    fill_the_closing(page)
    record_it(page)
    page.locator("#loud", has_text="Te versturen: 1 contact").wait_for()
    page.context.set_offline(False)
    page.locator("#said", has_text="vastgelegd").wait_for()
    assert recorded(city)[-1][0] == "Begonnen zonder netwerk"


def test_what_waits_in_the_browser_cannot_be_read(at_the_desk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = at_the_desk()
    page.context.set_offline(True)
    type_a_note(page, "Een geheim")
    page.locator("#loud", has_text="Geen verbinding").wait_for()
    stored = page.evaluate(
        """async () => {
          const shelf = await new Promise((done) => {
            indexedDB.open("leidraad-balie").onsuccess = (event) => done(event.target.result) });
          const rows = await new Promise((done) => {
            shelf.transaction("waiting").objectStore("waiting").getAll().onsuccess = (event) =>
              done(event.target.result) });
          return rows.map((row) => [Object.keys(row).sort().join(), row.locked.byteLength > 20,
            new TextDecoder().decode(row.locked).includes("geheim")]);
        }"""
    )
    assert stored == [["at,id,iv,locked,number", True, False]]
    everything = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"
    assert "geheim" not in page.evaluate(everything)


def rows_in_the_vault(page):
    return page.evaluate(
        """async () => {
          if (!(await indexedDB.databases()).some(({ name }) => name === "leidraad-balie")) return 0;
          const shelf = await new Promise((done) => {
            indexedDB.open("leidraad-balie").onsuccess = (event) => done(event.target.result) });
          return await new Promise((done) => {
            shelf.transaction("waiting").objectStore("waiting").count().onsuccess = (event) =>
              done(event.target.result) });
        }"""
    )


def test_the_browser_forgets_what_the_server_has(at_the_desk):
    page = at_the_desk()
    type_a_note(page, "Straks op de server")
    wait_until_saved(page)
    page.wait_for_timeout(1000)
    assert rows_in_the_vault(page) == 0


def test_the_browser_forgets_what_is_older_than_twelve_hours(at_the_desk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    page = at_the_desk()
    page.context.set_offline(True)
    type_a_note(page, "Van gisteren")
    page.locator("#loud", has_text="Geen verbinding").wait_for()
    page.evaluate(
        """async () => {
          const shelf = await new Promise((done) => {
            indexedDB.open("leidraad-balie").onsuccess = (event) => done(event.target.result) });
          const store = shelf.transaction("waiting", "readwrite").objectStore("waiting");
          await new Promise((done) => { store.getAll().onsuccess = (event) => {
            for (const row of event.target.result) store.put({ ...row, at: row.at - 13 * 3600 * 1000 });
            done(); } });
        }"""
    )
    context = page.context
    context.route("**/balie/lopend/**", lambda route: route.abort())
    context.set_offline(False)
    page.goto("/balie/")
    ready(page)
    assert (page.locator("#contact").is_visible(), rows_in_the_vault(page)) == (False, 0)


def test_an_expired_session_loses_nothing(city, at_the_desk, sign_in):
    page = at_the_desk()
    type_a_note(page, "Voor het verlopen. ")
    wait_until_saved(page)
    city.python(FORGET)
    page.keyboard.type("Erna.")
    page.locator("#loud", has_text="Je bent uitgelogd").wait_for()
    sign_in(page)
    page.goto("/balie/")
    ready(page)
    assert page.locator("#note").input_value() == "Voor het verlopen. Erna."
    wait_until_saved(page)
    page.wait_for_timeout(1500)
    assert kept(city) == ["Voor het verlopen. Erna."]


def test_a_colleague_on_the_same_computer_sees_nothing_of_it(city, at_the_desk, sign_in):
    page = at_the_desk()
    type_a_note(page, "Alleen van Fatima. ")
    wait_until_saved(page)
    city.python(FORGET)
    page.keyboard.type("Nog niet verstuurd.")
    page.locator("#loud", has_text="Je bent uitgelogd").wait_for()
    at_the_desk(page, "1002")
    assert page.locator("#contact").is_visible() is False


def test_a_double_click_records_one_contact(city, at_the_desk):
    page = at_the_desk()
    before = len(recorded(city))
    page.keyboard.press("F2")
    fill_the_closing(page)
    page.locator("#finish").dblclick()
    page.locator("#said", has_text="vastgelegd").wait_for()
    page.wait_for_timeout(500)
    assert len(recorded(city)) == before + 1


def test_two_tabs_never_overwrite_each_other(city, at_the_desk, watch):
    watch.expect("status of 409")
    page = at_the_desk()
    type_a_note(page, "Begin.")
    wait_until_saved(page)
    other = page.context.new_page()
    other.goto("/balie/")
    ready(other)
    other.locator("#note").fill("Begin. Uit het tweede tabblad.")
    other.wait_for_timeout(1500)
    page.locator("#note").fill("Begin. Uit het eerste tabblad.")
    dialog = page.get_by_role("dialog", name="Dit contact is ook op een ander scherm gewijzigd")
    dialog.wait_for()
    assert dialog.locator("[data-theirs]").inner_text() == "Begin. Uit het tweede tabblad."
    assert_accessible(page)
    dialog.get_by_role("button", name="Houd wat hier staat").click()
    page.wait_for_timeout(1500)
    assert kept(city) == ["Begin. Uit het eerste tabblad."]


def test_several_contacts_run_side_by_side(at_the_desk):
    page = at_the_desk()
    type_a_note(page, "Eerste")
    type_a_note(page, "Tweede")
    page.keyboard.press("Alt+1")
    assert page.locator("#note").input_value() == "Eerste"
    page.keyboard.press("Alt+2")
    assert page.locator("#note").input_value() == "Tweede"


def test_a_cancelled_contact_comes_back_with_one_key(city, at_the_desk):
    page = at_the_desk()
    type_a_note(page, "Verkeerd verbonden")
    wait_until_saved(page)
    page.keyboard.press("Alt+x")
    page.get_by_role("dialog", name="Dit contact annuleren?").wait_for()
    assert_accessible(page)
    page.keyboard.press("Enter")
    page.locator("#no-contact").wait_for()
    page.wait_for_timeout(500)
    assert kept(city) == []
    page.keyboard.press("Alt+z")
    assert page.locator("#note").input_value() == "Verkeerd verbonden"
    page.wait_for_timeout(1500)
    assert kept(city) == ["Verkeerd verbonden"]


def test_what_is_missing_is_said_at_its_field_and_the_cursor_goes_there(at_the_desk):
    page = at_the_desk()
    type_a_note(page, "Iets")
    page.keyboard.press("F8")
    assert page.locator("#question-0-text-problem").inner_text() == (
        "Wat was de vraag? Een paar woorden zijn genoeg."
    )
    assert page.evaluate("document.activeElement.id") == "question-0-text"
    assert_accessible(page)


def test_signing_out_wipes_the_browser_after_a_warning(at_the_desk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    page = at_the_desk()
    page.context.route("**/balie/lopend/**", lambda route: route.abort())
    type_a_note(page, "Niet verstuurd")
    page.locator("#loud", has_text="Geen verbinding").wait_for()
    page.get_by_role("button", name="Uitloggen").click()
    page.get_by_role("dialog", name="Er is nog iets niet verstuurd").wait_for()
    page.get_by_role("button", name="Wis het en log uit").click()
    page.wait_for_url("**/inloggen/")
    assert rows_in_the_vault(page) == 0


def test_signing_out_on_another_page_wipes_the_browser_too(at_the_desk, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 40[13]")
    page = at_the_desk()
    page.context.route("**/balie/lopend/**", lambda route: route.abort())
    type_a_note(page, "Niet verstuurd")
    page.locator("#loud", has_text="Geen verbinding").wait_for()
    assert rows_in_the_vault(page) == 1
    other = page.context.new_page()
    other.goto("/medewerkers/")
    page.close()
    other.get_by_role("button", name="Uitloggen").click()
    other.wait_for_url("**/inloggen/")
    assert rows_in_the_vault(other) == 0


def test_without_scripts_a_contact_is_recorded_with_plain_forms(city, open_window, sign_in):
    city.python(START_OVER)
    page = sign_in(open_window(javascript=False))
    page.goto("/balie/")
    page.get_by_role("button", name="Nieuw contact: Balie").click()
    page.locator("#note").fill("Zonder script")
    page.locator("#question-0-text").fill("Waar moet ik zijn?")
    page.get_by_role("button", name="Contact afronden").click()
    assert page.locator("#question-0-outcome-problem").inner_text() == (
        "Hoe liep deze vraag af? Kies een van de mogelijkheden."
    )
    assert page.locator("#note").input_value() == "Zonder script"
    page.locator("#question-0-outcome").select_option("beantwoord")
    page.get_by_role("button", name="Contact afronden").click()
    page.wait_for_url("**/balie/")
    assert recorded(city)[-1] == ("Zonder script", ["Waar moet ik zijn?"])


def test_a_callback_request_goes_from_the_desk_to_the_department_and_back(
    city, at_the_desk, open_window, sign_in
):
    page = at_the_desk()
    page.keyboard.press("F2")
    fill_the_closing(page, "Waar blijft mijn rijbewijs?")
    page.locator("#question-0-outcome").select_option("terugbelverzoek")
    page.locator("#callback-department").select_option("burgerzaken")
    page.locator("#callback-phone").fill("071 516 51 65")
    page.get_by_label("Welk onderwerp?").select_option("Rijbewijs")
    record_it(page)
    page.locator("#said", has_text="vastgelegd").wait_for()
    karin = sign_in(open_window(), "1005")
    karin.goto("/terugbelverzoeken/")
    screenshot(karin, "callback-requests")
    assert_accessible(karin)
    assert_fits(karin)
    karin.locator("tr", has_text="Waar blijft mijn rijbewijs?").first.get_by_role("link").click()
    karin.get_by_role("heading", name="Gebeld, geen gehoor").wait_for()
    page.goto(karin.url)
    page.locator("p", has_text="Ook hier: Karin Smit").wait_for()
    screenshot(karin, "callback-request")
    assert_accessible(karin)
    assert_fits(karin)
    karin.get_by_label("Wat is er afgesproken?").fill("Ligt klaar aan de balie.")
    karin.keyboard.press("F8")
    karin.wait_for_url("**/terugbelverzoeken/")
    page.locator("p", has_text="Dit verzoek is intussen gewijzigd.").wait_for(timeout=15_000)


@pytest.mark.parametrize("width", [320, 1366])
def test_the_lists_and_corrections_are_usable_for_everyone(city, open_window, sign_in, width):
    page = sign_in(open_window(width), "1002")
    for path in (
        "/balie/lijsten/kanalen/",
        "/balie/lijsten/kanalen/nieuw/",
        "/balie/lijsten/vragensets/",
        "/balie/lijsten/vragensets/1/",
        "/balie/lijsten/terugbelnormen/",
        "/contacten/?van=team",
        "/terugbelverzoeken/",
    ):
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)
