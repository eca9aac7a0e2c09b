"""The table behind Django's cache: counts of wrong second factors, shared by all web processes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_sheet_upload")]

    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE shared_counters (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX shared_counters_expires ON shared_counters (expires);
            """,
            "DROP TABLE shared_counters",
        )
    ]
