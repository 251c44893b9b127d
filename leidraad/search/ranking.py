"""From a question to the documents that answer it, best first, with how much of the question each covers.

tantivy finds the candidates; the order among them is ours. Measured: docs/decisions/0003.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import tantivy

from leidraad.calculations.understanding import Question
from leidraad.calculations.wishes import Wish
from leidraad.search.reader import Entry, View

MOST_CANDIDATES = 40
BOOST = {"title": 2.0, "words": 2.0, "said": 1.5, "text": 1.0}
# When an answer is one: fitted on our own collection, checked on the held-out one (docs/decisions/0003).
ENOUGH, A_WORD, WHOLLY, LEAST_OF_BEST = 1.4, 0.05, 0.9, 0.4
# Nobody gave it everyday words, as the national answers: it has fewer ways to be found than the others.
WITHOUT_WORDS = 1.15
PARAMS = {"bm25": 0.5, "phrase": 0.5, "pair": 0.15, "cover": 1.0, "lang": 0.8}


@dataclass(frozen=True)
class Ranked:
    """A document with its score and the share of the question it covers (0 to 1)."""

    entry: Entry
    score: float
    coverage: float


def ranked(
    view: View,
    question: Question,
    kinds: Collection[str] = (),
    without: Collection[str] = (),
) -> list[Ranked]:
    """The candidates of these kinds, without those that need one of these permissions."""
    query = _query(view, question, kinds, without)
    if query is None:
        return []
    hits = view.searcher.search(query, limit=MOST_CANDIDATES, count=False).hits
    if not hits:
        return []
    entries = view.entries([address for _, address in hits])
    best = hits[0][0]
    judged = (
        _judged(entry, score / best, question, view)
        for entry, (score, _) in zip(entries, hits, strict=True)
    )
    return sorted(judged, key=lambda one: -one.score)


def relevant(candidates: list[Ranked], question: Question) -> list[Ranked]:
    """Those that answer the question well enough; none when even the best does not.

    A long question may be met by a smaller part of itself than a short one.
    """
    if not candidates or not question.subjects:
        return []
    best = candidates[0].score
    enough = best + A_WORD * min(question.subjects, 6) >= ENOUGH
    if not enough and max(one.coverage for one in candidates) < WHOLLY:
        return []
    return [one for one in candidates if one.score >= LEAST_OF_BEST * best]


def pinned(
    view: View, question: Question, kinds: Collection[str], without: Collection[str]
) -> list[Ranked]:
    """What editors put on top for exactly this question."""
    keys = view.best_bets(question.language, question.phrase)
    if not keys:
        return []
    query = _limited(
        view, tantivy.Query.term_set_query(view.schema, "key", list(keys)), kinds, without
    )
    hits = view.searcher.search(query, limit=len(keys) * 2, count=False).hits
    by_key: dict[str, Entry] = {}
    for entry in view.entries([address for _, address in hits]):
        if entry.key not in by_key or entry.language == question.language:
            by_key[entry.key] = entry
    return [Ranked(by_key[key], 1.0, 1.0) for key in keys if key in by_key]


def _query(
    view: View, question: Question, kinds: Collection[str], without: Collection[str]
) -> Any | None:
    wanted = []
    for wish in question.wishes:
        granted = [
            tantivy.Query.boost_query(_grants(view, f"{section}_{language}", text), quality * boost)
            for (language, text), quality in wish.terms.items()
            if view.count(language, text)
            for section, boost in BOOST.items()
        ]
        if granted:
            wanted.append(tantivy.Query.disjunction_max_query(granted, 0.1))
    if not wanted:
        return None
    query = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in wanted])
    return _limited(view, query, kinds, without)


def _grants(view: View, field: str, text: str) -> Any:
    """A query for the term, or for all words of a term of several."""
    if " " not in text:
        return tantivy.Query.term_query(view.schema, field, text, "freq")
    each = [tantivy.Query.term_query(view.schema, field, word, "freq") for word in text.split(" ")]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in each])


def _limited(view: View, query: Any, kinds: Collection[str], without: Collection[str]) -> Any:
    term = tantivy.Query.term_query
    limits = [
        (tantivy.Occur.MustNot, term(view.schema, "permission", name, "basic")) for name in without
    ]
    if kinds:
        any_kind = tantivy.Query.term_set_query(view.schema, "kind", list(kinds))
        limits.append((tantivy.Occur.Must, tantivy.Query.const_score_query(any_kind, 0.0)))
    if not limits:
        return query
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *limits])


def _judged(entry: Entry, bm25: float, question: Question, view: View) -> Ranked:
    language = entry.language
    granted: dict[str, float] = {}
    total = covered = located = 0.0
    for wish in question.wishes:
        quality, place = _granted(wish, entry)
        total += wish.weight
        covered += wish.weight * quality
        located += wish.weight * quality * place
        if quality:
            for (lang, text), q in wish.terms.items():
                if lang == language and q > granted.get(text, 0.0):
                    granted[text] = q
    if not total:
        return Ranked(entry, 0.0, 0.0)
    coverage = covered / total
    score = (
        PARAMS["cover"] * located / total
        + PARAMS["bm25"] * bm25
        + PARAMS["phrase"] * _best_phrase(entry, granted, total, view)
        + PARAMS["pair"] * _pairs(entry, question)
    )
    if language != question.language:
        score *= PARAMS["lang"]
    if not entry.has_words:
        score *= WITHOUT_WORDS
    return Ranked(entry, score * entry.weight, coverage)


def _granted(wish: Wish, entry: Entry) -> tuple[float, float]:
    """How well the document grants the wish, and how prominent the place is where it does."""
    best = best_place = best_both = 0.0
    known = entry.prominence
    for (language, text), quality in wish.terms.items():
        if language != entry.language or quality <= best_both:
            continue
        place = (
            min(known.get(word, 0.0) for word in text.split(" "))
            if " " in text
            else known.get(text, 0.0)
        )
        if quality * place > best_both:
            best, best_place, best_both = quality, place, quality * place
    return best, best_place


def _best_phrase(entry: Entry, granted: dict[str, float], total: float, view: View) -> float:
    """How much the question resembles the title or one of the everyday phrases: 1 when it is that."""
    best = 0.0
    looked_at = set()
    for word in granted:
        for phrase in entry.phrases_with.get(word, ()):
            if phrase not in looked_at:
                looked_at.add(phrase)
                shared = 0.0
                for one in phrase:
                    if one in granted:
                        shared += view.weight(entry.language, one) * granted[one]
                whole = view.weight_of_phrase(entry.language, phrase)
                best = max(best, shared / math.sqrt(whole * max(total, shared)))
    return min(best, 1.0)


def _pairs(entry: Entry, question: Question) -> float:
    if not question.pairs:
        return 0.0
    found = sum(pair in entry.prominence for pair in question.pairs)
    return found / len(question.pairs)
