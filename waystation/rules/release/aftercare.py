"""Voluntary aftercare: contact that the client wishes, without any order.

Nothing follows from staying away: a month without contact is the office's offer that was not taken up, no
miss of the client. The client ends it with a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waystation.rules.calendar import ONE_DAY, add_days, add_months
from waystation.rules.law import Law
from waystation.rules.obligations import UPCOMING_DAYS, Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.problems import RuleBroken

#: The longest stretch between two contacts that still is aftercare.
MOST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Aftercare:
    """One agreed aftercare: from, until (None: as long as the client wishes), every how many months.

    ``met``: (id of the contact, day) of every meeting or call with the client since then.
    """

    id: int
    starts_on: date
    every_months: int
    ends_on: date | None = None
    met: tuple[tuple[int, date], ...] = ()


def aftercare_clocks(spells: Sequence[Aftercare], law: Law) -> tuple[Clock, ...]:
    """One contact offered in each stretch, up to the one that holds the day of ``law`` or opens within days.

    The stretches are counted from the first day by months; a stretch that was not used closes quietly.
    """
    found = []
    horizon = add_days(law.on, UPCOMING_DAYS)
    for spell in spells:
        last = min(spell.ends_on or horizon, horizon)
        number = 0
        while (opens := add_months(spell.starts_on, number * spell.every_months)) <= last:
            number += 1
            closes = add_months(spell.starts_on, number * spell.every_months) - ONE_DAY
            met = min(((day, pk) for pk, day in spell.met if opens <= day <= closes), default=None)
            over = law.on > closes or spell.ends_on is not None
            found.append(
                Clock(
                    f"aftercare:{spell.id}/{number}",
                    RuleCode.AFTERCARE,
                    opens_on=opens,
                    due_on=closes,
                    closes_on=closes,
                    why=law.at(opens).why("release.why.aftercare", "aftercare_every_months", n=number),
                    done=FulfilledBy(RecordKind.CONTACT, met[1], met[0]) if met else None,
                    # What was not used is over, not missed: nobody owes anything.
                    ended_on=min(closes, spell.ends_on or closes) if over else None,
                )
            )
    return tuple(found)


def check_aftercare(starts_on: date, every_months: int, *, has_running_order: bool, today: date) -> None:
    """Refuse what is no aftercare.

    Raises RuleBroken ``release.aftercare_order_running`` (an order is carried out: that is not voluntary),
    ``release.aftercare_future``, ``release.aftercare_months``.
    """
    if has_running_order:
        raise RuleBroken("release.aftercare_order_running")
    if starts_on > today:
        raise RuleBroken("release.aftercare_future", on=starts_on)
    if not 1 <= every_months <= MOST_MONTHS:
        raise RuleBroken("release.aftercare_months", most=MOST_MONTHS)
