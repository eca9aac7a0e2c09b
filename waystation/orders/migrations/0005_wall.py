"""The second wall of orders and matters."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("orders", "0004_matter_note_longer"), ("clients", "0004_wall")]

    operations = [
        policies.through("orders_order", "client_id", "clients_client"),
        policies.through("orders_orderstep", "order_id", "orders_order"),
        policies.through("orders_agreement", "order_id", "orders_order"),
        policies.through("orders_matter", "client_id", "clients_client"),
    ]
