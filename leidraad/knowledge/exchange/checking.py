"""Is a file in the shared format? Every problem with its place, in Dutch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

SCHEMAS = Path(__file__).parents[1] / "schemas"
MOST = 20  # problems that are listed; somebody has to read them
SENTENCES = {
    "required": "hier ontbreekt een verplicht veld",
    "type": "dit is van een andere soort dan afgesproken",
    "enum": "deze waarde is niet afgesproken",
    "format": "dit is niet geschreven zoals afgesproken",
}


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(_with_null(schema), format_checker=FormatChecker())


def _with_null(schema: Any) -> Any:
    """OpenAPI says `nullable: true` where JSON Schema says that the type may be null."""
    if isinstance(schema, list):
        return [_with_null(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {name: _with_null(part) for name, part in schema.items()}
    if changed.pop("nullable", False) is True and isinstance(changed.get("type"), str):
        changed["type"] = [changed["type"], "null"]
    return changed


def problems(document: Any, name: str, place: str) -> Iterator[str]:
    """What is wrong with one kennisartikel or vac; nothing when it is right."""
    for error in sorted(_validator(name).iter_errors(document), key=lambda one: list(one.path)):
        yield f"{place}{_path(error)}: {_sentence(error)}"


def _path(error: ValidationError) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.path)


def _sentence(error: ValidationError) -> str:
    told = SENTENCES.get(str(error.validator), "dit klopt niet")
    match error.validator:
        case "required":
            return f"{told}: {error.message.split(chr(39))[1]}"
        case "enum":
            return f"{told}; wel: {', '.join(map(str, cast(list[str], error.validator_value)))}"
        case "type" | "format":
            wanted = error.validator_value
            shown = " of ".join(wanted) if isinstance(wanted, list) else str(wanted)
            return f"{told}; verwacht: {shown}"
    return told
