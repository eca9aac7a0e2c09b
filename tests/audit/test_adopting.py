"""Entries of version 0.1 are taken into lane 0, and the record says so."""

import pytest
from django.utils import timezone

from tests.audit.tampering import superuser, tamper
from tests.make import make_user
from waystation.audit import actions as audit
from waystation.audit.chain import adopting, verify
from waystation.audit.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)

OLD = """
INSERT INTO audit_entry (id, at, actor_id, verb, subject_type, subject_id, client_id, reason, data, source,
                         lane, position, seen, key_id, mac)
SELECT n, timestamptz '2026-11-01 08:00+08' + n * interval '1 minute', %s, 'clients.opened', 'clients.client',
       n, n, '', '{"b": 1, "aa": "字"}', CASE WHEN n %% 2 = 0 THEN inet '10.0.0.7' ELSE inet 'fe80::1' END,
       0, -n, 0, 0, ''
FROM generate_series(1, %s) AS n
"""


@pytest.fixture
def adopted():
    user = make_user("lina")
    with superuser() as held:
        held.execute(OLD, [user.pk, 12_000])
        count = adopting.adopt(held.cursor(), now=timezone.now())
    assert count == 12_000
    return user


def test_old_entries_keep_their_numbers_and_are_proven_from_then_on(adopted):
    audit.record(adopted, "clients.opened", adopted, client_id=7)
    report = verify()
    assert (report.whole, report.entries, report.adopted) == (True, 12_002, 12_000)
    entry = Entry.objects.get(verb=adopting.ADOPTED)
    assert entry.data == {"entries": 12_000, "on": timezone.now().date().isoformat()}
    assert list(Entry.objects.filter(lane=0).order_by("position").values_list("pk", flat=True)[:3]) == [
        1,
        2,
        3,
    ]


def test_a_change_of_an_adopted_entry_is_found(adopted):
    tamper("UPDATE audit_entry SET client_id = 8 WHERE id = 7", "DELETE FROM audit_entry WHERE id = 11999")
    assert [(f.what, f.position) for f in verify().findings] == [("changed", 7), ("missing", 11_999)]


def test_an_empty_house_adopts_nothing():
    with superuser() as held:
        assert adopting.adopt(held.cursor(), now=timezone.now()) == 0
    assert verify().whole
