"""Two files of one person become one: what moves, what stays, who may, and what cannot both be."""

from __future__ import annotations

import datetime as dt
import threading
import uuid

import pytest
from django.db import connection
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.reading import make_contact, make_screening
from tests.casework.refiling.filled import chosen, filled, merged, seen, today
from tests.make import make_grant
from tests.people import Cast, cast, signed_in
from waystation.accounts.models import User
from waystation.audit.models import Entry
from waystation.casework import hanging
from waystation.casework.actions import recording, refiling
from waystation.casework.models import NotSame, Obligation, Refiling
from waystation.casework.queries import cases
from waystation.clients import actions as clients
from waystation.clients.hanging import Way
from waystation.clients.models import Client, ClientName, TeamMember
from waystation.clients.queries import search
from waystation.common import scope
from waystation.common.persons import identity
from waystation.contacts.actions import Data as ContactData
from waystation.contacts.models import Contact
from waystation.notices.models import Notice
from waystation.orders.models import Circumstance, IsolationSpell, Order
from waystation.rules import contacts
from waystation.rules.people import PersonData
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role
from waystation.screening.models import Screening


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


@pytest.fixture
def pair(world: Cast) -> tuple[Client, Client]:
    """The file that stays (with an order) and the one that closes."""
    return filled(world, "陈安", n=1), filled(world, "陈鞍", order=False, n=2)


def test_everything_moves_and_the_closed_file_is_a_signpost(world: Cast, pair) -> None:
    target, source = pair
    before = {
        row.model: hanging.manager(row).filter(**{row.field: source}).count()
        for row in hanging.HANGING
        if row.way is Way.MOVES
    }
    act = merged(world.head, target, source)
    assert act.state == "done"
    left = {
        row.model: hanging.manager(row).filter(**{row.field: source}).count()
        for row in hanging.HANGING
        if row.way is Way.MOVES and row.model != "clients.Client"
    }
    # The consent without a relative and the tie of one worker stand in both files.
    assert {model: n for model, n in left.items() if n} == {"clients.Consent": 1, "clients.Recusal": 1}
    # The file that closes has no order, and nothing that hangs on one.
    assert {model for model, n in before.items() if not n} == {
        *("orders.Order", "orders.Matter", "screening.Screening", "contacts.Contact", "orders.Leave"),
        *("orders.Absence", "orders.Move", "orders.SharedFile", "screening.TestRequest", "screening.Drawn"),
        *("clients.Client", "clients.Protection"),
    }
    source.refresh_from_db()
    assert (source.state, source.merged_into, source.worker, source.area_id) == (
        "closed",
        target,
        None,
        target.area_id,
    )
    assert ClientName.objects.get(text="陈鞍").kind == ClientName.Kind.FORMER
    assert target.team.filter(duty=TeamMember.Duty.WORKER, ends_on__isnull=True).count() == 1


def test_what_a_file_has_open_once_stays_behind_where_both_have_it(world: Cast, pair) -> None:
    target, source = pair
    for n, client in enumerate(pair):
        on = today() - dt.timedelta(days=30 + n)
        IsolationSpell.objects.create(client=client, decided_on=on, recorded_by=world.worker)
        for kind in ("ill", "nursing")[: n + 1]:
            Circumstance.objects.create(client=client, kind=kind, from_on=on, recorded_by=world.worker)
    assert merged(world.head, target, source).state == "done"
    for file in pair:
        assert IsolationSpell.objects.filter(client=file, ended_on=None).count() == 1
    still_open = Circumstance.objects.filter(to_on=None)
    assert sorted(still_open.filter(client=target).values_list("kind", flat=True)) == ["ill", "nursing"]
    assert list(still_open.filter(client=source).values_list("kind", flat=True)) == ["ill"]


def test_the_record_of_both_files_says_so_without_words(world: Cast, pair) -> None:
    target, source = pair
    act = merged(world.head, target, source)
    entries = Entry.objects.filter(verb="casework.files_merged")
    assert sorted(entries.values_list("client_id", flat=True)) == sorted([target.pk, source.pk])
    assert all(entry.data == {"source": source.pk, "target": target.pk, "kind": "merge"} for entry in entries)
    with connection.cursor() as cursor:
        cursor.execute("SELECT kept, reason FROM casework_refiling WHERE id = %s", [act.pk])
        kept, reason = cursor.fetchone()
    assert "陈".encode() not in bytes(kept) + bytes(reason)


