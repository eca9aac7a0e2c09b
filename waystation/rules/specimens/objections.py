"""Objection to a result: screening → laboratory (sample A) → re-test by another laboratory (sample B).

Every term is a dated figure; the police bear the cost (test rules Art. 18 as amended). While an objection is
open the result is under objection and counts nowhere. A late one is written down and marked late.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days
from waystation.rules.law import Law
from waystation.rules.obligations import Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import Outcome, ScreeningFacts


class Stage(StrEnum):
    """Which answer is asked for."""

    LABORATORY = "laboratory"
    RE_TEST = "re_test"


class Origin(StrEnum):
    """Who asked: the client, or the office that wants a screening result confirmed."""

    CLIENT = "client"
    OFFICE = "office"


class Decision(StrEnum):
    """What the deciding office said of the request."""

    GRANTED = "granted"
    DECLINED = "declined"


class Verdict(StrEnum):
    """What the laboratory's report says of the screening result."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"


class Standing(StrEnum):
    """What a positive result is worth at the moment. ``PLAIN``: a screening result nobody has checked."""

    PLAIN = ""
    UNDER_OBJECTION = "under_objection"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"


class ObjectionStep(StrEnum):
    """What is due, one after the other."""

    DECIDE = "decide"
    SEND = "send"
    REPORT = "report"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """One request for a laboratory's answer. ``result_told_on``: when the result objected to was told."""

    id: int
    screening_id: int
    stage: Stage
    origin: Origin
    asked_on: date
    order_id: int | None = None
    result_told_on: date | None = None
    decided_on: date | None = None
    decision: Decision | None = None
    laboratory: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    reported_on: date | None = None
    verdict: Verdict | None = None
    answer_told_on: date | None = None
    withdrawn_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self.withdrawn_on is None and self.decision is not Decision.DECLINED and self.verdict is None


def standing(objections: Iterable[ObjectionFacts]) -> Standing:
    """What the result is worth, from everything that was asked about it."""
    known = sorted((o for o in objections if o.withdrawn_on is None), key=lambda o: (o.asked_on, o.id))
    if any(o.is_open and o.origin is Origin.CLIENT for o in known):
        return Standing.UNDER_OBJECTION
    # The re-test has the last word, in whatever order the reports were written down.
    for stage in (Stage.RE_TEST, Stage.LABORATORY):
        for one in reversed(known):
            if one.stage is stage and one.verdict is not None:
                return Standing(one.verdict.value)
    return Standing.PLAIN


def standing_of(test: ScreeningFacts) -> Standing:
    """The same, from what a test's facts keep of it."""
    if test.under_objection:
        return Standing.UNDER_OBJECTION
    if test.confirmed is None:
        return Standing.PLAIN
    return Standing.CONFIRMED if test.confirmed else Standing.NOT_CONFIRMED


def window_ends_on(told_on: date | None, law: Law) -> date | None:
    """The last day of the time to object; None: not told yet, so the time has not begun."""
    return None if told_on is None else add_days(told_on, law.at(told_on).number("objection_window_days"))


def is_late(facts: ObjectionFacts, law: Law) -> bool:
    """Whether it was asked after the time to object: written down and decided all the same."""
    last = window_ends_on(facts.result_told_on, law)
    return last is not None and facts.origin is Origin.CLIENT and facts.asked_on > last


def check_ask(
    known: Collection[ObjectionFacts],
    *,
    outcome: Outcome,
    stage: Stage,
    taken_on: date,
    asked_on: date,
    today: date,
) -> None:
    """Refuse a request that makes no sense; a late one does.

    Raises RuleBroken ``specimens.only_positive``, ``specimens.asked_future``,
    ``specimens.asked_before_test``, ``specimens.asked_already``, ``specimens.laboratory_first``.
    """
    if outcome is not Outcome.POSITIVE:
        raise RuleBroken("specimens.only_positive")
    if asked_on > today:
        raise RuleBroken("specimens.asked_future")
    if asked_on < taken_on:
        raise RuleBroken("specimens.asked_before_test", taken_on=taken_on)
    if any(o.is_open for o in known):
        raise RuleBroken("specimens.asked_already")
    reported = any(o.stage is Stage.LABORATORY and o.verdict is not None for o in known)
    if stage is Stage.RE_TEST and not reported:
        raise RuleBroken("specimens.laboratory_first")
    if any(o.stage is stage and o.verdict is not None and o.withdrawn_on is None for o in known):
        raise RuleBroken("specimens.asked_already")


def _in_turn(on: date, since: date | None, today: date) -> None:
    """Raises RuleBroken ``specimens.step_future``, ``specimens.step_too_early``."""
    if on > today:
        raise RuleBroken("specimens.step_future")
    if since is not None and on < since:
        raise RuleBroken("specimens.step_too_early", since=since)


