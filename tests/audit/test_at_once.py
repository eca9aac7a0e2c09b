"""Writers do not wait for each other, whoever they are; and nobody locks anybody out."""

import threading

import pytest
from django.db import connection, transaction

from tests.audit.tampering import superuser
from tests.make import make_user
from waystation.audit import actions as audit
from waystation.audit.chain import verify
from waystation.audit.models import Entry, Lane

pytestmark = pytest.mark.django_db(transaction=True)
WAIT = 60  # seconds until a test gives up


def at_once(count, act):
    """Run ``act(number)`` in so many threads; what they raised."""
    raised = []

    def run(number):
        try:
            act(number)
        except Exception as problem:  # noqa: BLE001 - a thread's error is the test's finding
            raised.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
        assert not thread.is_alive()
    return raised


@pytest.mark.parametrize("same", [False, True])
def test_eight_open_transactions_write_without_waiting_also_of_one_person(same):
    """All have written before any of them commits: had one waited for another, none would get on."""
    users = [make_user(f"user{number}") for number in range(8)]
    all_have_written = threading.Barrier(8, timeout=WAIT)

    def act(number):
        with transaction.atomic():
            user = users[0 if same else number]
            audit.record(user, "x.first", user)
            all_have_written.wait()
            audit.record(user, "x.second", user)

    assert at_once(8, act) == []
    report = verify()
    assert (report.whole, report.entries) == (True, 16)
    assert Lane.objects.filter(count=2).count() == 8


def test_a_double_click_that_locks_a_row_and_writes_in_either_order_does_not_dead_lock():
    users = [make_user(f"user{number}") for number in range(2)]
    both_are_under_way = threading.Barrier(2, timeout=WAIT)

    def lock(user):
        list(type(user).objects.select_for_update().filter(pk=users[1].pk))

    def act(number):
        with transaction.atomic():
            if number:
                audit.record(users[0], "x.before", users[0])
                both_are_under_way.wait()
                lock(users[0])
            else:
                lock(users[0])
                both_are_under_way.wait()
                audit.record(users[0], "x.after", users[0])

    assert at_once(2, act) == []
    assert verify().whole


def test_many_writers_and_rolled_back_ones_leave_no_hole():
    user = make_user("lina")

    def act(number):
        for step in range(25):
            with transaction.atomic():
                audit.record(user, f"x.{number}", user, step=step)
                if step % 5 == number % 5:
                    transaction.set_rollback(True)

    assert at_once(8, act) == []
    report = verify()
    assert (report.whole, report.entries) == (True, 160)


def test_with_every_lane_taken_a_writer_waits_for_one():
    user = make_user("lina")
    waiting = threading.Thread(target=lambda: (audit.record(user, "x.late", user), connection.close()))
    with superuser() as held:
        held.execute("SELECT FROM audit_lane FOR UPDATE")
        waiting.start()
        waiting.join(0.5)
        assert Entry.objects.count() == 0
    waiting.join(WAIT)
    assert [entry.verb for entry in Entry.objects.all()] == ["x.late"]
    assert verify().whole
