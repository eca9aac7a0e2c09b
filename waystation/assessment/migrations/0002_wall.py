"""The second wall of the help plan: rows follow their file."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_first_tables"), ("clients", "0004_wall")]

    operations = [
        policies.through("assessment_planitem", "client_id", "clients_client"),
        policies.through("assessment_gain", "client_id", "clients_client"),
    ]
