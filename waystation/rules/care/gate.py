"""Hand-over from isolation (出所必接): everybody who comes out is met, and nobody falls between.

The centre tells the deciding authority before the end of isolation, and family and local police are told to
collect the person (DRR Art. 34). What the street does then is practice: a worker, a contact before the
release, a plan for the day made with the client and the family, met at the gate, signed in and the agreement
the same day, papers and the centre's assessment, a first help plan, and to look again after one, three, six
and twelve months. Shanghai asks for the papers within three workdays of the release.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_days, add_months, add_workdays
from waystation.rules.law import Law, Plain, Why
from waystation.rules.obligations import Clock, FulfilledBy, RecordKind, RuleCode
from waystation.rules.problems import RuleBroken


class GateStep(StrEnum):
    """What is done for somebody who comes out, in this order."""

    ASSIGN = "assign"
    CONTACT = "contact"
    PLAN = "plan"
    MEET = "meet"
    SIGN_IN = "sign_in"
    AGREEMENT = "agreement"
    PAPERS = "papers"
    ASSESSMENT = "assessment"
    HELP_PLAN = "help_plan"
    FOLLOW_UP = "follow_up"


#: Those that a person enters on the page of the hand-over; the others follow from the file.
ENTERED = (GateStep.CONTACT, GateStep.PLAN, GateStep.MEET, GateStep.PAPERS)
#: Those whose time is kept by rules of the order itself, so that nothing is asked twice.
BY_ORDER = frozenset({GateStep.SIGN_IN, GateStep.AGREEMENT})


class StepWay(StrEnum):
    """How somebody in the centre was reached before the release, or how they come home."""

    VISIT = "visit"
    PHONE = "phone"
    VIDEO = "video"
    LETTER = "letter"
    WORKER = "worker"
    FAMILY = "family"
    POLICE = "police"
    PUBLIC = "public"
    ALONE = "alone"


#: Ways of a contact before the release.
CONTACT_WAYS = (StepWay.VISIT, StepWay.PHONE, StepWay.VIDEO, StepWay.LETTER)
#: Ways home.
TRANSPORT = (StepWay.WORKER, StepWay.FAMILY, StepWay.POLICE, StepWay.PUBLIC, StepWay.ALONE)


class MetOutcome(StrEnum):
    """What came of the day. None of them is a fault of the client."""

    MET = "met"
    FAMILY_MET = "family_met"
    RELEASED_EARLIER = "released_earlier"
    NOT_RELEASED = "not_released"
    MISSED = "missed"


#: Somebody of ours or of the family was there.
TOGETHER = frozenset({MetOutcome.MET, MetOutcome.FAMILY_MET})


class LeaverEnd(StrEnum):
    """Why nobody comes out any more, or not here."""

    PROLONGED = "prolonged"
    OTHER_PLACE = "other_place"
    MISTAKE = "mistake"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LeaverFacts:
    """One expected leaver. ``met_on``: the day the outcome of the release was written down for, met or not.

    ``signed_in_on``, ``agreed_on``, ``helped_on`` (first item of the help plan) and ``seen`` (days on which
    the client was met) count from the release on. ``ended_on``: nobody comes out any more.
    """

    id: int
    release_on: date
    told_on: date
    assigned_on: date | None = None
    contacted_on: date | None = None
    planned_on: date | None = None
    met_on: date | None = None
    papers_on: date | None = None
    assessed_on: date | None = None
    signed_in_on: date | None = None
    agreed_on: date | None = None
    helped_on: date | None = None
    seen: tuple[date, ...] = ()
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class GateDuty:
    """One thing to do for a leaver, from ``opens_on`` to ``due_on``. ``months``: which follow-up, else 0."""

    step: GateStep
    opens_on: date
    due_on: date
    why: Why
    done_on: date | None = None
    months: int = 0

    def is_late(self, today: date) -> bool:
        """Not done, and its time is over."""
        return self.done_on is None and today > self.due_on


_FOLLOW_UPS = ("gate_follow_up_first", "gate_follow_up_second", "gate_follow_up_third", "gate_follow_up_last")


def duties(facts: LeaverFacts, law: Law) -> tuple[GateDuty, ...]:
    """Everything that is done for one leaver, in the order of the days. A late notice shortens nobody's time
    to zero: what should be done before is due on the day of the notice at the earliest."""
    held, out = law.at(facts.told_on), facts.release_on

    def before(key: str) -> date:
        return max(facts.told_on, add_days(out, -held.number(key)))

    def duty(
        step: GateStep, opens: date, due: date, done: date | None, *, key: str, months: int = 0
    ) -> GateDuty:
        more: dict[str, Plain] = {"months": months} if months else {}
        reason = held.why(f"gate.why.{step}", key, nation_article="", release_on=out, **more)
        return GateDuty(step, min(opens, due), due, reason, done, months)

    told = facts.told_on
    # A place that has a text of its own counts by that.
    local = held.parameter("papers_after_release_workdays").value
    papers = "gate_papers_workdays" if local is None else "papers_after_release_workdays"
    papers_due = add_workdays(out, held.number(papers))
    assign, contact = before("gate_assign_days"), before("gate_contact_days")
    plan_due = add_days(out, held.number("gate_help_plan_days"))
    found = [
        duty(GateStep.ASSIGN, told, assign, facts.assigned_on, key="gate_assign_days"),
        duty(GateStep.CONTACT, told, contact, facts.contacted_on, key="gate_contact_days"),
        duty(GateStep.PLAN, told, contact, facts.planned_on, key="gate_contact_days"),
        duty(GateStep.MEET, out, out, facts.met_on, key="gate_notice_days"),
        duty(GateStep.SIGN_IN, out, out, facts.signed_in_on, key="report_deadline_days"),
        duty(GateStep.AGREEMENT, out, out, facts.agreed_on, key="agreement_days"),
        duty(GateStep.PAPERS, out, papers_due, facts.papers_on, key=papers),
        duty(GateStep.ASSESSMENT, out, papers_due, facts.assessed_on, key=papers),
        duty(GateStep.HELP_PLAN, out, plan_due, facts.helped_on, key="gate_help_plan_days"),
    ]
    window = held.number("gate_follow_up_window_days")
    free = sorted(day for day in facts.seen if day > out)
    for key in _FOLLOW_UPS:
        months = held.number(key)
        due = add_months(out, months)
        opens = add_days(due, -window)
        done = next((day for day in free if day >= opens), None)
        free = [day for day in free if done is None or day > done]
        found.append(duty(GateStep.FOLLOW_UP, opens, due, done, key=key, months=months))
    return tuple(found)


def missing(facts: LeaverFacts, law: Law, today: date) -> tuple[GateDuty, ...]:
    """What has opened and is not done, the latest first; nothing once the hand-over has ended."""
    if facts.ended_on is not None:
        return ()
    waiting = (one for one in duties(facts, law) if one.done_on is None and one.opens_on <= today)
    return tuple(sorted(waiting, key=lambda one: one.due_on))


_RULES = {
    GateStep.ASSIGN: RuleCode.GATE_ASSIGN,
    GateStep.CONTACT: RuleCode.GATE_CONTACT,
    GateStep.PLAN: RuleCode.GATE_PLAN,
    GateStep.MEET: RuleCode.GATE_MEET,
    GateStep.PAPERS: RuleCode.GATE_PAPERS,
    GateStep.ASSESSMENT: RuleCode.GATE_ASSESSMENT,
    GateStep.HELP_PLAN: RuleCode.GATE_HELP_PLAN,
    GateStep.FOLLOW_UP: RuleCode.GATE_FOLLOW_UP,
}


def clocks(leavers: Iterable[LeaverFacts], law: Law) -> Iterator[Clock]:
    """The duties of a file's leavers as dated duties of the case, without those that its order asks for."""
    for facts in leavers:
        for one in duties(facts, law):
            if one.step in BY_ORDER:
                continue
            name = f"{one.step}-{one.months}" if one.months else one.step.value
            done = one.done_on
            yield Clock(
                key=f"gate:{facts.id}/{name}",
                rule=_RULES[one.step],
                opens_on=one.opens_on,
                due_on=one.due_on,
                why=one.why,
                done=FulfilledBy(RecordKind.LEAVER, facts.id, done) if done else None,
                ended_on=facts.ended_on,
            )


