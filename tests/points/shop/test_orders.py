"""Goods for points: paid at once and in full, promised once, handed over by a second, given back whole."""

from __future__ import annotations

import contextlib
from uuid import uuid4

import pytest
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.at_once import at_once
from tests.people import Cast, cast
from tests.points.shop import making as m
from waystation.points import proofs
from waystation.points.actions import goods, shop
from waystation.points.models import ReceiptCounter, Redemption, StockMove
from waystation.points.queries import redemptions, stock, wallets
from waystation.rules.points.spending.redemptions import CancelReason, ConfirmedHow, State
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY, NOW = m.TODAY, m.NOW


@pytest.fixture
def world() -> Cast:
    return cast()


def refused(code: str, act, **words) -> None:
    with pytest.raises(RuleBroken) as refusal:
        act(**words)
    assert refusal.value.code == code


def proven() -> bool:
    """Ledger, orders and stock agree, by the proofs that ``waystation ledger verify`` runs.

    What the test put into the wallets has causes of its own.
    """
    return [found for found in proofs.verify().findings if found.proof != "cause"] == []


def test_an_order_promises_the_goods_and_takes_the_points_at_once(world):
    oil, client = m.on_offer(world, left=5, points=120), m.rich(world, 300)
    receipt = m.ordered(world, client, {oil.pk: 2})
    assert (receipt.points, receipt.existed) == (240, False)
    assert wallets.wallet(client).balance == 60
    (row,) = stock.shelf(world.centre, TODAY)
    assert (row.stock, row.promised, row.free) == (5, 2, 3)
    assert redemptions.number(receipt.redemption) == f"{TODAY.year}-0001"
    assert proven()


def test_the_same_key_is_one_order_and_answers_with_the_same_receipt(world):
    oil, client, key = m.on_offer(world, left=5), m.rich(world, 500), uuid4()
    first = m.ordered(world, client, {oil.pk: 1}, key=key)
    again = m.ordered(world, client, {oil.pk: 1}, key=key)
    assert again.existed
    assert (again.redemption, again.points) == (first.redemption, first.points)
    assert wallets.wallet(client).balance == 400
    with pytest.raises(Http404):
        m.ordered(world, m.rich(world, 500), {oil.pk: 1}, key=key)


def test_what_cannot_be_paid_leaves_nothing_behind_and_no_gap_in_the_numbers(world):
    oil, poor = m.on_offer(world, left=5, points=120), m.rich(world, 100)
    refused("points.not_enough", m.ordered, world=world, client=poor, lines={oil.pk: 1})
    assert not Redemption.objects.exists()
    assert stock.shelf(world.centre, TODAY)[0].promised == 0
    receipt = m.ordered(world, m.rich(world, 120), {oil.pk: 1})
    assert receipt.redemption.sequence == ReceiptCounter.objects.get().last == 1


def test_what_is_promised_is_not_promised_twice(world):
    oil = m.on_offer(world, left=2)
    m.ordered(world, m.rich(world, 500), {oil.pk: 1})
    refused("points.sold_out", m.ordered, world=world, client=m.rich(world, 500), lines={oil.pk: 2})
    m.ordered(world, m.rich(world, 500), {oil.pk: 1})
    refused("points.good_promised", goods.end_good, by=world.worker, good=oil, today=TODAY)


@pytest.mark.parametrize(
    ("lines", "code"), [({}, "nothing_chosen"), ({1: 0}, "nothing_chosen"), ({1: 51}, "too_many")]
)
def test_what_makes_no_order_is_refused(world, lines, code):
    refused(f"points.{code}", m.ordered, world=world, client=m.rich(world, 500), lines=lines)


def test_goods_without_a_price_of_today_are_not_given_out(world):
    unpriced = m.good(world, left=3)
    refused("points.not_on_offer", m.ordered, world=world, client=m.rich(world, 500), lines={unpriced.pk: 1})


def test_the_family_pays_from_its_own_share(world):
    oil, client = m.on_offer(world, left=5, points=50), m.rich(world, 10)
    refused("points.not_enough", m.ordered, world=world, client=client, lines={oil.pk: 1}, family=True)
    m.grant(world, client, 80, family=True)
    m.ordered(world, client, {oil.pk: 1}, family=True)
    assert (wallets.wallet(client).balance, wallets.wallet(client, family=True).balance) == (10, 30)
    assert proven()


