"""The 23 papers of a file in the order in which it is kept, and what each of them says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from waystation.rules.papers.fields import COMMON, FIGURES, RECORDED, Needs
from waystation.rules.people import Paper


class Sheet(StrEnum):
    """What sort of sheet a paper is, in words that say nothing about a person: for whoever checks its
    code."""

    NOTICE = "notice"
    AGREEMENT = "agreement"
    RECORD = "record"
    APPROVAL = "approval"


_SHEETS: Mapping[Paper, Sheet] = {
    Paper.AGREEMENT: Sheet.AGREEMENT,
    **dict.fromkeys(
        (
            Paper.ORDER,
            Paper.RIGHTS_NOTICE,
            Paper.HANDBOOK,
            Paper.ADMONITION,
            Paper.TEST_NOTICE,
            Paper.TEST_DATES,
            Paper.SUSPENSION,
            Paper.CONTINUATION,
            Paper.TERMINATION,
            Paper.RELEASE_NOTICE,
        ),
        Sheet.NOTICE,
    ),
    **dict.fromkeys((Paper.CHANGE_OF_PLACE, Paper.LEAVE, Paper.RELEASE_APPROVAL), Sheet.APPROVAL),
}


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper.

    ``title``: as it stands on the paper. ``own``: fields beside the common ones; ``lists``: tables.
    ``required``: fields without which a template does not identify the paper. ``needs``: what completes its
    slot. ``decision``: it decides something about the person, so it names the remedies. ``by_authority``: the
    police decide and stamp it; what we print is the draft or the registered copy.
    """

    paper: Paper
    title: str
    own: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    required: tuple[str, ...] = ("name", "number")
    needs: Needs = Needs.SIGNATURE
    decision: bool = False
    by_authority: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Every single value a template of this kind may name."""
        return (*COMMON, *self.own)

    @property
    def sheet(self) -> Sheet:
        """What a stranger may learn of its kind."""
        return _SHEETS.get(self.paper, Sheet.RECORD)

    @property
    def typed(self) -> tuple[str, ...]:
        """What the file may know or a person types before printing; the rest is the file's or the law's."""
        return tuple(name for name in self.own if name not in FIGURES | RECORDED)


def _kind(paper: Paper, title: str, own: str = "", lists: str = "", **more: object) -> PaperKind:
    return PaperKind(paper, title, tuple(own.split()), tuple(lists.split()), **more)  # type: ignore[arg-type]


_REMEDIES = "review_days lawsuit_months"
_LAW = "report_days absence_days move_days breach_tests breach_times breach_days"
_DUTY = f"{_LAW} contacts_per_month tests_by_year {_REMEDIES}"

_AGREED = "agreed_from agreed_to agreed_state"
_MOVED = "asked_on sent_on approval_out approval_in returned_why arrived_on police_told_on"
_REPORT = "report report_signed report_receipt"
_FOUND = "found found_by confirmed_by"

_ALL = (
    _kind(
        Paper.ORDER,
        "社区戒毒（康复）决定登记表",
        f"report_days report_by family_served_on case_facts legal_basis {_REMEDIES}",
        decision=True,
        by_authority=True,
        required=("name", "order_number"),
    ),
    _kind(Paper.RIGHTS_NOTICE, "权利义务告知书", f"{_DUTY} report_by"),
    _kind(
        Paper.AGREEMENT,
        "社区戒毒（康复）协议书",
        f"{_DUTY} signed_on family_name {_AGREED}",
        "terms signers team",
    ),
    _kind(Paper.HANDBOOK, "学员手册", f"{_DUTY} meeting_place notify_days", "team", needs=Needs.PRINT),
    _kind(
        Paper.ADMONITION,
        "劝告诫勉书",
        f"reason detail client_words happened_on counted {_FOUND} served_how {_LAW} {_REMEDIES}",
        decision=True,
    ),
    _kind(
        Paper.BREACH_RECORD,
        "违反协议情况记录",
        f"happened_on reason detail client_words counted {_FOUND} {_REPORT} {_LAW} {_REMEDIES}",
        "matters",
        decision=True,
    ),
    _kind(
        Paper.SUPPORT_PLAN,
        "社区戒毒（康复）帮扶计划书",
        "family_state history situation treatment counselling relief_plan",
        "kin plan",
    ),
    _kind(Paper.HOME_MAP, "住址示意图", required=("name",)),
    _kind(
        Paper.TEST_NOTICE,
        "吸毒检测通知书",
        f"test_on test_at test_place test_material test_nature {_REMEDIES}",
        decision=True,
    ),
    _kind(Paper.TEST_DATES, "检测安排告知单", "tests_by_year test_place", "days", needs=Needs.PRINT),
    _kind(
        Paper.TEST_RECORD,
        "吸毒检测记录表",
        "medicine",
        "tests samples custody objections",
        needs=Needs.PRINT,
        required=("name",),
    ),
    _kind(Paper.ACTIVITIES, "参加活动情况登记表", "", "activities", needs=Needs.PRINT, required=("name",)),
    _kind(Paper.RELIEF, "救助帮扶情况登记表", "", "relief", needs=Needs.PRINT, required=("name",)),
    _kind(Paper.INTERVIEWS, "定期访谈记录", "", "contacts", needs=Needs.PRINT, required=("name",)),
    _kind(Paper.REPORTS, "定期情况报告", "period_from period_to progress situation"),
    _kind(
        Paper.EVALUATIONS,
        "定期评估表",
        "period_from period_to tests_done tests_negative tests_missed contacts_done matters_open progress",
        "plan",
    ),
    _kind(
        Paper.CHANGE_OF_PLACE,
        "变更执行地审批表",
        f"reason from_place to_place to_address move_days {_MOVED} {_REMEDIES}",
        "documents",
        decision=True,
    ),
    _kind(
        Paper.LEAVE,
        "请假外出登记表",
        "reason leave_from leave_to leave_days leave_where leave_phone back_on absence_days",
    ),
    _kind(
        Paper.SUSPENSION,
        "中止执行通知书",
        f"reason restraint paused_on paused_until legal_basis {_REMEDIES}",
        decision=True,
        by_authority=True,
    ),
    _kind(
        Paper.CONTINUATION,
        "继续执行通知书",
        f"reason paused_on resumed_on legal_basis {_REMEDIES}",
        decision=True,
        by_authority=True,
    ),
    _kind(
        Paper.TERMINATION,
        "终止执行通知书",
        f"end_reason ended_on legal_basis {_REMEDIES}",
        decision=True,
        by_authority=True,
    ),
    _kind(
        Paper.RELEASE_APPROVAL,
        "解除社区戒毒（康复）审批表",
        "tests_done tests_negative tests_missed contacts_done matters_open progress notify_days"
        " papers_sent_on",
    ),
    _kind(
        Paper.RELEASE_NOTICE,
        "解除社区戒毒（康复）通知书",
        "ended_on legal_basis notify_days family_name notice_number told_client told_family told_street"
        " pack_given",
        by_authority=True,
    ),
)

#: Kind of paper → what it says.
KINDS: Mapping[Paper, PaperKind] = {kind.paper: kind for kind in _ALL}
#: The slots of a file in their order (卷内目录).
SLOTS = tuple(KINDS)


def kind_of(code: str) -> PaperKind | None:
    """The kind of a code out of an address, or None."""
    return KINDS.get(Paper(code)) if code in set(Paper) else None
