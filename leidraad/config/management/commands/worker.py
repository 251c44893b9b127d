"""`leidraad worker`: the work in the background. `leidraad serve` starts it."""

from typing import Any

from django.core.management.base import BaseCommand

from leidraad.config.worker import work_for_ever


class Command(BaseCommand):
    help = "Doe het achtergrondwerk: zoekindex bijwerken, opschonen na de bewaartermijn."

    def handle(self, *args: Any, **options: Any) -> None:
        work_for_ever()