def test_obligations_of_both_are_what_the_rules_say(world: Cast, pair) -> None:
    target, source = pair
    merged(world.head, source, target, field_worker_id="target")
    source.refresh_from_db()
    target.refresh_from_db()
    for client in (target, source):
        case = cases.load_one(client, today())
        stored = {row.key: row.state for row in Obligation.objects.filter(client=client)}
        listed = {o.key: o.state.value for o in case.obligations(today())}
        assert {k: v for k, v in stored.items() if k in listed} == {
            k: v for k, v in listed.items() if k in stored
        }
    assert Obligation.objects.filter(client=source, state__in=["open", "overdue", "upcoming"]).exists()
    assert not Obligation.objects.filter(client=target, state__in=["open", "overdue", "upcoming"]).exists()


def test_both_workers_hear_of_it_and_both_numbers_are_found(world: Cast) -> None:
    target = filled(world, "陈安", n=1)
    helper = world.other_worker
    make_grant(helper, Role.WORKER, world.street)
    source = filled(world, "陈鞍", order=False, n=2, worker=helper)
    merged(world.head, target, source, field_worker_id="target")
    told = set(Notice.objects.filter(code="files.merged").values_list("to", flat=True))
    assert told == {world.worker.pk, helper.pk}
    assert list(search(world.worker, source.file_number)) == []  # not in the shape of a number
    Client.objects.filter(pk=source.pk).update(file_number="2026-00077")
    assert [c.pk for c in search(world.worker, "2026-00077")] == [target.pk]
    assert [c.pk for c in search(world.worker, "陈鞍")] == [target.pk]
    assert list(search(helper, "2026-00077")) == []


def test_old_addresses_lead_on_and_only_for_those_who_may(world: Cast, pair) -> None:
    target, source = pair
    merged(world.head, target, source)
    old, new = (reverse("casework:client", args=[c.pk]) for c in (source, target))
    assert signed_in(world.worker).get(f"{old}?kind=contact")["Location"] == f"{new}?kind=contact"
    answer = signed_in(world.worker).post(reverse("clients:add_name", args=[source.pk]), {"text": "x"})
    assert (answer.status_code, answer["Location"]) == (307, reverse("clients:add_name", args=[target.pk]))
    for user in (world.other_worker, world.other_head, world.district_office):
        assert signed_in(user).get(old).status_code == 404


def test_a_wrong_person_merges_nothing(world: Cast, pair) -> None:
    target, source = pair
    entries = Entry.objects.count()
    for user in (world.worker, world.police, world.other_head, world.district_office, world.admin):
        with pytest.raises(Http404):
            merged(user, target, source)
    assert (Refiling.objects.count(), Entry.objects.count()) == (0, entries)


def test_across_two_streets_only_who_reaches_both(world: Cast) -> None:
    target, source = filled(world, n=1), world.other_client()
    for user in (world.head, world.other_head):
        with pytest.raises(Http404):
            merged(user, target, source, field_worker_id="target", field_station_id="target")
    make_grant(world.other_head, Role.HEAD, world.district)
    both = User.objects.get(pk=world.other_head.pk)
    act = merged(both, target, source, field_worker_id="target", field_station_id="target")
    assert act.state == "done"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "files.reason_needed"),
        ({"chosen": {}}, "files.choice_missing"),
        ({"seen": "x"}, "files.changed_meanwhile"),
    ],
)
def test_what_is_refused(world: Cast, pair, change: dict[str, object], code: str) -> None:
    target, source = pair
    given = {
        "chosen": chosen(target, source),
        "reason": "核对",
        "seen": seen(target, source),
        "today": today(),
        "now": timezone.now(),
    }
    with pytest.raises(RuleBroken) as refusal:
        refiling.merge(by=world.head, target=target, source=source, **{**given, **change})
    assert refusal.value.code == code
    source.refresh_from_db()
    assert source.merged_into is None


