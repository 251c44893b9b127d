"""What can be found: every room registers its kinds of documents in its own `findable.py`.

    @findable("knowledge.article", label="Artikelen")
    def articles(pks: Collection[str] | None) -> Iterable[Document]:
        rows = Article.objects.published() if pks is None else Article.objects.filter(pk__in=pks)
        ...

A row that is gone or may no longer be found is simply not yielded: it then leaves the index.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """One thing that can be found, in one language, with its two faces.

    `text`, `keywords` and `said` are for everyone who may see the document; `internal` is for the desk
    alone.
    A document that is not public is in the desk's index only. `answers` names what is answered
    (a product's URI): of the documents that answer the same, only the one with the highest `rank` is shown.
    """

    kind: str
    pk: str
    language: str
    title: str
    keywords: tuple[str, ...] = ()
    said: tuple[str, ...] = ()  # how people put it who do not know the word
    text: str = ""
    internal: str = ""
    desk_view: str = ""  # name of the URL, which takes `pk`
    public_view: str = ""
    is_public: bool = False
    permission: str = ""  # who may find it at the desk; empty: every employee
    weight: float = 1.0
    rank: int = 0
    answers: str = ""
    targets: tuple[str, ...] = ()  # its names in a collection of questions

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.pk}"


Documents = Callable[[Collection[str] | None], Iterable[Document]]


@dataclass(frozen=True)
class Source:
    """A kind of document, and how to get all of them, or some, from the database."""

    kind: str
    label: str
    documents: Documents


_sources: dict[str, Source] = {}


def findable(kind: str, *, label: str) -> Callable[[Documents], Documents]:
    """Register the function that yields the documents of this kind. `label` is what the filter shows."""

    def register(documents: Documents) -> Documents:
        _sources[kind] = Source(kind, label, documents)
        return documents

    return register


def sources() -> dict[str, Source]:
    """All kinds that can be found, by their name."""
    return dict(_sources)


def label_of(kind: str) -> str:
    """The Dutch name of a kind; the kind itself when no room knows it any more."""
    return _sources[kind].label if kind in _sources else kind
