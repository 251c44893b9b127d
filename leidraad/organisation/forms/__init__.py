"""What employees may type about the organisation."""

from leidraad.organisation.forms.administration import (
    ClosedDayForm,
    DepartmentForm,
    EmployeeForm,
    OpeningHoursForm,
    SkillForm,
)
from leidraad.organisation.forms.log import LogForm
from leidraad.organisation.forms.signing_in import NewPasswordForm, OwnPasswordForm, SignInForm

__all__ = [
    "ClosedDayForm",
    "DepartmentForm",
    "EmployeeForm",
    "LogForm",
    "NewPasswordForm",
    "OpeningHoursForm",
    "OwnPasswordForm",
    "SignInForm",
    "SkillForm",
]
