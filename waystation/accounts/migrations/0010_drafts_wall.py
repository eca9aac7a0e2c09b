"""A draft is its writer's."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("accounts", "0009_tour")]

    operations = [
        policies.of_user("accounts_draft", "user_id"),
    ]
