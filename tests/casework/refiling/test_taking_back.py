"""A merge that is taken back leaves the database as it was, row by row; a split gives the same rows back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.casework.reading import make_contact, make_screening
from tests.casework.refiling.filled import filled, merged, seen, today, whole
from tests.people import cast
from waystation.audit.models import Entry
from waystation.casework.actions import obligations, refiling
from waystation.casework.models import Refiling
from waystation.casework.queries import cases
from waystation.casework.refiling import parting
from waystation.clients.models import Client, Consent
from waystation.orders.actions import steps
from waystation.orders.models import Order
from waystation.rules.orders import Step
from waystation.rules.people import PersonData
from waystation.rules.problems import RuleBroken


def taken_back(by, act: Refiling, on: dt.date | None = None) -> Refiling:
    return refiling.undo(by=by, act=act, today=on or today(), now=timezone.now())


class MergeAndUndo(TestCase):
    """In a transaction of its own for every example."""

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        orders=st.sampled_from([(True, True), (True, False), (False, True), (False, False)]),
        sides=st.lists(st.sampled_from(["target", "source"]), min_size=12, max_size=12),
        same_number=st.booleans(),
        said=st.sampled_from(["apart", "same"]),
        workers=st.sampled_from(["both", "one", "none"]),
        closed=st.booleans(),
    )
    @example(
        orders=(True, True),
        sides=["target"] * 3 + ["source"] + ["target"] * 8,  # the other file's entry of the order goes on
        same_number=False,
        said="apart",
        workers="both",
        closed=False,
    )
    def test_leaves_every_row_as_it_was(self, orders, sides, same_number, said, workers, closed):  # noqa: PLR0917
        world = cast()
        mine, theirs = orders
        target = filled(world, "陈安", order=mine, n=1, worker=world.worker if workers != "none" else None)
        source = filled(world, "陈鞍", order=theirs, n=2, worker=world.worker if workers == "both" else None)
        if same_number:
            Order.objects.update(number="同一号")
        day = today() - dt.timedelta(days=20)
        for client in (target, source):
            make_screening(client, world.worker, taken_on=day, purpose="extra")
        Client.objects.filter(pk=source.pk).update(born_on=dt.date(1991, 1, 1), area=world.street)
        if closed and not mine:
            Client.objects.filter(pk=target.pk).update(state="closed", closed_on=today())
        for client in (target, source):
            client.refresh_from_db()
            obligations.refresh(by=None, client=client, today=today())
        before = whole()
        asked = refiling.questions(target, source)
        answers = {}
        for side, (question, possible) in zip(sides * 3, asked.wanted.items(), strict=False):
            answers[question] = side if side in possible else said if said in possible else "stands"
        act = merged(world.head, target, source, **answers)
        if act.state == "proposed":
            act = (
                refiling.confirm_merge(by=world.worker, act=act, today=today(), now=timezone.now())
                if (workers == "both")
                else refiling.confirm_merge(by=world.police, act=act, today=today(), now=timezone.now())
            )
        assert act.state == "done"
        assert whole() != before
        taken_back(world.head, act)
        assert whole() == before


@pytest.fixture
def world(db: None):
    return cast()


@pytest.fixture
def act(world) -> Refiling:
    return merged(world.head, filled(world, "陈安", order=False, n=1), filled(world, "陈鞍", n=2))


def test_undone_twice_is_once_and_on_the_record_of_both(world, act):
    for _twice in range(2):
        assert taken_back(world.head, act).state == "undone"
    entries = Entry.objects.filter(verb="casework.refiling_undone")
    assert sorted(entries.values_list("client_id", flat=True)) == sorted([act.source_id, act.target_id])


def test_the_days_are_a_dated_parameter(world, act):
    last = act.on + dt.timedelta(days=7)
    with pytest.raises(RuleBroken) as refusal:
        taken_back(world.head, act, last + dt.timedelta(days=1))
    assert (refusal.value.code, refusal.value.params) == ("files.undo_too_late", {"last_day": last})
    assert taken_back(world.head, act, last).state == "undone"


def test_only_who_may_merge_takes_back(world, act):
    for user in (world.worker, world.other_head, world.police):
        with pytest.raises(Http404):
            taken_back(user, act)


def test_a_changed_row_or_one_that_leans_on_it_stops_the_undo(world, act):
    target = Client.objects.get(pk=act.target_id)
    order = target.orders.get()
    Consent.objects.filter(client=target, kin__isnull=False).first()
    moved = target.kin.get(name="家属2")
    moved.note = "改过"
    moved.save(update_fields=["note"])
    with pytest.raises(RuleBroken) as refusal:
        taken_back(world.head, act)
    assert refusal.value.code == "files.changed_since"
    moved.note = ""
    assert order.client == target


def test_a_new_record_on_a_moved_order_stops_the_undo(world, act):
    target = Client.objects.get(pk=act.target_id)
    make_contact(target, world.worker, held_on=today())
    with pytest.raises(RuleBroken) as refusal:
        taken_back(world.head, act)
    assert refusal.value.code == "files.changed_since"


def test_a_new_step_of_a_moved_order_stops_the_undo(world, act):
    order = Client.objects.get(pk=act.target_id).orders.get()
    steps.record_step(by=world.police, order=order, step=Step.SUSPEND, on=today(), today=today(), note="文书")
    with pytest.raises(RuleBroken) as refusal:
        taken_back(world.head, act)
    assert refusal.value.code == "files.changed_since"


def test_days_later_the_computed_rows_follow_and_nothing_else_is_touched(world, act):
    later = today() + dt.timedelta(days=5)
    target = Client.objects.get(pk=act.target_id)
    obligations.refresh(by=None, client=target, today=later)
    taken_back(world.head, act, later)
    source = Client.objects.get(pk=act.source_id)
    assert source.merged_into is None
    assert source.obligations.exclude(order=None).exclude(order__client=source).count() == 0
    assert target.obligations.exclude(order=None).count() == 0
    # Duties of no order (to hear the client in a matter) follow the row they come from.
    matter = source.matters.get(order=None)
    assert source.obligations.get(order=None, key=f"matter:{matter.pk}/hear").state == "open"
    for client in (source, target):
        listed = {o.key: o.state.value for o in cases.load_one(client, later).obligations(later)}
        assert [
            row.key
            for row in client.obligations.filter(order=None)
            if listed.get(row.key, "ended") != row.state
        ] == []


# --- splitting ------------------------------------------------------------------------------------------


def split(world, client: Client, keys, **person) -> Refiling:
    data = PersonData(
        **{
            "name": "陈鞍",
            "area_path": client.area_id,
            "sex": "male",
            "born_on": dt.date(1990, 3, 15),
            **person,
        }
    )
    return refiling.split(
        by=world.head,
        source=client,
        person=data,
        chosen=keys,
        reason="核对为两个人",
        seen=seen(client),
        today=today(),
        now=timezone.now(),
    )


def rows_of(client: Client) -> dict[str, list]:
    """Every row of a file without the file's own id."""
    found = {}
    for hangs in parting.hanging.MOVING:
        if hangs.model in {"clients.Client", "casework.Obligation"}:
            continue
        rows = parting.hanging.manager(hangs).filter(**{hangs.field: client}).order_by("pk").values()
        found[hangs.model] = [{k: v for k, v in row.items() if k != hangs.column} for row in rows]
    return found


