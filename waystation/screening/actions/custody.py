"""The chain of custody of a part: step by step, and its end by two hands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.rules.problems import RuleBroken
from waystation.rules.specimens import custody
from waystation.rules.specimens.objections import Decision, Stage, Standing
from waystation.rules.specimens.sampling import Part
from waystation.screening import access
from waystation.screening.models import CustodyStep, Objection, Specimen


@dataclass(frozen=True, slots=True, kw_only=True)
class StepData:
    """One step by hand. Only what the step asks for counts."""

    step: custody.Step
    at: datetime
    to: str = ""
    place: str = ""
    condition: custody.Condition | None = None


def _chain(specimen: Specimen) -> list[custody.Link]:
    return [custody.Link(custody.Step(row.step), row.at) for row in specimen.steps.order_by("at", "pk")]


@transaction.atomic
def add_step(*, by: User, specimen: Specimen, data: StepData, form_key: UUID, now: datetime) -> CustodyStep:
    """Write down what happened to a part. The same form twice is one step.

    Raises Http404; RuleBroken as ``rules.specimens.custody.check_step``.
    """
    access.must_record(by, specimen.screening.client_id)
    row = Specimen.objects.select_for_update(of=("self",)).get(pk=specimen.pk)
    same = CustodyStep.objects.filter(form_key=form_key).first()
    if same is not None:
        return same
    granted = Objection.objects.filter(
        screening=row.screening_id, stage=Stage.RE_TEST, decision=Decision.GRANTED
    )
    custody.check_step(
        _chain(row),
        part=Part(row.part),
        step=data.step,
        at=data.at,
        now=now,
        to=data.to,
        place=data.place,
        condition=data.condition,
        retest_granted=granted.exists(),
    )
    step = CustodyStep.objects.create(
        specimen=row,
        step=data.step,
        at=data.at,
        to=data.to.strip(),
        place=data.place.strip(),
        condition=data.condition or "",
        form_key=form_key,
        by=by,
    )
    place = data.place.strip() if data.step is custody.Step.STORED else ""
    if place != row.storage_place:
        row.storage_place = place
        row.save(update_fields=["storage_place"])
    audit.record(
        by,
        "screening.custody_step",
        specimen.screening,
        client_id=specimen.screening.client_id,
        step=data.step,
        part=row.part,
    )
    return step


def _to_destroy(by: User, chosen: Iterable[int], today: date) -> list[Specimen]:
    """The parts behind their locks, in the order of their numbers; Http404 if one is out of reach."""
    wanted = sorted(set(chosen))
    if not wanted:
        raise RuleBroken("specimens.nothing_chosen")
    query = access.specimens_visible_to(by).select_related("screening").order_by("pk")
    rows = list(query.select_for_update(of=("self",)).filter(pk__in=wanted))
    if len(rows) != len(wanted):
        raise Http404
    for row in rows:
        custody.check_destroy(
            keep_until=row.keep_until,
            under_objection=row.screening.standing == Standing.UNDER_OBJECTION,
            is_destroyed=row.destroyed_on is not None,
            today=today,
        )
    return rows


@transaction.atomic
def ask_to_destroy(*, by: User, chosen: Iterable[int], today: date) -> int:
    """The first of two signs that these parts may be destroyed. How many are new.

    Raises Http404; RuleBroken as ``rules.specimens.custody.check_destroy``.
    """
    new = [row for row in _to_destroy(by, chosen, today) if row.destroy_asked_by_id is None]
    for row in new:
        row.destroy_asked_by, row.destroy_asked_on = by, today
        row.save(update_fields=["destroy_asked_by", "destroy_asked_on"])
        audit.record(
            by, "screening.destroy_asked", row.screening, client_id=row.screening.client_id, part=row.part
        )
    return len(new)


@transaction.atomic
def destroy(*, by: User, chosen: Iterable[int], form_key: UUID, now: datetime) -> int:
    """The second of two signs, and the parts are destroyed: the last step of their chain names both.

    Raises Http404; RuleBroken as ``ask_to_destroy``, ``specimens.not_asked``, ``specimens.second_person``.
    """
    today = timezone.localtime(now).date()
    rows = _to_destroy(by, chosen, today)
    for row in rows:
        if row.destroy_asked_by_id is None:
            raise RuleBroken("specimens.not_asked")
        if row.destroy_asked_by_id == by.pk:
            raise RuleBroken("specimens.second_person")
    for row in rows:
        CustodyStep.objects.create(
            specimen=row,
            step=custody.Step.DESTROYED,
            at=now,
            second=row.destroy_asked_by,
            form_key=uuid5(form_key, str(row.pk)),
            by=by,
        )
        row.destroyed_on = today
        row.save(update_fields=["destroyed_on"])
        audit.record(
            by,
            "screening.specimen_destroyed",
            row.screening,
            client_id=row.screening.client_id,
            part=row.part,
        )
    return len(rows)


@transaction.atomic
def keep_longer(*, by: User, chosen: Iterable[int]) -> int:
    """Take the first signature back: these parts are kept. How many had one.

    Raises Http404; RuleBroken ``specimens.nothing_chosen``.
    """
    wanted = sorted(set(chosen))
    if not wanted:
        raise RuleBroken("specimens.nothing_chosen")
    query = access.specimens_visible_to(by).select_related("screening").order_by("pk")
    rows = query.select_for_update(of=("self",)).filter(
        pk__in=wanted, destroy_asked_by__isnull=False, destroyed_on__isnull=True
    )
    kept = list(rows)
    for row in kept:
        row.destroy_asked_by = row.destroy_asked_on = None
        row.save(update_fields=["destroy_asked_by", "destroy_asked_on"])
        audit.record(
            by,
            "screening.destroy_taken_back",
            row.screening,
            client_id=row.screening.client_id,
            part=row.part,
        )
    return len(kept)
