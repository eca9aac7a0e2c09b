"""A step in a matter, and taking it back on its day."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Document
from waystation.orders import queries
from waystation.orders.access import lock_matter
from waystation.orders.models import Matter, MatterStep
from waystation.rules import matters as rules
from waystation.rules.matters import MatterFacts, Stage, Step
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class StepData:
    """What a person says about a step; which of it a step asks for stands in ``rules.matters.check_said``."""

    on: date
    code: str = ""
    place: str = ""
    words: str = ""
    present: str = ""
    attempts: str = ""
    paper: Document | None = None
    named: User | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What other rooms know: see ``rules.matters.MatterFacts``. ``test_opposed``: the client objects to the
    test itself, and no answer has come."""

    test_confirmed: bool = False
    counter_reached: bool = False
    law_reports: bool = False
    test_opposed: bool = False


def _check(by: User, facts: MatterFacts, step: Step, data: StepData) -> Stage:
    to = rules.check_step(facts, step)
    rules.check_person(facts, step, by.pk, signer=data.named.pk if data.named else None)
    rules.check_said(
        facts,
        step,
        code=data.code,
        place=data.place,
        words=data.words,
        present=data.present,
        attempts=data.attempts,
        signer=data.named is not None,
    )
    if step in (Step.DRAFT, Step.SIGN, Step.HAND_OVER):
        rules.check_draft(facts)
    return to


@transaction.atomic
def take_step(
    *,
    by: User,
    matter: Matter,
    step: Step,
    data: StepData,
    evidence: Evidence,
    form_key: UUID,
    today: date,
) -> Matter:
    """Take one step. No legal state changes by any of them. The same form twice is one step.

    The caller has locked the client. Raises Http404 where the step's verb is not theirs, and RuleBroken:
    ``matters.future``, ``matters.before_last``, ``orders.paper_of_other_file``; all that
    ``rules.matters.check_step``, ``check_person``, ``check_said`` and ``check_draft`` refuse.
    """
    matter = lock_matter(by, matter, rules.STEP_VERBS[step])
    if matter.steps.filter(form_key=form_key).exists():
        return matter
    if data.on > today:
        raise RuleBroken("matters.future", on=data.on, today=today)
    steps = queries.standing(matter)
    facts = queries.matter_facts(
        matter,
        steps,
        queries.objections_of(matter),
        **asdict(evidence),
    )
    to = _check(by, facts, step, data)
    if data.paper is not None and data.paper.client_id != matter.client_id:
        raise RuleBroken("orders.paper_of_other_file")
    since = queries.last_day(matter, steps)
    if since is not None and data.on < since:
        raise RuleBroken("matters.before_last", on=data.on, since=since)
    row = MatterStep.objects.create(
        matter=matter,
        form_key=form_key,
        step=step.value,
        on=data.on,
        from_stage=matter.stage,
        to_stage=to.value,
        code=data.code,
        place=data.place.strip(),
        words=data.words.strip(),
        present=data.present.strip(),
        attempts=data.attempts.strip(),
        paper=data.paper,
        named=data.named,
        recorded_by=by,
    )
    matter.save(update_fields=queries.settled(matter, [*steps, row]))
    audit.record(
        by,
        "orders.matter_step_taken",
        matter,
        client_id=matter.client_id,
        step=step.value,
        code=data.code,
        to=to.value,
    )
    return matter


@transaction.atomic
def undo_step(*, by: User, matter: Matter, step_id: int, today: date, now: datetime) -> Matter:
    """Take back the last step, on the day it was written down, by the one who took it. Twice is once.

    The caller has locked the client. Raises Http404, and RuleBroken ``matters.undo_not_last``,
    ``matters.undo_not_yours``, ``matters.undo_too_late``, ``matters.undo_objected``.
    """
    matter = lock_matter(by, matter, Verb.SEE_MATTERS)
    row = matter.steps.filter(pk=step_id).first()
    if row is None:
        raise Http404
    if row.withdrawn_at is not None:
        return matter
    steps = queries.standing(matter)
    if steps[-1].pk != row.pk:
        raise RuleBroken("matters.undo_not_last")
    if row.recorded_by_id != by.pk:
        raise RuleBroken("matters.undo_not_yours", who=row.recorded_by.name)
    day = timezone.localdate(row.recorded_at)
    if day != today:
        raise RuleBroken("matters.undo_too_late", on=day)
    if matter.objections.filter(recorded_at__gt=row.recorded_at).exclude(decision="withdrawn").exists():
        raise RuleBroken("matters.undo_objected")
    row.withdrawn_at, row.withdrawn_by = now, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    matter.save(update_fields=queries.settled(matter, steps[:-1]))
    audit.record(by, "orders.matter_step_undone", matter, client_id=matter.client_id, step=row.step)
    return matter
