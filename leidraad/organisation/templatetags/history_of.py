"""`{% load history_of %}{% history_of customer %}`: what happened to it, on any page for employees."""

from typing import cast

from django import template
from django.db.models import Model
from django.http import HttpRequest
from django.template import Context

from leidraad.organisation.models import Employee
from leidraad.organisation.past import past_of

register = template.Library()


@register.inclusion_tag("organisation/history.html", takes_context=True)
def history_of(context: Context, subject: Model) -> dict[str, object]:
    """Who, what, which field and when; old values only for who may see events."""
    request: HttpRequest = context["request"]
    return {"past": past_of(subject, cast(Employee, request.user))}
