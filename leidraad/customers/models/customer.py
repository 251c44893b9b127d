from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.timezone import now

from leidraad.calculations.customer_clues import Born, Clue, Email, Name, Number, Phone
from leidraad.calculations.dutch_addresses import House
from leidraad.calculations.person_names import search_name
from leidraad.customers.models.identifier import fingerprint


class Customers(models.QuerySet["Customer"]):
    def persons(self) -> Customers:
        return self.filter(kind=Customer.PERSON)

    def organisations(self) -> Customers:
        return self.filter(kind=Customer.ORGANISATION)

    def known(self) -> Customers:
        """Without those who were erased, and without records that were merged into another."""
        return self.filter(erased_at=None, merged_into=None)

    def matching(self, clue: Clue) -> Customers:
        """The customers that a clue can mean, as `recognise` made it of what was typed."""
        match clue:
            case House():
                return self.living_at(clue)
            case Phone(number=value):
                return self.reached_by("phone", value)
            case Email(address=value):
                return self.reached_by("email", value)
            case Number(kinds=kinds, number=number):
                return self.with_number(kinds, number)
            case Born(name=name, on=birth_date):
                return self.persons().filter(_called(name), birth_date=birth_date)
            case Name(name=name):
                return self.organisations().filter(search_name__contains=name)

    def living_at(self, house: House) -> Customers:
        """At this postcode and number; without an addition also at 12A, 12-2 and so on."""
        at = Q(addresses__postcode=house.postcode, addresses__house_number=house.number)
        if house.addition:
            at &= Q(addresses__addition=house.addition)
        return self.filter(at).distinct()

    def reached_by(self, kind: str, value: str) -> Customers:
        return self.filter(addresses__kind=kind, addresses__value=value).distinct()

    def with_number(self, kinds: tuple[str, ...], number: str) -> Customers:
        prints = [fingerprint(kind, number) for kind in kinds]
        return self.filter(
            identifiers__kind__in=kinds, identifiers__fingerprint__in=prints
        ).distinct()


def _called(name: str) -> Q:
    """Jansen also finds Jansen-de Vries, and Vries does: people give one half of a double name."""
    return (
        Q(search_name=name)
        | Q(search_name__startswith=f"{name} ")
        | Q(search_name__endswith=f" {name}")
    )


class Customer(models.Model):
    """A customer (klant): a person, an organisation, or an establishment of one."""

    PERSON, ORGANISATION = "person", "organisation"
    KINDS = [(PERSON, "persoon"), (ORGANISATION, "organisatie")]

    kind = models.CharField("soort", max_length=12, choices=KINDS)
    given_names = models.CharField("voornamen", max_length=100, blank=True)
    prefix = models.CharField("tussenvoegsel", max_length=20, blank=True)
    surname = models.CharField("achternaam of naam van de organisatie", max_length=150)
    search_name = models.CharField("naam om op te zoeken", max_length=200, editable=False)
    birth_date = models.DateField("geboortedatum", null=True, blank=True)
    secret = models.BooleanField("geheimhouding", default=False)
    part_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="establishments",
        verbose_name="vestiging van",
    )
    preferred_channel = models.SlugField("liefst bereikt via", max_length=30, blank=True)
    language = models.CharField("taal", max_length=2, default="nl")
    made_at = models.DateTimeField("aangemaakt op")
    # The last contact: from here it is counted how long we may know them. No index: it changes often.
    last_seen_at = models.DateTimeField("laatste contact", default=now)
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="merged_records",
        verbose_name="samengevoegd met",
    )
    erased_at = models.DateTimeField("gewist op", null=True, blank=True)
    version = models.PositiveIntegerField("versie", default=1)
    # The form that made it: the same form sent twice is one customer.
    submission = models.UUIDField("inzending", null=True, blank=True, unique=True)

    objects = Customers.as_manager()

    class Meta:
        verbose_name = "klant"
        verbose_name_plural = "klanten"
        ordering = ("surname", "given_names", "pk")
        indexes = [
            models.Index(fields=["birth_date", "search_name"], name="customer_born_and_called"),
            models.Index(fields=["kind", "search_name"], name="customer_called"),
        ]
        permissions = [
            ("merge_customer", "Kan klanten samenvoegen"),
            ("erase_customer", "Kan klanten wissen"),
            ("export_customer", "Kan gegevens van een klant verstrekken"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_names, self.prefix, self.surname) if part)

    @property
    def is_person(self) -> bool:
        return self.kind == self.PERSON

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    def called(self) -> str:
        """How the name is looked up; kept beside it by every action that changes the name."""
        return search_name(self.surname) if self.is_person else search_name(self.name)

    def locked(self) -> Customer:
        """The same customer read again, and nobody else's until this deed is done."""
        return Customer.objects.select_for_update().get(pk=self.pk)

    def records(self) -> list[int]:
        """The keys under which rooms know this customer: its own, and those of records merged into it."""
        merged = Customer.objects.filter(merged_into=self.pk)
        return [self.pk, *merged.values_list("pk", flat=True)]
