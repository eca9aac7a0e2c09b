"""Points at partner shops (S0-57, S0-59): what may be bought, what an amount comes to, which limits hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.problems import RuleBroken

#: Money is counted in fen.
FEN = Decimal("0.01")


class MerchantKind(StrEnum):
    """What sort of shop it is."""

    GRAIN = "grain"
    SUPERMARKET = "supermarket"
    MARKET = "market"
    DAILY = "daily"
    CLOTHING = "clothing"
    BOOKS = "books"
    CANTEEN = "canteen"
    BARBER = "barber"
    REPAIR = "repair"
    OTHER = "other"


class Goods(StrEnum):
    """What may be bought with points; a contract allows some of them."""

    GRAIN = "grain"
    FOOD = "food"
    DAILY = "daily"
    BEDDING = "bedding"
    BOOKS = "books"
    TOOLS = "tools"
    MEALS = "meals"
    SERVICES = "services"


class PurchaseState(StrEnum):
    """Where a purchase stands. Only ``PAID`` moved points."""

    ASKED = "asked"
    PAID = "paid"
    DECLINED = "declined"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


class ConfirmedHow(StrEnum):
    """How the owner of the points said yes."""

    PHONE = "phone"
    PIN = "pin"


class CardBlocked(StrEnum):
    """Why a card of paper pays nothing any more."""

    LOST = "lost"
    WRONG_PIN = "wrong_pin"
    REPLACED = "replaced"
    RETURNED = "returned"


class Contracted(StrEnum):
    """What a merchant's contract allows on a day."""

    NONE = "none"
    UNSIGNED = "unsigned"
    COMING = "coming"
    RUNNING = "running"
    SUSPENDED = "suspended"
    OVER = "over"


@dataclass(frozen=True)
class Terms:
    """How long codes, questions and refunds live, and how often somebody may be wrong; from ``since`` on.

    ``code_minutes``: life of a one-time code. ``codes_hourly``: codes of one wallet in an hour. ``misses``:
    wrong codes of one till before it rests for ``pause_minutes``. ``confirm_minutes``: how long a purchase
    waits for its yes. ``pin_misses``: wrong PINs before a card is blocked. ``refund_days``: how long a
    purchase can be given back.
    """

    since: date
    source: str
    code_minutes: int
    codes_hourly: int
    misses: int
    pause_minutes: int
    confirm_minutes: int
    pin_misses: int
    refund_days: int


#: Newest last. No text of the field gives these figures: they are ours, and say so.
#: Three minutes are long enough to show a phone across a counter, too short to pass a code on; five guesses
#: at eight digits hit one of a hundred open codes once in 200,000 times; cards block after five wrong
#: PINs, as bank cards do after three to six; shops of the field take goods back for up to thirty days.
TERMS: tuple[Terms, ...] = (
    Terms(
        since=date(2020, 1, 1),
        source="design",
        code_minutes=3,
        codes_hourly=40,
        misses=5,
        pause_minutes=10,
        confirm_minutes=5,
        pin_misses=5,
        refund_days=30,
    ),
)


def terms(day: date) -> Terms:
    """The terms in force on ``day``; before the first, the first."""
    return next((one for one in reversed(TERMS) if one.since <= day), TERMS[0])


@dataclass(frozen=True)
class ContractFacts:
    """A contract as the rules read it. ``merchant_daily``, ``wallet_daily``: points a day."""

    starts_on: date
    ends_on: date
    merchant_daily: int
    wallet_daily: int
    goods: frozenset[Goods]
    is_signed: bool = True
    is_suspended: bool = False


@dataclass(frozen=True)
class Price:
    """What an amount comes to: ``points`` leave the wallet, ``yuan`` is owed to the merchant, ``rest`` is
    what the points do not reach and the buyer pays in money."""

    points: int
    yuan: Decimal
    rest: Decimal = Decimal(0)


def standing(contract: ContractFacts | None, today: date) -> Contracted:
    """What the contract allows today."""
    if contract is None:
        return Contracted.NONE
    if not contract.is_signed:
        return Contracted.UNSIGNED
    if today > contract.ends_on:
        return Contracted.OVER
    if contract.is_suspended:
        return Contracted.SUSPENDED
    return Contracted.COMING if today < contract.starts_on else Contracted.RUNNING


