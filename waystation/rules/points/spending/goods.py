"""The centre's shop (S0-43, S0-56, S1-35): what may stand there, what a price list seals, how stock moves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.problems import RuleBroken


class GoodKind(StrEnum):
    """What the shelf holds: things of daily life. What is not on this list is not given for points."""

    GRAIN = "grain"
    OIL = "oil"
    FOOD = "food"
    WASHING = "washing"
    BEDDING = "bedding"
    KITCHEN = "kitchen"
    STUDY = "study"
    TOOLS = "tools"
    OTHER = "other"


class Excluded(StrEnum):
    """What points never pay for, at a centre or in a shop (evidence §1.6): what harms, what gambles, and what
    is money again."""

    ALCOHOL = "alcohol"
    TOBACCO = "tobacco"
    LOTTERY = "lottery"
    MEDICINE = "medicine"
    CASH = "cash"


#: Words in a name that tell an excluded kind. A name is refused for what it says, whatever kind was chosen.
_TELLING: tuple[tuple[Excluded, tuple[str, ...]], ...] = (
    (Excluded.ALCOHOL, ("酒", "beer", "wine", "liquor", "vodka", "whisky")),
    (Excluded.TOBACCO, ("烟", "雪茄", "尼古丁", "打火机", "槟榔", "cigar", "tobacco", "vape")),
    (Excluded.LOTTERY, ("彩票", "刮刮乐", "福彩", "体彩", "盲盒", "lottery")),
    (
        Excluded.MEDICINE,
        ("药", "胶囊", "糖浆", "止咳", "安眠", "曲马多", "针剂", "注射", "口服液", "medicine", "pill"),
    ),
    (
        Excluded.CASH,
        (
            "现金",
            "红包",
            "购物卡",
            "充值",
            "话费",
            "礼品卡",
            "代金券",
            "加油卡",
            "提货券",
            "储值",
            "cash",
            "voucher",
        ),
    ),
)
#: Ordinary things whose names only contain such a word.
_HARMLESS = (
    "油烟机",
    "抽油烟",
    "油烟",
    "无烟锅",
    "烟灰蓝",
    "药皂",
    "牙膏",
    "酒店",
    "红酒色",
    "开瓶器",
    "山药",
    "芍药花",
)


class MoveKind(StrEnum):
    """Why stock changed. What is left is the sum of all changes; no total is kept."""

    DELIVERY = "delivery"
    HAND_OUT = "hand_out"
    RETURN = "return"
    COUNT = "count"
    WRITE_OFF = "write_off"


#: What a second person looks at before it counts.
CHECKED = (MoveKind.COUNT, MoveKind.WRITE_OFF)


class StockHint(StrEnum):
    """What whoever buys should know of a good."""

    SOLD_OUT = "sold_out"
    LOW = "low"
    SHORT = "short"


def check_good(name: str, kind: str) -> None:
    """Refuse what is never given for points.

    Raises RuleBroken ``points.good_excluded`` (which: ``excluded``), ``points.good_kind``.
    """
    if kind in set(Excluded):
        raise RuleBroken("points.good_excluded", excluded=kind)
    if kind not in set(GoodKind):
        raise RuleBroken("points.good_kind")
    said = name.casefold()
    for harmless in _HARMLESS:
        said = said.replace(harmless, "")
    for excluded, words in _TELLING:
        if any(word in said for word in words):
            raise RuleBroken("points.good_excluded", excluded=excluded.value)


@dataclass(frozen=True, order=True)
class Sealed:
    """One line of a price list: a good as it was called that day, and points for one unit."""

    good_id: int
    name: str
    unit: str
    points: int


#: Points for one unit: at least one (nothing is given away by mistake), at most no slip of the hand.
MOST_POINTS = 100_000


def check_list(lines: Iterable[Sealed], *, valid_from: date, today: date) -> None:
    """Raises RuleBroken ``points.list_empty``, ``points.list_price``, ``points.list_past``."""
    lines = list(lines)
    if not lines:
        raise RuleBroken("points.list_empty")
    if any(not 1 <= line.points <= MOST_POINTS for line in lines):
        raise RuleBroken("points.list_price", most=MOST_POINTS)
    if valid_from < today:
        raise RuleBroken("points.list_past")


def seal(lines: Iterable[Sealed], *, shop: int, valid_from: date, before: str) -> str:
    """The SHA-256 over a whole list and the seal of the one before it: neither can be changed unseen."""
    said = {
        "shop": shop,
        "valid_from": valid_from.isoformat(),
        "before": before,
        "lines": [[line.good_id, line.name, line.unit, line.points] for line in sorted(lines)],
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def check_second(asked_by: int, second: int) -> None:
    """Whoever asked does not agree to it too. Raises RuleBroken ``points.second_person``."""
    if asked_by == second:
        raise RuleBroken("points.second_person")


def check_delivery(count: int, *, cost_fen: int, supplier: str, paper_number: str) -> int:
    """The change of the stock. Raises RuleBroken ``points.count_not_positive``, ``points.cost``,
    ``points.supplier_needed``, ``points.paper_needed``."""
    if count < 1:
        raise RuleBroken("points.count_not_positive")
    if cost_fen < 0:
        raise RuleBroken("points.cost")
    if not supplier.strip():
        raise RuleBroken("points.supplier_needed")
    if not paper_number.strip():
        raise RuleBroken("points.paper_needed")
    return count


def counted_change(counted: int, *, stock: int, reason: str) -> int:
    """What a count changes: nothing, or a difference with its reason.

    Raises RuleBroken ``points.count_negative``, ``points.count_reason``.
    """
    if counted < 0:
        raise RuleBroken("points.count_negative")
    if counted != stock and not reason.strip():
        raise RuleBroken("points.count_reason", stock=stock)
    return counted - stock


def written_off_change(count: int, *, stock: int, reason: str) -> int:
    """Raises RuleBroken ``points.count_not_positive``, ``…more_than_there``, ``…write_off_reason``."""
    if count < 1:
        raise RuleBroken("points.count_not_positive")
    if not reason.strip():
        raise RuleBroken("points.write_off_reason")
    check_stock_after(stock - count, stock=stock)
    return -count


def check_stock_after(after: int, *, stock: int) -> None:
    """Nothing leaves a shelf that is not on it. Raises RuleBroken ``points.more_than_there``."""
    if after < 0:
        raise RuleBroken("points.more_than_there", stock=stock)


#: Over how many days the pace of a good is taken.
PACE_DAYS = 28


def days_of_supply(free: int, handed_out: int) -> int | None:
    """For how many days ``free`` lasts at the pace of ``PACE_DAYS``; None: nothing was handed out."""
    return None if handed_out <= 0 else max(free, 0) * PACE_DAYS // handed_out


def hint(free: int, *, low_at: int) -> StockHint | None:
    """What to say of a good with ``free`` on the shelf and not promised; ``low_at``: as its centre set it."""
    if free < 0:
        return StockHint.SHORT
    if free == 0:
        return StockHint.SOLD_OUT
    return StockHint.LOW if free <= low_at else None
