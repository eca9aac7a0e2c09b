"""A notice is its addressee's."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_first_tables"), ("clients", "0004_wall")]

    operations = [
        policies.of_addressee("notices_notice", "to_id", "client_id"),
        # The bell is counted with the session, before anybody knows whose scope it will be.
        policies.beyond(
            "waystation_unread",
            "account bigint",
            "integer",
            "SELECT count(*) FROM notices_notice n WHERE n.to_id = account AND n.read_at IS NULL",
        ),
    ]
