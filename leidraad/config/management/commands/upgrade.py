"""`leidraad upgrade`: from any older version to this one, with a backup first."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from leidraad.config.backup import back_up
from leidraad.config.loading import load_everything
from leidraad.config.standing import bring_up_to_date, mark_as_standing


class Command(BaseCommand):
    help = "Werk bij naar deze versie: eerst een back-up, dan database, bestanden en opmaak."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"back-up: {back_up(settings.DATA / 'backups')}")
        bring_up_to_date(self.stdout.write)
        load_everything(self.stdout.write)
        mark_as_standing(settings.DATA)
        self.stdout.write("Bijgewerkt.")