def test_one_prepares_another_hands_over_and_the_stock_bears_both_names(world):
    oil = m.on_offer(world, left=5)
    row = m.prepared(world, oil)
    said = {"redemption": row, "on": TODAY, "at": NOW}
    refused("points.second_person", shop.hand_out, by=world.worker, how=ConfirmedHow.PAPER, **said)
    refused("points.signature_needed", shop.hand_out, by=world.head, how=ConfirmedHow.SCREEN, **said)
    done = shop.hand_out(by=world.head, how=ConfirmedHow.SCREEN, strokes=m.DRAWN, **said)
    assert shop.hand_out(by=world.head, how=ConfirmedHow.PAPER, **said).confirmed_how == "screen"
    move = StockMove.objects.get(kind="hand_out")
    assert (move.change, move.by, move.second) == (-1, world.worker, world.head)
    assert redemptions.state(done) is State.HANDED_OUT
    assert stock.shelf(world.centre, TODAY)[0].stock == 4
    assert proven()


def test_nothing_is_handed_over_that_nobody_prepared(world):
    oil = m.on_offer(world, left=5)
    row = m.ordered(world, m.rich(world, 500), {oil.pk: 1}).redemption
    refused(
        "points.not_prepared",
        shop.hand_out,
        by=world.head,
        redemption=row,
        how=ConfirmedHow.PAPER,
        on=TODAY,
        at=NOW,
    )


def test_a_code_is_known_to_the_client_alone_and_may_be_missed_five_times(world):
    row = m.prepared(world, m.on_offer(world, left=5))
    code = redemptions.pickup_code(row)
    assert len(code) == 6
    said = {"by": world.head, "redemption": row, "how": ConfirmedHow.CODE, "on": TODAY, "at": NOW}
    wrong = "000000" if code != "000000" else "111111"
    for missed in range(1, 6):
        assert shop.hand_out(code=wrong, **said).wrong_codes == missed
    with pytest.raises(RuleBroken, match="code_locked"):
        shop.hand_out(code=code, **said)
    other = m.prepared(world, m.on_offer(world, left=5, day=1), day=1)
    assert redemptions.pickup_code(other) != code
    said |= {"redemption": other}
    typed = redemptions.pickup_code(other).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert shop.hand_out(code=f"{typed[:3]} {typed[3:]}", **said).handed_at


def test_cancelling_gives_the_points_back_once_and_frees_the_goods(world):
    oil, client = m.on_offer(world, left=1, points=90), m.rich(world, 100)
    row = m.ordered(world, client, {oil.pk: 1}).redemption
    said = {"redemption": row, "reason": CancelReason.CHANGED_MIND, "on": TODAY, "at": NOW}
    shop.cancel(by=world.worker, **said)
    shop.cancel(by=world.head, **said)
    assert wallets.wallet(client).balance == 100
    assert stock.shelf(world.centre, TODAY)[0].free == 1
    refused("points.cancelled_before", shop.prepare, by=world.worker, redemption=row, at=NOW)
    assert proven()


def test_what_was_handed_over_comes_back_only_through_a_second_person(world):
    oil = m.on_offer(world, left=5, points=90)
    row = m.handed(world, oil)
    said = {"redemption": row, "reason": CancelReason.DAMAGED, "on": TODAY, "at": NOW}
    refused("points.handed_before", shop.cancel, by=world.worker, **said)
    refused("points.not_asked_back", shop.take_back, by=world.head, **said)
    shop.ask_return(by=world.worker, redemption=row, at=NOW)
    refused("points.second_person", shop.take_back, by=world.worker, **said)
    shop.take_back(by=world.head, **said)
    shop.take_back(by=world.head, **said)
    assert wallets.wallet(row.client).balance == 500
    assert stock.shelf(world.centre, TODAY)[0].stock == 5
    assert proven()


