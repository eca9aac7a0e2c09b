"""Recording a test: what follows from it, who may, and what happens when two come at once."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.casework.reading import make_contact
from tests.people import Cast, cast
from waystation.accounts.models import User
from waystation.audit.models import Entry
from waystation.casework.actions import obligations, recording
from waystation.casework.models import Obligation, ObligationChange
from waystation.clients.models import Client
from waystation.common import scope
from waystation.notices.models import Notice
from waystation.orders.models import Matter, Order
from waystation.rules.obligations import RuleCode
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import Material, MissKind, MissReason, Outcome, Purpose
from waystation.screening.actions import Data
from waystation.screening.models import Screening

#: 陈安 signed in on 10 January: the third window of the first year runs 10 March … 9 April.
TODAY = dt.date(2026, 3, 20)
NOW = dt.datetime(2026, 3, 20, 9, 30, tzinfo=dt.UTC)
NEGATIVE = Data(taken_on=TODAY, outcome=Outcome.NEGATIVE, material=Material.URINE)
POSITIVE = replace(NEGATIVE, outcome=Outcome.POSITIVE, positive_for=["morphine"])


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    client = world.client_with_order()
    obligations.refresh(by=world.worker, client=client, today=TODAY)
    return client


def record(by: User, client: Client, data: Data = NEGATIVE, today: dt.date = TODAY, key=None) -> Screening:
    return recording.record_screening(
        by=by, client=client, data=data, form_key=key or uuid4(), today=today, now=NOW
    )


def state_of(client: Client, end: str) -> str:
    return Obligation.objects.get(client=client, key__endswith=end).state


def test_a_negative_fulfils_the_item_of_its_window(world: Cast, client: Client) -> None:
    assert state_of(client, "y1-03") == "open"
    row = record(world.worker, client)
    assert row.plan_key.endswith("screening/y1-03")
    item = Obligation.objects.get(client=client, key=row.plan_key)
    assert (item.state, item.fulfilled_by, item.settled_on) == ("done", f"screening:{row.pk}", TODAY)
    assert list(
        ObligationChange.objects.filter(obligation=item)
        .order_by("pk")
        .values_list("from_state", "to_state", "by")
    ) == [("", "open", world.worker.pk), ("open", "done", world.worker.pk)]
    assert Matter.objects.count() == 0
    assert Entry.objects.filter(verb="screening.recorded", client_id=client.pk).count() == 1


def test_a_positive_opens_a_matter_tells_the_head_and_changes_no_legal_state(
    world: Cast, client: Client
) -> None:
    before = Order.objects.values().get(client=client)
    row = record(world.worker, client, POSITIVE)
    matter = Matter.objects.get(client=client)
    assert (matter.kind, matter.key, matter.state) == ("positive_test", f"screening:{row.pk}", "open")
    assert list(Notice.objects.values_list("to", "code")) == [(world.head.pk, "casework.matter_opened")]
    assert Order.objects.values().get(client=client) == before
    assert state_of(client, "y1-03") == "done"


def test_the_same_form_twice_is_one_row(world: Cast, client: Client) -> None:
    key = uuid4()
    first = record(world.worker, client, POSITIVE, key=key)
    changes = ObligationChange.objects.count()
    assert record(world.worker, client, POSITIVE, key=key).pk == first.pk
    assert (Screening.objects.count(), Matter.objects.count(), Notice.objects.count()) == (1, 1, 1)
    assert ObligationChange.objects.count() == changes


def test_the_second_person_is_told_who_recorded_it_and_when(world: Cast, client: Client) -> None:
    first = record(world.worker, client)
    at = timezone.localtime(first.recorded_at)
    with pytest.raises(RuleBroken) as refused:
        record(world.head, client, replace(NEGATIVE, plan_key=first.plan_key))
    assert refused.value.code == "screening.already_recorded"
    assert refused.value.params == {"who": "王敏", "on": at.date(), "time": f"{at:%H:%M}"}
    assert Screening.objects.count() == 1


def test_a_second_test_in_the_window_is_an_extra_one(world: Cast, client: Client) -> None:
    record(world.worker, client)
    extra = record(world.worker, client, replace(NEGATIVE, purpose=Purpose.EXTRA))
    assert extra.plan_key == ""
    assert state_of(client, "y1-03") == "done"
    assert state_of(client, "y1-04") == "upcoming"


@pytest.mark.parametrize(
    "who",
    ["other_worker", "other_head", "other_police", "helper", "medic", "auditor", "admin", "city_office"],
)
def test_somebody_who_does_not_reach_the_client_writes_nothing(world: Cast, client: Client, who: str) -> None:
    entries = Entry.objects.count()
    with pytest.raises(Http404):
        record(getattr(world, who), client, POSITIVE)
    assert (Screening.objects.count(), Matter.objects.count(), Entry.objects.count()) == (0, 0, entries)
    assert state_of(client, "y1-03") == "open"


def test_the_police_of_the_own_station_may_record(world: Cast, client: Client) -> None:
    assert record(world.police, client).recorded_by == world.police


def test_a_day_to_come_is_refused_and_nothing_is_written(world: Cast, client: Client) -> None:
    with pytest.raises(RuleBroken) as refused:
        record(world.worker, client, replace(NEGATIVE, taken_on=TODAY + dt.timedelta(days=1)))
    assert refused.value.code == "screening.future"
    assert Screening.objects.count() == 0


def test_a_client_without_an_order_is_refused_with_what_to_do(world: Cast) -> None:
    with pytest.raises(RuleBroken) as refused:
        record(world.worker, world.client("吴晴"))
    assert refused.value.code == "screening.no_order"


def test_an_excused_miss_keeps_the_item_and_later_excuses_it(world: Cast, client: Client) -> None:
    miss = Data(taken_on=TODAY, outcome=Outcome.MISSED, miss=MissKind.EXCUSED, reason=MissReason.ILLNESS)
    record(world.worker, client, miss)
    item = Obligation.objects.get(client=client, key__endswith="y1-03")
    assert (item.state, item.opens_as, item.late_as, item.closes_as) == ("open", "open", "excused", "excused")


def test_a_withdrawn_test_opens_its_item_again(world: Cast, client: Client) -> None:
    row = record(world.worker, client)
    recording.withdraw_screening(by=world.worker, screening=row, reason="登记错人", today=TODAY, now=NOW)
    assert state_of(client, "y1-03") == "open"
    row.refresh_from_db()
    assert (row.withdrawn_by, row.withdrawn_reason, row.withdrawn_at) == (world.worker, "登记错人", NOW)


def test_a_withdrawn_positive_leaves_its_matter_open_with_a_note(world: Cast, client: Client) -> None:
    row = record(world.worker, client, POSITIVE)
    recording.withdraw_screening(by=world.worker, screening=row, reason="登记错人", today=TODAY, now=NOW)
    matter = Matter.objects.get(client=client)
    assert (matter.state, matter.note) == ("open", "引出本事项的检测记录已撤回，请了解情况后再办结。")
    assert list(Notice.objects.order_by("pk").values_list("to", "code")) == [
        (world.head.pk, "casework.matter_opened"),
        (world.head.pk, "casework.matter_record_changed"),
    ]


def test_a_correction_on_a_later_day_is_a_new_row(world: Cast, client: Client) -> None:
    row = record(world.worker, client)
    later = timezone.localtime(row.recorded_at).date() + dt.timedelta(days=1)
    new = recording.correct_screening(
        by=world.worker,
        screening=row,
        data=replace(NEGATIVE, outcome=Outcome.INVALID),
        reason="看错了结果",
        form_key=uuid4(),
        today=later,
        now=NOW,
    )
    row.refresh_from_db()
    assert new.replaces == row
    assert row.withdrawn_reason == "看错了结果"
    assert Obligation.objects.get(client=client, key=row.plan_key).fulfilled_by == ""


def test_on_the_day_of_entry_the_same_person_edits_in_place(world: Cast, client: Client) -> None:
    row = record(world.worker, client)
    day = timezone.localtime(row.recorded_at).date()
    same = recording.correct_screening(
        by=world.worker,
        screening=row,
        data=replace(NEGATIVE, kit_lot="A1"),
        reason="",
        form_key=row.form_key,
        today=day,
        now=NOW,
    )
    assert (same.pk, same.kit_lot, Screening.objects.count()) == (row.pk, "A1", 1)


def test_somebody_else_corrects_by_a_new_row_and_must_say_why(world: Cast, client: Client) -> None:
    row = record(world.worker, client)
    day = timezone.localtime(row.recorded_at).date()
    with pytest.raises(RuleBroken) as refused:
        recording.correct_screening(
            by=world.head, screening=row, data=NEGATIVE, reason=" ", form_key=uuid4(), today=day, now=NOW
        )
    assert refused.value.code == "screening.correction_reason_needed"
    assert Screening.objects.filter(withdrawn_at__isnull=False).count() == 0


def test_a_corrected_positive_notes_the_matter_and_its_second_withdrawal_finds_it(
    world: Cast, client: Client
) -> None:
    row = record(world.worker, client, POSITIVE)
    later = timezone.localtime(row.recorded_at).date() + dt.timedelta(days=1)
    new = recording.correct_screening(
        by=world.worker,
        screening=row,
        data=replace(POSITIVE, positive_for=["ketamine"]),
        reason="项目选错",
        form_key=uuid4(),
        today=later,
        now=NOW,
    )
    assert Matter.objects.get(client=client).note == ""
    recording.withdraw_screening(by=world.worker, screening=new, reason="登记错人", today=later, now=NOW)
    assert Matter.objects.get(client=client).note == "引出本事项的检测记录已撤回，请了解情况后再办结。"


def test_what_is_due_ends_with_the_order(world: Cast, client: Client) -> None:
    Order.objects.filter(client=client).update(state="terminated", state_on=TODAY, ended_on=TODAY)
    obligations.refresh(by=world.worker, client=client, today=TODAY)
    assert state_of(client, "y1-03") == "ended"
    assert set(Obligation.objects.filter(client=client, state__in=["upcoming", "open", "overdue"])) == set()


def is_statement(sql: str) -> bool:
    return not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))


def statements_of(by: User, client: Client) -> list[str]:
    """What one record says to the database; nothing inside opens a savepoint of its own."""
    with CaptureQueriesContext(connection) as queries:
        record(by, client)
    found = [q["sql"] for q in queries.captured_queries if is_statement(q["sql"])]
    assert len(queries) == len(found) + 2
    return found


def test_one_ordinary_record_takes_eight_statements_and_one_transaction(world: Cast, client: Client) -> None:
    """Nine where it is the first sign of life for long: then nobody has to look for the client any more."""
    record(world.worker, world.client_with_order("林夏"))  # the grants of the worker are known from here on
    seen = world.client_with_order("吴晴")
    make_contact(seen, world.worker, held_on=TODAY - dt.timedelta(days=9))
    obligations.refresh(by=world.worker, client=seen, today=TODAY)
    assert len(statements_of(world.worker, seen)) == 8
    lost = Obligation.objects.get(client=client, rule=RuleCode.LOST_LOOK)
    assert lost.state == "overdue"
    more = statements_of(world.worker, client)
    assert len(more) == 9
    assert [sql for sql in more if sql.startswith('UPDATE "casework_obligation"') and "'ended'" in sql] != []
    lost.refresh_from_db()
    assert (lost.state, lost.settled_on) == ("ended", TODAY)


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_one_wins_and_the_other_is_told_who() -> None:
    world = cast()
    client = world.client_with_order()
    obligations.refresh(by=world.worker, client=client, today=TODAY)
    shown = Obligation.objects.get(client=client, key__endswith="y1-03").key
    start = threading.Barrier(2)
    outcomes: list[object] = []

    def press(user: User) -> None:
        try:
            start.wait(timeout=10)
            outcomes.append(record(user, client, replace(NEGATIVE, plan_key=shown)))
        except RuleBroken as refusal:
            outcomes.append(refusal)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=scope.everything()(press), args=(user,))
        for user in (world.worker, world.head)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    winner = Screening.objects.get()
    refusal = next(o for o in outcomes if isinstance(o, RuleBroken))
    assert (refusal.code, refusal.params["who"]) == (
        "screening.already_recorded",
        winner.recorded_by.name,
    )
    assert sum(isinstance(o, Screening) for o in outcomes) == 1
