"""Roles (rollen) and what each may do. A room's permissions are named here by their text: rooms are above."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Role:
    slug: str
    name: str
    may: tuple[str, ...] = field(default=())


EVERYONE_AT_WORK = (
    "organisation.view_employee",
    "knowledge.view_item",
    "knowledge.view_newsitem",
    "knowledge.view_link",
    "knowledge.add_feedback",
)
WRITES_NEWS = ("knowledge.change_newsitem", "knowledge.change_link")
EDITS_KNOWLEDGE = (
    "knowledge.change_item",
    "knowledge.publish_item",
    "knowledge.change_feedback",
    *WRITES_NEWS,
)
WITH_CUSTOMERS = (
    "customers.view_customer",
    "customers.add_customer",
    "customers.change_customer",
    "customers.view_address",
    "customers.add_address",
    "customers.delete_address",
    "customers.add_identifier",
    "customers.add_identitycheck",
    "customers.add_representation",
    "customers.change_representation",
)
SEES_NUMBERS = ("customers.view_identifier", "customers.delete_identifier")
RESPONSIBLE_FOR_CUSTOMERS = (
    "customers.merge_customer",
    "customers.export_customer",
    "customers.erase_customer",
    "customers.change_identityquestion",
)
AT_THE_DESK = (
    "contacts.add_contact",
    "contacts.view_contact",
    "contacts.change_contact",
    "contacts.add_callbackrequest",
    "contacts.view_callbackrequest",
    "contacts.change_callbackrequest",
)
RESPONSIBLE_FOR_CONTACTS = (
    "contacts.change_any_contact",
    "contacts.change_any_callbackrequest",
)
KEEPS_THE_LISTS = (
    "contacts.change_channel",
    "contacts.change_outcome",
    "contacts.change_questionset",
    "contacts.change_callbacknorm",
)

ROLES = (
    Role(
        "adviser",
        "Klantadviseur",
        (
            *EVERYONE_AT_WORK,
            *WITH_CUSTOMERS,
            *AT_THE_DESK,
        ),
    ),
    Role(
        "back-office",
        "Medewerker vakafdeling",
        (
            *EVERYONE_AT_WORK,
            *WITH_CUSTOMERS,
            *SEES_NUMBERS,
            *AT_THE_DESK,
        ),
    ),
    Role(
        "team-lead",
        "Teamleider",
        (
            *EVERYONE_AT_WORK,
            *WITH_CUSTOMERS,
            *SEES_NUMBERS,
            *RESPONSIBLE_FOR_CUSTOMERS,
            *AT_THE_DESK,
            *RESPONSIBLE_FOR_CONTACTS,
            *KEEPS_THE_LISTS,
            *WRITES_NEWS,
        ),
    ),
    Role("planner", "Planner", EVERYONE_AT_WORK),
    Role(
        "editor",
        "Redacteur",
        (
            *EVERYONE_AT_WORK,
            "search.change_synonym",
            *EDITS_KNOWLEDGE,
        ),
    ),
    Role("controller", "Controller", EVERYONE_AT_WORK),
    Role("council-clerk", "Griffier", EVERYONE_AT_WORK),
    Role(
        "administrator",
        "Beheerder",
        (
            *EVERYONE_AT_WORK,
            *KEEPS_THE_LISTS,
            "organisation.change_employee",
            "organisation.change_department",
            "organisation.change_skill",
            "organisation.change_openinghours",
            "organisation.change_closedday",
            "history.view_event",
        ),
    ),
)
