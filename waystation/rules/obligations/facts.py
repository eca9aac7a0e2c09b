"""What the engine reads and what it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from waystation.rules.away import Spell
from waystation.rules.care.searching import SearchFacts
from waystation.rules.contacts import ContactFacts
from waystation.rules.law import Why
from waystation.rules.orders import OrderFacts
from waystation.rules.screening import ScreeningFacts
from waystation.rules.screening.calls import Call

if TYPE_CHECKING:
    from waystation.rules.obligations.clocks import Clock

#: How far ahead a work list looks. A matter of screens, not of law.
UPCOMING_DAYS = 7
#: The closing day of what can always still be done while its order lives.
NEVER = date.max


class RuleCode(StrEnum):
    """The automatic rules. Each is described in ``RULES``."""

    SIGN_IN = "order.sign_in"
    AGREEMENT = "order.agreement"
    EXPIRY = "order.expiry"
    PAPERS = "order.papers"
    SCREENING = "screening.planned"
    DRAW_TOLD = "screening.draw_told"
    DRAWN = "screening.drawn"
    CONTACT = "contact.monthly"
    LOST_LOOK = "lost.look"
    SEARCH_DECIDE = "search.decide"
    SEARCH_REVIEW = "search.review"
    LEAVE_ANSWER = "leave.answer"
    LEAVE_RETURN = "leave.return"
    MOVE_SEND = "move.send"
    MOVE_ANSWER = "move.answer"
    MOVE_REPORT = "move.report"
    MOVE_AGREEMENT = "move.agreement"
    MOVE_POLICE = "move.police"
    SHARED_ANSWER = "shared.answer"
    SHARED_END = "shared.end"
    ELSEWHERE_ANSWER = "elsewhere.answer"
    ELSEWHERE_TAKE = "elsewhere.take"
    GATE_ASSIGN = "gate.assign"
    GATE_CONTACT = "gate.contact"
    GATE_PLAN = "gate.plan"
    GATE_MEET = "gate.meet"
    GATE_PAPERS = "gate.papers"
    GATE_ASSESSMENT = "gate.assessment"
    GATE_HELP_PLAN = "gate.help_plan"
    GATE_FOLLOW_UP = "gate.follow_up"
    ISOLATION_FAMILY = "isolation.family"
    ISOLATION_CHANGE = "isolation.change"
    ISOLATION_NOTICE = "isolation.notice"
    ISOLATION_END = "isolation.end"
    ISOLATION_PAPERS = "isolation.papers"
    OBJECTION = "screening.objection"
    HAIR = "screening.hair"
    MATTER_HEAR = "matter.hear"
    MATTER_CONFIRM = "matter.confirm"
    MATTER_OBJECTION = "matter.objection"
    RELEASE_CLIENT = "release.client"
    RELEASE_FAMILY = "release.family"
    RELEASE_STREET = "release.street"
    EXIT_PACK = "release.exit_pack"
    AFTERCARE = "aftercare.contact"
    ASKED = "asked.answer"


class ObligationState(StrEnum):
    """Where an obligation stands. ``missed`` says the window passed without a record, never whose fault."""

    UPCOMING = "upcoming"
    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    MISSED = "missed"
    NOT_POSSIBLE = "not_possible"
    EXCUSED = "excused"
    ENDED = "ended"


#: Somebody still has to do something, now or soon.
LIVE = frozenset({ObligationState.UPCOMING, ObligationState.OPEN, ObligationState.OVERDUE})
DONE_STATES = frozenset({ObligationState.DONE, ObligationState.DONE_LATE})


class NotPossibleReason(StrEnum):
    """Why something could not be done. A person enters it; it never counts against the client."""

    IN_HOSPITAL = "in_hospital"
    DETAINED = "detained"
    ON_LEAVE = "on_leave"
    AT_WORK_ELSEWHERE = "at_work_elsewhere"
    ILL_AT_HOME = "ill_at_home"
    WEATHER = "weather"
    NO_STAFF = "no_staff"
    NO_KIT = "no_kit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rule:
    """One automatic rule, for the public page that lists them all.

    ``parameters``: keys of the figures it uses. ``priority``: higher first in a list. ``rests``: asks nothing
    for a day on which the measure is suspended. ``waits_for_leave``: what falls due within a leave is not
    missed. ``ends_with_order``: a clock of this rule is asked for no longer than its order lives.
    """

    code: RuleCode
    parameters: tuple[str, ...]
    priority: int
    rests: bool
    waits_for_leave: bool = False
    ends_with_order: bool = False

    @property
    def title(self) -> str:
        """Code of the Chinese title."""
        return f"obligations.title.{self.code}"

    @property
    def reason(self) -> str:
        """Code of the sentence that says why this rule makes a task."""
        return f"obligations.reason.{self.code}"


RULES: Mapping[RuleCode, Rule] = {
    rule.code: rule
    for rule in (
        Rule(RuleCode.SIGN_IN, ("report_deadline_days",), priority=90, rests=True),
        Rule(RuleCode.AGREEMENT, ("agreement_days",), priority=70, rests=True),
        Rule(
            RuleCode.SCREENING,
            (
                "test_plan_treatment",
                "test_plan_recovery_1y",
                "test_plan_recovery_2y",
                "test_plan_recovery_3y",
                "test_grace_days",
            ),
            priority=60,
            rests=True,
            waits_for_leave=True,
        ),
        Rule(RuleCode.DRAW_TOLD, ("test_draw", "test_draw_site_max"), priority=86, rests=True),
        Rule(
            RuleCode.DRAWN,
            (
                "test_draw",
                "test_draw_floor",
                "test_draw_one_in_treatment",
                "test_draw_one_in_recovery_1y",
                "test_draw_one_in_recovery_2y",
                "test_draw_one_in_recovery_3y",
                "test_draw_extra_max",
                "test_draw_makeup_days",
            ),
            priority=85,
            rests=True,
        ),
        Rule(
            RuleCode.OBJECTION,
            (
                "objection_window_days",
                "objection_decide_days",
                "laboratory_send_days",
                "laboratory_report_days",
                "result_told_hours",
            ),
            priority=80,
            rests=False,
        ),
        Rule(
            RuleCode.HAIR,
            ("hair_reminder_months", "hair_reminder_days", "hair_lookback_months"),
            priority=30,
            rests=True,
        ),
        Rule(
            RuleCode.CONTACT,
            (
                "contact_min_per_month",
                "contact_grace_days",
                "contact_partial_month_days",
                "contact_phone_counts",
            ),
            priority=50,
            rests=True,
            waits_for_leave=True,
        ),
        Rule(RuleCode.MATTER_OBJECTION, ("objection_answer_days",), priority=85, rests=False),
        Rule(RuleCode.MATTER_HEAR, ("matter_hear_days",), priority=80, rests=False),
        Rule(RuleCode.MATTER_CONFIRM, ("matter_confirm_days",), priority=75, rests=False),
        Rule(
            RuleCode.EXPIRY,
            ("term_treatment_years", "term_recovery_max_years", "expiry_notice_days"),
            priority=40,
            rests=False,
        ),
        Rule(
            RuleCode.PAPERS,
            ("papers_before_expiry_workdays", "expiry_notice_days"),
            priority=41,
            rests=False,
            ends_with_order=True,
        ),
        Rule(
            RuleCode.ISOLATION_NOTICE, ("gate_notice_days", "gate_notice_workdays"), priority=82, rests=False
        ),
        Rule(RuleCode.ISOLATION_FAMILY, ("isolation_notice_hours",), priority=68, rests=False),
        Rule(RuleCode.ISOLATION_CHANGE, ("isolation_change_decision_days",), priority=60, rests=False),
        Rule(RuleCode.ISOLATION_END, ("isolation_years",), priority=58, rests=False),
        Rule(RuleCode.ISOLATION_PAPERS, ("papers_after_release_workdays",), priority=46, rests=False),
        Rule(RuleCode.LOST_LOOK, ("lost_after_days", "search_start_days"), priority=80, rests=True),
        Rule(RuleCode.SEARCH_DECIDE, ("search_box_days", "search_decide_days"), priority=75, rests=False),
        Rule(RuleCode.SEARCH_REVIEW, ("search_decide_days",), priority=42, rests=False),
        Rule(
            RuleCode.MOVE_REPORT,
            ("move_report_days", "move_report_far_days"),
            priority=80,
            rests=True,
            ends_with_order=True,
        ),
        Rule(RuleCode.MOVE_AGREEMENT, ("agreement_days",), priority=70, rests=True, ends_with_order=True),
        Rule(RuleCode.LEAVE_ANSWER, ("leave_answer_days",), priority=78, rests=False, ends_with_order=True),
        Rule(RuleCode.LEAVE_RETURN, ("leave_return_days",), priority=75, rests=True, ends_with_order=True),
        Rule(
            RuleCode.MOVE_SEND,
            ("move_file_workdays", "move_send_days"),
            priority=72,
            rests=False,
            ends_with_order=True,
        ),
        Rule(
            RuleCode.MOVE_POLICE,
            ("move_police_told_workdays", "move_police_days"),
            priority=65,
            rests=False,
            ends_with_order=True,
        ),
        Rule(RuleCode.ELSEWHERE_TAKE, ("elsewhere_reminder_days",), priority=64, rests=False),
        Rule(RuleCode.SHARED_END, ("shared_answer_days",), priority=46, rests=False),
        Rule(RuleCode.ELSEWHERE_ANSWER, ("elsewhere_reminder_days",), priority=45, rests=False),
        Rule(RuleCode.MOVE_ANSWER, ("move_answer_days",), priority=44, rests=False, ends_with_order=True),
        Rule(RuleCode.SHARED_ANSWER, ("shared_answer_days",), priority=43, rests=False),
        Rule(RuleCode.GATE_ASSIGN, ("gate_assign_days",), priority=92, rests=False),
        Rule(RuleCode.GATE_CONTACT, ("gate_contact_days",), priority=88, rests=False),
        Rule(RuleCode.GATE_PLAN, ("gate_contact_days",), priority=87, rests=False),
        Rule(RuleCode.GATE_MEET, ("gate_notice_days",), priority=95, rests=False),
        Rule(RuleCode.GATE_PAPERS, ("gate_papers_workdays",), priority=45, rests=False),
        Rule(RuleCode.GATE_ASSESSMENT, ("gate_papers_workdays",), priority=44, rests=False),
        Rule(RuleCode.GATE_HELP_PLAN, ("gate_help_plan_days",), priority=65, rests=False),
        Rule(
            RuleCode.GATE_FOLLOW_UP,
            (
                "gate_follow_up_first",
                "gate_follow_up_second",
                "gate_follow_up_third",
                "gate_follow_up_last",
                "gate_follow_up_window_days",
            ),
            priority=55,
            rests=False,
        ),
        Rule(RuleCode.RELEASE_CLIENT, ("release_notify_street_days",), priority=65, rests=False),
        Rule(RuleCode.RELEASE_FAMILY, ("release_notify_street_days",), priority=64, rests=False),
        Rule(RuleCode.RELEASE_STREET, ("release_notify_street_days",), priority=63, rests=False),
        Rule(RuleCode.EXIT_PACK, ("exit_pack_days",), priority=45, rests=False),
        Rule(RuleCode.AFTERCARE, ("aftercare_every_months",), priority=20, rests=False),
        Rule(RuleCode.ASKED, ("asked_answer_days", "asked_record_days"), priority=77, rests=False),
    )
}


class RecordKind(StrEnum):
    """What kind of record fulfils an obligation."""

    ORDER = "order"
    SCREENING = "screening"
    CONTACT = "contact"
    LEAVE = "leave"
    MOVE = "move"
    SHARED = "shared"
    ELSEWHERE = "elsewhere"
    DRAW = "draw"
    LEAVER = "leaver"
    ISOLATION = "isolation"
    SEARCH = "search"
    ASK = "ask"
    OBJECTION = "objection"
    MATTER = "matter"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class FulfilledBy:
    """The record that fulfils an obligation: its kind, id and day."""

    kind: RecordKind
    id: int
    on: date


@dataclass(frozen=True, slots=True)
class NotPossible:
    """A person's entry that one obligation could not be done."""

    id: int
    key: str
    reason: NotPossibleReason
    entered_on: date


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All the facts of one client's case that make work. Order of the tuples does not matter.

    ``calls``: calls to unforeseen tests, without their answers. ``leave_days``: the days (first, last) on
    which the client may be away, by leaves that hold. ``known_since``: the day the file was opened here;
    what was due before that and is not recorded is unknown, not missed. ``closed_on``: the day the file was
    closed, None while it is open.
    """

    orders: tuple[OrderFacts, ...] = ()
    screenings: tuple[ScreeningFacts, ...] = ()
    contacts: tuple[ContactFacts, ...] = ()
    not_possible: tuple[NotPossible, ...] = ()
    clocks: tuple[Clock, ...] = ()
    searches: tuple[SearchFacts, ...] = ()
    calls: tuple[Call, ...] = ()
    leave_days: tuple[Spell, ...] = ()
    known_since: date | None = None
    closed_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the file is open."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that is, was or will be due. ``key`` is stable: the same item has it in every computation.

    ``why`` says why the rule asks for it, ``note`` why it stands in a state that asks nothing. ``title``
    and both codes have sentences in ``common.messages``; the title takes ``why.params``.
    """

    key: str
    rule: RuleCode
    order_id: int | None
    opens_on: date
    due_on: date
    closes_on: date
    state: ObligationState
    why: Why
    fulfilled_by: FulfilledBy | None
    priority: int
    note: Why | None = None

    @property
    def title(self) -> str:
        """Code of the Chinese title."""
        return RULES[self.rule].title

    @property
    def is_live(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in LIVE
