"""Retention rules from readable files: `retention.toml`, general first, the municipality's own wins."""

import tomllib
from pathlib import Path

from leidraad.history.deed import deed
from leidraad.history.models import RetentionRule


def rules_in(*folders: Path) -> dict[str, dict[str, object]]:
    """Model label -> purpose, ground, days and counted_from, as the last folder says it."""
    rules: dict[str, dict[str, object]] = {}
    for folder in folders:
        file = folder / "retention.toml"
        if file.exists():
            rules |= tomllib.loads(file.read_text())
    return rules


@deed
def load_retention_rules(general: Path, own: Path) -> str:
    rules = rules_in(general, own)
    for kind, rule in rules.items():
        RetentionRule.objects.update_or_create(
            kind=kind, defaults={"days": None, "counted_from": ""} | rule
        )
    RetentionRule.objects.exclude(kind__in=rules).delete()
    return f"{len(rules)} regels"
