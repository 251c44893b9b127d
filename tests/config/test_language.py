"""The house speaks Dutch, whatever the browser prefers; English is asked for by its address."""


def test_an_english_browser_gets_the_dutch_desk(leiden):
    page = leiden.browser_of(leiden.fatima).get("/", headers={"accept-language": "en-GB,en"})
    assert page.headers.get("Content-Language", "nl") == "nl"
