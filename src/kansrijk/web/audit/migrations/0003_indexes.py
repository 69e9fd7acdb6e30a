"""Finding the events about an object, and those done from an organisation. No table is remade."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_guards")]
    operations = [
        migrations.AddIndex(
            "event", models.Index(fields=["kind", "key", "number"], name="audit_event_object")
        ),
        migrations.AddIndex(
            "event", models.Index(fields=["organisation", "number"], name="audit_event_from")
        ),
    ]
