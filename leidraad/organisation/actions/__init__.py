"""What can happen to the organisation and its people."""

from leidraad.organisation.actions.calendar import (
    add_closed_day,
    remove_closed_day,
    set_opening_hours,
)
from leidraad.organisation.actions.departments import save_department, save_skill
from leidraad.organisation.actions.employees import (
    LastAdministrator,
    change_employee,
    choose_password,
    hire,
    make_password_link,
    say_presence,
)
from leidraad.organisation.actions.roles import grant_roles
from leidraad.organisation.actions.signing_in import begin_sign_in, sign_in

__all__ = [
    "LastAdministrator",
    "add_closed_day",
    "begin_sign_in",
    "change_employee",
    "choose_password",
    "grant_roles",
    "hire",
    "make_password_link",
    "remove_closed_day",
    "save_department",
    "save_skill",
    "say_presence",
    "set_opening_hours",
    "sign_in",
]
