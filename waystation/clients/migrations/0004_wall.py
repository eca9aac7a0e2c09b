"""The second wall of files and of what hangs on them."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("clients", "0003_file_counter_and_form_keys"), ("accounts", "0007_sessions_with_their_account")]

    operations = [
        policies.by_area_and_station("clients_client", "area_path", "station_id"),
        policies.through("clients_clientname", "client_id", "clients_client", many=True),
        policies.through("clients_phone", "client_id", "clients_client"),
        policies.through("clients_kin", "client_id", "clients_client"),
        policies.through("clients_document", "client_id", "clients_client"),
        policies.through("clients_consent", "client_id", "clients_client"),
        policies.through("clients_teammember", "client_id", "clients_client"),
        policies.through("clients_areaspell", "client_id", "clients_client"),
        # Which of these identity numbers (blind) have a file anywhere: one number, one file.
        policies.beyond(
            "waystation_numbers_on_file",
            "marks bytea[]",
            "bytea[]",
            "SELECT coalesce(array_agg(c.id_index), '{}') FROM clients_client c WHERE c.id_index = ANY (marks)",
        ),
        # How many open files an administrator, who sees none, would leave without a place or a worker.
        policies.beyond(
            "waystation_open_files_at",
            "place text",
            "integer",
            "SELECT count(*) FROM clients_client c WHERE c.area_path = place AND c.state = 'open'",
        ),
        policies.beyond(
            "waystation_open_files_of",
            "account bigint",
            "integer",
            "SELECT count(*) FROM clients_client c WHERE c.worker_id = account AND c.state = 'open'",
        ),
    ]
