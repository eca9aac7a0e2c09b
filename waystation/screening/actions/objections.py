"""A request for a laboratory's answer, step by step. What a result is worth is worked out anew after each.

Matters, notices and what is due follow in ``casework.actions.objections``, which pages call.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.rules.people import ToldHow
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import Outcome
from waystation.rules.specimens import objections as rules
from waystation.screening import access
from waystation.screening.models import Objection, Screening
from waystation.screening.queries.objections import facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks for what, in whose words."""

    stage: rules.Stage
    origin: rules.Origin
    asked_on: date
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided, by whom."""

    decision: rules.Decision
    on: date
    by_whom: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the laboratory reported."""

    received_on: date
    on: date
    number: str
    verdict: rules.Verdict


def _held(by: User, screening: Screening) -> tuple[Screening, list[Objection]]:
    """The test behind its client's lock, with all that was asked about it."""
    access.must_record(by, screening.client_id)
    query = Screening.objects.select_for_update(of=("self",)).select_related("client", "order")
    row = query.get(pk=screening.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("specimens.withdrawn")
    return row, list(row.objections.select_for_update(of=("self",)).order_by("pk"))


def _one(by: User, objection: Objection) -> tuple[Screening, Objection, list[rules.ObjectionFacts]]:
    screening, known = _held(by, objection.screening)
    row = next(one for one in known if one.pk == objection.pk)
    return screening, row, [facts(one, screening.order_id) for one in known]


def _settle(screening: Screening) -> None:
    """Work out anew what the result is worth."""
    known = [facts(one, screening.order_id) for one in screening.objections.all()]
    worth = rules.standing(known)
    if screening.standing != worth:
        screening.standing = worth
        screening.save(update_fields=["standing"])


def _saved(by: User, screening: Screening, row: Objection, verb: str, *columns: str) -> Objection:
    row.save(update_fields=list(columns))
    _settle(screening)
    audit.record(by, verb, screening, client_id=screening.client_id, stage=row.stage)
    return row


@transaction.atomic
def ask(*, by: User, screening: Screening, data: Asked, form_key: UUID, today: date) -> Objection:
    """The client objects, or the office wants a laboratory's answer. The same form twice is one.

    Raises Http404; RuleBroken ``specimens.withdrawn`` and those of ``rules.specimens.objections.check_ask``.
    """
    row, known = _held(by, screening)
    for one in known:
        if one.form_key == form_key:
            return one
    rules.check_ask(
        [facts(one, row.order_id) for one in known],
        outcome=Outcome(row.outcome),
        stage=data.stage,
        taken_on=row.taken_on,
        asked_on=data.asked_on,
        today=today,
    )
    made = Objection.objects.create(
        screening=row,
        stage=data.stage,
        origin=data.origin,
        asked_on=data.asked_on,
        asked_words=data.words.strip(),
        result_told_on=_told_on(row, known, data.stage),
        form_key=form_key,
        recorded_by=by,
    )
    _settle(row)
    audit.record(by, "screening.objection_asked", row, client_id=row.client_id, stage=data.stage)
    return made


def _told_on(row: Screening, known: list[Objection], stage: rules.Stage) -> date | None:
    """When the client heard what is objected to: the screening result, or the laboratory's."""
    if stage is rules.Stage.RE_TEST:
        told = [one.answer_told_on for one in known if one.stage == rules.Stage.LABORATORY]
        return next((day for day in told if day is not None), None)
    sheet = getattr(row, "sampling", None)
    return timezone.localtime(sheet.told_at).date() if sheet and sheet.told_at else None


@transaction.atomic
def decide(*, by: User, objection: Objection, data: Decided, today: date) -> Objection:
    """Write down what the police (of a care test: the head) decided.

    Raises Http404; RuleBroken as ``rules.specimens.objections.check_decide``.
    """
    screening, row, known = _one(by, objection)
    own = next(one for one in known if one.id == row.pk)
    if (row.decision, row.decided_on) == (data.decision, data.on):
        return row
    rules.check_decide(own, decision=data.decision, reason=data.reason, on=data.on, today=today)
    row.decision, row.decided_on = data.decision, data.on
    row.decided_by_whom, row.decision_reason = data.by_whom.strip(), data.reason.strip()
    columns = ("decision", "decided_on", "decided_by_whom", "decision_reason")
    return _saved(by, screening, row, "screening.objection_decided", *columns)


@transaction.atomic
def send(*, by: User, objection: Objection, laboratory: str, on: date, today: date) -> Objection:
    """The sample went to a laboratory; a re-test to another one than the first.

    Raises Http404; RuleBroken as ``rules.specimens.objections.check_send``, ``specimens.sent_already``.
    """
    screening, row, known = _one(by, objection)
    own = next(one for one in known if one.id == row.pk)
    if row.sent_on is not None:
        if (row.sent_on, row.laboratory) == (on, laboratory.strip()):
            return row
        raise RuleBroken("specimens.sent_already")
    rules.check_send(own, known, laboratory=laboratory, on=on, today=today)
    row.laboratory, row.sent_on = laboratory.strip(), on
    return _saved(by, screening, row, "screening.objection_sent", "laboratory", "sent_on")


@transaction.atomic
def report(*, by: User, objection: Objection, data: Answer, today: date) -> Objection:
    """The laboratory has answered; from now on the result is worth what it says.

    Raises Http404; RuleBroken as ``rules.specimens.objections.check_report``.
    """
    screening, row, known = _one(by, objection)
    own = next(one for one in known if one.id == row.pk)
    if (row.verdict, row.reported_on, row.received_on) == (data.verdict, data.on, data.received_on):
        return row
    rules.check_report(own, received_on=data.received_on, on=data.on, today=today)
    row.received_on, row.reported_on = data.received_on, data.on
    row.report_number, row.verdict = data.number.strip(), data.verdict
    columns = ("received_on", "reported_on", "report_number", "verdict")
    return _saved(by, screening, row, "screening.objection_reported", *columns)


@transaction.atomic
def tell_answer(*, by: User, objection: Objection, on: date, how: ToldHow, today: date) -> Objection:
    """The client was told the answer.

    Raises Http404; RuleBroken as ``rules.specimens.objections.check_tell``.
    """
    screening, row, known = _one(by, objection)
    own = next(one for one in known if one.id == row.pk)
    if (row.answer_told_on, row.answer_told_how) == (on, how):
        return row
    rules.check_tell(own, on=on, today=today)
    row.answer_told_on, row.answer_told_how = on, how
    return _saved(by, screening, row, "screening.objection_told", "answer_told_on", "answer_told_how")


@transaction.atomic
def withdraw_objection(*, by: User, objection: Objection, reason: str, today: date) -> Objection:
    """The client takes it back, or it was written down by mistake; it stays, with the reason.

    Raises Http404; RuleBroken as ``rules.specimens.objections.check_withdraw``.
    """
    screening, row, known = _one(by, objection)
    own = next(one for one in known if one.id == row.pk)
    rules.check_withdraw(own, reason=reason)
    row.withdrawn_on, row.withdrawn_reason = today, reason.strip()
    columns = ("withdrawn_on", "withdrawn_reason")
    return _saved(by, screening, row, "screening.objection_withdrawn", *columns)
