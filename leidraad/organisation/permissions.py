"""What each role may do, as people read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Permission

from leidraad.organisation.roles import ROLES


@dataclass(frozen=True)
class RolePage:
    """A role as people read it: its name and, per noun, what may be done with it."""

    name: str
    may: list[tuple[str, str]]


VERBS = {"view": "inzien", "add": "toevoegen", "change": "wijzigen", "delete": "verwijderen"}


def role_names(slugs: Iterable[str]) -> list[str]:
    """The names of the roles with these keys."""
    wanted = set(slugs)
    return [role.name for role in ROLES if role.slug in wanted]


def roles_and_permissions() -> list[RolePage]:
    """Every role with what it may do, in Dutch: (klant, "inzien, wijzigen")."""
    names = _permission_names()
    pages = []
    for role in ROLES:
        may: dict[str, list[str]] = {}
        for permission in role.may:
            noun, verb = names[permission]
            may.setdefault(noun, []).append(verb)
        pages.append(RolePage(role.name, [(noun, ", ".join(verbs)) for noun, verbs in may.items()]))
    return pages


def _permission_names() -> dict[str, tuple[str, str]]:
    """`customers.view_customer` -> (klant, inzien); a permission of its own keeps its own words."""
    found = {}
    for permission in Permission.objects.select_related("content_type"):
        kind = permission.content_type
        verb, _, noun = permission.codename.partition("_")
        own = kind.model == noun and verb in VERBS
        words = VERBS[verb] if own else permission.name
        found[f"{kind.app_label}.{permission.codename}"] = (kind.name, words)
    return found
