"""The centre's shop: goods, prices, stock."""

from __future__ import annotations

from uuid import uuid4

from tests.at_once import Case, Under
from tests.people import Cast
from tests.points.shop import making as m
from waystation.rules.points.spending.goods import GoodKind

G, S = "points.actions.goods.", "points.actions.stock."
TWICE = frozenset({1, 2})
_FORM = {"today": m.TODAY}


def _two(words: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    return {**words, "form_key": uuid4()}, {**words, "form_key": uuid4()}


def _same_good(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    named = {"name": f"毛巾{uuid4().hex[:6]}", "unit": "条", "kind": GoodKind.WASHING, "low_at": 1}
    return _two({"by": world.worker, "organisation": world.centre, **named, **_FORM})


def _ended(world: Cast) -> object:
    from waystation.points.actions import goods

    return goods.end_good(by=world.worker, good=m.good(world), today=m.TODAY)


CASES: dict[str, Case | Under] = {
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