def test_two_orders_need_a_second_person_who_may_also_say_no(world: Cast) -> None:
    target, source = filled(world, n=1), filled(world, "陈安", n=2)
    act = merged(world.head, target, source)
    assert act.state == "proposed"
    source.refresh_from_db()
    assert source.merged_into is None
    assert set(Notice.objects.filter(code="files.merge_proposed").values_list("to", flat=True)) == {
        world.worker.pk
    }
    with pytest.raises(RuleBroken) as refusal:
        merged(world.head, target, source)
    assert refusal.value.code == "files.already_proposed"
    with pytest.raises(RuleBroken) as refusal:
        refiling.confirm_merge(by=world.head, act=act, today=today(), now=timezone.now())
    assert refusal.value.code == "files.second_person"
    for user in (world.other_worker, world.other_police, world.other_head):
        with pytest.raises(Http404):
            refiling.confirm_merge(by=user, act=act, today=today(), now=timezone.now())
    for _twice in range(2):
        done = refiling.confirm_merge(by=world.police, act=act, today=today(), now=timezone.now())
    assert (done.state, done.made_by, done.confirmed_by) == ("done", world.head, world.police)
    assert Entry.objects.filter(verb="casework.files_merged").count() == 2


def test_a_dropped_proposal_changes_nothing_and_can_be_made_anew(world: Cast) -> None:
    target, source = filled(world, n=1), filled(world, "陈安", n=2)
    act = merged(world.head, target, source)
    assert refiling.drop_merge(by=world.worker, act=act).state == "dropped"
    with pytest.raises(RuleBroken) as refusal:
        refiling.confirm_merge(by=world.worker, act=act, today=today(), now=timezone.now())
    assert refusal.value.code == "files.not_waiting"
    assert merged(world.head, target, source).state == "proposed"


def test_what_was_recorded_since_the_proposal_is_looked_at_again(world: Cast) -> None:
    target, source = filled(world, n=1), filled(world, "陈安", n=2)
    act = merged(world.head, target, source)
    make_contact(source, world.worker, held_on=today())
    with pytest.raises(RuleBroken) as refusal:
        refiling.confirm_merge(by=world.worker, act=act, today=today(), now=timezone.now())
    assert refusal.value.code == "files.changed_since_proposed"


@pytest.mark.parametrize("side", ["target", "source"])
@pytest.mark.parametrize("numbers", [("甲1号", "甲1号"), ("甲1号", "乙2号")])
def test_one_order_entered_twice_leaves_one_with_everything_on_it(
    world: Cast, side: str, numbers: tuple[str, str]
) -> None:
    target, source = filled(world, n=1), filled(world, "陈安", n=2)
    own, other = target.orders.get(), source.orders.get()
    for order, number in zip((own, other), numbers, strict=True):
        Order.objects.filter(pk=order.pk).update(number=number)
    tests = Screening.objects.count()
    act = merged(world.head, target, source, **{f"order_{own.pk}_{other.pk}": side})
    refiling.confirm_merge(by=world.worker, act=act, today=today(), now=timezone.now())
    kept = own if side == "target" else other
    assert list(target.orders.values_list("pk", flat=True)) == [kept.pk]
    assert Screening.objects.filter(client=target, order=kept).count() == tests
    assert Contact.objects.filter(client=target, order=kept).count() == 2
    assert source.orders.filter(ended_on__isnull=True).count() == 0
    assert target.orders.get().agreements.filter(ends_on__isnull=True).count() == 1


def test_tests_recorded_twice_are_both_kept_unless_said_to_be_one(world: Cast) -> None:
    for answer, standing in (("apart", 2), ("same", 1)):
        target, source = filled(world, f"学员{answer}", n=1), world.client(f"学员{answer}")
        day = today() - dt.timedelta(days=9)
        one = make_screening(target, world.worker, taken_on=day, purpose="extra")
        two = make_screening(source, world.worker, taken_on=day, purpose="extra", order=None)
        merged(world.head, target, source, **{f"twice_screening_{one.pk}_{two.pk}": answer})
        rows = Screening.objects.filter(client=target, taken_on=day)
        assert rows.count() == 2
        assert rows.filter(withdrawn_at__isnull=True).count() == standing


