"""The second wall of samples and objections; the chain of custody only grows; what a lot's tests used up."""

from django.db import migrations

from waystation.common.scope import policies


class Migration(migrations.Migration):
    dependencies = [("screening", "0005_specimens"), ("clients", "0008_history")]

    operations = [
        policies.through("screening_sampling", "screening_id", "screening_screening"),
        policies.through("screening_specimen", "screening_id", "screening_screening"),
        policies.through("screening_objection", "screening_id", "screening_screening"),
        policies.through("screening_custodystep", "specimen_id", "screening_specimen"),
        migrations.RunSQL(
            """
            CREATE TRIGGER screening_custodystep_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
                ON screening_custodystep FOR EACH STATEMENT EXECUTE FUNCTION clients_refuse_change();
            """,
            "DROP TRIGGER screening_custodystep_append_only ON screening_custodystep;",
        ),
        # A file may have moved to another street: the kit is used up all the same.
        policies.beyond(
            "screening_kit_used",
            "wanted bigint",
            "bigint",
            "SELECT count(*) FROM public.screening_screening s WHERE s.kit_id = wanted AND s.withdrawn_at IS NULL",
        ),
    ]
