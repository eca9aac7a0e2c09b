"""The lanes, and lane 0 for the entries of version 0.1 (``chain.adopting``)."""

from django.db import migrations
from django.utils import timezone

from waystation.audit.chain import adopting, form


def forward(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_lane SET (fillfactor = 20)")
        cursor.execute(
            "INSERT INTO audit_lane (id, count, last, head, key_id, mac)"
            " SELECT id, 0, 0, '', 0, '' FROM generate_series(0, %s) AS id",
            [form.LANES - 1],
        )
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only")
        adopting.adopt(cursor, now=timezone.now())
        # Foreign keys wait for the end of the transaction; a table that still has some waiting cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only")


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_reasons_and_lanes")]

    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
