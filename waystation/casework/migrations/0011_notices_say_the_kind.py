"""The sentence of a new matter names its kind since matters have more than one: notices from before are told.

Without it the sentence cannot be made, and the page that shows the notice fails.
"""

from django.db import migrations

_TELL = """
UPDATE notices_notice n
   SET data = n.data || jsonb_build_object('kind', m.kind)
  FROM orders_matter m
 WHERE n.code IN ('casework.matter_opened', 'casework.matter_objected') AND NOT n.data ? 'kind'
   AND m.client_id = n.client_id AND n.key IN (m.key, 'matter:' || m.id)
"""
#: Of no matter that still stands: the file was joined or parted since, and the list of matters tells it all.
_DROP = """
DELETE FROM notices_notice
 WHERE code IN ('casework.matter_opened', 'casework.matter_objected') AND NOT data ? 'kind'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0010_changes"),
        ("notices", "0002_wall"),
        ("orders", "0017_hospital_stay"),
    ]

    operations = [
        migrations.RunSQL(_TELL, migrations.RunSQL.noop),
        migrations.RunSQL(_DROP, migrations.RunSQL.noop),
    ]
