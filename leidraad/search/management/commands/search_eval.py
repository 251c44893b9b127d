"""`leidraad search-eval FILE.csv`: how good is the search?"""

import json
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from leidraad.search import collection, feed
from leidraad.search.engine import the_engine


class Command(BaseCommand):
    help = (
        "Meet het zoeken met een verzameling vragen (kolommen question,language,target,grade,kind). "
        "Zonder gemeente wordt er een gemaakt uit de leesbare bestanden, en daarna weggegooid."
    )
    requires_system_checks: list[str] = []  # works without a municipality, a database or secrets

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--failures", action="store_true", help="laat zien wat misging")
        parser.add_argument("--json", action="store_true", help="de cijfers als JSON")
        parser.add_argument("--audience", choices=("public", "desk"), default="public")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            questions = collection.read(options["file"])
        except collection.NotACollection as problem:
            raise CommandError(str(problem)) from problem
        _make_sure_there_is_an_index()
        engine = the_engine()
        collection.put(questions[:20], engine, options["audience"])  # warm, as in service
        answered = collection.put(questions, engine, options["audience"])
        if options["json"]:
            self.stdout.write(
                json.dumps(_as_json(answered, failures=options["failures"]), indent=2)
            )
        else:
            self._print(answered, failures=options["failures"])

    def _print(self, answered: list[collection.Answered], *, failures: bool) -> None:
        self.stdout.write(collection.as_table(collection.figures(answered)))
        took = collection.milliseconds(answered)
        if took:
            self.stdout.write(f"tijd per vraag: p50 {took['p50']:.2f} ms, p95 {took['p95']:.2f} ms")
        for one in answered if failures else ():
            if one.failed:
                self.stdout.write(collection.as_line(one))


def _as_json(answered: list[collection.Answered], *, failures: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "figures": {kind: asdict(r) for kind, r in collection.figures(answered).items()},
        "milliseconds": collection.milliseconds(answered),
    }
    if failures:
        found["failures"] = [
            {
                "question": one.asked.question,
                "kind": one.asked.kind,
                "right": one.asked.grades,
                "titles": list(one.titles),
                "targets": [list(names) for names in one.outcome.answers],
            }
            for one in answered
            if one.failed
        ]
    return found


def _make_sure_there_is_an_index() -> None:
    """Without a municipality, everything is read from the files into a passing house."""
    if the_engine().documents("public"):
        return
    if not connection.introspection.table_names():
        call_command("migrate", verbosity=0)
        call_command("load", stdout=StringIO())
    feed.rebuild()
