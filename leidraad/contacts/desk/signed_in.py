"""The request of someone who is signed in: the guard of each view here has seen to that."""

from django.http import HttpRequest

from leidraad.organisation.models import Employee


class EmployeeRequest(HttpRequest):
    user: Employee
