"""One entry per action: who, for whom, what, which file, when, why and from where."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.make import make_user
from waystation.audit import actions as audit
from waystation.audit.models import Entry, Lane

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user("lina")


def test_an_entry_says_who_for_whom_what_which_file_when_why_and_from_where(user):
    colleague = make_user("boss")
    token = audit.source.set("10.0.0.7")
    before = timezone.now()
    try:
        audit.record(
            user, "x.done", user, client_id=7, reason="cover", on_behalf_of=colleague, on=dt.date(2026, 11, 2)
        )
    finally:
        audit.source.reset(token)
    entry = Entry.objects.get()
    assert (entry.actor, entry.on_behalf_of, entry.verb, entry.client_id) == (user, colleague, "x.done", 7)
    assert (entry.subject_type, entry.subject_id) == ("accounts.user", user.pk)
    assert (entry.reason, entry.source, entry.data) == ("cover", "10.0.0.7", {"on": "2026-11-02"})
    assert before <= entry.at <= timezone.now()


def test_what_is_done_under_cover_carries_both_names(user):
    colleague = make_user("boss")
    with audit.covering(colleague.pk):
        audit.record(user, "x.done", user)
        audit.record(colleague, "x.done", user)
        audit.record(None, "x.done", user)
    audit.record(user, "x.done", user)
    assert list(Entry.objects.order_by("pk").values_list("actor", "on_behalf_of")) == [
        (user.pk, colleague.pk),
        (colleague.pk, None),  # nobody covers themselves
        (None, None),
        (user.pk, None),
    ]


def test_the_second_look_within_ten_minutes_is_the_same_look_unless_the_reason_is_another(user):
    now = timezone.now()
    for reason in ("", "", "referral", "referral", ""):
        audit.looked(user, "clients.opened", user, client_id=7, now=now, reason=reason)
    audit.looked(user, "clients.opened", user, client_id=7, now=now + dt.timedelta(minutes=11))
    assert list(Entry.objects.order_by("pk").values_list("reason", flat=True)) == ["", "referral", ""]


def test_a_first_entry_takes_two_statements_and_each_further_one_takes_one(user):
    for expected in (2, 1, 1):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            audit.record(user, "x.done", user)
        assert len(seen) == expected
    with CaptureQueriesContext(connection) as seen:
        audit.record_many(by=user, verb="x.done", subjects=[(user, n, {"n": n}) for n in range(1, 301)])
    assert len(seen) == 1
    assert Entry.objects.count() == 303


def test_a_rolled_back_entry_leaves_no_gap(user):
    audit.record(user, "x.first", user)
    with transaction.atomic():
        audit.record(user, "x.lost", user)
        transaction.set_rollback(True)
    audit.record(user, "x.second", user)
    lane = Lane.objects.get(count__gt=0)
    places = Entry.objects.order_by("position").values_list("verb", "lane", "position")
    assert list(places) == [("x.first", lane.pk, 1), ("x.second", lane.pk, 2)]
    assert lane.count == 2


def test_ids_grow_with_time_over_all_lanes(user):
    verbs = [f"x.{n}" for n in range(20)]
    for verb in verbs:
        audit.record(user, verb, user)
        if verb == "x.7":
            from waystation.audit.chain import writing

            writing.forget_end()
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == verbs


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("10.0.0.7", "10.0.0.7"),
        ("::ffff:10.0.0.7", "10.0.0.7"),
        ("FE80::1%eth0", "fe80::1"),
        ("unix:/run/web.sock", None),
        ("", None),
    ],
)
def test_an_address_has_one_spelling_and_nonsense_is_none(user, given, kept):
    token = audit.source.set(given)
    try:
        audit.record(user, "x.done", user)
    finally:
        audit.source.reset(token)
    assert Entry.objects.get().source == kept
