"""Roles (rollen) and what each may do. A room's permissions are named here by their text: rooms are above."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Role:
    slug: str
    name: str
    may: tuple[str, ...] = field(default=())


EVERYONE_AT_WORK = ("organisation.view_employee",)
AT_THE_DESK = (
    "contacts.add_contact",
    "contacts.view_contact",
    "contacts.change_contact",
    "contacts.add_callbackrequest",
    "contacts.view_callbackrequest",
)
HANDLES_REQUESTS = ("contacts.change_callbackrequest",)
KEEPS_THE_LISTS = (
    "contacts.change_channel",
    "contacts.change_outcome",
    "contacts.change_questionset",
    "contacts.change_callbacknorm",
)
ROLES = (
    Role("adviser", "Klantadviseur", (*EVERYONE_AT_WORK, *AT_THE_DESK, *HANDLES_REQUESTS)),
    Role(
        "back-office",
        "Medewerker vakafdeling",
        (*EVERYONE_AT_WORK, *AT_THE_DESK, *HANDLES_REQUESTS),
    ),
    Role(
        "team-lead",
        "Teamleider",
        (
            *EVERYONE_AT_WORK,
            *AT_THE_DESK,
            *HANDLES_REQUESTS,
            *KEEPS_THE_LISTS,
            "contacts.change_any_contact",
            "contacts.change_any_callbackrequest",
        ),
    ),
    Role("planner", "Planner", EVERYONE_AT_WORK),
    Role("editor", "Redacteur", (*EVERYONE_AT_WORK, "search.change_synonym")),
    Role("controller", "Controller", EVERYONE_AT_WORK),
    Role("council-clerk", "Griffier", EVERYONE_AT_WORK),
    Role(
        "administrator",
        "Beheerder",
        (
            *EVERYONE_AT_WORK,
            *KEEPS_THE_LISTS,
            "organisation.change_employee",
            "history.view_event",
        ),
    ),
)
