"""Pages of merchants, the till and the buyer's yes, through HTTP."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.people import Cast, cast, signed_in
from tests.points.shops import fill, make_contract, make_merchant, make_till
from tests.portal.making import inside, make_kin, make_login
from waystation.points.actions.merchants import cards, codes
from waystation.points.models import Contract, Merchant, Purchase, Till
from waystation.points.queries.wallets import wallet
from waystation.portal.models import Login

pytestmark = pytest.mark.django_db
AGREED = {
    "starts_on": "2026-01-01",
    "ends_on": "2030-12-31",
    "merchant_daily": 1000,
    "wallet_daily": 200,
    "goods": ["grain", "daily"],
}

#: What a Chinese keyboard writes for digits when it is set to wide.
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.fixture
def world() -> Cast:
    return cast()


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_story_from_a_new_shop_to_its_first_till(world):
    head, district = signed_in(world.head), signed_in(world.district_office)
    assert "还没有合作商户" in text(head.get(reverse("points:merchants")))
    said = {"name": "惠民粮油店", "kind": "grain", "area": world.community.pk, "phone": "13900000001"}
    answer = head.post(reverse("points:merchant_new"), said)
    shop = Merchant.objects.get()
    page = reverse("points:merchant", args=[shop.pk])
    assert answer["Location"] == page
    assert "已经有同名的商户" in text(head.post(reverse("points:merchant_new"), said))
    form = reverse("points:contract_new", args=[shop.pk])
    assert head.post(form, {**AGREED, "form_key": uuid4()})["Location"] == page
    assert "请另一位同事来签署" in text(head.get(page))
    contract = Contract.objects.get()
    second = reverse("points:contract_second", args=[contract.pk, "sign"])
    assert "这一步要由另一位同事办理" in text(head.post(second, follow=True))
    assert "已签署" in text(district.post(second, follow=True))
    assert head.post(reverse("points:till_new", args=[shop.pk]), {"name": "前台"})["Location"] == page
    card = text(head.post(reverse("portal:till_card", args=[Till.objects.get().pk])))
    assert Login.objects.get().number[:4] in card
    suspend = reverse("points:contract_deed", args=[contract.pk, "suspend"])
    for nothing in ("", "\0"):
        assert "请写明暂停的原因" in text(head.post(suspend, {"reason": nothing}, follow=True))
    assert "已暂停" in text(head.post(suspend, {"reason": "卖烟"}, follow=True))
    resume = reverse("points:contract_second", args=[contract.pk, "resume"])
    assert "已恢复" in text(district.post(resume, follow=True))
    assert "已停用" in text(
        head.post(reverse("points:till_revoke", args=[Till.objects.get().pk]), follow=True)
    )
    assert head.get(reverse("points:contract_deed", args=[contract.pk, "suspend"])).status_code == 405
    assert head.post(reverse("points:contract_deed", args=[contract.pk, "sign"])).status_code == 404


def test_who_is_stopped_or_left_is_not_found_as_running_or_without_a_contract(world):
    stopped, left = make_merchant(world, name="石桥早餐铺"), make_merchant(world, name="东篱书店")
    make_contract(world, stopped, suspended_by=world.head, suspended_at=timezone.now())
    make_contract(world, left)
    Merchant.objects.filter(pk=left.pk).update(ended_on=timezone.localdate())
    browser, page = signed_in(world.head), reverse("points:merchants")
    found = {
        state: text(browser.get(page, {"state": state})) for state in ("running", "suspended", "none", "")
    }
    assert [state for state, said in found.items() if stopped.name in said] == ["suspended", ""]
    assert [state for state, said in found.items() if left.name in said] == [""]
    assert found[""].index(stopped.name) < found[""].index(left.name)


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_asks_the_same_few_questions_however_long_it_is(world, many):
    for _ in range(many):
        make_contract(world, make_merchant(world))
    browser = signed_in(world.head)
    browser.get(reverse("points:merchants"))
    with CaptureQueriesContext(connection) as asked:
        assert f"共{many}家" in text(browser.get(reverse("points:merchants")))
    assert len(asked) == 9


def test_the_list_is_filtered_and_says_when_nothing_fits(world):
    make_contract(world, make_merchant(world, name="惠民粮油店", kind="grain"))
    make_merchant(world, name="大众理发", kind="barber")
    browser, page = signed_in(world.head), reverse("points:merchants")
    assert "大众理发" not in text(browser.get(page, {"state": "running"}))
    assert "惠民粮油店" not in text(browser.get(page, {"kind": "barber"}))
    assert "没有符合条件的商户" in text(browser.get(page, {"q": "没有这家"}))
    assert "共2家" in text(browser.get(page, {"state": "no such", "page": "99"}))


class Both:
    """A till and a client, each in a browser of its own."""

    def __init__(self, world: Cast) -> None:
        self.client, self.till = world.client(), make_till(world)
        fill(world, self.client, 300)
        self.at_till = inside(make_login(None, world.head, till=self.till))
        self.buyer = inside(make_login(self.client, world.worker))

    def code(self) -> str:
        page = text(self.buyer.post("/my/points/pay/"))
        return "".join(re.findall(r'class="big">([\d ]+)<', page)[0].split())

    def ask(self, code: str, **said):
        sent = {"code": code, "yuan": "12.05", "goods": "grain", "form_key": uuid4(), **said}
        return self.at_till.post("/my/till/", sent)


@pytest.fixture
def both(world: Cast) -> Both:
    return Both(world)


def test_code_amount_yes_receipt_refund(both):
    answer = both.ask(both.code())
    row = Purchase.objects.get()
    assert answer["Location"] == f"/my/till/{row.pk}/"
    waiting = text(both.at_till.get(answer["Location"]))
    assert "等待顾客确认" in waiting
    assert "0.05元" in waiting
    assert both.client.name not in waiting
    assert both.at_till.get(f"/my/till/{row.pk}/state/").json() == {"mark": "asked"}
    assert both.buyer.get("/my/points/asked/count/").json() == {"mark": "1"}
    assert "120分" in text(both.buyer.get("/my/points/asked/"))
    yes = f"/my/points/asked/{row.pk}/"
    assert "小票号码1" in text(both.buyer.post(yes, {"answer": "yes"}, follow=True))
    assert "小票号码1" in text(both.buyer.post(yes, {"answer": "yes"}, follow=True))
    assert wallet(both.client).balance == 180
    row.refresh_from_db()
    assert row.check_code in text(both.at_till.get(answer["Location"]))
    back = {"receipt": 1, "check_code": row.check_code, "points": 20, "form_key": uuid4()}
    assert "已退20分" in text(both.at_till.post("/my/till/refund/", back, follow=True))
    assert wallet(both.client).balance == 200


def test_what_is_refused_is_said_in_words_at_its_field_and_counted(both):
    assert "没有找到这个码" in text(both.ask("12345678"))
    assert Till.objects.get(pk=both.till.pk).misses == 1
    assert "请输入8位码" in text(both.ask("abc"))
    assert "只填一项" in text(both.ask(both.code(), points=5))
    assert "没有找到这张小票" in text(
        both.at_till.post(
            "/my/till/refund/", {"receipt": 9, "check_code": "1234", "points": 1, "form_key": uuid4()}
        )
    )
    assert Till.objects.get(pk=both.till.pk).misses == 2
    assert Purchase.objects.count() == 0


def test_a_card_pays_on_the_tills_page(both, world):
    now = timezone.now()
    made = cards.issue_card(by=world.worker, client=both.client, family=False, today=now.date(), now=now)
    page = both.ask(made.number)["Location"]
    assert "由顾客自己输入密码" in text(both.at_till.get(page))
    wrong = "000000" if made.pin != "000000" else "111111"
    assert "还可以试4次" in text(both.at_till.post(page, {"pin": wrong}))
    assert "已兑换" in text(both.at_till.post(page, {"pin": made.pin}, follow=True))
    assert wallet(both.client).balance == 180


def test_wide_digits_of_a_chinese_keyboard_are_digits(both, world):
    assert both.ask(both.code().translate(WIDE)).status_code == 302
    now = timezone.now()
    made = cards.issue_card(by=world.worker, client=both.client, family=False, today=now.date(), now=now)
    number = f"{made.number[:4]} {made.number[4:8]} {made.number[8:]}"
    page = both.ask(number.translate(WIDE))["Location"]
    assert "已兑换" in text(both.at_till.post(page, {"pin": made.pin.translate(WIDE)}, follow=True))
    row = Purchase.objects.get(state="paid")
    back = {"receipt": row.receipt, "check_code": row.check_code.translate(WIDE), "points": 20}
    sent = {**back, "form_key": uuid4()}
    assert "已退20分" in text(both.at_till.post("/my/till/refund/", sent, follow=True))
    assert Till.objects.get(pk=both.till.pk).misses == 0


def test_no_and_taking_back_move_nothing(both):
    first = both.ask(both.code())["Location"]
    no = f"/my/points/asked/{Purchase.objects.get().pk}/"
    assert "积分没有变" in text(both.buyer.post(no, {"answer": "no"}, follow=True))
    assert "顾客没有同意" in text(both.at_till.get(first))
    second = both.ask(both.code())["Location"]
    assert "已撤回" in text(both.at_till.post(f"{second}back/", follow=True))
    assert wallet(both.client).balance == 300
    assert both.buyer.post(no, {"answer": "maybe"}).status_code == 404


def test_nobody_reaches_what_is_anothers(both, world):
    page = both.ask(both.code())["Location"]
    row = Purchase.objects.get()
    other_till = inside(make_login(None, world.head, till=make_till(world)))
    for address in (page, f"{page}state/"):
        assert other_till.get(address).status_code == 404
    assert other_till.post(f"{page}back/").status_code == 404
    other = inside(make_login(world.client("周平安"), world.worker))
    kin = inside(make_login(both.client, world.worker, kin=make_kin(both.client)))
    for browser in (other, kin):
        assert browser.post(f"/my/points/asked/{row.pk}/", {"answer": "yes"}).status_code == 404
        assert "现在没有要确认的" in text(browser.get("/my/points/asked/"))
        assert browser.get("/my/till/").status_code == 404
    assert both.at_till.get("/my/points/asked/").status_code == 404


def test_a_till_whose_contract_stands_still_says_so_and_offers_nothing(both):
    Contract.objects.update(suspended_at=timezone.now())
    page = text(both.at_till.get("/my/till/"))
    assert "现在不能收积分" in page
    assert 'name="code"' not in page
    Till.objects.filter(pk=both.till.pk).update(revoked_at=timezone.now() - timedelta(minutes=1))
    assert both.at_till.get("/my/till/").status_code == 302


def test_the_tills_pages_tell_nothing_of_the_buyer(both):
    code = codes.new_code(by=None, client=both.client, family=False, now=timezone.now()).code
    page = text(both.at_till.get(both.ask(code)["Location"]))
    for said in (both.client.name, both.client.file_number, "余额", "300"):
        assert said not in page
