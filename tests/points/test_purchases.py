"""A till asks, the owner says yes: once, within the limits; nobody learns more than a code and a value."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.http import Http404

from tests.people import Cast, cast
from tests.points.schemes.making import CLIMBING, scheme
from tests.points.shops import NOW, TODAY, fill, in_the_record, make_till
from waystation.common import scope
from waystation.points.actions.merchants import cards, codes, purchases, refunds
from waystation.points.models import Account, Contract, Enrolment, Lot, PaperCard, Purchase, Till
from waystation.points.queries import purchases as queries
from waystation.points.queries.wallets import wallet
from waystation.rules.points.merchants import CardBlocked, PurchaseState, priced, terms
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TERMS = terms(TODAY)
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def world() -> Cast:
    return cast()


class Shop:
    """A till, a client with 300 points, and the steps between them."""

    def __init__(self, world: Cast) -> None:
        self.world, self.client, self.till = world, world.client(), make_till(world)
        fill(world, self.client, 300)

    def code(self, now=NOW) -> str:
        return codes.new_code(by=None, client=self.client, family=False, now=now).code

    def ask(self, code: str = "", *, points: int = 100, key: UUID | None = None, now=NOW, **said):
        wanted = purchases.Wanted(code or self.code(now), said.pop("goods", "grain"), points=points, **said)
        with scope.entered(scope.NOTHING):  # a till reaches no file
            return purchases.ask(by=None, till=self.till, wanted=wanted, form_key=key or uuid4(), now=now)

    def confirm(self, purchase: Purchase, now=LATER) -> Purchase:
        with scope.entered(scope.Scope(files=(self.client.pk,))):
            return purchases.confirm(by=None, client=self.client, family=False, purchase=purchase, now=now)

    def buy(self, points: int = 100, now=NOW) -> Purchase:
        return self.confirm(self.ask(points=points, now=now).purchase, now)

    def refund(self, receipt: int, check: str, points: int, *, key: UUID | None = None, now=LATER):
        with scope.entered(scope.NOTHING):
            return refunds.refund(
                by=None,
                till=self.till,
                receipt=receipt,
                check_code=check,
                points=points,
                form_key=key or uuid4(),
                now=now,
            )

    @property
    def balance(self) -> int:
        return wallet(self.client).balance

    @property
    def merchants(self) -> int:
        return Account.objects.get(merchant=self.till.merchant_id).balance


@pytest.fixture
def shop(world: Cast) -> Shop:
    return Shop(world)


def refused(act, code: str) -> RuleBroken:
    with pytest.raises(RuleBroken) as refusal:
        act()
    assert refusal.value.code == code
    return refusal.value


def test_points_move_when_the_owner_says_yes_and_not_before(shop):
    asked = shop.ask(points=120).purchase
    assert (asked.state, asked.points, asked.yuan, shop.balance) == ("asked", 120, Decimal("12.00"), 300)
    assert [row.pk for row in queries.pending(shop.client, family=False, now=LATER)] == [asked.pk]
    assert queries.pending(shop.client, family=True, now=LATER) == []
    paid = shop.confirm(asked)
    assert (paid.state, paid.receipt, paid.confirmed_how, paid.paid_on) == ("paid", 1, "phone", TODAY)
    assert (shop.balance, shop.merchants) == (180, 120)
    assert queries.pending(shop.client, family=False, now=LATER) == []
    assert not in_the_record(shop.client.name)


def test_yes_said_twice_pays_once(shop):
    asked = shop.ask().purchase
    assert shop.confirm(asked).receipt == shop.confirm(asked).receipt == 1
    assert (shop.balance, shop.merchants) == (200, 100)


def test_a_form_sent_again_is_the_same_purchase_even_with_the_code_used_up(shop):
    key, code = uuid4(), shop.code()
    assert shop.ask(code, key=key).purchase == shop.ask(code, key=key).purchase
    assert Purchase.objects.count() == 1
    assert Till.objects.get(pk=shop.till.pk).misses == 0


def test_a_code_is_good_once_and_not_for_long(shop):
    code = shop.code()
    shop.ask(code)
    assert shop.ask(code).refusal.code == "merchants.code_unknown"
    late = shop.code()
    after = NOW + timedelta(minutes=TERMS.code_minutes)
    assert shop.ask(late, now=after).refusal.code == "merchants.code_unknown"
    old, _new = shop.code(), shop.code()
    assert shop.ask(old).refusal.code == "merchants.code_unknown"


def test_a_till_that_guesses_rests(shop):
    for n in range(TERMS.misses):
        assert shop.ask(f"{n:08d}").refusal.code == "merchants.code_unknown"
    refused(shop.ask, "merchants.till_rests")
    assert shop.ask(now=NOW + timedelta(minutes=TERMS.pause_minutes)).purchase is not None


def test_a_question_nobody_answers_lapses(shop):
    asked = shop.ask().purchase
    late = NOW + timedelta(minutes=TERMS.confirm_minutes)
    assert queries.state_now(asked, late) is PurchaseState.LAPSED
    refused(lambda: shop.confirm(asked, late), "merchants.lapsed")
    assert shop.balance == 300


def test_no_is_no_and_a_till_takes_back_what_it_mistyped(shop):
    one, two = shop.ask().purchase, shop.ask().purchase
    purchases.decline(by=None, client=shop.client, family=False, purchase=one, now=LATER)
    refused(lambda: shop.confirm(one), "merchants.declined")
    purchases.take_back(by=None, till=shop.till, purchase=two, now=LATER)
    refused(lambda: shop.confirm(two), "merchants.taken_back")
    paid = shop.buy()
    refused(
        lambda: purchases.take_back(by=None, till=shop.till, purchase=paid, now=LATER),
        "merchants.paid_already",
    )


def test_nobody_says_yes_for_another(shop):
    asked = shop.ask().purchase
    other = shop.world.client("周平安")
    fill(shop.world, other, 300)
    with pytest.raises(Http404):
        purchases.confirm(by=None, client=other, family=False, purchase=asked, now=LATER)
    with pytest.raises(Http404):
        purchases.confirm(by=None, client=shop.client, family=True, purchase=asked, now=LATER)
    with pytest.raises(Http404):
        purchases.take_back(by=None, till=make_till(shop.world), purchase=asked, now=LATER)


def test_not_enough_points_is_told_to_the_owner_alone(shop):
    asked = shop.ask(points=301).purchase
    refusal = refused(lambda: shop.confirm(asked), "points.not_enough")
    assert refusal.params["have"] == 300
    penniless = shop.world.client("周平安")
    code = codes.new_code(by=None, client=penniless, family=False, now=NOW).code
    assert refused(lambda: shop.ask(code), "merchants.not_possible").params == {}


def test_the_limits_of_a_day_hold_for_the_wallet_and_the_shop(shop):
    Contract.objects.update(wallet_daily=150, merchant_daily=200)
    shop.buy(100)
    assert refused(lambda: shop.ask(points=51), "merchants.wallet_limit").params == {"left": 50}
    first, second = shop.ask(points=50).purchase, shop.ask(points=50).purchase
    shop.confirm(first)
    refused(lambda: shop.confirm(second), "merchants.wallet_limit")
    other = shop.world.client("周平安")
    fill(shop.world, other, 300)
    code = codes.new_code(by=None, client=other, family=False, now=NOW).code
    assert refused(lambda: shop.ask(code, points=60), "merchants.merchant_limit").params == {"left": 50}
    tomorrow = NOW + timedelta(days=1)
    assert shop.buy(100, tomorrow).paid_on == TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"signed_at": None}, "merchants.no_contract"),
        ({"ends_on": date(2026, 11, 1)}, "merchants.no_contract"),
        ({"starts_on": date(2026, 11, 3)}, "merchants.no_contract"),
        ({"suspended_at": NOW}, "merchants.suspended"),
    ],
)
def test_without_a_running_contract_nothing_is_asked_and_nothing_paid(shop, change, code):
    asked = shop.ask().purchase
    Contract.objects.update(**change)
    refused(shop.ask, code)
    refused(lambda: shop.confirm(asked), code)


def test_a_revoked_till_and_goods_outside_the_contract_are_refused(shop):
    refused(lambda: shop.ask(goods="meals"), "merchants.goods_not_allowed")
    refused(lambda: shop.ask(goods="tobacco"), "merchants.goods_not_allowed")
    Till.objects.update(revoked_at=NOW)
    refused(shop.ask, "merchants.till_revoked")


@pytest.mark.parametrize(
    ("yuan", "points", "rate", "price"),
    [
        ("12.00", None, "0.1", (120, "12.00", "0.00")),
        ("3.14", None, "0.1", (31, "3.10", "0.04")),
        ("3.10", None, "0.25", (12, "3.00", "0.10")),
        (None, 7, "0.25", (7, "1.75", "0")),
    ],
)
def test_of_an_amount_in_yuan_whole_points_are_taken_and_the_rest_is_paid_in_money(yuan, points, rate, price):
    found = priced(yuan=Decimal(yuan) if yuan else None, points=points, rate=Decimal(rate))
    assert (found.points, found.yuan, found.rest) == (price[0], Decimal(price[1]), Decimal(price[2]))


@pytest.mark.parametrize(
    ("yuan", "points", "code"),
    [
        (None, None, "merchants.amount_needed"),
        ("1", 1, "merchants.amount_needed"),
        ("0.09", None, "merchants.amount_too_small"),
        (None, 0, "merchants.amount_too_small"),
        (None, -5, "merchants.amount_too_small"),
    ],
)
def test_what_is_no_amount_is_refused(yuan, points, code):
    refused(lambda: priced(yuan=Decimal(yuan) if yuan else None, points=points, rate=Decimal("0.1")), code)


def carded(shop: Shop):
    made = cards.issue_card(by=shop.world.worker, client=shop.client, family=False, today=TODAY, now=NOW)
    return made, shop.ask(made.number).purchase


def with_pin(shop: Shop, purchase: Purchase, pin: str):
    with scope.entered(scope.NOTHING):
        return purchases.confirm_with_pin(by=None, till=shop.till, purchase=purchase, pin=pin, now=LATER)


def test_a_card_pays_with_its_pin(shop):
    made, asked = carded(shop)
    paid = with_pin(shop, asked, made.pin).purchase
    assert (paid.state, paid.confirmed_how, shop.balance) == ("paid", "pin", 200)
    assert with_pin(shop, asked, made.pin).purchase.receipt == 1
    assert shop.balance == 200


def test_wrong_pins_are_counted_and_block_the_card_for_good(shop):
    made, asked = carded(shop)
    wrong = "000000" if made.pin != "000000" else "111111"
    said = [with_pin(shop, asked, wrong).refusal for _ in range(TERMS.pin_misses)]
    assert [one.params.get("left") for one in said] == [4, 3, 2, 1, None]
    assert said[-1].code == "merchants.card_blocked"
    assert PaperCard.objects.get().blocked_reason == CardBlocked.WRONG_PIN
    assert with_pin(shop, asked, made.pin).refusal.code == "merchants.card_blocked"
    assert shop.ask(made.number).refusal.code == "merchants.code_unknown"
    assert shop.balance == 300


def test_a_right_pin_forgets_the_wrong_ones_before_it(shop):
    made, asked = carded(shop)
    wrong = "000000" if made.pin != "000000" else "111111"
    with_pin(shop, asked, wrong)
    with_pin(shop, asked, made.pin)
    assert PaperCard.objects.get().pin_misses == 0


def test_receipts_of_purchases_and_refunds_count_up_without_a_gap(shop):
    bought = [shop.buy(20) for _ in range(3)]
    back = shop.refund(bought[1].receipt, bought[1].check_code, 5).refund
    refused(lambda: shop.confirm(shop.ask(points=300).purchase), "points.not_enough")
    last = shop.buy(20)
    assert [*(row.receipt for row in bought), back.receipt, last.receipt] == [1, 2, 3, 4, 5]


def test_parts_go_back_to_the_lots_they_came_from_and_add_up_to_the_whole(shop):
    before = list(Lot.objects.order_by("pk").values_list("left", flat=True))
    paid = shop.buy(99)
    key = uuid4()
    one = shop.refund(paid.receipt, paid.check_code, 33, key=key).refund
    assert shop.refund(paid.receipt, paid.check_code, 33, key=key).refund == one
    refusal = refused(lambda: shop.refund(paid.receipt, paid.check_code, 67), "merchants.refund_too_much")
    assert refusal.params == {"left": 66}
    two = shop.refund(paid.receipt, paid.check_code, 66).refund
    assert one.yuan + two.yuan == paid.yuan
    assert (shop.balance, shop.merchants) == (300, 0)
    assert list(Lot.objects.order_by("pk").values_list("left", flat=True)) == before


def test_many_small_parts_add_up_and_none_is_below_nothing(shop):
    """Nine points of 0.14 yuan: a part alone is nearer to 0.02, and nine of them are more than was paid."""
    paid = shop.buy(9)
    Purchase.objects.filter(pk=paid.pk).update(yuan=Decimal("0.14"))
    parts = [shop.refund(paid.receipt, paid.check_code, 1).refund.yuan for _ in range(9)]
    assert min(parts) >= 0
    assert sum(parts) == Decimal("0.14")


def test_a_refund_needs_the_receipt_and_comes_in_time(shop):
    paid = shop.buy()
    wrong = "0000" if paid.check_code != "0000" else "1111"
    assert shop.refund(paid.receipt, wrong, 10).refusal.code == "merchants.receipt_unknown"
    assert shop.refund(99, paid.check_code, 10).refusal.code == "merchants.receipt_unknown"
    assert Till.objects.get(pk=shop.till.pk).misses == 2
    refused(lambda: shop.refund(paid.receipt, paid.check_code, 0), "merchants.refund_amount")
    late = NOW + timedelta(days=TERMS.refund_days + 1)
    refused(lambda: shop.refund(paid.receipt, paid.check_code, 10, now=late), "merchants.refund_too_late")


def test_what_was_given_back_can_be_bought_again_the_same_day(shop):
    Contract.objects.update(wallet_daily=100)
    paid = shop.buy(100)
    refused(lambda: shop.ask(points=1), "merchants.wallet_limit")
    shop.refund(paid.receipt, paid.check_code, 40)
    assert shop.buy(40).state == "paid"


def test_a_point_is_worth_what_the_version_says_on_which_the_client_runs(shop):
    first = shop.ask(points=10).purchase
    assert first.yuan == Decimal("1.00")
    version = scheme(shop.world, {**CLIMBING, "yuan_per_point": "0.25"})
    Enrolment.objects.create(
        client=shop.client,
        version=version,
        began_on=TODAY,
        since=TODAY,
        made_by=shop.world.worker,
        made_at=NOW,
    )
    second = shop.ask(points=10).purchase
    assert second.yuan == Decimal("2.50")
    first.refresh_from_db()
    assert first.yuan == Decimal("1.00")
