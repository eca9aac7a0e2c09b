"""Where the work of each rule is done: its sign, and the page behind "办理" (do it).

A subject joins by one line of ``ICONS`` and one of ``DOORS``. The page of a clock is found by the number in
its key: ``leave:12/return`` leads to the page of leave 12.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from waystation.rules import orders
from waystation.rules.obligations import RuleCode

ICONS: Mapping[RuleCode, str] = {
    RuleCode.SIGN_IN: "sign_in",
    RuleCode.AGREEMENT: "agreement",
    RuleCode.EXPIRY: "expiry",
    RuleCode.SCREENING: "screening",
    RuleCode.CONTACT: "contact",
    RuleCode.LOST_LOOK: "search",
    RuleCode.SEARCH_DECIDE: "search",
    RuleCode.SEARCH_REVIEW: "search",
    RuleCode.LEAVE_ANSWER: "calendar",
    RuleCode.LEAVE_RETURN: "calendar",
    RuleCode.MOVE_SEND: "file",
    RuleCode.MOVE_ANSWER: "file",
    RuleCode.MOVE_REPORT: "file",
    RuleCode.MOVE_AGREEMENT: "agreement",
    RuleCode.MOVE_POLICE: "file",
    RuleCode.SHARED_ANSWER: "team",
    RuleCode.SHARED_END: "team",
    RuleCode.ELSEWHERE_ANSWER: "screening",
    RuleCode.ELSEWHERE_TAKE: "screening",
    RuleCode.DRAW_TOLD: "phone",
    RuleCode.DRAWN: "screening",
    RuleCode.GATE_ASSIGN: "team",
    RuleCode.GATE_CONTACT: "phone",
    RuleCode.GATE_PLAN: "calendar",
    RuleCode.GATE_MEET: "home_visit",
    RuleCode.GATE_PAPERS: "document",
    RuleCode.GATE_ASSESSMENT: "document",
    RuleCode.GATE_HELP_PLAN: "plan",
    RuleCode.GATE_FOLLOW_UP: "contact",
    RuleCode.PAPERS: "document",
    RuleCode.ISOLATION_FAMILY: "phone",
    RuleCode.ISOLATION_CHANGE: "document",
    RuleCode.ISOLATION_NOTICE: "phone",
    RuleCode.ISOLATION_END: "expiry",
    RuleCode.ISOLATION_PAPERS: "document",
    RuleCode.OBJECTION: "objection",
    RuleCode.HAIR: "screening",
    RuleCode.MATTER_HEAR: "matter",
    RuleCode.MATTER_CONFIRM: "matter",
    RuleCode.MATTER_OBJECTION: "matter",
    RuleCode.RELEASE_CLIENT: "document",
    RuleCode.RELEASE_FAMILY: "document",
    RuleCode.RELEASE_STREET: "document",
    RuleCode.EXIT_PACK: "document",
    RuleCode.AFTERCARE: "contact",
    RuleCode.ASKED: "phone",
}
#: The step of an order that does it.
STEPS: Mapping[RuleCode, str] = {
    RuleCode.SIGN_IN: orders.Step.SIGN_IN.value,
    RuleCode.AGREEMENT: orders.Step.SIGN_AGREEMENT.value,
    RuleCode.EXPIRY: orders.Step.COMPLETE.value,
}


@dataclass(frozen=True)
class Door:
    """``page``: the name of the address; it takes the file and, with ``numbered``, the number in the key."""

    page: str
    numbered: bool = True


#: The one page of a file for leave, absence, move, second place and tests elsewhere.
AWAY = Door("casework:away", numbered=False)

DOORS: Mapping[RuleCode, Door] = {
    RuleCode.DRAW_TOLD: Door("casework:drawn"),
    RuleCode.DRAWN: Door("casework:drawn"),
    RuleCode.SCREENING: Door("casework:record_screening", numbered=False),
    RuleCode.CONTACT: Door("casework:record_contact", numbered=False),
    RuleCode.LOST_LOOK: Door("casework:searches", numbered=False),
    RuleCode.SEARCH_DECIDE: Door("casework:searches", numbered=False),
    RuleCode.SEARCH_REVIEW: Door("casework:searches", numbered=False),
    RuleCode.LEAVE_ANSWER: AWAY,
    RuleCode.LEAVE_RETURN: AWAY,
    RuleCode.MOVE_SEND: AWAY,
    RuleCode.MOVE_ANSWER: AWAY,
    RuleCode.MOVE_REPORT: AWAY,
    RuleCode.MOVE_AGREEMENT: Door("casework:agreements", numbered=False),
    RuleCode.MOVE_POLICE: AWAY,
    RuleCode.SHARED_ANSWER: AWAY,
    RuleCode.SHARED_END: AWAY,
    RuleCode.ELSEWHERE_ANSWER: AWAY,
    RuleCode.ELSEWHERE_TAKE: AWAY,
    RuleCode.GATE_ASSIGN: Door("casework:client_leaver"),
    RuleCode.GATE_CONTACT: Door("casework:client_leaver"),
    RuleCode.GATE_PLAN: Door("casework:client_leaver"),
    RuleCode.GATE_MEET: Door("casework:client_leaver"),
    RuleCode.GATE_PAPERS: Door("casework:client_leaver"),
    RuleCode.GATE_ASSESSMENT: Door("casework:client_leaver"),
    RuleCode.GATE_HELP_PLAN: Door("assessment:plan", numbered=False),
    RuleCode.GATE_FOLLOW_UP: Door("casework:record_contact", numbered=False),
    RuleCode.PAPERS: Door("casework:release"),
    RuleCode.ISOLATION_FAMILY: Door("casework:spell"),
    RuleCode.ISOLATION_CHANGE: Door("casework:spell"),
    RuleCode.ISOLATION_NOTICE: Door("casework:spell"),
    RuleCode.ISOLATION_END: Door("casework:spell"),
    RuleCode.ISOLATION_PAPERS: Door("casework:spell"),
    RuleCode.OBJECTION: Door("casework:objection"),
    RuleCode.HAIR: Door("casework:record_screening", numbered=False),
    RuleCode.MATTER_HEAR: Door("casework:matter"),
    RuleCode.MATTER_CONFIRM: Door("casework:matter"),
    RuleCode.MATTER_OBJECTION: Door("casework:matter"),
    RuleCode.RELEASE_CLIENT: Door("casework:release"),
    RuleCode.RELEASE_FAMILY: Door("casework:release"),
    RuleCode.RELEASE_STREET: Door("casework:release"),
    RuleCode.EXIT_PACK: Door("casework:release"),
    RuleCode.AFTERCARE: Door("casework:record_contact", numbered=False),
    RuleCode.ASKED: Door("casework:asked"),
}


def number_in(key: str) -> int:
    """``leave:12/return`` → 12. ValueError: a key without a number."""
    return int(key.partition(":")[2].partition("/")[0])


def door(rule: RuleCode, client_id: int, order_id: int | None, key: str) -> str:
    """The address of the page that does it."""
    if rule in STEPS:
        return reverse("casework:order_step", args=[client_id, order_id, STEPS[rule]])
    found = DOORS[rule]
    return reverse(found.page, args=[client_id, number_in(key)] if found.numbered else [client_id])
