"""The shelf: goods that may stand there, sealed prices, stock that is the sum of its changes and never less
than nothing."""

from __future__ import annotations

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.at_once import at_once
from tests.audit.tampering import superuser
from tests.people import Cast, cast
from tests.points.shop import making as m
from waystation.audit.models import Entry
from waystation.points import proofs
from waystation.points.actions import goods, stock
from waystation.points.models import DeliveryNote, Good, Price, PriceList, StockCheck, StockMove
from waystation.points.queries import stock as queries
from waystation.rules.points.spending.goods import GoodKind, MoveKind
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY, NOW = m.TODAY, m.NOW


@pytest.fixture
def world() -> Cast:
    return cast()


def left(made: Good) -> int:
    return queries.of_good(made, TODAY).stock


def refused(code: str, act, **words) -> None:
    with pytest.raises(RuleBroken) as refusal:
        act(**words)
    assert refusal.value.code == code


def _entered(world: Cast, **values):
    said = {
        "by": world.worker,
        "organisation": world.centre,
        "name": "大米",
        "unit": "袋",
        "kind": GoodKind.GRAIN,
        "low_at": 3,
        "form_key": uuid4(),
        "today": TODAY,
    }
    return {**said, **values}


@pytest.mark.parametrize("name", ["白酒", "香烟一条", "福彩刮刮乐", "感冒药", "百元购物卡", "Red wine"])
def test_what_harms_gambles_or_is_money_never_comes_on_the_shelf(world, name):
    refused("points.good_excluded", goods.add_good, **_entered(world, name=name))
    assert not Good.objects.exists()


def test_an_excluded_kind_is_refused_whatever_it_is_called(world):
    refused("points.good_excluded", goods.add_good, **_entered(world, kind="tobacco"))
    refused("points.good_kind", goods.add_good, **_entered(world, kind="gold"))


@pytest.mark.parametrize("name", ["油烟机滤网", "薄荷牙膏", "铁棍山药", "花生油"])
def test_an_ordinary_thing_with_such_a_word_in_its_name_may_stand_there(world, name):
    assert goods.add_good(**_entered(world, name=name)).name == name


def test_a_picture_is_drawn_anew_small_and_without_what_the_camera_wrote(world):
    made = goods.add_good(**_entered(world, picture=m.picture()))
    kept = Image.open(io.BytesIO(bytes(made.picture)))
    assert (kept.format, kept.size) == ("JPEG", (480, 240))
    assert not kept.getexif()
    assert len(made.picture_digest) == 16


def test_a_file_that_is_no_picture_is_refused_and_nothing_is_kept(world):
    refused("clients.scan_type", goods.add_good, **_entered(world, picture=b"<script>alert(1)</script>"))
    assert not Good.objects.exists()


def test_the_same_form_is_one_good_and_the_same_name_is_refused(world):
    said = _entered(world)
    assert goods.add_good(**said) == goods.add_good(**said)
    refused("points.good_exists", goods.add_good, **_entered(world))


def test_another_centres_shelf_is_not_there(world):
    with pytest.raises(Http404):
        goods.add_good(**_entered(world, organisation=world.other_centre))
    foreign = m.good(world, shop=world.other_centre)
    with pytest.raises(Http404):
        m.delivered(world, foreign, 3)


# --- price lists -----------------------------------------------------------------------------------------


