"""Keep the index up to date. Runs in the worker, the only process that writes the index."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from leidraad.calculations.tokens import words as words_of
from leidraad.organisation.models import Municipality
from leidraad.search import actions
from leidraad.search.engine import the_engine
from leidraad.search.models import BestBet, IndexTask, Synonym
from leidraad.search.registry import Document, sources
from leidraad.search.schema import phrase

MOST_AT_ONCE = 500


def run_once() -> int:
    """Index what waits and commit; the number of tasks done. Searches see it at once.

    A missing, damaged or older index is built anew. Call it about twice a second.
    """
    folder = the_engine().folder
    tasks = list(IndexTask.objects.all()[:MOST_AT_ONCE])
    if folder.needs_rebuild() or any(task.kind == IndexTask.EVERYTHING for task in tasks):
        rebuild()
        return len(tasks)
    if tasks:
        keys = _keys(tasks)
        documents = list(_documents(keys))
        names = [f"{kind}:{pk}" for kind, pks in keys.items() for pk in pks]
        folder.replace(names, documents, words())
        actions.indexed([task.pk for task in tasks])
    return len(tasks)


def rebuild() -> int:
    """Build the index anew from the database; the number of documents."""
    waiting = list(IndexTask.objects.values_list("pk", flat=True))
    count = the_engine().folder.rebuild(everything(), words())
    actions.indexed(waiting)
    return count


def everything() -> Iterator[Document]:
    """Every document of every room."""
    for source in sources().values():
        yield from source.documents(None)


def words() -> dict[str, Any]:
    """What editors told the search, as it is kept beside the index: searching asks no database."""
    synonyms: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in Synonym.objects.all():
        typed, means = phrase(one.typed, one.language), phrase(one.means, one.language)
        synonyms[one.language][typed].append(means)
        if one.both_ways:
            synonyms[one.language][means].append(typed)
    bets: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for bet in BestBet.objects.all():
        bets[bet.language][phrase(bet.typed, bet.language)].append(bet.key)
    here = [name for m in Municipality.objects.all() for name in words_of(m.name)]
    return {"synonyms": synonyms, "best_bets": bets, "here": here}


def _keys(tasks: list[IndexTask]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for task in tasks:
        if task.kind != IndexTask.WORDS:
            found[task.kind].append(task.key)
    return found


def _documents(keys: dict[str, list[str]]) -> Iterator[Document]:
    known = sources()
    for kind, pks in keys.items():
        if kind in known:
            yield from known[kind].documents(sorted(set(pks)))
