"""The second wall of contacts and appointments."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("contacts", "0002_misses_let_stand"), ("clients", "0004_wall")]

    operations = [
        policies.through("contacts_contact", "client_id", "clients_client"),
        policies.through("contacts_appointment", "client_id", "clients_client", many=True),
    ]
