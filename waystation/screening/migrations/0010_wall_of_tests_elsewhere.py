"""The wall of tests asked of another place."""

from django.db import migrations

from waystation.common.scope import policies


def _follows_the_tree(table: str, column: str) -> migrations.RunSQL:
    """The column is an area's path; when the tree moves a node, the database moves the rows with it."""
    return migrations.RunSQL(
        f"""
        DO $$
        DECLARE old text;
        BEGIN
            SELECT conname INTO old FROM pg_constraint
            WHERE conrelid = '{table}'::regclass AND contype = 'f'
              AND conkey = ARRAY[(SELECT attnum FROM pg_attribute
                                  WHERE attrelid = '{table}'::regclass AND attname = '{column}')];
            EXECUTE format('ALTER TABLE {table} DROP CONSTRAINT %I', old);
        END $$;
        ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_fk
            FOREIGN KEY ({column}) REFERENCES accounts_area (path) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
        """,
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    dependencies = [("screening", "0009_tests_elsewhere"), ("clients", "0010_second_place")]

    operations = [
        _follows_the_tree("screening_testrequest", "to_area_path"),
        policies.between_places("screening_testrequest", "client_id", "clients_client", "to_area_path"),
    ]
