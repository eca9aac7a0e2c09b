"""The second wall of messages and addresses; the log of deliveries only grows."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_messages"), ("clients", "0012_messages")]

    operations = [
        policies.of_file_or_account("notices_message", "client_id", "account_id"),
        policies.through("notices_delivery", "message_id", "notices_message"),
        policies.through("notices_address", "client_id", "clients_client"),
        migrations.RunSQL(
            """
            CREATE TRIGGER notices_delivery_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
                ON notices_delivery FOR EACH STATEMENT EXECUTE FUNCTION clients_refuse_change();
            """,
            "DROP TRIGGER notices_delivery_append_only ON notices_delivery;",
        ),
    ]
