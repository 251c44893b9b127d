"""`leidraad backup`: one file with everything but the secrets, while everyone works on."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from leidraad.config.backup import BackupProblem, back_up


class Command(BaseCommand):
    help = (
        "Maak een back-up in één bestand, terwijl iedereen doorwerkt. De sleutels staan er niet in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=settings.DATA / "backups")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(str(back_up(options["to"])))
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem
