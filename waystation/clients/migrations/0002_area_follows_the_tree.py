"""A client's area is its path; when the tree moves a node, the database moves the files with it."""

from django.db import migrations

FORWARD = """
DO $$
DECLARE old text;
BEGIN
    SELECT conname INTO old FROM pg_constraint
    WHERE conrelid = 'clients_client'::regclass AND contype = 'f'
      AND conkey = ARRAY[(SELECT attnum FROM pg_attribute
                          WHERE attrelid = 'clients_client'::regclass AND attname = 'area_path')];
    EXECUTE format('ALTER TABLE clients_client DROP CONSTRAINT %I', old);
END $$;
ALTER TABLE clients_client ADD CONSTRAINT clients_client_area_path_fk
    FOREIGN KEY (area_path) REFERENCES accounts_area (path) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("clients", "0001_first_tables")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
