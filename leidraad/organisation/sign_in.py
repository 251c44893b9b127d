"""Signing in with a number or an e-mail address; what someone may follows from the role, and from nothing else."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from leidraad.organisation.models import Employee
from leidraad.organisation.roles import ROLES

MAY = {role.slug: frozenset(role.may) for role in ROLES}


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

    def get_all_permissions(self, user_obj: Any, obj: object = None) -> set[str]:
        """What the employee's roles may, as `roles.py` says: one small query for each request."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_may"):
            roles = user_obj.groups.values_list("name", flat=True)
            user_obj._may = set().union(*(MAY.get(role, frozenset()) for role in roles))
        may: set[str] = user_obj._may
        return may
