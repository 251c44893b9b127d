"""Tests about the house itself, not about one room."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import get_resolver

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
GLOSSARY = (ROOT / "docs/glossary.md").read_text()
FRAMEWORK = ("django.", "whitenoise.", "csp.")


def floors() -> dict[str, int]:
    """Room name -> floor number; the ground floor is 0."""
    layers = list(reversed(CONTRACTS[0]["layers"]))
    return {
        room.strip(" ()"): floor for floor, rooms in enumerate(layers) for room in rooms.split("|")
    }


def room_of(thing: type) -> str | None:
    parts = thing.__module__.split(".")
    return parts[1] if parts[0] == "leidraad" else None


def views(patterns=None):
    for pattern in patterns or get_resolver().url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern.url_patterns)
        elif not pattern.callback.__module__.startswith(FRAMEWORK):
            yield pattern.callback


def our_models() -> list[type]:
    return [model for model in apps.get_models() if room_of(model)]


def test_imports_follow_the_floor_plan():
    linter = Path(sys.executable).parent / "lint-imports"
    result = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def references() -> Iterator[tuple[str, str, str]]:
    """Every foreign key in the house: field, room it lives in, room it points to."""
    for model in our_models():
        for field in model._meta.get_fields():
            target = field.related_model
            if target and not field.auto_created and room_of(target):
                yield str(field), room_of(model), room_of(target)


def test_foreign_keys_point_down_too():
    """Django lets models refer by name, which no import linter sees."""
    floor = floors()
    upward = [
        field
        for field, home, target in references()
        if home != target and floor[target] >= floor[home]
    ]
    assert upward == []


@pytest.mark.parametrize("view", list(views()), ids=lambda v: f"{v.__module__}.{v.__name__}")
def test_every_view_says_who_may_see_it(view):
    assert hasattr(view, "access"), "Add @open_to_everyone, @for_employees or @only_for(...)"


@pytest.mark.django_db
def test_every_permission_that_a_view_or_role_names_exists():
    from django.contrib.auth.models import Permission

    from leidraad.organisation.roles import ROLES

    known = {
        f"{p.content_type.app_label}.{p.codename}"
        for p in Permission.objects.select_related("content_type")
    }
    named = {name for role in ROLES for name in role.may}
    named |= {name for view in views() if isinstance(view.access, tuple) for name in view.access}
    assert named - known == set()


@pytest.mark.parametrize("model", our_models(), ids=lambda m: m.__name__)
def test_every_noun_is_in_the_glossary(model):
    assert f"`{model.__name__}`" in GLOSSARY


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(
    "file",
    [*(ROOT / "leidraad").glob("*/actions.py"), *(ROOT / "leidraad").glob("*/actions/*.py")],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_every_function_that_changes_data_is_a_deed(file):
    """Public functions of actions.py either are a deed or only call deeds (no ORM writes of their own)."""
    import ast

    tree = ast.parse(file.read_text())
    writes = {
        "create",
        "save",
        "update",
        "delete",
        "bulk_create",
        "get_or_create",
        "update_or_create",
    }
    guilty = []
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        is_deed = any("deed" in ast.unparse(decorator) for decorator in node.decorator_list)
        called = {
            call.func.attr
            for call in ast.walk(node)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        }
        if not is_deed and called & writes:
            guilty.append(node.name)
    assert guilty == []


def test_nothing_is_called_common_or_utils():
    names = {path.stem for path in (ROOT / "leidraad").rglob("*") if "static" not in path.parts}
    assert names & {"common", "utils", "core", "base", "helpers", "services", "misc"} == set()


def test_everything_stored_has_a_purpose_and_a_term():
    from leidraad.organisation.loading import read

    rules = read("retention.toml", ROOT / "municipalities/general")
    assert {model._meta.label_lower for model in our_models()} - set(rules) == set()
    for kind, rule in rules.items():
        assert rule["purpose"], kind
        assert rule["ground"], kind
        assert ("days" in rule) == ("counted_from" in rule), kind
        if "counted_from" in rule:
            apps.get_model(kind)._meta.get_field(rule["counted_from"])


def test_every_setting_is_explained():
    import re

    code = "".join(file.read_text() for file in (ROOT / "leidraad").rglob("*.py"))
    settings = set(re.findall(r'"(LEIDRAAD_[A-Z_]+)"', code))
    explained = set(re.findall(r"`(LEIDRAAD_[A-Z_]+)`", (ROOT / "docs/settings.md").read_text()))
    assert settings - explained == set()


def test_every_command_is_explained():
    text = (ROOT / "docs/settings.md").read_text()
    files = (ROOT / "leidraad").glob("*/management/commands/[a-z]*.py")
    assert [f.stem for f in files if f"`leidraad {f.stem.replace('_', '-')}" not in text] == []


def test_the_index_of_decisions_is_complete():
    folder = ROOT / "docs/decisions"
    index = (folder / "README.md").read_text()
    pages = [page.name for page in folder.glob("0*.md")]
    assert [page for page in pages if f"({page})" not in index] == []
