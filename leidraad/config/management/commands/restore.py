"""`leidraad restore FILE`: put a backup in the place of what is here."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from leidraad.config.backup import BackupProblem, restore
from leidraad.config.standing import bring_up_to_date


class Command(BaseCommand):
    help = (
        "Zet een back-up terug. Stop eerst `leidraad serve`; wat er stond blijft ernaast bewaard."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["file"].exists():
            raise CommandError(f"Het bestand {options['file']} bestaat niet.")
        try:
            restore(options["file"])
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        bring_up_to_date(self.stdout.write)
        self.stdout.write("Teruggezet.")
