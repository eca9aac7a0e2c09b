"""Missed tests that still wait for the head become matters, so that nothing waits in two lists.

Those of the last sixty days, which the head's list showed; a miss that was let stand stays as it was decided.
"""

from django.db import migrations

_OPEN = """
INSERT INTO orders_matter (client_id, order_id, kind, key, opened_on, opened_by_id, from_on, state, stage,
                           qualification, outcome, note)
SELECT t.client_id, t.order_id, CASE WHEN t.outcome = 'refused' THEN 'refused_test' ELSE 'missed_test' END,
       'screening:' || t.id, CURRENT_DATE, t.recorded_by_id, t.taken_on, 'open', 'opened', '', '', ''
  FROM screening_screening t
 WHERE t.withdrawn_at IS NULL AND t.decided_on IS NULL AND t.taken_on >= CURRENT_DATE - 60
   AND t.replaces_id IS NULL
   AND t.outcome = 'missed' AND t.miss_kind IN ('unexcused', 'evidence_awaited')
    ON CONFLICT (key) DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0008_history"),
        ("orders", "0010_matters"),
        ("screening", "0004_history"),
    ]

    operations = [migrations.RunSQL(_OPEN, migrations.RunSQL.noop)]
