"""The menu of employees, and the few things that every page knows."""

import tomllib
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Door:
    """One entry of the menu: shown to who may enter."""

    label: str
    url_name: str
    permission: str

    @property
    def url(self) -> str:
        return reverse(self.url_name)


MENU = [
    Door("Klanten", "customers:search", "customers.view_customer"),
    Door("Balie", "contacts:desk", "contacts.add_contact"),
    Door("Terugbellen", "contacts:callback-requests", "contacts.view_callbackrequest"),
    Door("Lijsten van de balie", "contacts:lists", "contacts.change_channel"),
    Door("Medewerkers", "organisation:employees", "organisation.view_employee"),
    Door("Kennis", "knowledge:items", "knowledge.view_item"),
    Door("Nieuws", "knowledge:news", "knowledge.view_newsitem"),
    Door("Links", "knowledge:links", "knowledge.view_link"),
    Door("Redactie", "knowledge:editors", "knowledge.change_item"),
    Door("Beheer", "organisation:administration", "organisation.change_employee"),
    Door("Logboek", "organisation:processing-log", "history.view_event"),
    Door("Zoekwoorden", "search:words", "search.change_synonym"),
]


def the_house(request: HttpRequest) -> dict[str, object]:
    user = getattr(request, "user", None)
    open_doors = [door for door in MENU if user is not None and user.has_perm(door.permission)]
    return {
        "menu": open_doors,
        "is_demo": settings.IS_DEMO,
        "municipality_name": municipality_name(),
    }


@cache
def municipality_name() -> str:
    """From the municipality's own folder: a header must not cost every page a query."""
    local = settings.MUNICIPALITY / "municipality.toml"
    return str(tomllib.loads(local.read_text())["municipality"]["name"])
