"""The database itself refuses to change or remove an event."""

from django.db import migrations

from leidraad.history.append_only import POSTGRESQL, SQLITE, UNDO_POSTGRESQL, UNDO_SQLITE


def make_append_only(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def undo(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in UNDO_POSTGRESQL if on_postgresql else UNDO_SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial")]
    operations = [migrations.RunPython(make_append_only, undo)]
