"""The second wall of what is due, of hand-outs and of rosters."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_roster_import"), ("clients", "0004_wall")]

    operations = [
        policies.through("casework_obligation", "client_id", "clients_client", many=True),
        policies.through("casework_obligationchange", "obligation_id", "casework_obligation"),
        policies.through("casework_notpossible", "client_id", "clients_client"),
        policies.through("casework_handedout", "client_id", "clients_client"),
        policies.by_area("casework_rosterbatch", "area_id"),
        policies.through("casework_rosterrow", "batch_id", "casework_rosterbatch"),
    ]
