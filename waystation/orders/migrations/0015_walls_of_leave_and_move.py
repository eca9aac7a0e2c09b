"""The walls of leave and move, and whose files a second place reaches."""

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


#: As worker named there (or whoever covers that worker), and as head of the second street; with the order it ends.
_SHARED = """
    SELECT coalesce(array_agg(x.client_id ORDER BY x.client_id), '{}') FROM (
        SELECT s.client_id, s.order_id FROM orders_sharedfile s
         WHERE s.state IN ('active', 'ending')
           AND s.worker_id IN (
               SELECT account UNION ALL
               SELECT c.worker_id FROM accounts_cover c
                WHERE c.deputy_id = account AND c.confirmed_at IS NOT NULL AND c.ended_at IS NULL
                  AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN c.starts_on AND c.ends_on)
           AND EXISTS (
               SELECT FROM accounts_grant g JOIN accounts_area a ON a.id = g.area_id
                WHERE g.user_id = account AND g.role = 'worker'
                  AND g.starts_on <= (now() AT TIME ZONE 'Asia/Shanghai')::date
                  AND (g.ends_on IS NULL OR g.ends_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date)
                  AND (s.area_path ^@ a.path OR a.path ^@ s.area_path::text))
        UNION
        SELECT s.client_id, s.order_id
          FROM accounts_grant g
          JOIN accounts_area a ON a.id = g.area_id
          JOIN orders_sharedfile s ON s.area_path ~>=~ a.path AND s.area_path ~<~ (a.path || '~')
         WHERE g.user_id = account AND g.role = 'head' AND s.state IN ('active', 'ending')
           AND g.starts_on <= (now() AT TIME ZONE 'Asia/Shanghai')::date
           AND (g.ends_on IS NULL OR g.ends_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date)
    ) x JOIN orders_order o ON o.id = x.order_id AND o.ended_on IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0014_leave_and_move"),
        ("clients", "0010_second_place"),
        ("accounts", "0011_guards"),
    ]

    operations = [
        _follows_the_tree("orders_move", "from_area_path"),
        _follows_the_tree("orders_move", "to_area_path"),
        _follows_the_tree("orders_sharedfile", "area_path"),
        policies.through("orders_leave", "client_id", "clients_client"),
        policies.through("orders_leaveextension", "leave_id", "orders_leave"),
        policies.through("orders_absence", "client_id", "clients_client"),
        policies.through("orders_absenceattempt", "absence_id", "orders_absence"),
        policies.between_places("orders_move", "client_id", "clients_client", "from_area_path", "to_area_path"),
        policies.between_places("orders_sharedfile", "client_id", "clients_client", "area_path"),
        # Asked with the session, before anybody knows whose scope it will be.
        policies.beyond("waystation_shared_files", "account bigint", "bigint[]", _SHARED),
    ]
