"""`leidraad import-knowledge FILE`: kennisartikelen and VACs into the house, all or nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from leidraad.history.acting import acting_as
from leidraad.knowledge.exchange.reading import BadFile, read_file
from leidraad.knowledge.loading.placing import place
from leidraad.knowledge.loading.problem import FileProblem


class Command(BaseCommand):
    help = "Lees kennisartikelen en VAC's in. Wat de redactie aanpaste, wordt gemarkeerd en niet overschreven."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with acting_as("systeem: inlezen"):
                placed = place(read_file(file), at=now())
        except (BadFile, FileProblem, OSError) as problem:
            raise CommandError(f"Er is niets ingelezen.\n{problem}") from problem
        self.stdout.write(str(placed))
