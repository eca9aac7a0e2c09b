"""The second wall of codes and cards: they hang on the file whose wallet they open."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("points", "0002_merchants"), ("clients", "0010_second_place")]

    operations = [
        policies.through("points_paycode", "client_id", "clients_client"),
        policies.through("points_papercard", "client_id", "clients_client"),
    ]
