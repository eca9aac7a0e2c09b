"""Merchants, contracts signed by two, tills with a secret of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.http import Http404

from tests.people import Cast, cast
from tests.points.shops import NOW, TODAY, in_the_record, make_contract, make_merchant, make_till
from waystation.audit.models import Entry
from waystation.points.access import merchants as access
from waystation.points.actions.merchants import registry, tills
from waystation.points.models import Contract, Merchant
from waystation.rules.points.merchants import Contracted, MerchantKind, standing
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
AGREED = registry.ContractData(
    starts_on=date(2026, 12, 1),
    ends_on=date(2027, 11, 30),
    merchant_daily=1000,
    wallet_daily=200,
    goods=("grain", "daily"),
    number="合2026-1",
)


@pytest.fixture
def world() -> Cast:
    return cast()


def said(world: Cast, **values: object) -> registry.MerchantData:
    return replace(
        registry.MerchantData(
            "惠民粮油店", MerchantKind.GRAIN, world.street, "幸福路2号", "钱老板", "13900000001"
        ),
        **values,
    )


def refused(act, code: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        act()
    assert refusal.value.code == code


def test_a_head_adds_a_shop_and_its_people_rest_sealed(world):
    row = registry.add_merchant(by=world.head, data=said(world))
    assert (row.name, row.contact, row.receipts) == ("惠民粮油店", "钱老板", 0)
    raw = Merchant.objects.filter(pk=row.pk).extra(select={"raw": "contact"}).values("raw").get()["raw"]
    assert "钱老板".encode() not in bytes(raw)
    assert not in_the_record("惠民")
    assert not in_the_record("1390")
    refused(lambda: registry.add_merchant(by=world.head, data=said(world)), "merchants.exists")


@pytest.mark.parametrize("who", ["worker", "police", "city_office", "auditor", "admin", "other_head"])
def test_nobody_else_adds_a_shop(world, who):
    with pytest.raises(Http404):
        registry.add_merchant(by=getattr(world, who), data=said(world))


def test_a_change_names_what_was_changed_and_an_unchanged_form_enters_nothing(world):
    row = registry.add_merchant(by=world.head, data=said(world))
    registry.change_merchant(by=world.head, merchant=row, data=said(world))
    assert not Entry.objects.filter(verb="points.merchant_changed").exists()
    registry.change_merchant(by=world.district_office, merchant=row, data=said(world, phone="13900000002"))
    assert Merchant.objects.get(pk=row.pk).phone == "13900000002"
    assert Entry.objects.get(verb="points.merchant_changed").data == {"fields": ["phone"]}
    with pytest.raises(Http404):
        registry.change_merchant(by=world.other_head, merchant=row, data=said(world))


def test_a_name_is_once_in_the_area_where_the_books_are_kept(world):
    row, taken = make_merchant(world, name="惠民粮油店"), make_merchant(world, name="便民超市")
    data = replace(said(world), name=taken.name, area=world.community)
    refused(lambda: registry.change_merchant(by=world.head, merchant=row, data=data), "merchants.exists")
    free = replace(data, name="平价超市")
    assert registry.change_merchant(by=world.head, merchant=row, data=free).area == world.street


def test_a_contract_holds_only_after_a_second_person_signed(world):
    shop = make_merchant(world)
    key = uuid4()
    made = registry.draw_up(by=world.head, merchant=shop, data=AGREED, form_key=key)
    assert registry.draw_up(by=world.head, merchant=shop, data=AGREED, form_key=key) == made
    assert standing(made.facts, date(2026, 12, 1)) is Contracted.UNSIGNED
    refused(lambda: registry.sign(by=world.head, contract=made, now=NOW), "merchants.second_person")
    with pytest.raises(Http404):
        registry.sign(by=world.other_head, contract=made, now=NOW)
    registry.sign(by=world.district_office, contract=made, now=NOW)
    refused(lambda: registry.sign(by=world.city_office, contract=made, now=NOW), "merchants.signed_already")
    made.refresh_from_db()
    assert standing(made.facts, date(2026, 11, 30)) is Contracted.COMING
    assert standing(made.facts, date(2026, 12, 1)) is Contracted.RUNNING
    assert standing(made.facts, date(2027, 12, 1)) is Contracted.OVER
    refused(lambda: registry.discard(by=world.head, contract=made), "merchants.signed_already")


@pytest.mark.parametrize(
    ("said_wrong", "code"),
    [
        ({"ends_on": date(2026, 11, 30)}, "merchants.ends_before_start"),
        ({"wallet_daily": 1001}, "merchants.limits_crossed"),
        ({"goods": ()}, "merchants.goods_needed"),
        ({"goods": ("grain", "tobacco")}, "merchants.goods_excluded"),
    ],
)
def test_what_is_no_contract_is_refused(world, said_wrong, code):
    shop = make_merchant(world)
    wrong = replace(AGREED, **said_wrong)
    refused(lambda: registry.draw_up(by=world.head, merchant=shop, data=wrong, form_key=uuid4()), code)


def test_two_contracts_never_hold_on_one_day_and_an_unsigned_one_can_go(world):
    shop = make_merchant(world)
    first = registry.draw_up(by=world.head, merchant=shop, data=AGREED, form_key=uuid4())
    again = lambda: registry.draw_up(by=world.head, merchant=shop, data=AGREED, form_key=uuid4())  # noqa: E731
    refused(again, "merchants.contract_overlaps")
    registry.discard(by=world.head, contract=first)
    assert again().pk != first.pk
    assert Contract.objects.count() == 1


def test_one_person_stops_a_shop_and_another_lets_it_go_on(world):
    contract = make_contract(world, make_merchant(world))
    refused(
        lambda: registry.suspend(by=world.head, contract=contract, reason=" ", now=NOW),
        "merchants.suspend_reason_needed",
    )
    registry.suspend(by=world.head, contract=contract, reason="查出售烟", now=NOW)
    contract.refresh_from_db()
    assert standing(contract.facts, TODAY) is Contracted.SUSPENDED
    assert not in_the_record("查出售烟")
    refused(lambda: registry.resume(by=world.head, contract=contract), "merchants.second_person")
    registry.resume(by=world.district_office, contract=contract)
    contract.refresh_from_db()
    assert standing(contract.facts, TODAY) is Contracted.RUNNING


def test_a_contract_ends_early_but_never_in_the_past(world):
    contract = make_contract(world, make_merchant(world))
    end = lambda on: registry.end_contract(by=world.head, contract=contract, on=on, today=TODAY)  # noqa: E731
    refused(lambda: end(date(2026, 11, 1)), "merchants.end_wrong")
    refused(lambda: end(date(2031, 1, 1)), "merchants.end_wrong")
    assert end(TODAY).ends_on == TODAY


def test_a_till_has_a_name_of_its_own_and_is_revoked_once(world):
    shop = make_merchant(world)
    made = tills.add_till(by=world.head, merchant=shop, name="前台")
    refused(lambda: tills.add_till(by=world.head, merchant=shop, name=" 前台"), "merchants.till_exists")
    tills.revoke_till(by=world.head, till=made, now=NOW)
    refused(lambda: tills.revoke_till(by=world.head, till=made, now=NOW), "merchants.till_revoked")
    tills.add_till(by=world.head, merchant=shop, name="前台")
    registry.end_merchant(by=world.head, merchant=shop, on=TODAY)
    refused(lambda: tills.add_till(by=world.head, merchant=shop, name="后门"), "merchants.ended_already")
    drawn = lambda: registry.draw_up(by=world.head, merchant=shop, data=AGREED, form_key=uuid4())  # noqa: E731
    refused(drawn, "merchants.ended_already")


def test_each_sees_the_shops_of_the_own_areas(world):
    here, there = make_merchant(world), make_merchant(world, area=world.other_street)
    make_till(world, here)
    assert set(access.visible_to(world.head)) == {here}
    assert set(access.visible_to(world.other_head)) == {there}
    assert set(access.visible_to(world.district_office)) == {here, there}
    for nobody in (world.worker, world.police, world.auditor, world.admin, world.medic):
        assert not access.visible_to(nobody).exists()
    with pytest.raises(Http404):
        tills.revoke_till(by=world.other_head, till=here.tills.get(), now=NOW)
