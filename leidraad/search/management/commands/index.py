"""`leidraad index`: build the search index anew from the database."""

from typing import Any

from django.core.management.base import BaseCommand

from leidraad.search.feed import rebuild


class Command(BaseCommand):
    help = "Bouw de zoekindex opnieuw op uit de database. Zoeken gaat intussen gewoon door."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} documenten geïndexeerd.")
