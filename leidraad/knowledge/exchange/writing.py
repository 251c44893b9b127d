"""Items as kennisartikel and VAC. What the format has no place for goes under `leidraad`, so nothing is lost."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from leidraad.knowledge.models import DUTCH, UPL, Item, Revision
from leidraad.organisation.models import Municipality

VERSION = 1
NO_PRODUCT = f"{UPL}UPL-naam_nog_niet_beschikbaar"
FOR_EVER = "9999-12-31T00:00:00Z"
FIELDS = {
    "introduction": "tekst",
    "how_to_request": "procedureBeschrijving",
    "conditions": "vereisten",
    "evidence": "bewijs",
    "costs": "kostenEnBetaalmethoden",
    "term": "uitersteTermijn",
    "objection": "bezwaarEnBeroep",
    "details": "notice",
    "contact": "contact",
}


def export_items() -> dict[str, Any]:
    """Every published item: {"leidraad": version, "kennisartikelen": […], "vacs": […]}."""
    municipality = Municipality.objects.first()
    rows = Item.objects.published().with_texts().prefetch_related("related").order_by("slug")
    articles = [_article(item, municipality) for item in rows if item.kind == Item.ARTICLE]
    answers = [_answer(item) for item in rows if item.kind == Item.ANSWER]
    return {"leidraad": VERSION, "kennisartikelen": articles, "vacs": answers}


def _article(item: Item, municipality: Municipality | None) -> dict[str, Any]:
    revision = item.publication.revision
    name = municipality.name if municipality else "Gemeente"
    audiences = item.product.source_data if item.product else {}
    only_business = audiences.get("Bedrijf") and not audiences.get("Burger")
    return {
        "url": _address(item),
        "uuid": str(item.uuid),
        "upnUri": item.product.uri if item.product else NO_PRODUCT,
        "publicatieDatum": item.publication.at.date().isoformat(),
        "productAanwezig": True,
        "productValtOnder": None,
        "verantwoordelijkeOrganisatie": {
            "url": f"{UPL}{name.replace(' ', '_')}_(gemeente)",
            "owmsIdentifier": f"{UPL}{name.replace(' ', '_')}_(gemeente)",
            "owmsPrefLabel": name,
            "owmsEndDate": FOR_EVER,
        },
        "locaties": None,
        "doelgroep": "eu-bedrijf" if only_business else "eu-burger",
        "afdelingen": _departments(item),
        "vertalingen": [_translation(revision, language) for language in revision.languages()],
        "beschikbareTalen": revision.languages(),
        "leidraad": _the_rest(item, revision),
    }


def _translation(revision: Revision, language: str) -> dict[str, Any]:
    sections = {
        FIELDS[key]: text for key, text in revision.sections(language).items() if key in FIELDS
    }
    note = {"deskMemo": revision.internal_note} if language == DUTCH else {}
    return {
        "taal": language,
        "titel": revision.title(language),
        **sections,
        **note,
        "trefwoorden": [{"trefwoord": word} for word in revision.keywords(language)],
        "datumWijziging": revision.made_at.isoformat(),
    }


def _answer(item: Item) -> dict[str, Any]:
    revision = item.publication.revision
    product = item.product
    return {
        "url": _address(item),
        "vraag": revision.title(),
        "status": "actief",
        "antwoord": "\n\n".join(revision.sections().values()),
        "doelgroep": "eu-burger-bedrijf",
        "afdelingen": _departments(item),
        "toelichting": revision.internal_note,
        "trefwoorden": [{"trefwoord": word} for word in revision.keywords()],
        "gerelateerdeVACs": [
            {"VAC": _address(other)} for other in item.related.all() if other.kind == Item.ANSWER
        ],
        "gerelateerdeProducten": [{"product": product.uri, "productNaam": product.name}]
        if product
        else [],
        "leidraad": _the_rest(item, revision),
    }


def _address(item: Item) -> str:
    return f"urn:uuid:{item.uuid}"


def _departments(item: Item) -> list[dict[str, str]]:
    if item.department is None:
        return []
    return [{"afdelingId": item.department.slug, "afdelingNaam": item.department.name}]


def _the_rest(item: Item, revision: Revision) -> dict[str, Any]:
    """Everything that the shared format has no field for."""
    return {
        "slug": item.slug,
        "uuid": str(item.uuid),
        "product": item.product.uri if item.product else "",
        "topic": item.topic.slug if item.topic else "",
        "source": item.source,
        "source_key": item.source_key,
        "source_data": item.source_data,
        "review_by": _text(item.review_by),
        "valid_from": _text(item.valid_from),
        "valid_until": _text(item.valid_until),
        "related": sorted(other.slug for other in item.related.all()),
        "texts": revision.texts,
    }


def _text(day: date | datetime | None) -> str | None:
    return day.isoformat() if day else None
