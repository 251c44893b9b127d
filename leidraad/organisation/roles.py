"""Roles (rollen) and what each may do. A room's permissions are named here by their text: rooms are above."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Role:
    slug: str
    name: str
    may: tuple[str, ...] = field(default=())


EVERYONE_AT_WORK = ("organisation.view_employee",)
ROLES = (
    Role("adviser", "Klantadviseur", EVERYONE_AT_WORK),
    Role("back-office", "Medewerker vakafdeling", EVERYONE_AT_WORK),
    Role("team-lead", "Teamleider", EVERYONE_AT_WORK),
    Role("planner", "Planner", EVERYONE_AT_WORK),
    Role("editor", "Redacteur", (*EVERYONE_AT_WORK, "search.change_synonym")),
    Role("controller", "Controller", EVERYONE_AT_WORK),
    Role("council-clerk", "Griffier", EVERYONE_AT_WORK),
    Role(
        "administrator",
        "Beheerder",
        (*EVERYONE_AT_WORK, "organisation.change_employee", "history.view_event"),
    ),
)
