"""While a key is taken out of use nobody posts: the lock that role ``web`` may not take by itself."""

from django.db import migrations

_HOLD = """
CREATE FUNCTION points_posting_hold() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    LOCK TABLE points_posting IN SHARE MODE;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("points", "0009_takes_fixed_then")]

    operations = [migrations.RunSQL(_HOLD, "DROP FUNCTION points_posting_hold();")]
