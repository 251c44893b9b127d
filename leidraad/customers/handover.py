"""Everything that we hold of a customer, for the customer (AVG, article 15)."""

from datetime import datetime

from django.utils.timezone import localtime

from leidraad.customers.models import Address, Customer, Identifier, IdentityCheck, Representation
from leidraad.customers.registry import everything_of
from leidraad.history.models import Event

Row = dict[str, object]


def everything_about(customer: Customer, *, at: datetime) -> Row:
    """Dutch names and plain values: what we know, who acts for whom, who looked, and what rooms registered.

    Who looked is said by kind of employee number alone; the customer may ask for more.
    """
    records = customer.records()
    known: Row = {
        "gemaakt op": _moment(at),
        "gegevens": _about(customer),
        "adressen": [_address(row) for row in Address.objects.filter(customer__in=records)],
        "nummers": [
            {"soort": row.get_kind_display(), "nummer": row.number}
            for row in Identifier.objects.filter(customer__in=records)
        ],
        "vertegenwoordiging": _representations(records),
        "identiteitscontroles": [
            {"wanneer": _moment(row.at), "uitkomst": row.get_result_display()}
            for row in IdentityCheck.objects.filter(customer__in=records)
        ],
        "geschiedenis": _events(records),
    }
    return known | dict(everything_of(records))


def _about(customer: Customer) -> Row:
    return {
        "klantnummer": customer.pk,
        "soort": customer.get_kind_display(),
        "voornamen": customer.given_names,
        "tussenvoegsel": customer.prefix,
        "achternaam of naam": customer.surname,
        "geboortedatum": f"{customer.birth_date:%d-%m-%Y}" if customer.birth_date else "",
        "geheimhouding": "ja" if customer.secret else "nee",
        "liefst bereikt via": customer.preferred_channel,
        "taal": customer.language,
        "bekend sinds": _moment(customer.made_at),
        "laatste contact": _moment(customer.last_seen_at),
    }


def _address(row: Address) -> Row:
    return {"soort": row.get_kind_display(), "adres": str(row), "voorkeur": _yes(row.is_preferred)}


def _representations(records: list[int]) -> list[Row]:
    """The other's name is personal data of the other, but the customer knows who acts for them."""
    rows = Representation.objects.filter(represented__in=records) | Representation.objects.filter(
        representative__in=records
    )
    return [
        {
            "namens": row.represented.name,
            "door": row.representative.name,
            "als": row.get_kind_display(),
            "vanaf": f"{row.since:%d-%m-%Y}",
            "tot en met": f"{row.until:%d-%m-%Y}" if row.until else "",
        }
        for row in rows.select_related("represented", "representative")
    ]


def _events(records: list[int]) -> list[Row]:
    kind = Customer._meta.label_lower
    rows = Event.objects.filter(subject_kind=kind, subject_id__in=map(str, records))
    return [{"wanneer": _moment(row.at), "door": row.actor, "wat": row.what} for row in rows]


def _yes(value: bool) -> str:
    return "ja" if value else "nee"


def _moment(at: datetime) -> str:
    return f"{localtime(at):%d-%m-%Y %H:%M}"
