"""Matters as the rules see them, and what follows from the steps that stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import models

from waystation.orders.models import Matter, MatterStep
from waystation.rules.matters import (
    MatterFacts,
    MatterKind,
    MatterOutcome,
    ObjectionDecision,
    Qualification,
    Stage,
    Step,
)


def standing(matter: Matter) -> list[MatterStep]:
    """The steps that stand, in the order in which they were taken."""
    rows = matter.steps.filter(withdrawn_at__isnull=True).select_related("recorded_by", "named", "paper")
    return list(rows.order_by("pk"))


def _last(steps: Sequence[MatterStep], *wanted: Step) -> MatterStep | None:
    return next((row for row in reversed(steps) if row.step in wanted), None)


def matter_facts(
    matter: Matter,
    steps: Sequence[MatterStep],
    objections: Sequence[tuple[str, int | None]],
    *,
    test_confirmed: bool = False,
    counter_reached: bool = False,
    law_reports: bool = False,
    test_opposed: bool = False,
) -> MatterFacts:
    """``objections``: (decision, who decided) of each. What lies in other rooms is given by the caller."""

    def who(*step: Step) -> int | None:
        row = _last(steps, *step)
        return row.recorded_by_id if row else None

    stage = Stage(matter.stage)
    qualified = bool(matter.qualification)
    confirmed = matter.confirmed_on is not None
    return MatterFacts(
        kind=MatterKind(matter.kind),
        stage=stage,
        qualification=Qualification(matter.qualification) if qualified else None,
        qualified_by=who(Step.QUALIFY) if qualified else None,
        confirmed_by=who(Step.CONFIRM) if confirmed else None,
        admonished_by=who(Step.ADMONISH),
        drafted_by=who(Step.DRAFT) if matter.signer_id else None,
        signer=matter.signer_id,
        signed_by=who(Step.SIGN),
        under_objection=test_opposed or any(decision == "" for decision, _by in objections),
        test_confirmed=test_confirmed,
        law_reports=law_reports,
        counter_reached=counter_reached,
        objection_deciders=frozenset(
            by
            for decision, by in objections
            if by is not None and decision and decision != ObjectionDecision.WITHDRAWN.value
        ),
    )


def objections_of(matter: Matter) -> list[tuple[str, int | None]]:
    """(decision, who decided) of every objection in a matter."""
    return list(matter.objections.values_list("decision", "decided_by"))


_OUTCOMES = {
    Step.CONFIRM: MatterOutcome.NOTHING_FOLLOWS,
    Step.TALK: MatterOutcome.TALKED,
    Step.CLOSE: MatterOutcome.ADMONISHED,
    Step.HAND_OVER: MatterOutcome.HANDED_OVER,
}
_ENDS = (Stage.CLOSED, Stage.HANDED_OVER)


def columns(steps: Sequence[MatterStep]) -> dict[str, object]:
    """What a matter's own columns say after these steps, no objection upheld."""
    last = steps[-1] if steps else None
    stage = Stage(last.to_stage) if last else Stage.OPENED
    heard, qualified = _last(steps, Step.HEAR), _last(steps, Step.QUALIFY)
    if (back := _last(steps, Step.SEND_BACK)) and qualified and back.pk > qualified.pk:
        qualified = None
    confirmed, told = _last(steps, Step.CONFIRM), _last(steps, Step.TALK, Step.ADMONISH)
    draft = _last(steps, Step.DRAFT)
    if (dropped := _last(steps, Step.DROP_DRAFT)) and draft and dropped.pk > draft.pk:
        draft = None
    over = stage in _ENDS and last is not None
    outcome: str = ""
    if over and last is not None:
        ended = _OUTCOMES.get(Step(last.step))
        outcome = ended.value if ended else last.code
    return {
        "stage": stage.value,
        "state": Matter.State.CLOSED if over else Matter.State.OPEN,
        "heard_on": heard.on if heard else None,
        "qualification": qualified.code if qualified else "",
        "qualified_on": qualified.on if qualified else None,
        "confirmed_on": confirmed.on if confirmed else None,
        "told_on": told.on if told else None,
        "signer_id": draft.named_id if draft else None,
        "outcome": outcome,
        "closed_on": last.on if over and last else None,
        "closed_by_id": last.recorded_by_id if over and last else None,
    }


def settled(matter: Matter, steps: Sequence[MatterStep]) -> list[str]:
    """Bring the matter's own columns up to its standing steps; the names of those to save."""
    values = columns(steps)
    changed = [name for name, value in values.items() if getattr(matter, name) != value]
    for name in changed:
        setattr(matter, name, values[name])
    return [name.removesuffix("_id") for name in changed]


def cause_key(cause: models.Model, part: str = "") -> str:
    """``screening:12``, ``order:5/sign_in``: what opened a matter. ``part``: where one row can open two."""
    key = f"{cause._meta.model_name}:{cause.pk}"
    return f"{key}/{part}" if part else key


def last_day(matter: Matter, steps: Sequence[MatterStep]) -> date | None:
    """The day of the last step; before it no other can be. None: the day of the event is the bound."""
    return steps[-1].on if steps else matter.from_on
