"""Whatever a superuser does to the record is found and named."""

import hashlib

import pytest

from tests.audit.tampering import put_in, superuser, tamper
from tests.make import make_user
from waystation.audit import actions as audit
from waystation.audit.chain import verify, writing
from waystation.audit.models import Entry, Lane

pytestmark = pytest.mark.django_db(transaction=True)


def found():
    return [(f.what, f.position) for f in verify().findings]


@pytest.fixture
def lane():
    """Ten entries in one lane, about files 1 to 10."""
    user = make_user("lina")
    token = audit.source.set("10.0.0.7")
    for number in range(1, 11):
        audit.record(
            user,
            "clients.opened",
            user,
            client_id=number,
            reason="referral",
            on_behalf_of=user.pk + 0,
            n=number,
        )
    audit.source.reset(token)
    assert found() == []
    return Lane.objects.get(count=10)


def test_a_whole_record_says_how_much_was_read(lane):
    report = verify()
    assert (report.whole, report.entries, report.findings) == (True, 10, [])


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'clients.closed'",
        "client_id = 99",
        "client_id = NULL",
        "actor_id = NULL",
        "at = at - interval '1 microsecond'",
        "data = '{}'",
        "data = '{\"n\": 4.0}'",
        "reason = ''",
        "source = '10.0.0.8'",
        "source = '10.0.0.7/24'",
        "subject_id = subject_id + 1",
        "subject_type = 'clients.client'",
        "seen = seen - 1",
        "key_id = 2",
        "id = id + 1",
        "mac = sha256(mac)",
    ],
)
def test_a_changed_entry_is_named(lane, change):
    tamper(f"UPDATE audit_entry SET {change} WHERE position = 4")  # noqa: S608 - the test's own words
    (first, *_rest) = verify().findings
    entry = Entry.objects.get(position=4)
    assert (first.lane, first.position, first.entry_id) == (lane.pk, 4, entry.pk)
    assert first.what == ("key-missing" if change == "key_id = 2" else "changed")


def test_a_removed_entry_is_named(lane):
    tamper("DELETE FROM audit_entry WHERE position = 4")
    assert ("missing", 4) in found()


def test_a_removed_entry_is_named_though_the_later_ones_move_up(lane):
    tamper(
        "DELETE FROM audit_entry WHERE position = 4",
        "UPDATE audit_entry SET position = position - 100 WHERE position > 4",
        "UPDATE audit_entry SET position = position + 99 WHERE position < 0",
        "UPDATE audit_lane SET count = 9 WHERE count = 10",
    )
    assert ("changed", 4) in found()
    assert ("end-changed", 9) in found()


def test_two_swapped_entries_are_named(lane):
    tamper(
        "UPDATE audit_entry SET position = -4 WHERE position = 4",
        "UPDATE audit_entry SET position = 4 WHERE position = 5",
        "UPDATE audit_entry SET position = 5 WHERE position = -4",
    )
    assert {("changed", 4), ("changed", 5)} <= set(found())


def test_two_entries_with_swapped_contents_are_named(lane):
    tamper(
        "UPDATE audit_entry SET client_id = 9 - client_id WHERE position IN (4, 5)",
    )
    assert found() == [("changed", 4), ("changed", 5)]


def test_an_inserted_entry_is_named(lane):
    put_in(10, id="id + 64", position="11")
    assert found() == [("changed", 11), ("end-behind", 10)]


@pytest.mark.parametrize("place", [(99, 1), (3, 0)])
def test_an_entry_outside_every_lane_is_named(lane, place):
    put_in(10, id="id + 64", lane=str(place[0]), position=str(place[1]))
    (finding,) = verify().findings
    assert (finding.what, finding.lane, finding.position) == ("inserted", *place)


def test_a_second_entry_at_one_place_is_named(lane):
    tamper("ALTER TABLE audit_entry DROP CONSTRAINT audit_place_once")
    put_in(4, id="id + 1")
    assert found() == [("inserted", 4)]


