"""Objections: written down for the client, answered by somebody who has decided nothing in the matter."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Document
from waystation.orders import queries
from waystation.orders.access import lock_matter
from waystation.orders.models import Matter, Objection
from waystation.rules import matters as rules
from waystation.rules.matters import MatterOutcome, ObjectionDecision, Objector, Stage
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

_ANSWER = ("decision", "reason", "was_stage", "decided_on", "decided_at", "decided_by")


@transaction.atomic
def object_to(
    *,
    by: User,
    matter: Matter,
    objector: Objector,
    consented: bool,
    made_on: date,
    words: str,
    paper: Document | None,
    form_key: UUID,
    today: date,
) -> Objection:
    """Write an objection down: from now on nothing in the matter counts, and no paper goes on.

    The caller has locked the client. ``consented``: the client agrees, where somebody else objects. Raises
    Http404, and RuleBroken as ``rules.matters.check_objection``, ``matters.objection_words``,
    ``orders.paper_of_other_file``.
    """
    matter = lock_matter(by, matter, Verb.PREPARE_MATTER)
    there = matter.objections.filter(form_key=form_key).first()
    if there is not None:
        return there
    facts = queries.matter_facts(matter, [], queries.objections_of(matter))
    rules.check_objection(
        facts,
        objector=objector,
        has_consent=consented,
        made_on=made_on,
        opened_on=matter.from_on or matter.opened_on,
        today=today,
    )
    if not words.strip():
        raise RuleBroken("matters.objection_words")
    if paper is not None and paper.client_id != matter.client_id:
        raise RuleBroken("orders.paper_of_other_file")
    row = Objection.objects.create(
        matter=matter,
        form_key=form_key,
        objector=objector.value,
        consented=consented,
        made_on=made_on,
        words=words.strip(),
        paper=paper,
        recorded_by=by,
    )
    audit.record(
        by,
        "orders.matter_objected",
        matter,
        client_id=matter.client_id,
        objection=row.pk,
        objector=objector.value,
    )
    return row


def _locked(by: User, objection: Objection, verb: Verb) -> tuple[Matter, Objection]:
    matter = lock_matter(by, objection.matter, verb)
    row = Objection.objects.select_for_update(of=("self",)).filter(pk=objection.pk, matter=matter).first()
    if row is None:
        raise Http404
    return matter, row


@transaction.atomic
def answer_objection(
    *, by: User, objection: Objection, decision: ObjectionDecision, reason: str, today: date, now: datetime
) -> Objection:
    """Answer it. Upheld, the matter ends and counts for nothing; rejected, it goes on where it stood.

    ``withdrawn``: the client takes it back; whoever prepares the matter writes that down. The caller has
    locked the client. Raises Http404, and RuleBroken ``matters.objection_answered`` (by whom),
    ``matters.objection_reason``, ``matters.decided_before``.
    """
    taken_back = decision is ObjectionDecision.WITHDRAWN
    verb = Verb.PREPARE_MATTER if taken_back else Verb.CONFIRM_MATTER
    matter, row = _locked(by, objection, verb)
    if row.decision:
        if row.decided_by_id == by.pk and row.decision == decision.value:
            return row
        who = row.decided_by.name if row.decided_by else ""
        raise RuleBroken("matters.objection_answered", who=who, on=row.decided_on)
    steps = queries.standing(matter)
    facts = queries.matter_facts(matter, steps, queries.objections_of(matter))
    rules.check_decider(facts, by.pk, recorded_by=row.recorded_by_id, decision=decision)
    if not reason.strip():
        raise RuleBroken("matters.objection_reason")
    row.decision, row.reason = decision.value, reason.strip()
    row.decided_on, row.decided_at, row.decided_by = today, now, by
    row.was_stage = matter.stage
    row.save(update_fields=_ANSWER)
    if decision is ObjectionDecision.UPHELD:
        matter.state, matter.stage = Matter.State.CLOSED, Stage.CLOSED
        matter.outcome = MatterOutcome.OBJECTION_UPHELD.value
        matter.closed_on, matter.closed_by = today, by
        matter.save(update_fields=["state", "stage", "outcome", "closed_on", "closed_by"])
    audit.record(
        by,
        "orders.objection_answered",
        matter,
        client_id=matter.client_id,
        objection=row.pk,
        decision=decision.value,
    )
    return row


@transaction.atomic
def undo_answer(*, by: User, objection: Objection, today: date) -> Objection:
    """Take an answer back on its day; the objection waits again. Twice is once. The caller has locked the
    client. Raises Http404, and RuleBroken ``matters.undo_not_yours``, ``matters.undo_too_late``,
    ``matters.undo_not_last`` (something was done since)."""
    matter, row = _locked(by, objection, Verb.SEE_MATTERS)
    if not row.decision:
        return row
    if row.decided_by_id != by.pk:
        raise RuleBroken("matters.undo_not_yours", who=row.decided_by.name if row.decided_by else "")
    if row.decided_on != today:
        raise RuleBroken("matters.undo_too_late", on=row.decided_on)
    steps = queries.standing(matter)
    since = [one for one in steps if row.decided_at and one.recorded_at > row.decided_at]
    was_over_without_steps = row.was_stage == Stage.CLOSED and not steps
    if since or was_over_without_steps or matter.objections.filter(pk__gt=row.pk).exists():
        raise RuleBroken("matters.undo_not_last")
    row.decision, row.reason, row.was_stage = "", "", ""
    row.decided_on = row.decided_at = row.decided_by = None
    row.save(update_fields=_ANSWER)
    matter.save(update_fields=queries.settled(matter, steps))
    audit.record(by, "orders.objection_answer_undone", matter, client_id=matter.client_id, objection=row.pk)
    return row
