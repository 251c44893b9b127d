"""`leidraad setup`: an empty municipality, with one administrator and no invented data."""

import os
import secrets
from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError, CommandParser

from leidraad.config.loading import load_everything
from leidraad.config.standing import bring_up_to_date
from leidraad.organisation.models import Employee


class Command(BaseCommand):
    help = "Richt een lege gemeente in: sleutels, database, bestanden en een eerste beheerder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--number", default="1", help="personeelsnummer van de beheerder")
        parser.add_argument("--name", default="Beheerder")
        parser.add_argument("--email", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        bring_up_to_date(self.stdout.write)
        load_everything(self.stdout.write)
        if Employee.objects.exists():
            raise CommandError("Deze gemeente is al ingericht. Nieuwe versie? Gebruik `upgrade`.")
        password = os.environ.get("LEIDRAAD_ADMIN_PASSWORD") or secrets.token_urlsafe(12)
        administrator = Employee.objects.create_user(
            options["number"], password, name=options["name"], email=options["email"]
        )
        administrator.groups.add(Group.objects.get(name="administrator"))
        self.stdout.write(f"Ingericht. Inloggen: {options['email']}")
        if "LEIDRAAD_ADMIN_PASSWORD" not in os.environ:
            self.stdout.write(f"Wachtwoord, eenmalig getoond: {password}")
