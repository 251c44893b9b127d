"""What employees see of the knowledge."""

from typing import cast

from django.http import HttpRequest

from leidraad.organisation.models import Employee


def me(request: HttpRequest) -> Employee:
    """Who is signed in; every view of the desk is for employees only."""
    return cast(Employee, request.user)