def test_nobody_approves_the_own_list_and_a_sealed_one_never_changes(world):
    oil = m.good(world)
    made = goods.set_prices(
        by=world.head,
        organisation=world.centre,
        valid_from=TODAY,
        points={oil.pk: 120},
        form_key=uuid4(),
        today=TODAY,
        at=NOW,
    )
    said = {"price_list": made, "today": TODAY, "at": NOW}
    refused("points.second_person", goods.approve_prices, by=world.head, **said)
    made = goods.approve_prices(by=world.district_office, price_list=made, today=TODAY, at=NOW)
    assert len(made.digest) == 64
    assert queries.shelf(world.centre, TODAY)[0].points == 120
    refused("points.list_sealed", goods.drop_prices, by=world.head, price_list=made, at=NOW)
    for act in (
        lambda: Price.objects.filter(price_list=made).update(points=1),
        lambda: Price.objects.filter(price_list=made).delete(),
        lambda: PriceList.objects.filter(pk=made.pk).update(valid_from=TODAY + timedelta(days=9)),
        lambda: Price.objects.create(price_list=made, good=m.good(world), name="x", unit="x", points=1),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert sealed_otherwise() == []


def test_past_prices_stay_and_the_next_list_takes_over_on_its_day(world):
    oil = m.good(world)
    first = m.priced(world, {oil.pk: 100})
    refused("points.list_taken", m.waiting_list, world=world, points={oil.pk: 90})
    later = TODAY + timedelta(days=3)
    second = m.priced(world, {oil.pk: 130}, valid_from=later)
    assert second.before == first
    points = [queries.shelf(world.centre, TODAY + timedelta(days=n))[0].points for n in (0, 2, 3)]
    assert points == [100, 100, 130]
    refused(
        "points.list_past",
        m.waiting_list,
        world=world,
        points={oil.pk: 1},
        valid_from=TODAY - timedelta(days=1),
    )


def test_a_list_that_nobody_approved_in_time_does_not_reach_back(world):
    made = m.waiting_list(world, {m.good(world).pk: 5})
    said = {"price_list": made, "today": TODAY + timedelta(days=1), "at": NOW}
    refused("points.list_late", goods.approve_prices, by=world.head, **said)


def test_a_new_list_takes_the_place_of_the_one_that_waited(world):
    oil = m.good(world)
    old = m.waiting_list(world, {oil.pk: 5})
    new = m.waiting_list(world, {oil.pk: 6})
    refused("points.list_dropped", goods.approve_prices, by=world.head, price_list=old, today=TODAY, at=NOW)
    assert Entry.objects.get(verb="points.prices_dropped").subject_id == old.pk
    assert goods.approve_prices(by=world.head, price_list=new, today=TODAY, at=NOW).digest


def test_who_only_looks_at_a_shop_drops_no_list(world):
    made = m.waiting_list(world, {m.good(world).pk: 5})
    with pytest.raises(Http404):
        goods.drop_prices(by=world.city_office, price_list=made, at=NOW)
    assert goods.drop_prices(by=world.district_office, price_list=made, at=NOW).dropped_at


def sealed_otherwise() -> list[str]:
    return [found.says for found in proofs.verify().findings if found.proof == "shop_sealed"]


@pytest.mark.django_db(transaction=True)
def test_the_proofs_find_a_forged_price_and_a_list_slipped_out_of_the_chain():
    world = cast()
    oil, odd = m.good(world), m.good(world, '面条"1\\2号"/5kg', unit="袋\t箱")
    first = m.priced(world, {oil.pk: 100, odd.pk: 7})
    second = m.priced(world, {oil.pk: 130}, valid_from=TODAY + timedelta(days=3))
    assert sealed_otherwise() == []
    (proof,) = [one for one in proofs.proofs() if one.name == "shop_sealed"]
    for forged, row in (
        ("UPDATE points_price SET points = 99 WHERE points = 100", first),
        ("UPDATE points_pricelist SET before_id = NULL WHERE before_id IS NOT NULL", second),
        ("UPDATE points_pricelist SET valid_from = valid_from - 1 WHERE before_id IS NULL", first),
    ):
        with superuser() as held:
            held.execute(forged)
            assert [found for found, _day in held.execute(proof.sql).fetchall()] == [row.pk], forged
            held.rollback()


@pytest.mark.django_db(transaction=True)
def test_of_twins_brought_back_at_once_one_comes_back():
    world = cast()
    twins = []
    for _ in range(2):
        twins.append(m.good(world, "花生油"))
        goods.end_good(by=world.worker, good=twins[-1], today=TODAY)
    results = at_once(*(lambda one=one: goods.bring_back(by=world.worker, good=one) for one in twins))
    assert sorted(results) == ["done", "refused: points.good_exists"]


def test_a_forged_line_breaks_the_seal(world):
    oil = m.good(world)
    made = m.priced(world, {oil.pk: 100})
    lines = queries.sealed_lines(made)
    assert queries.digest_of(made) == made.digest
    forged = [type(lines[0])(oil.pk, oil.name, oil.unit, 99)]
    assert queries.rules.seal(forged, shop=made.organisation_id, valid_from=TODAY, before="") != made.digest


def test_a_workers_price_list_is_not_approved_by_a_worker(world):
    made = m.waiting_list(world, {m.good(world).pk: 5})
    with pytest.raises(Http404):
        goods.approve_prices(by=m.second_worker(world), price_list=made, today=TODAY, at=NOW)


# --- stock -----------------------------------------------------------------------------------------------


def test_a_delivery_needs_its_paper_and_counts_once(world):
    oil = m.good(world)
    said = {
        "by": world.worker,
        "good": oil,
        "count": 10,
        "cost_fen": 5200,
        "supplier": "永丰粮油店",
        "paper_number": "S-7",
        "form_key": uuid4(),
        "today": TODAY,
        "note": m.picture(),
    }
    refused("points.paper_needed", stock.deliver, **{**said, "paper_number": " "})
    refused("points.supplier_needed", stock.deliver, **{**said, "supplier": ""})
    assert stock.deliver(**said) == stock.deliver(**said)
    assert left(oil) == 10
    kept, kind = stock.open_note(by=world.head, move=StockMove.objects.get())
    assert kind == "image/jpeg"
    assert kept.startswith(b"\xff\xd8")
    assert kept not in bytes(DeliveryNote.objects.get().content)


def test_a_count_that_differs_waits_for_a_second_person(world):
    oil = m.good(world, left=10)
    refused(
        "points.count_reason",
        stock.count,
        by=world.worker,
        good=oil,
        counted=8,
        reason="",
        form_key=uuid4(),
        today=TODAY,
        at=NOW,
    )
    waiting = m.check(world, oil, counted=8)
    assert left(oil) == 10
    refused("points.second_person", stock.confirm, by=world.worker, check=waiting, today=TODAY, at=NOW)
    refused("points.check_waits", m.check, world=world, made=oil, counted=7)
    stock.confirm(by=world.head, check=waiting, today=TODAY, at=NOW)
    stock.confirm(by=world.head, check=waiting, today=TODAY, at=NOW)
    assert left(oil) == 8
    refused("points.check_done", stock.drop, by=world.head, check=waiting, at=NOW)


def test_a_count_that_is_right_is_written_down_at_once(world):
    oil = m.good(world, left=10)
    row = stock.count(by=world.worker, good=oil, counted=10, reason="", form_key=uuid4(), today=TODAY, at=NOW)
    assert (row.kind, row.change, left(oil)) == (MoveKind.COUNT, 0, 10)


def test_a_write_off_takes_two_and_never_more_than_is_there(world):
    oil = m.good(world, left=3)
    said = {"by": world.worker, "good": oil, "reason": "漏了", "form_key": uuid4(), "today": TODAY, "at": NOW}
    refused("points.more_than_there", stock.write_off, pieces=4, **said)
    refused("points.write_off_reason", stock.write_off, pieces=1, **{**said, "reason": " "})
    waiting = stock.write_off(pieces=3, **said)
    stock.drop(by=world.head, check=waiting, at=NOW)
    assert left(oil) == 3
    refused("points.check_dropped", stock.confirm, by=world.head, check=waiting, today=TODAY, at=NOW)


def test_the_database_refuses_less_than_nothing_and_any_change(world):
    oil = m.good(world, left=3)
    with pytest.raises(DatabaseError), transaction.atomic():
        StockMove.objects.create(good=oil, kind="hand_out", change=-4, on=TODAY, cause="x:1")
    for act in (lambda: StockMove.objects.update(change=9), lambda: StockMove.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert left(oil) == 3


def test_the_board_says_what_is_left_what_it_is_worth_and_how_long_it_lasts(world):
    oil = m.good(world, left=10, low_at=4)
    StockMove.objects.create(good=oil, kind="hand_out", change=-7, on=TODAY, cause="x:1")
    (row,) = queries.shelf(world.centre, TODAY)
    assert (row.stock, row.value_fen, row.days, row.hint) == (3, 15600, 12, "low")
    assert queries.shelf(world.centre, TODAY + timedelta(days=28))[0].days is None


def test_a_good_that_ended_takes_no_delivery_and_comes_back(world):
    oil = m.good(world, left=1)
    goods.end_good(by=world.worker, good=oil, today=TODAY)
    refused("points.good_ended", m.delivered, world=world, made=oil, pieces=3)
    assert queries.shelf(world.centre, TODAY) == []
    assert [row.good for row in queries.shelf(world.centre, TODAY, ended=True)] == [oil]
    goods.bring_back(by=world.worker, good=oil)
    assert left(oil) == 1


STEPS = st.lists(
    st.tuples(st.sampled_from(["deliver", "count", "write_off", "confirm", "drop"]), st.integers(0, 9)),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_in_any_order_stock_is_the_sum_of_its_changes_and_never_below_zero(world, steps):
    oil, expected = m.good(world), 0
    pending: StockCheck | None = None
    for kind, number in steps:
        said = {"by": world.worker, "good": oil, "form_key": uuid4(), "today": TODAY}
        try:
            if kind == "deliver":
                stock.deliver(**said, count=number, cost_fen=100, supplier="甲", paper_number="1")
                expected += number
            elif kind == "count":
                found = stock.count(**said, counted=number, reason="清点", at=NOW)
                pending = found if isinstance(found, StockCheck) else pending
            elif kind == "write_off":
                pending = stock.write_off(**said, pieces=number, reason="坏了", at=NOW)
            elif pending is not None and kind == "confirm":
                stock.confirm(by=world.head, check=pending, today=TODAY, at=NOW)
                expected, pending = expected + pending.change, None
            elif pending is not None:
                stock.drop(by=world.head, check=pending, at=NOW)
                pending = None
        except RuleBroken:
            pass
        assert left(oil) == expected >= 0
