"""`leidraad serve`: the web and the worker, kept running."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from leidraad.config.supervisor import supervise, web, worker


class Command(BaseCommand):
    help = "Bedien inwoners en medewerkers: start de website en het achtergrondwerk."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        supervise([web(options["host"], options["port"]), worker()])
