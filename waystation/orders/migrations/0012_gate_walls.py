"""The second wall of expected leavers: by their area, also before there is a file, or by their file."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("orders", "0011_gate")]

    operations = [
        policies.by_area_or_file("orders_leaver", "area_id", "client_id", "clients_client"),
        policies.through("orders_leaverstep", "leaver_id", "orders_leaver"),
        policies.through("orders_centreassessment", "leaver_id", "orders_leaver"),
    ]
