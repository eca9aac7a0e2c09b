"""Hand-over from isolation: somebody is expected, gets a worker, is met; nothing of it is deleted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from waystation.accounts.access import lock_account
from waystation.accounts.models import Area, Organisation, User
from waystation.accounts.queries import workers_covering
from waystation.audit import actions as audit
from waystation.clients.access import must_reach, visible_to
from waystation.clients.models import Client
from waystation.clients.rows import id_mark
from waystation.common.persons import identity
from waystation.orders.access import areas_to_expect_in, must_see_leaver
from waystation.orders.actions.isolation.released import tell_spell, untell_spell
from waystation.orders.models import CentreAssessment, Leaver, LeaverStep
from waystation.rules.care import gate as rules
from waystation.rules.care.gate import GateStep, LeaverEnd, LeaverFacts, MetOutcome
from waystation.rules.orders import Severity
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@dataclass(frozen=True)
class Expected:
    """What a notice says. ``centre``: a centre that is known here; else its name."""

    area: Area
    name: str
    release_on: date
    told_on: date
    sex: str = ""
    born_on: date | None = None
    id_number: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    centre: Organisation | None = None
    centre_name: str = ""
    note: str = field(default="", repr=False)


@dataclass(frozen=True)
class Done:
    """One step as it was entered; which of these a step asks for stands in its form."""

    step: GateStep
    on: date
    at: time | None = None
    way: str = ""
    outcome: str = ""
    client_agreed: bool = False
    family_agreed: bool = False
    who: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    done: str = field(default="", repr=False)


@dataclass(frozen=True)
class Found:
    """The centre's assessment: for each of ``rules.gate.SCORES`` a score or None, and words."""

    assessed_on: date | None
    received_on: date
    scores: tuple[int | None, ...]
    words: tuple[str, ...] = field(repr=False)


def _facts(leaver: Leaver) -> LeaverFacts:
    """What a check of a new step needs to know."""
    return LeaverFacts(leaver.pk, leaver.release_on, leaver.told_on, ended_on=leaver.ended_on)


@transaction.atomic
def expect(*, by: User, data: Expected, form_key: UUID, today: date) -> Leaver:
    """A notice came: somebody will be released. The same form twice is one; the same person twice is refused.

    Somebody whose file ``by`` reaches is found by the identity number, and keeps the worker they have. Raises
    RuleBroken ``gate.area_not_yours``, ``gate.already_expected``, ``gate.name_needed`` and as
    ``rules.gate.check_notice``, and what is wrong about the number.
    """
    if (saved := Leaver.objects.filter(form_key=form_key, recorded_by=by).first()) is not None:
        return saved
    if not areas_to_expect_in(by).filter(pk=data.area.pk).exists():
        raise RuleBroken("gate.area_not_yours")
    Area.objects.select_for_update().get(pk=data.area.pk)
    if not data.name.strip():
        raise RuleBroken("gate.name_needed")
    rules.check_notice(data.release_on, data.told_on, today)
    number = _number(data, today)
    mark = id_mark(number) if number else None
    if mark and Leaver.objects.filter(id_index=mark, ended_on__isnull=True, steps=None).exists():
        raise RuleBroken("gate.already_expected")
    client = visible_to(by).filter(id_index=mark).first() if mark else None
    worker = client.worker if client else None
    leaver = Leaver.objects.create(
        client=client,
        area=data.area,
        centre=data.centre,
        centre_name=data.centre_name.strip(),
        name=data.name.strip(),
        sex=data.sex,
        born_on=data.born_on,
        id_number=number,
        id_index=mark,
        phone=data.phone.strip(),
        note=data.note.strip(),
        told_on=data.told_on,
        release_on=data.release_on,
        worker=worker,
        assigned_on=data.told_on if worker else None,
        recorded_by=by,
        form_key=form_key,
    )
    audit.record(
        by,
        "orders.leaver_expected",
        leaver,
        client_id=leaver.client_id,
        area=data.area.pk,
        release_on=data.release_on.isoformat(),
    )
    tell_spell(by=by, leaver=leaver, today=today)
    return leaver


def _number(data: Expected, today: date) -> str:
    """The identity number as it is kept; RuleBroken with what is wrong about it."""
    if not data.id_number.strip():
        return ""
    read = identity.parse(data.id_number, sex=data.sex or None, today=today)
    for finding in read.findings:
        if finding.severity is Severity.ERROR:
            raise RuleBroken(finding.code)
    return read.number


def _held(by: User, leaver: Leaver, verb: Verb = Verb.WELCOME) -> Leaver:
    """The row behind its file's lock, where there is a file. Http404; RuleBroken ``gate.ended``."""
    if leaver.client_id is not None:
        must_reach(by, leaver.client_id, Verb.RECORD_CONTACT, lock=True)
    row = must_see_leaver(by, leaver.pk, verb, lock=True)
    if row.ended_on is not None:
        raise RuleBroken("gate.ended", on=row.ended_on)
    return row


@transaction.atomic
def assign(*, by: User, leaver: Leaver, worker: User, today: date) -> Leaver:
    """The head names who goes. Raises Http404, RuleBroken ``gate.ended``, ``gate.worker_not_here``."""
    row = _held(by, leaver, Verb.ASSIGN_WORKER)
    if row.worker_id == worker.pk:
        return row
    here = workers_covering(row.area.path).filter(pk=worker.pk).exists()
    if not (lock_account(worker) and here):
        raise RuleBroken("gate.worker_not_here", who=worker.name)
    row.worker, row.assigned_on = worker, today
    row.save(update_fields=["worker", "assigned_on"])
    audit.record(by, "orders.leaver_assigned", row, client_id=row.client_id, worker=worker.pk)
    return row


