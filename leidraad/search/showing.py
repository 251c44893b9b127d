"""Hits and facets as a template shows them."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from leidraad.calculations.snippets import Piece
from leidraad.search.engine import Found, Hit
from leidraad.search.registry import label_of, sources


@dataclass(frozen=True)
class Result:
    """A hit with the address of its page and the Dutch name of its kind."""

    key: str
    kind: str
    label: str
    language: str
    url: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    internal: tuple[Piece, ...]
    is_best_bet: bool


@dataclass(frozen=True)
class Facet:
    """A kind of document to narrow the search to, with how many answers it has."""

    kind: str
    label: str
    count: int
    chosen: bool


def results(found: Found) -> list[Result]:
    """What a template needs of every hit."""
    return [
        Result(
            key=hit.key,
            kind=hit.kind,
            label=label_of(hit.kind),
            language=hit.language,
            url=_url(hit),
            title=hit.title,
            snippet=hit.snippet,
            internal=hit.internal,
            is_best_bet=hit.is_best_bet,
        )
        for hit in found.hits
    ]


def facets(found: Found, *, chosen: tuple[str, ...] = ()) -> list[Facet]:
    """Every kind that has an answer or was chosen, in the order in which rooms registered them."""
    return [
        Facet(kind, source.label, found.facets.get(kind, 0), kind in chosen)
        for kind, source in sources().items()
        if found.facets.get(kind) or kind in chosen
    ]


def _url(hit: Hit) -> str:
    if not hit.view:
        return ""
    try:
        return reverse(hit.view, args=[hit.pk])
    except NoReverseMatch:
        return ""
