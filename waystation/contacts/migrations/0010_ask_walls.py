"""The second wall of requests: they follow their file."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("contacts", "0009_asks")]

    operations = [policies.through("contacts_ask", "client_id", "clients_client")]