def test_the_number_of_the_closed_file_can_be_taken_and_both_stay_taken(world: Cast) -> None:
    one, two = (identity.with_check_digit(text) for text in ("42122119900315031", "42122119900315033"))
    target, source = filled(world, n=1), world.client("陈安")
    for client, number in ((target, one), (source, two)):
        data = PersonData(
            name="陈安", area_path=client.area_id, sex="male", born_on=dt.date(1990, 3, 15), id_number=number
        )
        clients.change_identity(by=world.worker, client=client, data=data, today=today())
    target.refresh_from_db()
    source.refresh_from_db()
    merged(world.head, target, source, field_id_number="source")
    target.refresh_from_db()
    source.refresh_from_db()
    assert (target.id_number, source.id_number) == (two, one)
    assert [c.pk for c in search(world.worker, one)] == [target.pk]
    assert [c.pk for c in search(world.worker, two)] == [target.pk]
    with pytest.raises(RuleBroken) as refusal:
        clients.register(
            by=world.worker,
            today=today(),
            data=PersonData(name="陈安", area_path=target.area_id, sex="male", born_on=None, id_number=one),
        )
    assert refusal.value.code == "clients.id_on_file"


def test_a_file_merged_before_leads_on_to_the_last(world: Cast, pair) -> None:
    target, source = pair
    first = filled(world, "陈案", order=False, n=3)
    merged(world.head, source, first)
    source.refresh_from_db()
    merged(world.head, target, source)
    first.refresh_from_db()
    assert first.merged_into == target
    answer = signed_in(world.worker).get(reverse("casework:client", args=[first.pk]))
    assert answer["Location"] == reverse("casework:client", args=[target.pk])


def test_two_that_are_not_one_are_said_so_once(world: Cast, pair) -> None:
    target, source = pair
    for one, other in ((target, source), (source, target)):
        refiling.keep_apart(by=world.head, one=one, other=other, today=today())
    assert NotSame.objects.count() == 1
    with pytest.raises(Http404):
        refiling.keep_apart(by=world.worker, one=target, other=source, today=today())


@pytest.mark.django_db(transaction=True)
def test_two_heads_at_once_from_both_sides_and_a_worker_meanwhile_lose_nothing() -> None:
    world = cast()
    one, two = filled(world, "陈安", n=1), filled(world, "陈鞍", order=False, n=2)
    marks = seen(one, two), seen(two, one)
    outcomes: list[str] = []
    gate = threading.Barrier(3)

    def head(target: Client, source: Client, mark: str) -> None:
        with scope.everything():
            gate.wait()
            try:
                refiling.merge(
                    by=world.head,
                    target=target,
                    source=source,
                    chosen=chosen(target, source),
                    reason="核对",
                    seen=mark,
                    today=today(),
                    now=timezone.now(),
                )
                outcomes.append("done")
            except RuleBroken as refusal:
                outcomes.append(refusal.code)
            finally:
                connection.close()

    def worker() -> None:
        with scope.everything():
            gate.wait()
            data = ContactData(
                held_on=today(),
                kind=contacts.Kind.TALK,
                met=contacts.Met.CLIENT,
                outcome=contacts.Outcome.COMPLIED,
            )
            for client in (two, one):
                try:
                    recording.record_contact(
                        by=world.worker,
                        client=client,
                        data=data,
                        form_key=uuid.uuid4(),
                        today=today(),
                        now=timezone.now(),
                    )
                    outcomes.append("recorded")
                    break
                except Http404:
                    continue
            connection.close()

    threads = [
        threading.Thread(target=head, args=(one, two, marks[0])),
        threading.Thread(target=head, args=(two, one, marks[1])),
        threading.Thread(target=worker),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert outcomes.count("recorded") == 1
    assert outcomes.count("done") <= 1
    assert set(outcomes) <= {"recorded", "done", "files.merged_meanwhile", "files.changed_meanwhile"}
    stays = Client.objects.filter(merged_into__isnull=True)
    assert stays.count() == 2 - outcomes.count("done")
    talks = Contact.objects.filter(held_on=today())
    assert talks.count() == 1
    assert talks.get().client.merged_into is None
