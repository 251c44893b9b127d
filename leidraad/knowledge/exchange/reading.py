"""Kennisartikel and VAC files into the house: checked whole first, so that nothing is half imported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.text import slugify

from leidraad.knowledge.exchange.checking import MOST, problems
from leidraad.knowledge.exchange.writing import FIELDS, NO_PRODUCT
from leidraad.knowledge.loading.placing import IncomingItem
from leidraad.knowledge.models import DUTCH, Item
from leidraad.organisation.models import Department

KINDS = {"kennisartikelen": "kennisartikel", "vacs": "vac"}
SECTIONS = {name: key for key, name in FIELDS.items()}


class BadFile(ValueError):
    """A file that is not in the shared format; one problem with its place on every line."""

    def __init__(self, found: list[str]) -> None:
        more = len(found) - MOST
        lines = found[:MOST] + ([f"… en nog {more} problemen"] if more > 0 else [])
        super().__init__("\n".join(lines))


def read_file(file: Path) -> list[IncomingItem]:
    """The items of a file, or BadFile. Our own export, one document, or a list of documents."""
    try:
        told = json.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise BadFile(
            [f"{file.name}, byte {problem.start}: dit is geen tekst in UTF-8"]
        ) from problem
    except json.JSONDecodeError as problem:
        place = f"{file.name}, regel {problem.lineno}, teken {problem.colno}"
        raise BadFile([f"{place}: dit is geen JSON"]) from problem
    documents = list(_documents(told, file.name))
    found = [line for kind, place, one in documents for line in problems(one, kind, place)]
    if found:
        raise BadFile(found)
    return [_incoming(kind, one, file) for kind, _, one in documents]


def _documents(told: Any, name: str) -> Iterator[tuple[str, str, Any]]:
    """Kind, place and document, whatever the file is wrapped in."""
    if isinstance(told, dict) and told.keys() & KINDS.keys():
        for part, kind in KINDS.items():
            for number, one in enumerate(_list(told.get(part, []), f"{name}, {part}")):
                yield kind, f"{name}, {part}[{number}]", one
    else:
        for number, one in enumerate(told if isinstance(told, list) else [told]):
            yield _kind(one, f"{name}, [{number}]"), f"{name}, [{number}]", one


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadFile([f"{place}: hier hoort een lijst"])
    return value


def _kind(document: Any, place: str) -> str:
    if isinstance(document, dict) and "vraag" in document:
        return "vac"
    if isinstance(document, dict) and "upnUri" in document:
        return "kennisartikel"
    raise BadFile([f"{place}: dit is geen kennisartikel (upnUri) en geen VAC (vraag)"])


def _incoming(kind: str, told: dict[str, Any], file: Path) -> IncomingItem:
    rest = told.get("leidraad") or {}
    read = _article if kind == "kennisartikel" else _answer
    fields = read(told)
    department = _department(told)
    if rest:
        fields |= {name: rest[name] for name in ("slug", "source", "source_key", "texts", "topic")}
        fields |= {"product_uri": rest["product"], "related": tuple(rest["related"])}
        fields |= {name: _day(rest[name]) for name in ("review_by", "valid_from", "valid_until")}
        fields |= {"source_data": rest["source_data"], "uuid": UUID(rest["uuid"])}
    return IncomingItem(place=file, department=department, **fields)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _department(told: dict[str, Any]) -> str:
    """By its key or its name; a department we do not know leaves the item without an owner."""
    for each in told.get("afdelingen") or []:
        name, key = each["afdelingNaam"], each.get("afdelingId", "")
        known = Department.objects.filter(slug=key) or Department.objects.filter(name__iexact=name)
        if known:
            return str(known[0].slug)
    return ""


def _article(told: dict[str, Any]) -> dict[str, Any]:
    texts = {part["taal"]: _words(part) for part in told["vertalingen"]}
    notes = [part.get("deskMemo", "") for part in told["vertalingen"]]
    title = next((words["title"] for words in texts.values() if words["title"]), told["uuid"])
    return {
        "kind": Item.ARTICLE,
        "slug": slugify(title)[:200],
        "source": "import",
        "source_key": told["uuid"],
        "uuid": UUID(told["uuid"]),
        "product_uri": "" if told["upnUri"] == NO_PRODUCT else told["upnUri"],
        "texts": texts,
        "internal_note": next(filter(None, notes), ""),
        "source_data": {name: value for name, value in told.items() if name != "vertalingen"},
    }


def _words(part: dict[str, Any]) -> dict[str, Any]:
    sections = {SECTIONS[name]: text for name, text in part.items() if name in SECTIONS and text}
    if waiting := part.get("wtdBijGeenReactie"):
        sections["details"] = "\n\n".join(filter(None, [sections.get("details"), waiting]))
    keywords = [word["trefwoord"] for word in part.get("trefwoorden", [])]
    return {"title": part.get("titel", ""), "keywords": keywords, "sections": sections}


def _answer(told: dict[str, Any]) -> dict[str, Any]:
    address = told["url"] or told["vraag"]
    products = told.get("gerelateerdeProducten") or []
    keywords = [word["trefwoord"] for word in told.get("trefwoorden", [])]
    texts = {
        DUTCH: {
            "title": told["vraag"],
            "keywords": keywords,
            "sections": {"answer": told["antwoord"]},
        }
    }
    return {
        "kind": Item.ANSWER,
        "slug": slugify(told["vraag"])[:200],
        "source": "import",
        "source_key": str(uuid5(NAMESPACE_URL, address)),
        "product_uri": products[0]["product"] if products else "",
        "texts": texts,
        "internal_note": told.get("toelichting", ""),
        "source_data": {name: value for name, value in told.items() if name != "antwoord"},
    }
