"""The board of those who come out of isolation: what is missing for each, late ones first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from waystation.accounts.models import User
from waystation.common.reading import statements
from waystation.common.wording.labels import label
from waystation.common.wording.messages import because
from waystation.orders.access import leavers_visible_to
from waystation.orders.models import Leaver
from waystation.orders.queries import gate as queries
from waystation.orders.queries import laws_for
from waystation.rules.calendar import add_days, add_months
from waystation.rules.care import gate as rules
from waystation.rules.care.gate import GateDuty, GateStep, LeaverFacts
from waystation.rules.law import Law

#: The same statement that reads them for the files' duties, asked by leaver instead of by file.
_SQL = (
    (Path(__file__).parent / "cases" / "facts" / "gate.sql")
    .read_text(encoding="utf-8")
    .replace("t.client_id = ANY(%(clients)s)", "t.id = ANY(%(leavers)s)")
)


@dataclass(frozen=True)
class ShownDuty:
    """One thing to do, in words."""

    step: str
    title: str
    due_on: date
    done_on: date | None
    is_late: bool
    why: str


@dataclass(frozen=True)
class Line:
    """One leaver of the board."""

    leaver: Leaver
    facts: LeaverFacts
    missing: tuple[ShownDuty, ...]
    is_late: bool
    is_today: bool

    @property
    def needs_worker(self) -> bool:
        """Nobody is named yet."""
        return self.leaver.worker_id is None and self.leaver.ended_on is None


def facts(leavers: Sequence[Leaver]) -> dict[int, LeaverFacts]:
    """What the rules know of each: one statement."""
    if not leavers:
        return {}
    rows = statements.rows(_SQL, {"leavers": [leaver.pk for leaver in leavers]})
    return {row[2]: queries.read(row[2], row[4:11], row[18]) for row in rows}


def shown(duty: GateDuty, today: date) -> ShownDuty:
    """A duty in words."""
    return ShownDuty(
        duty.step.value, title(duty), duty.due_on, duty.done_on, duty.is_late(today), because(duty.why)
    )


def title(duty: GateDuty) -> str:
    """指定责任人, 出所第3个月随访 …"""
    words = label(duty.step)
    return words % {"months": duty.months} if duty.months else words


def lines(leavers: Iterable[Leaver], today: date) -> list[Line]:
    """Leavers with what is missing for each: late ones first, then by the day of release; two statements."""
    rows = list(leavers)
    known = facts(rows)
    laws = laws_for({row.area.path for row in rows}, today) if rows else {}
    found = [_line(row, known[row.pk], laws[row.area.path], today) for row in rows]
    return sorted(found, key=lambda line: (not line.is_late, line.leaver.release_on, line.leaver.pk))


def _line(leaver: Leaver, known: LeaverFacts, law: Law, today: date) -> Line:
    missing = rules.missing(known, law, today)
    return Line(
        leaver,
        known,
        tuple(shown(duty, today) for duty in missing),
        any(duty.is_late(today) for duty in missing),
        leaver.release_on == today and leaver.ended_on is None,
    )


def board(user: User, today: date, law: Law) -> list[Leaver]:
    """Who comes out in the next days, and who came out within the months of the last follow-up."""
    last = add_days(today, law.number("gate_board_days"))
    first = add_months(today, -law.number("gate_follow_up_last"))
    rows = leavers_visible_to(user).filter(release_on__range=(first, last), ended_on__isnull=True)
    return list(rows.select_related("client", "area", "worker", "centre").order_by("release_on", "pk"))


def unclaimed(user: User, today: date, law: Law) -> list[Leaver]:
    """Who comes out within ``gate_assign_days`` (or came out) and has no worker, or no file: for the head."""
    last = add_days(today, law.number("gate_assign_days"))
    rows = leavers_visible_to(user).filter(release_on__lte=last, ended_on__isnull=True)
    rows = rows.filter(worker__isnull=True) | rows.filter(client__isnull=True)
    return list(rows.select_related("client", "area", "worker").order_by("release_on", "pk"))


def duties(leaver: Leaver, law: Law, today: date) -> list[ShownDuty]:
    """Everything for one leaver, in the order of the days: one statement."""
    return [shown(duty, today) for duty in rules.duties(facts([leaver])[leaver.pk], law)]


#: Which page does a step, by the step.
PAGES = {
    GateStep.CONTACT: "contact",
    GateStep.PLAN: "plan",
    GateStep.MEET: "meet",
    GateStep.PAPERS: "papers",
}
