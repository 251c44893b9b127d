"""Searching 1,000 and 10,000 items: our engine beside SQLite FTS5 and PostgreSQL's full text ('dutch').

The same items and the same questions, in turns. The others get every word of the question joined by OR,
rank by bm25 or ts_rank with title and everyday words weighing more, and give ten titles; "with snippets"
they also mark the words, as ours always does. They correct no slips, split no compounds, refuse nothing.
"""

from __future__ import annotations

import io
import itertools
import os
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import psycopg

from bench.beside import percentile
from tests.with_postgresql import postgresql

ROUNDS, SIZES = 5, (1_000, 10_000)
INDEX_ALONE = "Leidraad's index alone, plain words"
Ask = Callable[[str], object]
_WORD = re.compile(r"\w+")


def main() -> None:
    """Print p50 and p95 of every engine, and how many times ours fits in each."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from leidraad.search import collection, feed

    call_command("migrate", verbosity=0)
    call_command("load", stdout=io.StringIO())
    every = list(feed.everything())
    questions = collection.read(settings.GENERAL / "questions/own.csv")
    asked = [one.question for one in questions if one.language == "nl"]
    for size in SIZES:
        documents = list(islice(_again_and_again(every), size))
        print(f"\n{size} items, {len(asked)} questions, {ROUNDS} rounds in turns")
        with tempfile.TemporaryDirectory() as folder:
            engines = _ours(Path(folder), documents) | _fts5(documents)
            try:
                with postgresql(durable=True) as address:
                    engines |= _postgresql(address, documents)
                    _print(_in_turns(engines, asked))
            except FileNotFoundError as problem:
                print(f"overgeslagen: {problem}")
                _print(_in_turns(engines, asked))


def _again_and_again(documents: list) -> Iterator:
    """The items, and then the same ones under other keys: more of them, with the same words."""
    for number in itertools.count():
        for one in documents:
            yield replace(one, pk=f"{one.pk}-{number}", answers="")


def _ours(folder: Path, documents: list) -> dict[str, Ask]:
    import tantivy

    from leidraad.calculations.tokens import says_nothing, stem, words
    from leidraad.search.engine import Engine

    engine = Engine(folder)
    engine.folder.rebuild(documents, {"here": ["leiden"]})
    engine.warm()
    index = engine.folder.open("public")
    searcher, schema = index.searcher(), index.schema

    def plain(question: str) -> object:
        stems = [stem(word, "nl") for word in words(question) if not says_nothing(word, "nl")]
        each = [tantivy.Query.term_query(schema, "text_nl", one, "freq") for one in stems]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each])
        return searcher.search(query, limit=10, count=False).hits

    return {
        "Leidraad": lambda question: engine.search(question, language="nl", audience="public"),
        INDEX_ALONE: plain,
    }


def _fts5(documents: list) -> dict[str, Ask]:
    store = sqlite3.connect(":memory:")
    store.execute("CREATE VIRTUAL TABLE item USING fts5(title, words, text)")
    store.executemany(
        "INSERT INTO item VALUES (?, ?, ?)",
        [(one.title, " ; ".join(one.keywords), one.text) for one in documents],
    )
    store.execute("INSERT INTO item(item) VALUES ('optimize')")
    found = "FROM item WHERE item MATCH ? ORDER BY bm25(item, 3, 3, 1) LIMIT 10"
    snippet = "snippet(item, 2, '<b>', '</b>', '…', 30)"

    def asks(columns: str) -> Ask:
        return lambda question: store.execute(
            f"SELECT {columns} {found}",
            [" OR ".join(f'"{word}"' for word in _WORD.findall(question))],
        ).fetchall()

    return {"SQLite FTS5": asks("title"), "SQLite FTS5, with snippets": asks(f"title, {snippet}")}


def _postgresql(address: str, documents: list) -> dict[str, Ask]:
    store = psycopg.connect(address, autocommit=True)
    store.execute(
        "CREATE TABLE item (title text, words text, text text, said tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('dutch', title), 'A') || setweight(to_tsvector('dutch', words), 'B') || "
        "setweight(to_tsvector('dutch', text), 'D')) STORED)"
    )
    with store.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO item (title, words, text) VALUES (%s, %s, %s)",
            [(one.title, " ; ".join(one.keywords), one.text) for one in documents],
        )
    store.execute("CREATE INDEX item_said ON item USING gin (said)")
    store.execute("VACUUM ANALYZE item")
    best = (
        "SELECT title, text, q FROM item, to_tsquery('dutch', %s) q WHERE said @@ q "
        "ORDER BY ts_rank(said, q) DESC LIMIT 10"
    )
    headline = f"SELECT title, ts_headline('dutch', text, q) FROM ({best}) best"

    def asks(statement: str) -> Ask:
        return lambda question: store.execute(
            statement, [" | ".join(_WORD.findall(question))]
        ).fetchall()

    return {"PostgreSQL 'dutch'": asks(best), "PostgreSQL 'dutch', with snippets": asks(headline)}


def _in_turns(engines: dict[str, Ask], asked: list[str]) -> dict[str, list[list[float]]]:
    """Per engine the seconds of every question, a list per round; one round first to warm up."""
    took: dict[str, list[list[float]]] = {name: [] for name in engines}
    for number in range(ROUNDS + 1):
        for name, ask in engines.items():
            seconds = [_seconds(ask, question) for question in asked]
            if number:
                took[name].append(seconds)
    return took


def _seconds(ask: Ask, question: str) -> float:
    begin = time.perf_counter()
    ask(question)
    return time.perf_counter() - begin


def _print(took: dict[str, list[list[float]]]) -> None:
    def median(name: str, share: float) -> float:
        return 1000 * statistics.median(percentile(turn, share) for turn in took[name])

    ours, bare = median("Leidraad", 0.95), median(INDEX_ALONE, 0.95)
    print(f"{'':36}{'p50 ms':>10}{'p95 ms':>10}{'p95 / ours':>12}{'/ index alone':>15}")
    for name in took:
        p95 = median(name, 0.95)
        print(
            f"{name:36}{median(name, 0.5):>10.3f}{p95:>10.3f}{p95 / ours:>12.2f}{p95 / bare:>15.1f}"
        )
