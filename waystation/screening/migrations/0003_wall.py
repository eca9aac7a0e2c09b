"""The second wall of tests."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("screening", "0002_misses_let_stand"), ("clients", "0004_wall")]

    operations = [
        policies.through("screening_screening", "client_id", "clients_client"),
    ]
