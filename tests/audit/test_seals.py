"""A seal outside the database finds what the database alone cannot show."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from tests.audit.tampering import superuser, tamper
from tests.make import make_user
from waystation.audit import actions as audit
from waystation.audit import jobs
from waystation.audit.chain import seals, verify
from waystation.audit.models import Entry, Lane, MonthSigned, Seal
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db(transaction=True)


def found(**options):
    return [finding.what for finding in verify(**options).findings]


@pytest.fixture
def user():
    return make_user("shen")


@pytest.fixture
def sealed(user):
    """Three seals, each over three more entries of one lane."""
    for _ in range(3):
        for number in range(3):
            audit.record(user, "x.done", user, n=number)
        jobs.seal_news()
    assert found() == []
    return Lane.objects.get(count=9)


def test_a_seal_says_how_far_every_lane_reached(sealed, seals_file):
    (last,) = Seal.objects.filter(number=3)
    said = seals.Said.of(last.statement)
    assert (said.number, said.entries, said.lanes) == (3, 9, {sealed.pk: (9, bytes(sealed.head).hex())})
    assert said.before == seals.digest(Seal.objects.get(number=2).statement)
    assert len(seals_file.read_text().splitlines()) == 3
    assert seals_file.stat().st_mode & 0o777 == 0o600


def test_without_news_there_is_no_new_seal(sealed):
    assert jobs.seal_news() is None
    assert Seal.objects.count() == 3


def test_a_file_that_could_not_be_written_is_caught_up_with(sealed, user, seals_file):
    seals_file.unlink()
    assert found() == ["outside-cut"]
    audit.record(user, "x.done", user)
    jobs.seal_news()
    assert len(seals_file.read_text().splitlines()) == 4
    assert found() == []


def test_an_old_end_with_its_entries_cut_off_is_named(user, sealed):
    old = "SELECT count, last, head, key_id, mac FROM audit_lane WHERE id = %s"
    with superuser() as held:
        row = held.execute(old, [sealed.pk]).fetchone()
        audit.record(user, "x.hidden", user)
        jobs.seal_news()
        held.execute("DELETE FROM audit_entry WHERE verb = 'x.hidden'")
        held.execute(
            "UPDATE audit_lane SET count = %s, last = %s, head = %s, key_id = %s, mac = %s WHERE id = %s",
            [*row, sealed.pk],
        )
    (finding,) = verify().findings
    assert (finding.what, finding.lane, finding.position) == ("not-as-sealed", sealed.pk, 10)


def test_a_database_put_back_to_an_older_state_is_named(user, sealed):
    """Everything of the last hours is undone, seals included, as restoring an old copy would."""
    kept = "SELECT count, last, head, key_id, mac FROM audit_lane WHERE id = %s"
    with superuser() as held:
        row = held.execute(kept, [sealed.pk]).fetchone()
        audit.record(user, "x.hidden", user)
        jobs.seal_news()
        held.execute("DELETE FROM audit_entry WHERE verb = 'x.hidden'")
        held.execute("DELETE FROM audit_seal WHERE number = 4")
        held.execute(
            "UPDATE audit_lane SET count = %s, last = %s, head = %s, key_id = %s, mac = %s WHERE id = %s",
            [*row, sealed.pk],
        )
    assert [str(finding) for finding in verify().findings] == [
        "older-than-outside: seal 4 stands in seals.jsonl only"
    ]


def test_an_emptied_record_is_named(sealed):
    tamper(
        "DELETE FROM audit_entry",
        "DELETE FROM audit_seal",
        "UPDATE audit_lane SET count = 0, last = 0, head = '', key_id = 0, mac = ''",
    )
    assert found() == ["older-than-outside"] * 3


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("DELETE FROM audit_seal WHERE number = 2", ["seal-missing", "older-than-outside"]),
        ("UPDATE audit_seal SET statement = replace(statement, '9', '8') WHERE number = 3", None),
        ("UPDATE audit_seal SET signature = sha512(signature) WHERE number = 2", None),
        ("UPDATE audit_seal SET at = at + interval '1 day' WHERE number = 2", None),
        ("UPDATE audit_seal SET made_by_id = 1 WHERE number = 2", None),
        ("UPDATE audit_seal SET key_id = 7 WHERE number = 2", None),
    ],
)
def test_a_forged_or_missing_seal_is_named(sealed, change, what):
    tamper(change)
    assert found() == (what or ["seal-changed", "older-than-outside"])


def test_a_line_outside_that_we_did_not_sign_is_named(sealed, seals_file):
    lines = seals_file.read_text().splitlines()
    forged = json.loads(lines[2])
    forged["statement"] = forged["statement"].replace('"entries":9', '"entries":8')
    seals_file.write_text("\n".join([*lines[:2], json.dumps(forged), "nonsense"]))
    assert found() == ["outside-changed", "outside-changed", "outside-cut"]


def test_since_a_day_only_what_is_behind_the_seal_before_it_is_read(user, sealed):
    audit.record(user, "x.later", user)
    tomorrow = timezone.now() + dt.timedelta(days=1)
    report = verify(since=tomorrow)
    assert (report.whole, report.entries) == (True, 1)
    tamper("UPDATE audit_entry SET client_id = 9 WHERE verb = 'x.later'")
    assert found(since=tomorrow) == ["changed"]
    assert verify(since=timezone.now() - dt.timedelta(days=1)).entries == 10


def test_a_month_is_confirmed_once_and_only_when_it_is_over_and_sealed(user, sealed):
    now = timezone.now()
    today, month = timezone.localdate(now), timezone.localdate(now).replace(day=1)
    with pytest.raises(RuleBroken, match=r"audit\.month_not_over"):
        audit.confirm_month(by=user, month=month, signed_on=today, today=today, now=now)
    later = month + dt.timedelta(days=40)
    with pytest.raises(RuleBroken, match=r"audit\.month_not_sealed"):
        audit.confirm_month(by=user, month=month, signed_on=later, today=later, now=now)
    before = (month - dt.timedelta(days=1)).replace(day=1)
    for day in (today, today - dt.timedelta(days=1)):
        held = audit.confirm_month(by=user, month=before, signed_on=day, today=today, now=now)
        assert (held.seal_id, held.signed_on) == (1, today)
    assert MonthSigned.objects.count() == 1
    assert Entry.objects.filter(verb="audit.month_signed").count() == 1
    with pytest.raises(RuleBroken, match=r"audit\.signed_on_wrong"):
        audit.confirm_month(by=user, month=before, signed_on=later, today=today, now=now)