# --- what can be entered ------------------------------------------------------------------------------


def check_notice(release_on: date, told_on: date, today: date) -> None:
    """A notice that can be: RuleBroken ``gate.told_future``, ``gate.release_before_notice_year``."""
    if told_on > today:
        raise RuleBroken("gate.told_future", on=told_on)
    if not add_months(told_on, -_MONTHS_AROUND) <= release_on <= add_months(told_on, _MONTHS_AROUND):
        raise RuleBroken("gate.release_far_away", release_on=release_on, told_on=told_on)


#: A notice names a day within a year of itself; another year is a typing error.
_MONTHS_AROUND = 12


def check_step(facts: LeaverFacts, step: GateStep, on: date, today: date) -> None:
    """A step that can be entered for that day.

    Raises RuleBroken ``gate.ended``, ``gate.step_future``, ``gate.before_release``, ``gate.after_release``.
    """
    if facts.ended_on is not None:
        raise RuleBroken("gate.ended", on=facts.ended_on)
    if on > today:
        raise RuleBroken("gate.step_future", on=on, step=step)
    if step is GateStep.MEET and on < facts.release_on:
        raise RuleBroken("gate.before_release", on=on, release_on=facts.release_on)
    if step in (GateStep.CONTACT, GateStep.PLAN) and on > facts.release_on:
        raise RuleBroken("gate.after_release", on=on, release_on=facts.release_on)


def check_met(outcome: MetOutcome, *, reason: str, done: str) -> None:
    """Who was not met: why, and what was done the same day. RuleBroken ``gate.reason_needed``,
    ``gate.done_needed``."""
    if outcome in TOGETHER:
        return
    if not reason.strip():
        raise RuleBroken("gate.reason_needed")
    if not done.strip():
        raise RuleBroken("gate.done_needed")


#: What the centre assesses (national rule of 2013), each with a score of up to a hundred and words.
SCORES = ("physical", "mind", "behaviour", "social")
MOST_SCORE = 100


def check_scores(scores: Iterable[int | None]) -> None:
    """Scores from 0 to 100, or none. Raises RuleBroken ``gate.score_impossible``."""
    for score in scores:
        if score is not None and not 0 <= score <= MOST_SCORE:
            raise RuleBroken("gate.score_impossible", most=MOST_SCORE)
