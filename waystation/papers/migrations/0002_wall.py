"""The second wall of papers; and the one question that a stranger with a paper in hand may ask."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_first_tables"), ("clients", "0004_wall")]

    operations = [
        policies.through("papers_issuedpaper", "client_id", "clients_client"),
        policies.through("papers_batchline", "client_id", "clients_client"),
        policies.of_user("papers_paperbatch", "made_by_id"),
        # Kind, office, number, day, whether it holds: what the paper itself says on its face, and nothing of whom.
        policies.beyond(
            "waystation_paper_check",
            "wanted uuid",
            "jsonb",
            "SELECT jsonb_build_object('kind', p.kind, 'office', o.name, 'number', p.number,"
            " 'issued_on', p.issued_on, 'cancelled_on', p.cancelled_on)"
            " FROM papers_issuedpaper p JOIN accounts_organisation o ON o.id = p.organisation_id"
            " WHERE p.check_id = wanted",
        ),
    ]
