"""`leidraad load`: read the municipality's files, as often as you like."""

from typing import Any

from django.core.management.base import BaseCommand

from leidraad.config.loading import load_everything


class Command(BaseCommand):
    help = "Lees de bestanden van de gemeente in (map municipalities). Nog eens inlezen kan geen kwaad."

    def handle(self, *args: Any, **options: Any) -> None:
        load_everything(self.stdout.write)
