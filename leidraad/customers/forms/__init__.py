"""What employees may type about customers."""

from leidraad.customers.forms.customer import ChangeForm, RegisterForm
from leidraad.customers.forms.details import (
    AddressForm,
    IdentifierForm,
    IdentityForm,
    MergeForm,
    QuestionForm,
    ReasonForm,
    RepresentationForm,
)
from leidraad.customers.forms.search import SearchForm

__all__ = [
    "AddressForm",
    "ChangeForm",
    "IdentifierForm",
    "IdentityForm",
    "MergeForm",
    "QuestionForm",
    "ReasonForm",
    "RegisterForm",
    "RepresentationForm",
    "SearchForm",
]