def test_merged_then_split_gives_the_same_rows_to_a_new_number(world):
    target, source = filled(world, "陈安", order=False, n=1), filled(world, "陈鞍", n=2)
    before, own = rows_of(source), rows_of(target)
    moved = {unit.key for unit in parting.units(source)}
    merged(world.head, target, source)
    target.refresh_from_db()
    names = {
        u.key
        for u in parting.units(target)
        if u.rows.get("clients.ClientName", set())
        & set(target.names.filter(text="陈鞍").values_list("pk", flat=True))
    }
    keys = {u.key for u in parting.units(target)} & moved | names
    act = split(world, target, keys)
    new = act.target
    after = rows_of(new)
    assert new.file_number != source.file_number
    # Equal but for what both files had (it stayed with the closed one), the places of the worker, and the
    # ties, which hold in both files.
    before["clients.Consent"] = [row for row in before["clients.Consent"] if row["kin_id"]]
    for model, rows in before.items():
        if model not in {"clients.TeamMember", "clients.Recusal"}:
            assert after[model] == rows, model
    assert rows_of(target)["clients.Kin"] == own["clients.Kin"]
    assert [tie.user for tie in new.recusals.all()] == [tie.user for tie in target.recusals.all()]
    assert new.has_recusals
    assert new.orders.count() == 1
    assert new.obligations.filter(state__in=["open", "overdue", "upcoming"]).exists()
    assert not target.obligations.filter(state__in=["open", "overdue", "upcoming"]).exists()


def test_what_points_at_one_another_goes_together(world):
    client = filled(world, n=1)
    units = parting.units(client)
    order = next(unit for unit in units if unit.has("orders.Order"))
    assert {"screening.Screening", "contacts.Contact"} <= order.rows.keys()
    kin = next(unit for unit in units if unit.has("clients.Kin"))
    assert {"clients.Consent", "clients.Document", "clients.TeamMember"} <= kin.rows.keys()
    assert sum(len(ids) for unit in units for ids in unit.rows.values()) == len(
        {(label, pk) for unit in units for label, ids in unit.rows.items() for pk in ids}
    )


def test_a_split_is_taken_back_and_its_number_leads_on(world):
    client = filled(world, n=1)
    before = rows_of(client)
    act = split(world, client, [u.key for u in parting.units(client)])
    assert client.orders.count() == 0
    taken_back(world.head, act)
    assert rows_of(client) == before
    stub = Client.objects.get(pk=act.target_id)
    assert (stub.state, stub.merged_into_id, stub.orders.count()) == ("closed", client.pk, 0)


def test_a_split_by_a_stranger_or_of_rows_that_are_gone_is_refused(world):
    client = filled(world, n=1)
    with pytest.raises(RuleBroken) as refusal:
        split(world, client, ["clients.Phone:0"])
    assert refusal.value.code == "files.unit_unknown"
    count = Client.objects.count()
    with pytest.raises(Http404):
        refiling.split(
            by=world.other_head,
            source=client,
            person=PersonData(name="x", area_path=client.area_id),
            chosen=[],
            reason="x",
            seen=seen(client),
            today=today(),
            now=timezone.now(),
        )
    assert Client.objects.count() == count
