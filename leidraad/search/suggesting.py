"""What the words typed so far may become."""

from collections.abc import Callable, Collection

import tantivy

from leidraad.calculations.tokens import words
from leidraad.calculations.wishes import EXACT
from leidraad.search.reader import View
from leidraad.search.schema import SHOWN

_MOST_LOOKED_AT = 300


def suggested(
    view: View, typed: str, language: str, limit: int, may: Callable[[str], bool]
) -> list[str]:
    """Titles and everyday words with a word that begins as typed; with a slip in it, as was meant."""
    said = words(typed)[:12]
    if not said:
        return []
    without = [name for name in view.permissions() if not may(name)]
    found = _continued(view, " ".join(said), language, without, limit)
    if found or view.count(language, EXACT + said[-1]):
        return found
    for correction in view.corrections(language, said[-1]):
        meant = " ".join([*said[:-1], correction.word])
        if found := _continued(view, meant, language, without, limit):
            break
    return found


def _continued(
    view: View, start: str, language: str, without: Collection[str], limit: int
) -> list[str]:
    allowed = None
    if without:
        kept_back = tantivy.Query.term_set_query(view.schema, "permission", list(without))
        allowed = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, tantivy.Query.all_query()),
                (tantivy.Occur.MustNot, kept_back),
            ]
        )
    terms = view.searcher.terms_with_prefix(
        f"continues_{language}", start, filter_query=allowed, limit=_MOST_LOOKED_AT
    )
    best: dict[str, tuple[bool, int, int]] = {}
    for term, documents in terms:
        _, is_beginning, shown = term.split(SHOWN)
        rank = (not is_beginning, -documents, len(shown))
        folded = shown.casefold()
        if folded not in best or rank < best[folded]:
            best[folded] = rank
    ordered = sorted(best, key=lambda one: (best[one], one))
    return [_as_written(one, terms) for one in ordered[:limit]]


def _as_written(folded: str, terms: list[tuple[str, int]]) -> str:
    return next(shown for term, _ in terms if (shown := term.split(SHOWN)[2]).casefold() == folded)