@transaction.atomic
def record_step(*, by: User, leaver: Leaver, data: Done, form_key: UUID, today: date) -> LeaverStep:
    """Write one step down. The same form twice is one. Raises RuleBroken as ``rules.gate.check_step`` and
    ``check_met``, and ``gate.agreed_needed`` for a plan nobody agreed to."""
    row = _held(by, leaver)
    if (saved := LeaverStep.objects.filter(form_key=form_key, leaver=row).first()) is not None:
        return saved
    rules.check_step(_facts(row), data.step, data.on, today)
    if data.step is GateStep.MEET:
        rules.check_met(MetOutcome(data.outcome), reason=data.note, done=data.done)
    if data.step is GateStep.PLAN and not data.client_agreed:
        raise RuleBroken("gate.agreed_needed")
    step = LeaverStep.objects.create(leaver=row, recorded_by=by, form_key=form_key, **vars(data))
    audit.record(
        by,
        "orders.leaver_step_recorded",
        step,
        client_id=row.client_id,
        step=data.step,
        on=data.on.isoformat(),
        outcome=data.outcome,
    )
    tell_spell(by=by, leaver=row, today=today)
    return step


@transaction.atomic
def withdraw_step(*, by: User, leaver: Leaver, step_id: int, reason: str, now: datetime) -> LeaverStep:
    """Take a step back that was entered by mistake; it stays, struck through. Twice is once.

    Raises Http404, RuleBroken ``gate.ended``, ``clients.reason_needed``.
    """
    row = _held(by, leaver)
    step = LeaverStep.objects.select_for_update().filter(leaver=row, pk=step_id).first()
    if step is None:
        raise Http404
    if step.withdrawn_at is not None:
        return step
    if not reason.strip():
        raise RuleBroken("clients.reason_needed")
    step.withdrawn_at, step.withdrawn_by, step.withdrawn_reason = now, by, reason.strip()
    step.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    audit.record(by, "orders.leaver_step_withdrawn", step, client_id=row.client_id, step=step.step)
    untell_spell(by=by, leaver=row, step=step, today=timezone.localdate(now))
    return step


@transaction.atomic
def move_release(*, by: User, leaver: Leaver, release_on: date, today: date) -> Leaver:
    """The centre named another day. Raises RuleBroken as ``rules.gate.check_notice``, and ``gate.ended``."""
    row = _held(by, leaver, Verb.EXPECT_LEAVER)
    rules.check_notice(release_on, row.told_on, today)
    if row.release_on != release_on:
        row.release_on = release_on
        row.save(update_fields=["release_on"])
        audit.record(
            by, "orders.leaver_moved", row, client_id=row.client_id, release_on=release_on.isoformat()
        )
    return row


@transaction.atomic
def end(*, by: User, leaver: Leaver, why: LeaverEnd, today: date) -> Leaver:
    """Nobody comes out any more, or not here. Ended twice it stays as the first time."""
    row = must_see_leaver(by, leaver.pk, Verb.EXPECT_LEAVER, lock=True)
    if row.ended_on is None:
        row.ended_on, row.end = today, why
        row.save(update_fields=["ended_on", "end"])
        audit.record(by, "orders.leaver_ended", row, client_id=row.client_id, why=why)
    return row


@transaction.atomic
def attach(*, by: User, leaver: Leaver, client: Client, today: date) -> Leaver:
    """The expected person has a file now (or had one). Raises Http404, RuleBroken ``gate.attached``."""
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    row = must_see_leaver(by, leaver.pk, Verb.WELCOME, lock=True)
    if row.client_id == client.pk:
        return row
    if row.client_id is not None:
        raise RuleBroken("gate.attached")
    row.client = client
    fields = ["client"]
    if row.worker is None and client.worker is not None:
        row.worker, row.assigned_on = client.worker, today
        fields += ["worker", "assigned_on"]
    row.save(update_fields=fields)
    audit.record(by, "orders.leaver_attached", row, client_id=client.pk)
    tell_spell(by=by, leaver=row, today=today)
    return row


@transaction.atomic
def assess(*, by: User, leaver: Leaver, found: Found, verb: Verb = Verb.WELCOME) -> CentreAssessment:
    """What the centre found has come; sent again it replaces what was there. ``verb``: with a list, whoever
    may enter leavers may bring it. Raises RuleBroken ``gate.score_impossible``, ``gate.ended``."""
    row = must_see_leaver(by, leaver.pk, verb, lock=True)
    if row.ended_on is not None:
        raise RuleBroken("gate.ended", on=row.ended_on)
    rules.check_scores(found.scores)
    values: dict[str, object] = {"assessed_on": found.assessed_on, "received_on": found.received_on}
    for name, score, words in zip(rules.SCORES, found.scores, found.words, strict=True):
        values |= {name: score, f"{name}_words": words.strip()}
    kept, made = CentreAssessment.objects.get_or_create(leaver=row, defaults={**values, "recorded_by": by})
    changed = [name for name, value in values.items() if getattr(kept, name) != value]
    for name in changed:
        setattr(kept, name, values[name])
    if changed and not made:
        kept.save(update_fields=changed)
    if made or changed:
        audit.record(by, "orders.leaver_assessed", kept, client_id=row.client_id)
    return kept
