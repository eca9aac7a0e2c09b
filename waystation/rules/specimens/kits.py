"""Test kits: a lot has an expiry, a site has a stock."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import Outcome


class KitMove(StrEnum):
    """Why a stock changed. What tests use up is counted from the tests themselves."""

    RECEIVED = "received"
    WRITTEN_OFF = "written_off"
    COUNTED = "counted"
    #: Tests of a deleted file stay used up: written by the deletion alone.
    FILE_GONE = "file_gone"


#: What somebody may enter.
ENTERED = (KitMove.RECEIVED, KitMove.WRITTEN_OFF, KitMove.COUNTED)


class KitWarning(StrEnum):
    """What the head should know of a lot."""

    EXPIRED = "expired"
    EXPIRES_SOON = "expires_soon"
    LOW = "low"
    EMPTY = "empty"
    BELOW_ZERO = "below_zero"


def check_expiry(expires_on: date | None, *, taken_on: date, outcome: Outcome, needs_kit: bool) -> None:
    """Refuse a result of an expired kit; what it showed is no result, the test is written down as invalid.

    Raises RuleBroken ``specimens.kit_expired``.
    """
    if needs_kit and expires_on is not None and expires_on < taken_on and outcome is not Outcome.INVALID:
        raise RuleBroken("specimens.kit_expired", expires_on=expires_on)


def check_stock(stock: int, reason: str) -> None:
    """Refuse to use a kit of a lot that has none left on paper, unless somebody says how it can be.

    Raises RuleBroken ``specimens.stock_reason_needed``.
    """
    if stock <= 0 and not reason.strip():
        raise RuleBroken("specimens.stock_reason_needed")


def check_move(kind: KitMove, *, stock: int, count: int, reason: str) -> int:
    """The change of the stock. ``count``: pieces received or written off; for a count, how many are there.

    Raises RuleBroken ``specimens.count_not_positive``, ``specimens.more_than_there``,
    ``specimens.write_off_reason_needed``, ``specimens.count_reason_needed``.
    """
    if count < 0 or (count == 0 and kind is not KitMove.COUNTED):
        raise RuleBroken("specimens.count_not_positive")
    if kind is KitMove.RECEIVED:
        return count
    if kind is KitMove.WRITTEN_OFF:
        if not reason.strip():
            raise RuleBroken("specimens.write_off_reason_needed")
        if count > stock:
            raise RuleBroken("specimens.more_than_there", stock=max(stock, 0))
        return -count
    if count != stock and not reason.strip():
        raise RuleBroken("specimens.count_reason_needed", stock=stock)
    return count - stock


def warnings(*, stock: int, expires_on: date, today: date, law: Law) -> tuple[KitWarning, ...]:
    """What the head should know of a lot; of one that is used up and expired nothing."""
    if stock == 0 and expires_on < today:
        return ()
    found = []
    if stock < 0:
        found.append(KitWarning.BELOW_ZERO)
    elif stock == 0:
        found.append(KitWarning.EMPTY)
    elif stock <= law.number("kit_low_stock"):
        found.append(KitWarning.LOW)
    if expires_on < today:
        found.append(KitWarning.EXPIRED)
    elif expires_on <= add_days(today, law.number("kit_expiry_notice_days")):
        found.append(KitWarning.EXPIRES_SOON)
    return tuple(found)
