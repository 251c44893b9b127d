"""Search and suggest: what every room asks of this one.

    found = search("paspoord verlopen", language="nl", audience="desk", may=user.has_perm)
    for hit in found.hits: ...

Never raises on what people type. The query is built here; nothing of the user's text is parsed as one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from leidraad.calculations.snippets import Piece, snippet
from leidraad.calculations.tokens import spans, visible
from leidraad.calculations.understanding import Question, understand
from leidraad.search.folder import AUDIENCES, Folder
from leidraad.search.ranking import Ranked, pinned, ranked, relevant
from leidraad.search.reader import Reader, View
from leidraad.search.suggesting import suggested

LONGEST_QUERY = 500
R = TypeVar("R")
May = Callable[[str], bool]


def nobody_asks(permission: str) -> bool:
    """For an evaluation: no document is kept back."""
    return True


@dataclass(frozen=True)
class Hit:
    """One answer: what it is, where it is, and the lines that show why it was found."""

    key: str
    kind: str
    pk: str
    language: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    internal: tuple[Piece, ...]
    view: str
    targets: tuple[str, ...]
    answers: str
    score: float
    coverage: float
    is_best_bet: bool = False

    @property
    def title_text(self) -> str:
        return "".join(piece.text for piece in self.title)


@dataclass(frozen=True)
class Found:
    """What a search gives. `nothing_found` is an answer too: the index does not know this subject."""

    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, int] = field(default_factory=dict)
    corrected_to: str = ""
    nothing_found: bool = True
    too_long: bool = False
    is_ready: bool = True


class Engine:
    """Searches one folder. The house has one, `the_engine()`; an evaluation has one of its own."""

    def __init__(self, path: Path) -> None:
        self.folder = Folder(path)
        self._readers = {audience: Reader(self.folder, audience) for audience in AUDIENCES}

    def search(
        self,
        query: str,
        *,
        language: str,
        audience: str,
        kinds: tuple[str, ...] = (),
        limit: int = 10,
        may: May = nobody_asks,
    ) -> Found:
        """The answers to what was typed, best first. See `search` below."""
        if len(query) > LONGEST_QUERY:
            return Found(too_long=True)
        found = self._reading(
            audience, lambda view: _found(view, visible(query), language, kinds, limit, may)
        )
        return Found(is_ready=False) if found is None else found

    def suggest(
        self, start: str, *, language: str, audience: str, limit: int = 8, may: May = nobody_asks
    ) -> list[str]:
        """Titles and everyday words that continue what was typed. See `suggest` below."""
        if not 2 <= len(start) <= LONGEST_QUERY:
            return []
        typed = visible(start)
        found = self._reading(audience, lambda view: suggested(view, typed, language, limit, may))
        return found or []

    def documents(self, audience: str) -> int:
        """How many documents this audience can find."""
        return self._reading(audience, lambda view: view.size) or 0

    def warm(self) -> None:
        """Learn the words before the first question comes, so that it is as fast as the others."""
        for audience in AUDIENCES:
            for language in ("nl", "en"):
                self.search("xqzxqz qxzqxz", language=language, audience=audience)

    def _reading(self, audience: str, read: Callable[[View], R]) -> R | None:
        """None when the index is missing or damaged; the writer is then asked for a new one."""
        try:
            return read(self._readers[audience].view())
        except (ValueError, OSError):
            self.folder.report_damage()
        except BaseException as problem:
            if isinstance(problem, Exception | KeyboardInterrupt | SystemExit):
                raise
            self.folder.report_damage()  # a panic of tantivy: it is no Exception
        return None


def _found(
    view: View, query: str, language: str, kinds: tuple[str, ...], limit: int, may: May
) -> Found:
    question = understand(query, language, view)
    without = [name for name in view.permissions() if not may(name)]
    everything = relevant(ranked(view, question, (), without), question)
    of_kinds = relevant(ranked(view, question, kinds, without), question) if kinds else everything
    bets = pinned(view, question, kinds, without)
    on_top = {one.entry.answers for one in bets}
    others = [one for one in _collapsed(of_kinds, language) if one.entry.answers not in on_top]
    hits = [_hit(one, question, is_best_bet=True) for one in bets]
    hits += [_hit(one, question) for one in others]
    return Found(
        hits=hits[:limit],
        facets=_facets([*bets, *everything]),
        corrected_to=_corrected(query, question) if hits else "",
        nothing_found=not hits,
    )


def _collapsed(candidates: list[Ranked], language: str) -> list[Ranked]:
    """One place for each answer: the document in the asker's language with the highest rank."""
    by_answer: dict[str, list[Ranked]] = {}
    for one in candidates:
        by_answer.setdefault(one.entry.answers, []).append(one)
    return [
        max(same, key=lambda one: (one.entry.language == language, one.entry.rank, one.score))
        for same in by_answer.values()
    ]


def _facets(candidates: list[Ranked]) -> dict[str, int]:
    answers: dict[str, set[str]] = {}
    for one in candidates:
        answers.setdefault(one.entry.kind, set()).add(one.entry.answers)
    return {kind: len(found) for kind, found in sorted(answers.items())}


def _corrected(query: str, question: Question) -> str:
    """What was typed with the words that were read as another one replaced; empty when none was."""
    replaced, at = "", 0
    for word, start, end in spans(query):
        if word in question.corrected:
            replaced += query[at:start] + question.corrected[word]
            at = end
    return replaced + query[at:] if replaced else ""


def _hit(one: Ranked, question: Question, *, is_best_bet: bool = False) -> Hit:
    entry = one.entry
    wanted = {
        text for wish in question.wishes for (lang, text) in wish.terms if lang == entry.language
    }
    return Hit(
        key=entry.key,
        kind=entry.kind,
        pk=entry.pk,
        language=entry.language,
        title=snippet(entry.title, entry.title_places, wanted, length=300),
        snippet=snippet(entry.text, entry.text_places, wanted),
        internal=snippet(entry.internal, entry.internal_places, wanted),
        view=entry.view,
        targets=entry.targets,
        answers=entry.answers,
        score=one.score,
        coverage=one.coverage,
        is_best_bet=is_best_bet,
    )


@cache
def _engine_at(path: Path) -> Engine:
    return Engine(path)


def the_engine() -> Engine:
    """The engine of this municipality."""
    return _engine_at(Path(settings.SEARCH_INDEX))


def warm() -> None:
    """Learn the words of the index; for a process that begins to serve. Takes about a second."""
    the_engine().warm()


def search(
    query: str,
    *,
    language: str,
    audience: str,
    kinds: tuple[str, ...] = (),
    limit: int = 10,
    may: May,
) -> Found:
    """The answers to what someone typed or said, best first; `nothing_found` when there is none.

    `audience` is "desk" or "public"; the public one never saw an internal note. `kinds` keeps only those
    kinds of documents. `may` says whether the asker has a permission. Answers the same thing once. Never
    raises on what was typed: a text of more than 500 characters gives `too_long`.
    """
    return the_engine().search(
        query, language=language, audience=audience, kinds=kinds, limit=limit, may=may
    )


def suggest(start: str, *, language: str, audience: str, limit: int = 8, may: May) -> list[str]:
    """Titles and everyday words that continue what was typed so far, the likeliest first."""
    return the_engine().suggest(start, language=language, audience=audience, limit=limit, may=may)
