"""Recording drug tests: a new one, a correction, a withdrawal. Rows are never deleted."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.common.reading import statements
from waystation.rules import screening as rules
from waystation.rules.orders import OrderFacts
from waystation.rules.problems import RuleBroken
from waystation.rules.specimens.sampling import SameSex, TestKind, check_same_sex
from waystation.screening import access, queries
from waystation.screening.actions import kits
from waystation.screening.models import Objection, Sampling, Screening, Specimen

_FULFILLING = [outcome.value for outcome in rules.FULFILLING]


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What a person says about one test. ``plan_key``: the obligation it was taken for, or empty.

    ``positive_for``: codes of ``models.Analyte``; ``findings``: analyte → ``Finding``, where not all of the
    panel are negative. ``kit_id`` brings panel, lot and expiry with it; ``stock_reason``: how a kit can be
    used of a lot that has none left. Fields that do not belong to the outcome are empty.
    """

    taken_on: date
    outcome: rules.Outcome
    purpose: rules.Purpose = rules.Purpose.PLANNED
    nature: rules.Nature = rules.Nature.CARE
    material: rules.Material | None = None
    taken_at: time | None = None
    place: str = ""
    witness: str = ""
    kit_lot: str = ""
    kit_expires_on: date | None = None
    kind: TestKind = TestKind.ON_SITE
    panel_id: int | None = None
    kit_id: int | None = None
    stock_reason: str = ""
    same_sex: SameSex | None = None
    same_sex_reason: str = ""
    positive_for: list[str] = field(default_factory=list)
    findings: dict[str, str] = field(default_factory=dict)
    miss: rules.MissKind | None = None
    reason: rules.MissReason | None = None
    note: str = ""
    plan_key: str = ""

    def columns(self) -> dict[str, object]:
        """The same as columns of ``Screening``."""
        values = {name: getattr(self, name) for name in _NAMES}
        values["miss_kind"] = values.pop("miss") or ""
        values["material"] = values["material"] or ""
        values["reason"] = values["reason"] or ""
        values["same_sex"] = values["same_sex"] or ""
        return values


_NAMES = tuple(one.name for one in fields(Data) if one.name != "stock_reason")


def _check(order: OrderFacts | None, data: Data, today: date) -> None:
    """Raises RuleBroken as ``rules.screening.check_recordable``, and ``screening.no_order``."""
    if order is None:
        raise RuleBroken("screening.no_order")
    check_same_sex(data.same_sex, data.same_sex_reason)
    rules.check_recordable(
        order,
        taken_on=data.taken_on,
        today=today,
        outcome=data.outcome,
        miss=data.miss,
        reason=data.reason,
        material=data.material,
    )


class _Standing(NamedTuple):
    """A test that is there already; ``who`` wrote it down."""

    pk: int
    form_key: UUID
    who: str
    recorded_at: datetime


#: Without a plan item (NULL) only the form's own row is found.
_STANDING = """
SELECT s.id, s.form_key, u.name, s.recorded_at
  FROM screening_screening s JOIN accounts_user u ON u.id = s.recorded_by_id
 WHERE s.client_id = %(client)s
   AND (s.form_key = %(form)s
        OR (s.plan_key = %(plan)s AND s.withdrawn_at IS NULL AND s.outcome = ANY(%(fulfilling)s)))
"""


def _standing(client_id: int, data: Data, form_key: UUID) -> list[_Standing]:
    """What is there already: the row of the same form, and the result of the same item of the plan."""
    plan = data.plan_key if data.plan_key and data.outcome in rules.FULFILLING else None
    given: dict[str, Any] = {"client": client_id, "form": form_key, "plan": plan, "fulfilling": _FULFILLING}
    return [_Standing(*row) for row in statements.rows(_STANDING, given)]


def _refuse_second(standing: list[_Standing]) -> None:
    """One result per item of the plan: whoever comes second is told who recorded it and when."""
    for row in standing:
        at = timezone.localtime(row.recorded_at)
        raise RuleBroken("screening.already_recorded", who=row.who, on=at.date(), time=f"{at:%H:%M}")


