"""The folder of the index: two indexes in it, one for residents and one for the desk.

Residents search an index that never held an internal note, so no note can influence what they find, the
order, a correction, a suggestion or the text shown. One process writes (tantivy's own lock guards that);
readers look at `stamp.json`, which is replaced after every commit.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import tantivy

from leidraad.calculations.wishes import EXACT
from leidraad.search import schema
from leidraad.search.registry import Document

AUDIENCES = ("public", "desk")
STAMP = "stamp.json"
BROKEN = "broken"
TRANSLATIONS = "translations.json"
_HEAP = 30_000_000
# A document's number is never used again, so what readers remember by it stays right.
_rows = count(time.time_ns())
_PATIENCE = 20  # seconds to wait for another writer


class IndexBusy(Exception):
    """Another process has been writing for longer than a writer should."""


class Folder:
    """Write to the index and say how it stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._was_read = False

    # What readers need
    def stamp(self) -> dict[str, Any] | None:
        """What is in the folder; None when there is no index, or one of another version."""
        try:
            found: dict[str, Any] = json.loads((self.path / STAMP).read_text())
        except (OSError, ValueError):
            return None
        return found if found.get("version") == schema.VERSION else None

    def fingerprint(self) -> tuple[int, int] | None:
        """Changes with every commit; cheap enough to look at before every search."""
        try:
            state = os.stat(self.path / STAMP)
        except OSError:
            return None
        return state.st_mtime_ns, state.st_ino

    def open(self, audience: str) -> Any:
        """The tantivy index of this audience. Raises ValueError or OSError when it is damaged."""
        stamp = self.stamp()
        if stamp is None:
            raise FileNotFoundError(self.path)
        return tantivy.Index.open(str(self.path / stamp["generation"] / audience))

    def translations(self, audience: str) -> dict[str, dict[str, float]]:
        """English stems with the Dutch ones that mean about the same; learned at the last rebuild."""
        stamp = self.stamp() or {"generation": ""}
        file = self.path / stamp["generation"] / f"{audience}-{TRANSLATIONS}"
        found: dict[str, dict[str, float]] = json.loads(file.read_text())
        return found

    def report_damage(self) -> None:
        """A reader could not read: ask the writer to build the index again."""
        if self.path.is_dir():
            (self.path / BROKEN).touch()

    # What the writer does
    def needs_rebuild(self) -> bool:
        """Whether there is no index to add to. Reads all of it once in the life of the process."""
        if self.stamp() is None or (self.path / BROKEN).exists():
            return True
        if not self._was_read:
            self._was_read = self.is_sound()
        return not self._was_read

    def is_sound(self) -> bool:
        """Whether every document can be read from both indexes."""
        stamp = self.stamp()
        if stamp is None or (self.path / BROKEN).exists():
            return False
        try:
            return all(_reads_to_the_end(self.open(name)) for name in AUDIENCES)
        except BaseException as problem:
            if isinstance(problem, KeyboardInterrupt | SystemExit):
                raise
            return False  # tantivy's panics are no Exception

    def rebuild(self, documents: Iterable[Document], words: dict[str, Any]) -> int:
        """Make both indexes anew beside the old ones, switch in one step; the number of documents."""
        self.path.mkdir(parents=True, exist_ok=True)
        generation = uuid4().hex[:12]
        everything = list(documents)
        for name in AUDIENCES:
            of_audience = [d for d in everything if name == "desk" or d.is_public]
            vocabulary = schema.vocabulary_of(of_audience, desk=name == "desk")
            place = self.path / generation / name
            place.mkdir(parents=True)
            learned = schema.translations(of_audience)
            (self.path / generation / f"{name}-{TRANSLATIONS}").write_text(json.dumps(learned))
            index = tantivy.Index(schema.schema(), path=str(place))
            with _writing(index) as writer:
                for document in of_audience:
                    known = vocabulary[document.language]
                    found = schema.to_tantivy(document, next(_rows), known, desk=name == "desk")
                    writer.add_document(found)
        self._write_stamp(generation, words)
        (self.path / BROKEN).unlink(missing_ok=True)
        for old in self.path.iterdir():
            if old.is_dir() and old.name != generation:
                shutil.rmtree(old, ignore_errors=True)
        return len(everything)

    def replace(
        self, keys: Collection[str], documents: Iterable[Document], words: dict[str, Any]
    ) -> None:
        """Take the documents with these keys out, put these in, and let readers see it at once."""
        stamp = self.stamp()
        if stamp is None:
            raise FileNotFoundError(self.path)
        everything = list(documents)
        for name in AUDIENCES:
            index = self.open(name)
            vocabulary = vocabulary_in(index)
            with _writing(index) as writer:
                for key in keys:
                    writer.delete_documents_by_term("key", key)
                for document in everything:
                    if name == "desk" or document.is_public:
                        known = vocabulary[document.language]
                        found = schema.to_tantivy(document, next(_rows), known, desk=name == "desk")
                        writer.add_document(found)
        self._write_stamp(stamp["generation"], words)

    def write_words(self, words: dict[str, Any]) -> None:
        """Let readers know other synonyms and best bets."""
        stamp = self.stamp()
        if stamp is not None:
            self._write_stamp(stamp["generation"], words)

    def _write_stamp(self, generation: str, words: dict[str, Any]) -> None:
        stamp = {"version": schema.VERSION, "generation": generation, "words": words}
        new = self.path / f"{STAMP}.{uuid4().hex[:8]}"
        new.write_text(json.dumps(stamp, ensure_ascii=False))
        new.replace(self.path / STAMP)


def vocabulary_in(index: Any) -> dict[str, set[str]]:
    """The words of the index that may be part of a compound, per language."""
    searcher = index.searcher()
    return {
        language: set(
            schema.part_words((word for word, _ in words_in(searcher, language)), language)
        )
        for language in schema.LANGUAGES
    }


def words_in(searcher: Any, language: str) -> Iterator[tuple[str, int]]:
    """Every word of the index with the number of documents it is in."""
    for term, documents in searcher.terms_with_prefix(f"text_{language}", EXACT):
        yield term[len(EXACT) :], documents


def _reads_to_the_end(index: Any) -> bool:
    searcher = index.searcher()
    for language in schema.LANGUAGES:
        searcher.terms_with_prefix(f"text_{language}", "")
    found = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs)).hits
    return all(searcher.doc(address)["stored"] for _, address in found)


@contextmanager
def _writing(index: Any) -> Iterator[Any]:
    writer = _patiently(lambda: index.writer(heap_size=_HEAP, num_threads=1))
    yield writer
    writer.commit()
    writer.wait_merging_threads()


def _patiently(open_writer: Callable[[], Any]) -> Any:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return open_writer()
        except ValueError as problem:
            if "lock" not in str(problem).lower() or time.monotonic() > until:
                raise IndexBusy(str(problem)) from problem
            time.sleep(0.05)
