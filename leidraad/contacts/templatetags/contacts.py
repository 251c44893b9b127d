"""Fields of the desk by their name: what was typed in them, and what is wrong with them."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def says(context: Context, name: str) -> str:
    """What was typed in that field."""
    return str(context["typed"].get(name, ""))


@register.filter
def said_in(typed: dict[str, str], name: str) -> str:
    """The same, where a condition needs it."""
    return typed.get(name, "")


@register.simple_tag(takes_context=True)
def problem(context: Context, name: str) -> SafeString:
    """The place for what is wrong with a field; empty and hidden when nothing is."""
    message = context["problems"].get(name, "")
    return format_html(
        '<p class="desk-problem" id="{0}-problem" data-problem="{0}" role="alert"{1}>{2}</p>',
        name,
        "" if message else SafeString(" hidden"),
        message,
    )


@register.filter
def seconds_as_clock(seconds: int) -> str:
    """125 seconds -> 2:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"
