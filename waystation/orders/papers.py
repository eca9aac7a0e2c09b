"""An order as its papers say it, and the rows that tell its story. Nothing is saved here."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.rules import orders as rules
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken

from . import queries
from .models import IsolationSpell, Order, OrderStep

#: What a correction may change, and which of it never goes into the record.
CORRECTABLE = (
    "kind",
    "years",
    "number",
    "authority",
    "served_on",
    "family_served_on",
    "reported_on",
    "late_reason",
    "printed_from",
    "printed_to",
    "decided_on",
    "is_far",
    "arrived_by_move",
)
TEXTS = ("number", "authority", "late_reason")


@dataclass(frozen=True)
class OrderData:
    """An order as its papers say it. Days that have not come yet, or are not known, are None."""

    kind: rules.Kind
    years: int
    number: str = ""
    authority: str = ""
    served_on: date | None = None
    family_served_on: date | None = None
    reported_on: date | None = None
    late_reason: str = ""
    agreed_on: date | None = None
    printed_from: date | None = None
    printed_to: date | None = None
    decided_on: date | None = None
    is_far: bool = False
    arrived_by_move: bool = False

    def facts(self, order_id: int = 0) -> rules.OrderFacts:
        """As the rules see it once it is recorded."""
        return rules.OrderFacts(
            id=order_id,
            kind=self.kind,
            state=rules.State.RUNNING if self.reported_on else rules.State.REGISTERED,
            years=self.years,
            served_on=self.served_on,
            family_served_on=self.family_served_on,
            reported_on=self.reported_on,
            agreed_on=self.agreed_on,
            printed_from=self.printed_from,
            printed_to=self.printed_to,
            decided_on=self.decided_on,
            is_far=self.is_far,
            arrived_by_move=self.arrived_by_move,
        )

    def findings(self, law: Law, today: date) -> tuple[rules.Finding, ...]:
        """What is wrong or odd about the dates and years."""
        return rules.check_dates(self.facts(), law, today)


@dataclass(frozen=True)
class StepPaper:
    """What the paper behind a step says: on what it is founded (a ``Situation``, or a ``TerminationReason``),
    which restraint made the measure rest, who decided, and its number."""

    ground: str = ""
    restraint: str = ""
    authority: str = ""
    number: str = ""

    def columns(self) -> dict[str, str]:
        """As a step keeps it."""
        return {
            "ground": self.ground,
            "restraint": self.restraint,
            "authority": self.authority.strip(),
            "paper_number": self.number.strip(),
        }


NO_PAPER = StepPaper()


@dataclass(frozen=True)
class IsolationPaper:
    """The decision on isolation: its ground, why it was weighed so, its number, who made it, and where to."""

    ground: rules.Situation
    weighed: str = ""
    number: str = ""
    authority: str = ""
    centre: str = ""


@dataclass(frozen=True)
class SpellData:
    """An isolation as its papers tell it; days that have not come, or are not known, are None."""

    decided_on: date
    number: str = ""
    authority: str = ""
    centre: str = ""
    served_on: date | None = None
    family_told_on: date | None = None
    prolonged_months: int = 0
    change_proposed_on: date | None = None
    change_decided_on: date | None = None
    gate_notice_on: date | None = None
    papers_received_on: date | None = None
    ended_on: date | None = None
    end: rules.SpellEnd | None = None

    @classmethod
    def of(cls, spell: IsolationSpell) -> SpellData:
        """What the papers of ``spell`` say now."""
        names = (field.name for field in fields(cls) if field.name != "end")
        return cls(
            **{name: getattr(spell, name) for name in names},
            end=rules.SpellEnd(spell.end) if spell.end else None,
        )

    def columns(self) -> dict[str, Any]:
        """As the row keeps it."""
        return {**vars(self), "end": self.end or ""}


def refuse_errors(found: tuple[rules.Finding, ...]) -> None:
    """Raise RuleBroken for the first finding that refuses."""
    for finding in found:
        if finding.severity is rules.Severity.ERROR:
            raise RuleBroken(finding.code, **finding.params)


def step_values(
    step: rules.Step,
    on: date,
    *,
    state: rules.State,
    way: rules.Way,
    note: str = "",
    until: date | None = None,
    paper: StepPaper = NO_PAPER,
) -> dict[str, Any]:
    """What is kept of one step. ``article`` is stored as ``source article`` codes."""
    return {
        "step": step,
        "on": on,
        "from_state": state,
        "to_state": way.to,
        "decider": way.decider,
        "article": f"{way.source} {way.article}".strip(),
        "note": note,
        "until": until,
        **paper.columns(),
    }


def step_row(by: User, order: Order, step: rules.Step, on: date, **more: Any) -> OrderStep:
    """The row of one step, not saved yet; ``more`` as in :func:`step_values`."""
    return OrderStep(order=order, recorded_by=by, **step_values(step, on, **more))


def as_data(order: Order) -> OrderData:
    """What the papers of ``order`` say now; the start of a correction."""
    found = queries.facts(order)
    return OrderData(
        kind=found.kind,
        years=found.years,
        number=order.number,
        authority=order.authority,
        served_on=found.served_on,
        family_served_on=found.family_served_on,
        reported_on=found.reported_on,
        late_reason=order.late_reason,
        agreed_on=found.agreed_on,
        printed_from=found.printed_from,
        printed_to=found.printed_to,
        decided_on=found.decided_on,
        is_far=found.is_far,
        arrived_by_move=found.arrived_by_move,
    )


def keep_term(order: Order, law: Law) -> list[str]:
    """Compute the term from the facts again; the names of the fields to save."""
    computed = rules.term(queries.facts(order), law)
    order.starts_on = computed.starts_on if computed else None
    order.expires_on = computed.last_day if computed else None
    return ["starts_on", "expires_on"]


def refuse_crossing(client: Client, spell: IsolationSpell) -> None:
    """Refuse days that a measure or another isolation has already."""
    orders = [queries.facts(order) for order in queries.with_facts(Order.objects.filter(client=client))]
    others = [queries.spell_facts(one) for one in queries.spells(client) if one.pk != spell.pk]
    mine = queries.spell_facts(spell)
    before = len(rules.crossings(orders, others))
    if len(found := rules.crossings(orders, [*others, mine])) > before:
        raise RuleBroken("orders.spell_crosses", **found[-1].params)
