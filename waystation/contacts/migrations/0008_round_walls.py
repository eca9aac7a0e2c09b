"""The second wall of rounds: a mark follows its file."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("contacts", "0007_rounds")]

    operations = [policies.through("contacts_roundmark", "client_id", "clients_client")]