def test_a_cut_tail_is_named(lane):
    tamper("DELETE FROM audit_entry WHERE position > 8")
    assert found() == [("missing", 9)]


def test_a_cut_tail_is_named_though_the_end_is_put_back_with_a_plain_hash(lane):
    tamper("DELETE FROM audit_entry WHERE position > 8")
    head, last = Entry.objects.values_list("mac", "pk").get(position=8)
    forged = hashlib.sha256(f"{lane.pk}\x1f8\x1f{last}\x1f".encode() + bytes(head)).digest()
    with superuser() as held:
        held.execute(
            "UPDATE audit_lane SET count = 8, last = %s, head = %s, mac = %s WHERE id = %s",
            [last, head, forged, lane.pk],
        )
    assert found() == [("end-changed", 8)]


def test_entries_with_recomputed_plain_hashes_are_named(lane):
    with superuser() as held:
        held.execute("UPDATE audit_entry SET client_id = 99 WHERE position = 4")
        before = bytes(Entry.objects.get(position=3).mac)
        for position in range(4, 11):
            text = repr(Entry.objects.filter(position=position).values_list().get()).encode()
            before = hashlib.sha256(before + text).digest()
            held.execute("UPDATE audit_entry SET mac = %s WHERE position = %s", [before, position])
        held.execute("UPDATE audit_lane SET head = %s WHERE count = 10", [before])
    assert found() == [*(("changed", position) for position in range(4, 11)), ("end-changed", 10)]


def test_an_old_end_put_back_is_named_by_what_others_knew(lane):
    """The superuser kept a copy of the lane's end from before; meanwhile somebody wrote in another lane."""
    keep = "SELECT count, last, head, key_id, mac FROM audit_lane WHERE id = %s"
    user = make_user("boss")
    with superuser() as held:
        old = held.execute(keep, [lane.pk]).fetchone()
        audit.record(user, "x.to_be_hidden", user)
        with superuser() as other:  # holds the lane, so that the next writer takes another
            other.execute("SELECT FROM audit_lane WHERE id = %s FOR UPDATE", [lane.pk])
            audit.record(user, "x.witness", user)
        held.execute("DELETE FROM audit_entry WHERE verb = 'x.to_be_hidden'")
        held.execute(
            "UPDATE audit_lane SET count = %s, last = %s, head = %s, key_id = %s, mac = %s WHERE id = %s",
            [*old, lane.pk],
        )
    (finding,) = verify().findings
    witness = Entry.objects.get(verb="x.witness")
    assert (finding.what, finding.entry_id) == ("cut-before", witness.pk)
    assert finding.detail == "11 entries stood when it was written, 10 of them are left"


def test_a_vanished_lane_is_named(lane):
    tamper("DELETE FROM audit_entry", "DELETE FROM audit_lane WHERE count = 10")
    (finding,) = verify().findings
    assert (finding.what, finding.lane) == ("lane-missing", lane.pk)


def test_an_end_of_no_lane_is_named(lane):
    tamper("INSERT INTO audit_lane (id, count, last, head, key_id, mac) VALUES (64, 0, 0, '', 0, '')")
    (finding,) = verify().findings
    assert (finding.what, finding.lane) == ("lane-inserted", 64)


def test_a_dirty_end_of_an_empty_lane_is_named(lane):
    tamper("UPDATE audit_lane SET count = 3, last = 9, head = 'x', mac = 'y' WHERE id = 0")
    assert found() == [("end-changed", 3), ("missing", 1)]


def test_the_entries_of_a_connection_that_forgets_its_lane_are_whole_too(lane):
    user = make_user("boss")
    for _ in range(5):
        writing.forget_end()
        audit.record_many(by=user, verb="x.many", subjects=[(user, n, {"n": n}) for n in range(50)])
    report = verify()
    assert (report.whole, report.entries) == (True, 260)
