"""The components of the house, for use in every template without loading."""

from django import template

register = template.Library()
