"""Spells of compulsory isolation: how long they last, how they end, what is credited, what falls due.

The police decide isolation and its end; the house writes down what was decided, because what comes after it
(recovery, or treatment on health grounds) begins from it. Sources: Drug Control Law (DCL) Arts. 40, 47, 48;
Drug Rehabilitation Regulation (DRR) Arts. 27, 31, 34, 37.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import (
    ONE_DAY,
    add_days,
    add_months,
    add_workdays,
    add_years,
    days_between,
    workdays_published,
)
from waystation.rules.law import LAW_SINCE, Law, Why
from waystation.rules.orders.timing import Deadline, DeadlineState, Finding, Severity, hours_as_days


class SpellEnd(StrEnum):
    """How an isolation ended."""

    EXPIRED = "expired"
    EARLY = "early"
    #: Into community treatment, because the person's health no longer allows isolation (DRR 31).
    CHANGED = "changed"
    SET_ASIDE = "set_aside"
    DIED = "died"


#: Ends after which an order of community recovery may be made (DCL 48).
RELEASED = frozenset({SpellEnd.EXPIRED, SpellEnd.EARLY})


@dataclass(frozen=True, slots=True)
class SpellFacts:
    """What the rules need to know of one isolation; nothing that names the person.

    ``decided_on`` starts the term (DRR 27). ``ended_on``: the last day in isolation, None while it lasts.
    ``prolonged_months`` as decided. ``ended_order``: the order that it ended.
    """

    id: int
    decided_on: date
    served_on: date | None = None
    family_told_on: date | None = None
    prolonged_months: int = 0
    change_proposed_on: date | None = None
    change_decided_on: date | None = None
    gate_notice_on: date | None = None
    papers_received_on: date | None = None
    ended_on: date | None = None
    end: SpellEnd | None = None
    ended_order: int | None = None

    def covers(self, day: date) -> bool:
        """Whether the person is in isolation on that day."""
        return self.decided_on <= day and (self.ended_on is None or day <= self.ended_on)


def last_day_in_isolation(spell: SpellFacts, law: Law) -> date:
    """The last day by the term: two years from the decision (DRR 27), longer where it was prolonged."""
    held = law.at(spell.decided_on)
    ordered = add_years(spell.decided_on, held.number("isolation_years"))
    return add_months(ordered, spell.prolonged_months) - ONE_DAY


def early_release_from(spell: SpellFacts, law: Law) -> date:
    """The first day on which an early release may be proposed: after one year (DCL 47)."""
    return add_years(spell.decided_on, law.at(spell.decided_on).number("isolation_early_after_years"))


def credited_days(spell: SpellFacts) -> int:
    """Days in isolation that count towards community treatment (DRR 31): all of them, both ends included.

    Only where isolation was changed into community treatment; 0 otherwise, and while it lasts.
    """
    if spell.end is not SpellEnd.CHANGED or spell.ended_on is None:
        return 0
    return days_between(spell.decided_on, spell.ended_on) + 1


def _error(code: str, field: str, **params: date | int) -> Finding:
    return Finding(f"orders.{code}", Severity.ERROR, field, params)


def _warning(code: str, field: str, **params: date | int) -> Finding:
    return Finding(f"orders.{code}", Severity.WARNING, field, params)


def check_spell(spell: SpellFacts, law: Law, today: date) -> tuple[Finding, ...]:
    """What the dates of an isolation show to be wrong (error) or odd (warning). Never raises."""
    return (*_days_of_spell(spell, today), *_length_of_spell(spell, law, today))


def _days_of_spell(spell: SpellFacts, today: date) -> Iterable[Finding]:
    if spell.decided_on < LAW_SINCE:
        yield _error("spell_before_law", "decided_on", day=spell.decided_on, since=LAW_SINCE)
    for name in (
        "decided_on",
        "served_on",
        "family_told_on",
        "change_proposed_on",
        "change_decided_on",
        "gate_notice_on",
        "papers_received_on",
        "ended_on",
    ):
        day: date | None = getattr(spell, name)
        if day is None:
            continue
        if day > today:
            yield _error("spell_day_in_future", name, day=day)
        if day < spell.decided_on:
            yield _error("spell_day_before_decision", name, day=day, decided_on=spell.decided_on)
    proposed, decided = spell.change_proposed_on, spell.change_decided_on
    if proposed is not None and decided is not None and decided < proposed:
        yield _error("change_before_proposal", "change_decided_on", proposed_on=proposed, decided_on=decided)


def _length_of_spell(spell: SpellFacts, law: Law, today: date) -> Iterable[Finding]:
    most = law.at(spell.decided_on).number("isolation_prolong_max_months")
    if not 0 <= spell.prolonged_months <= most:
        yield _error("prolonged_too_long", "prolonged_months", months=spell.prolonged_months, most=most)
        return
    last_day = last_day_in_isolation(spell, law)
    if spell.ended_on is None:
        if today > last_day:
            yield _warning("spell_over", "ended_on", last_day=last_day)
        return
    if spell.ended_on > last_day:
        yield _warning("spell_too_long", "ended_on", last_day=last_day, ended_on=spell.ended_on)
    early_from = early_release_from(spell, law)
    if spell.end is SpellEnd.EARLY and spell.ended_on < early_from:
        yield _warning("early_too_soon", "ended_on", early_from=early_from, ended_on=spell.ended_on)
    if spell.end is SpellEnd.EXPIRED and spell.ended_on < last_day:
        yield _warning("expired_too_soon", "ended_on", last_day=last_day, ended_on=spell.ended_on)


def gate_notice_due_on(last_day: date, law: Law) -> tuple[date, bool, Why]:
    """By when the centre tells of the coming release: three days before (DRR 34), or earlier where a place
    counts workdays; whether the day is provisional; and why."""
    held = law.at(last_day)
    by_days = add_days(last_day, -held.number("gate_notice_days"))
    workdays = held.count("gate_notice_workdays")
    if workdays is not None:
        by_workdays = add_workdays(last_day, -workdays)
        if by_workdays < by_days:
            reason = held.why("orders.why.gate_notice_workdays", "gate_notice_workdays", last_day=last_day)
            return by_workdays, not workdays_published(by_workdays, last_day), reason
    return by_days, False, held.why("orders.why.gate_notice", "gate_notice_days", last_day=last_day)


def spell_deadlines(spell: SpellFacts, law: Law, today: date) -> tuple[Deadline, ...]:
    """The dated duties round an isolation, in the order of its course: ``spell_family_told``,
    ``spell_change``, ``gate_notice``, ``spell_end``, ``spell_papers``. Each says why."""
    found: list[Deadline] = []

    def add(code: str, due_on: date, done_on: date | None, reason: Why, *, provisional: bool = False) -> None:
        state = _state(spell, due_on, done_on, today)
        left = days_between(today, due_on)
        found.append(Deadline(code, due_on, left, state, reason, done_on, is_provisional=provisional))

    if spell.served_on is not None:
        held = law.at(spell.served_on)
        due_on = add_days(spell.served_on, hours_as_days(held.number("isolation_notice_hours")))
        reason = held.why("orders.why.spell_family_told", "isolation_notice_hours", served_on=spell.served_on)
        add("spell_family_told", due_on, spell.family_told_on, reason)
    if (proposed := spell.change_proposed_on) is not None:
        held = law.at(proposed)
        due_on = add_days(proposed, held.number("isolation_change_decision_days"))
        reason = held.why("orders.why.spell_change", "isolation_change_decision_days", proposed_on=proposed)
        add("spell_change", due_on, spell.change_decided_on, reason)
    if spell.end in (None, *RELEASED):
        last_day = spell.ended_on or last_day_in_isolation(spell, law)
        notice_by, is_provisional, reason = gate_notice_due_on(last_day, law)
        add("gate_notice", notice_by, spell.gate_notice_on, reason, provisional=is_provisional)
        by_term = last_day_in_isolation(spell, law)
        reason = law.at(spell.decided_on).why(
            "orders.why.spell_end", "isolation_years", last_day=by_term, decided_on=spell.decided_on
        )
        add("spell_end", by_term, spell.ended_on, reason)
    if (ended := spell.ended_on) is not None and spell.end is not SpellEnd.DIED:
        held = law.at(ended)
        if (workdays := held.count("papers_after_release_workdays")) is not None:
            due_on = add_workdays(ended, workdays)
            reason = held.why("orders.why.spell_papers", "papers_after_release_workdays", ended_on=ended)
            is_provisional = not workdays_published(ended, due_on)
            add("spell_papers", due_on, spell.papers_received_on, reason, provisional=is_provisional)
    return tuple(found)


def _state(spell: SpellFacts, due_on: date, done_on: date | None, today: date) -> DeadlineState:
    if done_on is not None:
        return DeadlineState.MET if done_on <= due_on else DeadlineState.MET_LATE
    if due_on == today:
        return DeadlineState.TODAY
    if due_on > today:
        return DeadlineState.COMING
    return DeadlineState.PASSED
