"""What of the knowledge can be found: products, articles, and answers to one question."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.timezone import localdate

from leidraad.calculations.readability.markdown import blocks as plain_blocks
from leidraad.knowledge.models import DUTCH, ENGLISH, UPL, Item, Product, Revision
from leidraad.knowledge.reading import Facts, local_facts, plain
from leidraad.search.registry import Document, findable

PRODUCT, ARTICLE, ANSWER = "knowledge.product", "knowledge.article", "knowledge.answer"
MAY_READ = "knowledge.view_item"


@findable(ARTICLE, label="Artikelen")
def articles(pks: Collection[str] | None) -> Iterable[Document]:
    """Every article that people may read today, in each of its languages. Its key is its slug."""
    facts = local_facts()
    main = _first_of_each_product()
    for item in _readable(Item.ARTICLE, pks):
        yield from _article(item, item.publication.revision, facts, main)


def _first_of_each_product() -> set[str]:
    """Two articles about one product are two answers; the first also stands for the product itself."""
    first: dict[int | None, str] = {}
    for slug, product in Item.objects.filter(kind=Item.ARTICLE).values_list("slug", "product"):
        first.setdefault(product, slug)
    return set(first.values())


def _readable(kind: str, pks: Collection[str] | None) -> Iterable[Item]:
    rows = Item.objects.readable_on(localdate()).filter(kind=kind).with_texts()
    return rows if pks is None else rows.filter(slug__in=pks)


def _article(item: Item, revision: Revision, facts: Facts, main: set[str]) -> Iterator[Document]:
    product = item.product
    for language in revision.languages():
        yield Document(
            kind=ARTICLE,
            pk=item.slug,
            language=language,
            title=revision.title(language),
            keywords=(*revision.keywords(language), *_words(product, language)),
            said=tuple(product.said) if product and language == DUTCH else (),
            text=_text(revision, language, facts),
            internal=_note(revision, facts) if language == DUTCH else "",
            desk_view="knowledge:item",
            public_view="knowledge:public-item",
            is_public=True,
            permission=MAY_READ,
            rank=2,
            answers=product.uri if product and item.slug in main else "",
            targets=(*([product.uri] if product else []), f"article:{item.slug}"),
        )


def _words(product: Product | None, language: str) -> tuple[str, ...]:
    """What residents call the product leads to its article as well."""
    if product is None:
        return ()
    return tuple(product.english_words if language == ENGLISH else product.words)


def _text(revision: Revision, language: str, facts: Facts) -> str:
    sections = revision.sections(language).values()
    return "\n".join(filter(None, (_unmarked(text, facts, language) for text in sections)))


def _note(revision: Revision, facts: Facts) -> str:
    return _unmarked(revision.internal_note, facts, DUTCH)


def _unmarked(text: str, facts: Facts, language: str) -> str:
    return "\n".join(filter(None, plain_blocks(plain(text, facts, language))))


@findable(ANSWER, label="Vraag en antwoord")
def answers(pks: Collection[str] | None) -> Iterable[Document]:
    """Every answer that people may read today. Its key is its slug."""
    facts = local_facts()
    for item in _readable(Item.ANSWER, pks):
        revision = item.publication.revision
        for language in revision.languages():
            yield Document(
                kind=ANSWER,
                pk=item.slug,
                language=language,
                title=revision.title(language),
                keywords=tuple(revision.keywords(language)),
                text=_text(revision, language, facts),
                internal=_note(revision, facts) if language == DUTCH else "",
                desk_view="knowledge:item",
                public_view="knowledge:public-item",
                is_public=True,
                permission=MAY_READ,
                rank=1,
                targets=(f"vac:{item.source_key or item.slug}",),
            )


@findable(PRODUCT, label="Producten")
def products(pks: Collection[str] | None) -> Iterable[Document]:
    """Every product of the municipality, in Dutch and in English. Its key is the last part of its URI."""
    rows = Product.objects.municipal()
    if pks is not None:
        rows = rows.filter(uri__in=[f"{UPL}{key}" for key in pks])
    for product in rows:
        yield from _product(product)


def _product(product: Product) -> Iterator[Document]:
    words = {
        DUTCH: (product.name, (*product.words, *product.typing_errors), product.sentence),
        ENGLISH: (product.english_name, tuple(product.english_words), product.english_sentence),
    }
    for language, (title, keywords, text) in words.items():
        if title:
            yield Document(
                kind=PRODUCT,
                pk=product.key,
                language=language,
                title=title,
                keywords=keywords,
                said=tuple(product.said) if language == DUTCH else (),
                text=text,
                desk_view="knowledge:product",
                public_view="knowledge:public-product",
                is_public=True,
                permission=MAY_READ,
                rank=1,
                answers=product.uri,
                targets=(product.uri,),
            )
