"""Signing in with a number or an e-mail address."""

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from leidraad.organisation.models import Employee


class NumberOrEmail(ModelBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_: object,
    ) -> Employee | None:
        name = (username or "").strip()
        employee = Employee.objects.filter(Q(number=name) | Q(email__iexact=name)).first()
        if employee is None:
            Employee().set_password(password)  # as slow as a right name with a wrong password
            return None
        right = employee.check_password(password or "") and self.user_can_authenticate(employee)
        return employee if right else None