def test_the_client_alone_orders_at_the_own_centre_and_cancels_until_it_is_prepared(world):
    oil, client = m.on_offer(world, left=5), m.rich(world, 500)
    assert redemptions.shop_for(client) == world.centre
    row = shop.order(by=None, client=client, lines={oil.pk: 1}, key=uuid4(), on=TODAY, at=NOW).redemption
    assert row.ordered_by is None
    shop.prepare(by=world.worker, redemption=row, at=NOW)
    said = {"redemption": row, "reason": CancelReason.CHANGED_MIND, "on": TODAY, "at": NOW}
    refused("points.prepared_before", shop.cancel, by=None, **said)
    stranger = world.other_client()
    m.grant(world, stranger, 500, by=world.other_worker)
    refused(
        "points.not_on_offer",
        shop.order,
        by=None,
        client=stranger,
        lines={oil.pk: 1},
        key=uuid4(),
        on=TODAY,
        at=NOW,
    )


def test_another_street_neither_sees_nor_serves(world):
    oil = m.on_offer(world, left=5)
    row = m.prepared(world, oil)
    with pytest.raises(Http404):
        shop.prepare(by=world.other_worker, redemption=row, at=NOW)
    with pytest.raises(Http404):
        shop.order(by=world.other_worker, client=row.client, lines={oil.pk: 1}, key=uuid4(), on=TODAY, at=NOW)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["order", "prepare", "hand_out", "cancel", "ask", "take_back"]), st.integers(0, 3)
    ),
    max_size=16,
)


def _take(world: Cast, kind: str, row: Redemption) -> None:
    """One step of one order, as a person at the counter presses it."""
    said = {"redemption": row, "at": NOW}
    if kind == "prepare":
        shop.prepare(by=world.worker, **said)
    elif kind == "hand_out":
        shop.hand_out(by=world.head, how=ConfirmedHow.PAPER, on=TODAY, **said)
    elif kind == "cancel":
        shop.cancel(by=world.worker, reason=CancelReason.WRONG_ENTRY, on=TODAY, **said)
    elif kind == "ask":
        shop.ask_return(by=world.worker, **said)
    else:
        shop.take_back(by=world.head, reason=CancelReason.DAMAGED, on=TODAY, **said)


def test_in_any_order_points_goods_and_orders_agree(world):
    oil = m.on_offer(world, left=4, points=30)

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.nested_given])
    @given(steps=STEPS)
    def agree(steps: list[tuple[str, int]]) -> None:
        free = stock.of_good(oil, TODAY).free
        if free < 4:
            m.delivered(world, oil, 4 - free)
        people = [m.rich(world, 70), m.rich(world, 40)]
        rows: list[Redemption] = []
        for kind, which in steps:
            with contextlib.suppress(RuleBroken):
                if kind == "order":
                    rows.append(m.ordered(world, people[which % 2], {oil.pk: 1 + which % 2}).redemption)
                elif rows:
                    _take(world, kind, rows[which % len(rows)])
            assert stock.of_good(oil, TODAY).free >= 0
            assert all(wallets.wallet(client).balance >= 0 for client in people)
        assert proven()

    agree()


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_for_the_last_oil_exactly_one_gets_it():
    world = cast()
    oil = m.on_offer(world, left=1)
    people = [m.rich(world, 500), m.rich(world, 500)]
    results = at_once(*(lambda who=who: m.ordered(world, who, {oil.pk: 1}) for who in people))
    assert sorted(results) == ["done", "refused: points.sold_out"]
    assert sorted(wallets.wallet(client).balance for client in people) == [400, 500]
    assert Redemption.objects.get().sequence == ReceiptCounter.objects.get().last == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_for_the_last_points_exactly_one_is_paid():
    world = cast()
    oil, client = m.on_offer(world, left=9), m.rich(world, 100)
    results = at_once(*[lambda: m.ordered(world, client, {oil.pk: 1})] * 2)
    assert sorted(results) == ["done", "refused: points.not_enough"]
    assert wallets.wallet(client).balance == 0
    assert proven()


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_twice_at_once_pays_once():
    world = cast()
    oil, client, key = m.on_offer(world, left=9), m.rich(world, 500), uuid4()
    assert at_once(*[lambda: m.ordered(world, client, {oil.pk: 1}, key=key)] * 3) == ["done"] * 3
    assert wallets.wallet(client).balance == 400
    assert Redemption.objects.count() == 1


def test_a_forged_order_is_found_by_the_proofs(world):
    oil = m.on_offer(world, left=5)
    row = m.handed(world, oil)
    assert proven()
    row.lines.update(quantity=2)
    found = {finding.proof for finding in proofs.verify().findings}
    assert {"shop_paid", "shop_centre", "shop_shelf"} <= found