def check_contract(
    *, starts_on: date, ends_on: date, merchant_daily: int, wallet_daily: int, goods: Iterable[str]
) -> None:
    """Refuse what is no contract.

    Raises RuleBroken ``merchants.ends_before_start``, ``merchants.limits_crossed``,
    ``merchants.goods_needed``, ``merchants.goods_excluded``.
    """
    if ends_on < starts_on:
        raise RuleBroken("merchants.ends_before_start", starts_on=starts_on)
    if wallet_daily > merchant_daily:
        raise RuleBroken("merchants.limits_crossed", merchant_daily=merchant_daily)
    wanted = list(goods)
    if not wanted:
        raise RuleBroken("merchants.goods_needed")
    if any(one not in set(Goods) for one in wanted):
        raise RuleBroken("merchants.goods_excluded")


def check_second(first: int, second: int) -> None:
    """Two people, never one twice. Raises RuleBroken ``merchants.second_person``."""
    if first == second:
        raise RuleBroken("merchants.second_person")


def priced(*, yuan: Decimal | None, points: int | None, rate: Decimal) -> Price:
    """The price of an amount given in yuan or in points. ``rate``: yuan for one point.

    Points are whole: of an amount in yuan so many points are taken as fit into it, and the rest is paid in
    money; nobody loses by rounding.

    Raises RuleBroken ``merchants.amount_needed``, ``merchants.amount_too_small``.
    """
    if (yuan is None) == (points is None):
        raise RuleBroken("merchants.amount_needed")
    if points is None:
        asked = yuan or Decimal(0)
        points = int((asked / rate).to_integral_value(rounding=ROUND_FLOOR))
    else:
        asked = points * rate
    if points <= 0:
        raise RuleBroken("merchants.amount_too_small", rate=str(rate.normalize()))
    worth = (points * rate).quantize(FEN)
    return Price(points, worth, max(Decimal(0), asked.quantize(FEN) - worth))


def check_goods(goods: str, contract: ContractFacts) -> None:
    """Raises RuleBroken ``merchants.goods_not_allowed`` for what the contract does not name."""
    if goods not in contract.goods:
        raise RuleBroken("merchants.goods_not_allowed")


def check_running(contract: ContractFacts | None, today: date) -> ContractFacts:
    """The contract, if it runs today.

    Raises RuleBroken ``merchants.no_contract``, ``merchants.suspended``.
    """
    found = standing(contract, today)
    if found is Contracted.SUSPENDED:
        raise RuleBroken("merchants.suspended")
    if contract is None or found is not Contracted.RUNNING:
        raise RuleBroken("merchants.no_contract")
    return contract


def check_daily(points: int, *, merchant_spent: int, wallet_spent: int, contract: ContractFacts) -> None:
    """Refuse what goes over a day's limit. ``…_spent``: points of today so far, refunds taken off.

    Raises RuleBroken ``merchants.wallet_limit``, ``merchants.merchant_limit`` with ``left``.
    """
    if wallet_spent + points > contract.wallet_daily:
        raise RuleBroken("merchants.wallet_limit", left=max(0, contract.wallet_daily - wallet_spent))
    if merchant_spent + points > contract.merchant_daily:
        raise RuleBroken("merchants.merchant_limit", left=max(0, contract.merchant_daily - merchant_spent))


def check_refund(points: int, *, paid: int, refunded: int, paid_on: date, today: date, days: int) -> None:
    """Refuse a refund of more than is left, or too late. ``days``: how long a purchase can be given back.

    Raises RuleBroken ``merchants.refund_amount``, ``merchants.refund_too_much``,
    ``merchants.refund_too_late``.
    """
    if points <= 0:
        raise RuleBroken("merchants.refund_amount")
    if points > paid - refunded:
        raise RuleBroken("merchants.refund_too_much", left=paid - refunded)
    if today > add_days(paid_on, days):
        raise RuleBroken("merchants.refund_too_late", days=days)


def is_waiting(state: str, *, expires_at: datetime, now: datetime) -> bool:
    """Whether a purchase still waits for its yes."""
    return state == PurchaseState.ASKED and now < expires_at
