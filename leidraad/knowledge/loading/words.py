"""What residents call the products: `products/*.toml`, keyed by the last part of the URI."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from leidraad.history.deed import deed
from leidraad.knowledge.indexing import many_changed
from leidraad.knowledge.loading.problem import FileProblem
from leidraad.knowledge.models import Product, Topic
from leidraad.organisation.models import Department

LISTS = ("words", "typing_errors", "said", "english_words")
PLAIN = ("sentence", "english_name", "english_sentence", *LISTS)


def read_words(*folders: Path) -> dict[str, tuple[Path, dict[str, Any]]]:
    """Key -> the file and the table; a municipality's own table wins field by field."""
    tables: dict[str, tuple[Path, dict[str, Any]]] = {}
    for folder in folders:
        for file in sorted((folder / "products").glob("*.toml")):
            for key, table in tomllib.loads(file.read_text()).items():
                tables[key] = (file, {**tables.get(key, (file, {}))[1], **table})
    return tables


@deed
def load_words(general: Path, own: Path) -> int:
    """Sentence, words, English, topic, department and related products. Returns how many have words."""
    tables = read_words(general, own)
    products = {product.key: product for product in Product.objects.order_by()}
    topics = {topic.slug: topic.pk for topic in Topic.objects.all()}
    departments = {department.slug: department.pk for department in Department.objects.all()}
    changed = []
    for key, (file, table) in tables.items():
        if key not in products:
            raise FileProblem(file, key, "dit product staat niet in de productenlijst (UPL)")
        wanted = {name: table.get(name, [] if name in LISTS else "") for name in PLAIN}
        wanted["topic_id"] = _known(topics, table.get("theme"), file, key, "thema")
        wanted["department_id"] = _known(
            departments, table.get("department"), file, key, "afdeling"
        )
        if any(getattr(products[key], name) != value for name, value in wanted.items()):
            changed.append(products[key])
            for name, value in wanted.items():
                setattr(products[key], name, value)
    names = [*PLAIN, "topic", "department"]
    Product.objects.bulk_update(changed, names, batch_size=100)
    many_changed(changed)
    _relate(tables, products)
    return len(tables)


def _known(pks: dict[str, int], slug: str | None, file: Path, key: str, what: str) -> int | None:
    if slug is None:
        return None
    if slug not in pks:
        raise FileProblem(file, key, f"{what} {slug!r} bestaat niet")
    return pks[slug]


def _relate(tables: dict[str, tuple[Path, dict[str, Any]]], products: dict[str, Product]) -> None:
    through = Product.related.through
    wanted = set(_pairs(tables, products))
    stored = {
        (row.from_product_id, row.to_product_id): row.pk
        for row in through.objects.filter(from_product__in=[products[key].pk for key in tables])
    }
    through.objects.filter(pk__in=[stored[pair] for pair in stored.keys() - wanted]).delete()
    through.objects.bulk_create(
        through(from_product_id=one, to_product_id=other)
        for one, other in sorted(wanted - stored.keys())
    )


def _pairs(
    tables: dict[str, tuple[Path, dict[str, Any]]], products: dict[str, Product]
) -> Iterable[tuple[int, int]]:
    for key, (file, table) in tables.items():
        for other in table.get("related", []):
            if other not in products:
                raise FileProblem(file, key, f"het verwante product {other!r} bestaat niet")
            yield products[key].pk, products[other].pk
