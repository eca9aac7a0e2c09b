"""The centre's shop: goods, prices, stock."""

from __future__ import annotations

from uuid import uuid4

from tests.at_once import Case, Under
from tests.people import Cast
from tests.points.shop import making as m
from waystation.points.actions import goods, shop
from waystation.points.models import Good, Redemption
from waystation.rules.points.spending.goods import GoodKind
from waystation.rules.points.spending.redemptions import CancelReason, ConfirmedHow

G, S, SHOP = "points.actions.goods.", "points.actions.stock.", "points.actions.shop."
TWICE = frozenset({1, 2})
_FORM = {"today": m.TODAY}
_MOMENT = {"on": m.TODAY, "at": m.NOW}


def _two(words: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    return {**words, "form_key": uuid4()}, {**words, "form_key": uuid4()}


def _same_good(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    named = {"name": f"毛巾{uuid4().hex[:6]}", "unit": "条", "kind": GoodKind.WASHING, "low_at": 1}
    return _two({"by": world.worker, "organisation": world.centre, **named, **_FORM})


def _ended(world: Cast) -> object:
    return goods.end_good(by=world.worker, good=m.good(world), today=m.TODAY)


def _oil(world: Cast) -> Good:
    """One priced good for all cases about orders: the lists of the other cases begin later."""
    if (known := Good.objects.filter(name="花生油", organisation=world.centre).first()) is not None:
        return known
    made = m.good(world, "花生油", left=50)
    m.priced(world, {made.pk: 100})
    return made


def _same_order(world: Cast) -> dict[str, object]:
    words = {"client": m.rich(world, 100), "lines": {_oil(world).pk: 1}, "key": uuid4()}
    return {"by": world.worker, **words, **_MOMENT}


def _ordered(world: Cast) -> Redemption:
    return m.ordered(world, m.rich(world, 500), {_oil(world).pk: 1}).redemption


def _prepared(world: Cast) -> Redemption:
    return shop.prepare(by=world.worker, redemption=_ordered(world), at=m.NOW)


def _handed(world: Cast) -> Redemption:
    return shop.hand_out(by=world.head, redemption=_prepared(world), how=ConfirmedHow.PAPER, **_MOMENT)


def _brought_back(world: Cast) -> Redemption:
    return shop.ask_return(by=world.worker, redemption=_handed(world), at=m.NOW)


CASES: dict[str, Case | Under] = {
    SHOP + "order": Case(_same_order, "points.ordered", frozenset({1})),
    SHOP + "prepare": Case(
        lambda w: {"by": w.worker, "redemption": _ordered(w), "at": m.NOW}, "points.prepared"
    ),
    SHOP + "hand_out": Case(
        lambda w: {"by": w.head, "redemption": _prepared(w), "how": ConfirmedHow.PAPER, **_MOMENT},
        "points.handed_out",
    ),
    SHOP + "cancel": Case(
        lambda w: {"by": w.worker, "redemption": _prepared(w), "reason": CancelReason.WRONG_ENTRY, **_MOMENT},
        "points.order_cancelled",
    ),
    SHOP + "ask_return": Case(
        lambda w: {"by": w.worker, "redemption": _handed(w), "at": m.NOW}, "points.return_asked"
    ),
    SHOP + "drop_return": Case(
        lambda w: {"by": w.worker, "redemption": _brought_back(w)}, "points.return_dropped"
    ),
    SHOP + "take_back": Case(
        lambda w: {"by": w.head, "redemption": _brought_back(w), "reason": CancelReason.DAMAGED, **_MOMENT},
        "points.order_cancelled",
    ),
    G + "add_good": Case(_same_good, "points.good_added"),
    G + "set_picture": Case(
        lambda w: {"by": w.worker, "good": m.good(w), "picture": m.picture(60)}, "points.good_pictured", TWICE
    ),
    G + "set_low_at": Case(lambda w: {"by": w.worker, "good": m.good(w), "low_at": 7}, "points.good_low_set"),
    G + "end_good": Case(
        lambda w: {"by": w.worker, "good": m.good(w), "today": m.TODAY}, "points.good_ended"
    ),
    G + "bring_back": Case(lambda w: {"by": w.worker, "good": _ended(w)}, "points.good_back"),
    G + "set_prices": Case(
        lambda w: _two(
            {
                "by": w.worker,
                "organisation": w.centre,
                "valid_from": m.next_free_day(),
                "points": {m.good(w).pk: 9},
                "at": m.NOW,
                **_FORM,
            }
        ),
        "points.prices_set",
        frozenset({2}),
    ),
    G + "approve_prices": Case(
        lambda w: {
            "by": w.head,
            "price_list": m.waiting_list(w, {m.good(w).pk: 9}, valid_from=m.next_free_day()),
            "at": m.NOW,
            **_FORM,
        },
        "points.prices_approved",
    ),
    G + "drop_prices": Case(
        lambda w: {
            "by": w.worker,
            "price_list": m.waiting_list(w, {m.good(w).pk: 9}, valid_from=m.next_free_day()),
            "at": m.NOW,
        },
        "points.prices_dropped",
    ),
    S + "deliver": Case(
        lambda w: {
            "by": w.worker,
            "good": m.good(w),
            "count": 3,
            "cost_fen": 100,
            "supplier": "甲",
            "paper_number": "1",
            "form_key": uuid4(),
            **_FORM,
        },
        "points.stock_moved",
    ),
    S + "count": Case(
        lambda w: _two(
            {
                "by": w.worker,
                "good": m.good(w, left=5),
                "counted": 4,
                "reason": "少了",
                "at": m.NOW,
                **_FORM,
            }
        ),
        "points.stock_check_asked",
    ),
    S + "write_off": Case(
        lambda w: _two(
            {"by": w.worker, "good": m.good(w, left=5), "pieces": 4, "reason": "漏了", "at": m.NOW, **_FORM}
        ),
        "points.stock_check_asked",
    ),
    S + "confirm": Case(
        lambda w: {"by": w.head, "check": m.check(w, m.good(w, left=5)), "at": m.NOW, **_FORM},
        "points.stock_check_confirmed",
    ),
    S + "drop": Case(
        lambda w: {"by": w.head, "check": m.check(w, m.good(w, left=5)), "at": m.NOW},
        "points.stock_check_dropped",
    ),
}
