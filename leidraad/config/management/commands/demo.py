"""`leidraad demo`: the demo municipality, built when it is not there and served on this machine alone."""

import socket
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from leidraad.config.loading import load_everything
from leidraad.config.standing import bring_up_to_date, mark_as_standing, stands
from leidraad.config.supervisor import supervise, web, worker
from leidraad.demonstration.build import build
from leidraad.demonstration.people import PASSWORD, PEOPLE

HERE = "127.0.0.1"


class Command(BaseCommand):
    help = "Start de voorbeeldgemeente: verzonnen mensen en gegevens, alleen op deze computer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--build-only", action="store_true", help="bouwen, niet starten")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMO:
            raise CommandError(
                "In deze map staat een echte gemeente. Kies een andere LEIDRAAD_DATA."
            )
        if not options["build_only"]:
            self._make_sure_the_port_is_free(options["port"])
        if not stands(settings.DATA):
            bring_up_to_date(self.stdout.write)
            load_everything(self.stdout.write)
            build(self.stdout.write)
            mark_as_standing(settings.DATA)
        if not options["build_only"]:
            self._welcome(options["port"])
            supervise([web(HERE, options["port"]), worker()])

    def _make_sure_the_port_is_free(self, port: int) -> None:
        with socket.socket() as test:
            if test.connect_ex((HERE, port)) == 0:
                raise CommandError(
                    f"Poort {port} is bezet. Stop het andere programma, of kies: make demo PORT=8001"
                )

    def _welcome(self, port: int) -> None:
        say = self.stdout.write
        say(f"\nLeidraad, voorbeeldgemeente Leiden (alles is verzonnen): http://{HERE}:{port}/\n")
        say(f"Inloggen met een van deze namen; het wachtwoord is steeds: {PASSWORD}")
        for person in PEOPLE[:8]:
            say(f"  {person.email:28} {person.name}, {person.job}")
        say("\nStoppen: Ctrl+C\n")
        self.stdout.flush()
