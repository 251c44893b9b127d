"""`leidraad upl-update FILE`: take over a newer list of products, and say what it changes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.timezone import now

from leidraad.history.acting import acting_as
from leidraad.knowledge.loading.problem import FileProblem
from leidraad.knowledge.loading.upl import ListUpdate, read_list, take_over, version_of


class Command(BaseCommand):
    help = "Neem een nieuwe Uniforme Productnamenlijst over en meld wat er verandert."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="de lijst, bijvoorbeeld upl_2023-10.csv")
        parser.add_argument(
            "--dry-run", action="store_true", help="alleen melden, niets veranderen"
        )

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            version, listed = version_of(file), read_list(file)
        except (FileProblem, OSError, UnicodeDecodeError) as problem:
            raise CommandError(str(problem)) from problem
        with acting_as("systeem: productenlijst"), transaction.atomic():
            update = take_over(listed, version, at=now())
            if dry_run:
                transaction.set_rollback(True)
        for line in report(update):
            self.stdout.write(line)
        if dry_run:
            self.stdout.write("Proef: er is niets veranderd.")


def report(update: ListUpdate) -> Iterator[str]:
    """The update in sentences, each product on its own line."""
    yield from _part("Nieuw in de lijst", update.added, "+")
    yield from _part("Uit de lijst", update.removed, "-")
    yield from _part("Andere naam", update.renamed, "~")
    yield from _part("Nu van de gemeente", update.now_municipal, "+")
    still = f" (waarvan nog in de lijst: {len(update.no_longer_municipal_but_listed)})"
    yield from _part("Niet meer van de gemeente", update.no_longer_municipal, "-", still)
    yield from _part("Gemarkeerde kennisitems", update.flagged_items, "!")


def _part(title: str, names: list[str], mark: str, more: str = "") -> Iterator[str]:
    yield f"{title}: {len(names)}{more}"
    for name in names:
        yield f"  {mark} {name}"
