"""`leidraad content-check`: is all content in the readable files right? `--table` shows how easy it reads."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from leidraad.knowledge.content.checks import check_all
from leidraad.knowledge.content.table import reading_levels


class Command(BaseCommand):
    help = "Controleer de teksten in municipalities: sleutels, synoniemen, leesniveau, links, Engels, gegevens."
    requires_system_checks: list[str] = []  # reads files only

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--table", action="store_true", help="leesniveau van alle artikelen")
        parser.add_argument(
            "--sources", type=Path, help="map met bronnen om overschrijven te vinden"
        )

    def handle(self, *args: Any, table: bool, sources: Path | None, **options: Any) -> None:
        if table:
            for line in reading_levels(settings.GENERAL, settings.MUNICIPALITY):
                self.stdout.write(line)
        found = check_all(settings.GENERAL, settings.MUNICIPALITY, sources)
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} problemen gevonden.")
        self.stdout.write("Alle teksten zijn in orde.")
