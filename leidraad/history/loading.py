"""Retention rules, as the municipality's files say them."""

from collections.abc import Mapping
from typing import Any

from leidraad.history.deed import deed
from leidraad.history.models import RetentionRule


@deed
def load_retention_rules(rules: Mapping[str, Mapping[str, Any]]) -> str:
    """Take the rules over: model label -> purpose, ground, days and counted_from. Others are dropped."""
    for kind, rule in rules.items():
        RetentionRule.objects.update_or_create(
            kind=kind, defaults={"days": None, "counted_from": "", **rule}
        )
    RetentionRule.objects.exclude(kind__in=rules).delete()
    return f"{len(rules)} regels"
