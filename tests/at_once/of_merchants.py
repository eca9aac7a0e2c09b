"""Merchants, contracts, tills, codes and cards."""

from __future__ import annotations

import itertools
from datetime import date
from uuid import uuid4

from tests.at_once import Case, Under, Words
from tests.people import Cast
from tests.points import shops as s
from waystation.points.actions.merchants import cards, codes, purchases, registry
from waystation.points.models import Purchase
from waystation.rules.points.merchants import CardBlocked, MerchantKind

TWICE = frozenset({1, 2})
P = "points.actions."
B = P + "merchants."
R, T, C = B + "registry.", B + "tills.", B + "cards."
_n = itertools.count(1)
AGREED = registry.ContractData(date(2026, 12, 1), date(2027, 11, 30), 1000, 200, ("grain",))


def _said(world: Cast, name: str = "") -> registry.MerchantData:
    return registry.MerchantData(name or f"同名店{next(_n)}", MerchantKind.GRAIN, world.street)


def _two_changes(world: Cast) -> tuple[Words, Words]:
    said = {"by": world.head, "merchant": s.make_merchant(world)}
    return {**said, "data": _said(world)}, {**said, "data": _said(world)}


def _draw_up(world: Cast) -> tuple[Words, Words]:
    said = {"by": world.head, "merchant": s.make_merchant(world), "data": AGREED}
    return {**said, "form_key": uuid4()}, {**said, "form_key": uuid4()}


def _contract(world: Cast, **values: object) -> object:
    return s.make_contract(world, s.make_merchant(world), **values)


class _Till:
    """A fresh till and a client with 300 points."""

    def __init__(self, world: Cast) -> None:
        self.till, self.client = s.make_till(world), world.client(f"顾客{next(_n)}")
        s.fill(world, self.client, 300)

    def ask(self, code: str = "") -> dict[str, object]:
        code = code or codes.new_code(by=None, client=self.client, family=False, now=s.NOW).code
        wanted = purchases.Wanted(code, "grain", points=200)
        return {"by": None, "till": self.till, "wanted": wanted, "form_key": uuid4(), "now": s.NOW}

    def asked(self) -> Purchase:
        return purchases.ask(**self.ask()).purchase

    def owner(self, **said: object) -> dict[str, object]:
        said = {"purchase": self.asked(), **said}
        return {"by": None, "client": self.client, "family": False, "now": s.NOW, **said}


def _two_tills(world: Cast) -> tuple[Words, Words]:
    """One code shown to two tills of two shops at once."""
    one, other = _Till(world), s.make_till(world)
    said = one.ask()
    return said, {**said, "till": other, "form_key": uuid4()}


def _two_purchases(world: Cast) -> tuple[Words, Words]:
    """Two questions, of which the wallet can pay one."""
    both = _Till(world)
    return both.owner(), both.owner()


def _with_pin(world: Cast) -> Words:
    both = _Till(world)
    made = cards.issue_card(by=world.worker, client=both.client, family=False, today=s.TODAY, now=s.NOW)
    asked = purchases.ask(**both.ask(made.number)).purchase
    return {"by": None, "till": both.till, "purchase": asked, "pin": made.pin, "now": s.NOW}


def _give_back(world: Cast) -> tuple[Words, Words]:
    """Two refunds of more than half each."""
    both = _Till(world)
    paid = purchases.confirm(**both.owner())
    said = {"by": None, "till": both.till, "receipt": paid.receipt, "check_code": paid.check_code}
    said |= {"points": 150, "now": s.NOW}
    return {**said, "form_key": uuid4()}, {**said, "form_key": uuid4()}


def _card(world: Cast) -> Words:
    client = world.client(f"持卡{next(_n)}")
    made = cards.issue_card(by=world.worker, client=client, family=False, today=s.TODAY, now=s.NOW)
    return {"by": world.worker, "client": client, "card": made.card, "reason": CardBlocked.LOST, "now": s.NOW}


CASES: dict[str, Case | Under] = {
    R + "add_merchant": Case(lambda w: {"by": w.head, "data": _said(w)}, "points.merchant_added"),
    R + "change_merchant": Case(_two_changes, "points.merchant_changed", TWICE),
    R + "end_merchant": Case(
        lambda w: {"by": w.head, "merchant": s.make_merchant(w), "on": s.TODAY}, "points.merchant_ended"
    ),
    R + "draw_up": Case(_draw_up, "points.contract_drawn"),
    R + "sign": Case(
        lambda w: {"by": w.district_office, "contract": _contract(w, signed=False), "now": s.NOW},
        "points.contract_signed",
    ),
    R + "discard": Case(
        lambda w: {"by": w.head, "contract": _contract(w, signed=False)}, "points.contract_discarded"
    ),
    R + "end_contract": Case(
        lambda w: {"by": w.head, "contract": _contract(w), "on": s.TODAY, "today": s.TODAY},
        "points.contract_ended",
    ),
    R + "suspend": Case(
        lambda w: {"by": w.head, "contract": _contract(w), "reason": "违规", "now": s.NOW},
        "points.contract_suspended",
    ),
    R + "resume": Case(
        lambda w: {
            "by": w.district_office,
            "contract": _contract(w, suspended_by=w.head, suspended_at=s.NOW, suspended_reason="违规"),
        },
        "points.contract_resumed",
    ),
    T + "add_till": Case(
        lambda w: {"by": w.head, "merchant": s.make_merchant(w), "name": "前台"}, "points.till_added"
    ),
    T + "revoke_till": Case(
        lambda w: {"by": w.head, "till": s.make_till(w), "now": s.NOW}, "points.till_revoked"
    ),
    B + "codes.new_code": Case(
        lambda w: {"by": None, "client": w.client(f"持码{next(_n)}"), "family": False, "now": s.NOW},
        "points.code_made",
        TWICE,
    ),
    C + "issue_card": Case(
        lambda w: {
            "by": w.worker,
            "client": w.client(f"领卡{next(_n)}"),
            "family": False,
            "today": s.TODAY,
            "now": s.NOW,
        },
        "points.card_issued",
        TWICE,
    ),
    B + "purchases.ask": Case(_two_tills, "points.purchase_asked"),
    B + "purchases.confirm": Case(_two_purchases, "points.purchase_paid"),
    B + "purchases.decline": Case(lambda w: _Till(w).owner(), "points.purchase_declined"),
    B + "purchases.take_back": Case(
        lambda w: {"by": None, "till": (both := _Till(w)).till, "purchase": both.asked(), "now": s.NOW},
        "points.purchase_taken_back",
    ),
    B + "purchases.confirm_with_pin": Case(_with_pin, "points.purchase_paid"),
    B + "refunds.refund": Case(_give_back, "points.purchase_refunded"),
    C + "block_card": Case(_card, "points.card_blocked"),
}