@transaction.atomic(savepoint=False)
def record(
    *, by: User, client: Client, order: OrderFacts | None, data: Data, form_key: UUID, today: date
) -> Screening:
    """Write one test down. The same form sent twice is one row: the second time it is returned as it is.

    The caller has reached and locked the client (``access.must_record``), and lets a refusal undo its own
    transaction. Raises RuleBroken: what ``rules.screening.check_recordable`` refuses;
    ``screening.already_recorded`` (by whom, when); ``screening.no_order``.
    """
    standing = _standing(client.pk, data, form_key)
    for there in standing:
        if there.form_key == form_key:
            return Screening.objects.get(pk=there.pk)
    _check(order, data, today)
    _refuse_second(standing)
    data = kits.used(by=by, data=data, form_key=form_key)
    row = Screening.objects.create(
        client=client,
        order_id=order.id if order else None,
        form_key=form_key,
        recorded_by=by,
        **data.columns(),
    )
    audit.record(
        by,
        "screening.recorded",
        row,
        client_id=client.pk,
        outcome=data.outcome.value,
        taken_on=data.taken_on.isoformat(),
    )
    return row


def _locked(by: User, row: Screening) -> Screening:
    """The row behind its client's lock. Raises RuleBroken ``screening.already_withdrawn``."""
    access.must_record(by, row.client_id)
    row = Screening.objects.select_for_update(of=("self",)).select_related("client").get(pk=row.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("screening.already_withdrawn")
    return row


@transaction.atomic
def correct(
    *,
    by: User,
    screening: Screening,
    order: OrderFacts | None,
    data: Data,
    reason: str,
    form_key: UUID,
    today: date,
    now: datetime,
    asked_by: User | None = None,
) -> Screening:
    """Replace a record: the new row takes its place, the old one stays and is shown struck through.

    On the day of entry, by the same person, the row itself is changed. ``asked_by``: whose words they are
    where ``by``, a second person, approves them; then it is always a new row, in their name. Raises
    RuleBroken as ``record``, and ``screening.correction_reason_needed``, ``screening.already_withdrawn``.
    """
    access.must_record(by, screening.client_id)
    standing = [row for row in _standing(screening.client_id, data, form_key) if row.pk != screening.pk]
    for there in standing:
        if there.form_key == form_key:
            return Screening.objects.get(pk=there.pk)
    old = _locked(by, screening)
    _check(order, data, today)
    _refuse_second(standing)
    data = kits.used(by=by, data=data, form_key=form_key, before=old.kit_id)
    if asked_by is None and queries.is_editable_in_place(old, by, today):
        columns = data.columns()
        changed = sorted(name for name, value in columns.items() if getattr(old, name) != value)
        for name in changed:
            setattr(old, name, columns[name])
        if changed:
            old.decided_by = old.decided_on = None
            old.standing = old.standing if old.outcome == rules.Outcome.POSITIVE else ""
            old.save(update_fields=[*changed, "decided_by", "decided_on", "standing"])
            audit.record(by, "screening.edited", old, client_id=old.client_id, fields=changed)
        return old
    if not reason.strip():
        raise RuleBroken("screening.correction_reason_needed")
    _strike(by, old, reason, now)
    row = Screening.objects.create(
        client=old.client,
        order_id=order.id if order else None,
        form_key=form_key,
        recorded_by=asked_by or by,
        replaces=old,
        standing=old.standing if data.outcome is rules.Outcome.POSITIVE else "",
        **data.columns(),
    )
    _hang_on(old, row)
    audit.record(by, "screening.corrected", row, client_id=old.client_id, replaces=old.pk)
    return row


def _hang_on(old: Screening, new: Screening) -> None:
    """What hangs on a corrected test hangs on the entry that takes its place."""
    if old.outcome in rules.SAMPLED:
        for model in (Sampling, Specimen, Objection):
            model._default_manager.filter(screening=old).update(screening=new)


def _strike(by: User, row: Screening, reason: str, now: datetime) -> None:
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = now, by, reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])


@transaction.atomic
def withdraw(*, by: User, screening: Screening, reason: str, now: datetime) -> Screening:
    """Take a record back that should not be there. It stays, struck through, with the reason.

    Raises RuleBroken ``screening.withdrawal_reason_needed``, ``screening.already_withdrawn``.
    """
    row = _locked(by, screening)
    if not reason.strip():
        raise RuleBroken("screening.withdrawal_reason_needed")
    _strike(by, row, reason, now)
    audit.record(by, "screening.withdrawn", row, client_id=row.client_id)
    return row
