"""The people in the tests: a small municipality with real objects in a real database."""

from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group
from django.test import Client

from leidraad.organisation.actions import grant_roles
from leidraad.organisation.models import Department, Employee, Municipality

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PASSWORD = "hutspot met klapstuk"
monday_morning = datetime(2017, 5, 1, 9, 30, tzinfo=AMSTERDAM)


class Leiden:
    """Everybody is hired when first asked for."""

    def __init__(self) -> None:
        grant_roles()
        self.municipality = Municipality.objects.create(name="Leiden", code="0546")

    def department(self, slug: str, name: str) -> Department:
        return Department.objects.get_or_create(slug=slug, defaults={"name": name})[0]

    @cached_property
    def contact_centre(self) -> Department:
        return self.department("klantcontactcentrum", "Klantcontactcentrum")

    @cached_property
    def civil_affairs(self) -> Department:
        return self.department("burgerzaken", "Burgerzaken")

    def hire(self, number: str, name: str, role: str, department: Department) -> Employee:
        employee = Employee.objects.create_user(
            number,
            PASSWORD,
            name=name,
            email=f"{name.split()[0].lower()}@leiden.example",
            department=department,
        )
        employee.groups.add(Group.objects.get(name=role))
        return employee

    @cached_property
    def fatima(self) -> Employee:
        """An adviser who takes sixty calls a day."""
        return self.hire("1001", "Fatima el Amrani", "adviser", self.contact_centre)

    @cached_property
    def joost(self) -> Employee:
        """Her team lead."""
        return self.hire("1002", "Joost van Dam", "team-lead", self.contact_centre)

    @cached_property
    def marijke(self) -> Employee:
        """The editor of knowledge and website."""
        return self.hire("1003", "Marijke de Wit", "editor", self.contact_centre)

    @cached_property
    def bram(self) -> Employee:
        """The council clerk."""
        return self.hire("1004", "Bram Visser", "council-clerk", self.contact_centre)

    @cached_property
    def karin(self) -> Employee:
        """Handles requests at civil affairs."""
        return self.hire("1005", "Karin Smit", "back-office", self.civil_affairs)

    @cached_property
    def beheer(self) -> Employee:
        """The administrator."""
        return self.hire("1006", "Sanne Beheer", "administrator", self.contact_centre)

    def browser_of(self, employee: Employee) -> Client:
        client = Client()
        client.force_login(employee)
        return client
