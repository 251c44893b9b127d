"""`leidraad export-knowledge [FILE]`: every published item as kennisartikel or VAC."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from leidraad.knowledge.exchange.writing import export_items


class Command(BaseCommand):
    help = "Schrijf alle gepubliceerde kennisitems als JSON (kennisartikel en VAC)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="zonder bestand: naar het scherm")

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        told = export_items()
        text = json.dumps(told, ensure_ascii=False, indent=2)
        if file is None:
            self.stdout.write(text)
            return
        file.write_text(text + "\n", encoding="utf-8")
        counts = len(told["kennisartikelen"]), len(told["vacs"])
        self.stdout.write(f"{counts[0]} kennisartikelen en {counts[1]} VAC's in {file.name}")