def check_decide(facts: ObjectionFacts, *, decision: Decision, reason: str, on: date, today: date) -> None:
    """Raises RuleBroken ``specimens.decided_already``, ``specimens.not_open``,
    ``specimens.declined_reason_needed`` and those of the order of days."""
    if facts.decision is not None:
        raise RuleBroken("specimens.decided_already")
    _must_be_open(facts)
    if decision is Decision.DECLINED and not reason.strip():
        raise RuleBroken("specimens.declined_reason_needed")
    _in_turn(on, facts.asked_on, today)


def check_send(
    facts: ObjectionFacts, known: Iterable[ObjectionFacts], *, laboratory: str, on: date, today: date
) -> None:
    """A re-test goes to another laboratory than the first (test rules Art. 4).

    Raises RuleBroken ``specimens.not_decided``, ``specimens.not_open``, ``specimens.laboratory_needed``,
    ``specimens.same_laboratory`` and those of the order of days.
    """
    _must_be_open(facts)
    if facts.decision is not Decision.GRANTED:
        raise RuleBroken("specimens.not_decided")
    if not laboratory.strip():
        raise RuleBroken("specimens.laboratory_needed")
    before = {_plain(o.laboratory) for o in known if o.stage is Stage.LABORATORY and o.id != facts.id}
    if facts.stage is Stage.RE_TEST and _plain(laboratory) in before:
        raise RuleBroken("specimens.same_laboratory")
    _in_turn(on, facts.decided_on, today)


def _plain(name: str) -> str:
    """A laboratory's name without what two people write differently."""
    return "".join(name.split()).casefold()


def check_report(facts: ObjectionFacts, *, received_on: date, on: date, today: date) -> None:
    """Raises RuleBroken ``specimens.not_sent``, ``specimens.not_open`` and those of the order of days."""
    _must_be_open(facts)
    if facts.sent_on is None:
        raise RuleBroken("specimens.not_sent")
    _in_turn(received_on, facts.sent_on, today)
    _in_turn(on, received_on, today)


def check_tell(facts: ObjectionFacts, *, on: date, today: date) -> None:
    """Raises RuleBroken ``specimens.no_report_yet``, ``specimens.told_already`` and those of the days."""
    if facts.reported_on is None and facts.decision is not Decision.DECLINED:
        raise RuleBroken("specimens.no_report_yet")
    if facts.answer_told_on is not None:
        raise RuleBroken("specimens.told_already")
    _in_turn(on, facts.reported_on or facts.decided_on, today)


def check_withdraw(facts: ObjectionFacts, *, reason: str) -> None:
    """Raises RuleBroken ``specimens.not_open``, ``specimens.withdraw_reason_needed``."""
    _must_be_open(facts)
    if not reason.strip():
        raise RuleBroken("specimens.withdraw_reason_needed")


def _must_be_open(facts: ObjectionFacts) -> None:
    if not facts.is_open:
        raise RuleBroken("specimens.not_open")


def clocks(objections: Iterable[ObjectionFacts], law: Law) -> Iterator[Clock]:
    """What is due of each request: decide, send the sample, the report, tell the client."""
    for facts in objections:
        yield from _of_one(facts, law)


def _of_one(facts: ObjectionFacts, law: Law) -> Iterator[Clock]:
    step = _Steps(facts, law)
    yield step.due(ObjectionStep.DECIDE, "objection_decide_days", facts.asked_on, facts.decided_on)
    if facts.decision is Decision.GRANTED and facts.decided_on:
        yield step.due(ObjectionStep.SEND, "laboratory_send_days", facts.decided_on, facts.sent_on)
    if facts.sent_on:
        since = facts.received_on or facts.sent_on
        yield step.due(ObjectionStep.REPORT, "laboratory_report_days", since, facts.reported_on)
    declined_on = facts.decided_on if facts.decision is Decision.DECLINED else None
    if answered_on := facts.reported_on or declined_on:
        yield step.due(ObjectionStep.TELL, "result_told_hours", answered_on, facts.answer_told_on)


@dataclass(frozen=True, slots=True)
class _Steps:
    facts: ObjectionFacts
    law: Law

    def due(self, step: ObjectionStep, figure: str, since: date, done_on: date | None) -> Clock:
        """One term; hours are whole days, begun ones counted."""
        facts, held = self.facts, self.law.at(since)
        number = held.number(figure)
        days = -(-number // 24) if step is ObjectionStep.TELL else number
        return Clock(
            key=f"objection:{facts.id}/{step}",
            rule=RuleCode.OBJECTION,
            opens_on=since,
            due_on=add_days(since, days),
            why=held.why(f"specimens.why.{step}", figure, asked_stage=facts.stage, asked_step=step),
            order_id=facts.order_id,
            done=FulfilledBy(RecordKind.OBJECTION, facts.id, done_on) if done_on else None,
            # An answer to what was taken back is asked for no longer; once there, it is told all the same.
            ended_on=None if step is ObjectionStep.TELL else facts.withdrawn_on,
        )
