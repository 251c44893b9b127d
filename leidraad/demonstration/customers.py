"""The invented customers of the demo municipality. Numbers pass their checks and belong to nobody."""

from datetime import date, datetime

from leidraad.calculations.dutch_addresses import House
from leidraad.customers.actions import register, represent
from leidraad.customers.models import Customer

# A name, a birth date, a telephone number that the regulator keeps for fiction, a house.
PERSONS: tuple[tuple[str, str, str, date, str, House, str], ...] = (
    ("Samira", "", "Bouzid", date(1985, 10, 3), "06 55500011", House("2312AB", "12"), "Breestraat"),
    (
        "Jan",
        "van der",
        "Berg",
        date(1951, 2, 14),
        "071 5550021",
        House("2311CD", "4", "A"),
        "Haven",
    ),
    (
        "Lucía",
        "",
        "Fernández",
        date(2001, 6, 30),
        "06 55500033",
        House("2333EF", "101"),
        "Rijnsburgerweg",
    ),
    (
        "Willem",
        "de",
        "Groot",
        date(1978, 12, 24),
        "06 55500044",
        House("2316GH", "7"),
        "Lage Morsweg",
    ),
    (
        "Yusuf",
        "",
        "Demir",
        date(1990, 4, 27),
        "06 55500055",
        House("2321JK", "88"),
        "Zoeterwoudseweg",
    ),
    ("Anna", "", "Kowalska", date(1996, 8, 9), "06 55500066", House("2324LM", "23"), "Stevenshof"),
    (
        "Geertje",
        "",
        "Hoekstra",
        date(1938, 1, 5),
        "071 5550077",
        House("2313NP", "56"),
        "Herenstraat",
    ),
    ("Daan", "", "Vermeulen", date(2012, 3, 18), "", House("2316GH", "7"), "Lage Morsweg"),
)


def meet_everyone(*, at: datetime) -> int:
    """Register who is not known yet. Returns how many."""
    if Customer.objects.exists():
        return 0
    known = {}
    for given, prefix, surname, born, phone, house, street in PERSONS:
        known[given] = register(
            Customer.PERSON, surname, at=at, given_names=given, prefix=prefix, birth_date=born,
            phones=[phone] if phone else [], houses=[house], street=street, town="Leiden",
            secret=given == "Anna", language="en" if given == "Lucía" else "nl",
        )  # fmt: skip
    represent(known["Daan"], known["Willem"], "parent", since=date(2012, 3, 18))
    bakery = register(
        Customer.ORGANISATION, "Bakkerij De Gouden Krakeling", at=at,
        phones=["071 5550088"], emails=["info@krakeling.example"],
        houses=[House("2312RS", "31")], street="Nieuwe Rijn", town="Leiden",
    )  # fmt: skip
    represent(bakery, known["Yusuf"], "contact-person", since=date(2020, 1, 1))
    return Customer.objects.count()
