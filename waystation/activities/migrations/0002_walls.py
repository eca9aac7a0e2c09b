"""The second wall: what somebody did follows their file. Sessions say nothing about anybody."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_first_tables"), ("clients", "0004_wall")]

    operations = [
        policies.through("activities_attendance", "client_id", "clients_client"),
        policies.through("activities_certificate", "client_id", "clients_client"),
        policies.through("activities_workrecord", "client_id", "clients_client"),
    ]
