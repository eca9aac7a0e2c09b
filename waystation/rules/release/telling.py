"""What follows when a measure has ended by its term: the notice of release and who is told (DRR 23, 40).

The police issue the notice to the client and the family and tell the street within seven days. The street
keeps the notice, hands over the exit pack and closes the file. Late is recorded, never refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.obligations import Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.problems import RuleBroken


class ReleaseDeed(StrEnum):
    """What is done on release, in its usual order."""

    PAPERS_SENT = "papers_sent"
    CLIENT_TOLD = "client_told"
    FAMILY_TOLD = "family_told"
    STREET_TOLD = "street_told"
    PACK_GIVEN = "pack_given"


#: The rule that asks for each deed.
DEEDS: Mapping[ReleaseDeed, RuleCode] = {
    ReleaseDeed.CLIENT_TOLD: RuleCode.RELEASE_CLIENT,
    ReleaseDeed.FAMILY_TOLD: RuleCode.RELEASE_FAMILY,
    ReleaseDeed.STREET_TOLD: RuleCode.RELEASE_STREET,
    ReleaseDeed.PACK_GIVEN: RuleCode.EXIT_PACK,
}


@dataclass(frozen=True, slots=True)
class Release:
    """The release from one order: the day it ended by its term, and what was done: deed → (row id, day).

    ``recovery``: of community recovery, whose article is another. ``stands``: the order is still released
    (the step was not taken back)."""

    order_id: int
    ended_on: date
    recovery: bool
    stands: bool
    done: Mapping[ReleaseDeed, tuple[int, date]]


def standing_deeds(rows: Iterable[tuple[int, str, date]]) -> dict[ReleaseDeed, tuple[int, date]]:
    """The deeds that stand, from (row id, deed, day); of two rows of one deed the earlier day."""
    found: dict[ReleaseDeed, tuple[int, date]] = {}
    for pk, deed, on in sorted(rows, key=lambda row: (row[2], row[0])):
        found.setdefault(ReleaseDeed(deed), (pk, on))
    return found


def release_clocks(releases: Sequence[Release], law: Law) -> tuple[Clock, ...]:
    """Who is still to be told, each within the days of DRR 23 / 40, counted from the last day of the measure.

    The exit pack has a day of the house. Nothing before release: the papers are the order's own duty
    (``RuleCode.EXPIRY``).
    """
    found = []
    for release in releases:
        held = law.at(release.ended_on)
        article = "40" if release.recovery else "23"
        for deed, rule in DEEDS.items():
            key = "exit_pack_days" if deed is ReleaseDeed.PACK_GIVEN else "release_notify_street_days"
            reason = held.why(f"release.why.{deed}", key, nation_article=article, ended_on=release.ended_on)
            done = release.done.get(deed)
            found.append(
                Clock(
                    f"release:{release.order_id}/{deed}",
                    rule,
                    opens_on=release.ended_on,
                    due_on=add_days(release.ended_on, held.number(key)),
                    why=reason,
                    order_id=release.order_id,
                    done=FulfilledBy(RecordKind.RELEASE, done[0], done[1]) if done else None,
                    ended_on=None if release.stands else add_days(release.ended_on, -1),
                )
            )
    return tuple(found)


def check_deed(
    deed: ReleaseDeed,
    on: date,
    *,
    ended_on: date | None,
    has_notice: bool,
    names_relative: bool,
    says_why_not: bool,
    today: date,
) -> None:
    """Refuse a deed that cannot be true.

    Raises RuleBroken: ``release.in_future``; ``release.not_released`` (only the papers go before the end);
    ``release.before_end``; ``release.notice_needed`` (the notice has a number or a day; DRR 23);
    ``release.relative_needed`` (who of the family, or why nobody).
    """
    if on > today:
        raise RuleBroken("release.in_future", on=on)
    if deed is ReleaseDeed.PAPERS_SENT:
        return
    if ended_on is None:
        raise RuleBroken("release.not_released")
    if on < ended_on:
        raise RuleBroken("release.before_end", on=on, ended_on=ended_on)
    if deed is ReleaseDeed.CLIENT_TOLD and not has_notice:
        raise RuleBroken("release.notice_needed")
    if deed is ReleaseDeed.FAMILY_TOLD and not (names_relative or says_why_not):
        raise RuleBroken("release.relative_needed")
