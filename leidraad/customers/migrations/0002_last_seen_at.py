import django.utils.timezone
from django.db import migrations, models


def seen_when_made(apps, schema_editor):
    """Of earlier contacts nothing is known here: their next contact moves it forward."""
    apps.get_model("customers", "Customer").objects.update(last_seen_at=models.F("made_at"))


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="customer",
            name="last_seen_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, verbose_name="laatste contact"
            ),
        ),
        migrations.RunPython(seen_when_made, migrations.RunPython.noop),
    ]
