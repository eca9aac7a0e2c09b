"""How a sample was taken, split, sealed and told; what the client takes and what the medic says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.rules.law import Law
from waystation.rules.people import ToldHow
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import SAMPLED, Material, Outcome
from waystation.rules.specimens import custody, sampling
from waystation.screening import access
from waystation.screening.models import CustodyStep, Sampling, Screening, Specimen


@dataclass(frozen=True, slots=True, kw_only=True)
class SealData:
    """What a person says about the sample of one test. Order of pairs: A, B."""

    collectors: tuple[str, str]
    seals: tuple[str, str]
    sealed_at: datetime
    signed: sampling.Signed | None
    amounts: tuple[int | None, int | None] = (None, None)
    refusal_reason: str = ""
    hair_length_mm: int | None = None
    is_wrapped: bool = False
    is_filmed: bool = False
    observed: Sequence[str] = ()
    temperature_tenths: int | None = None
    storage_place: str = ""
    findings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldData:
    """How the result was told, and whether the client signed for it."""

    told_at: datetime
    told_how: ToldHow
    result_signed: sampling.Signed
    result_refusal_reason: str = ""


def _held(by: User, screening: Screening) -> Screening:
    """The test behind its client's lock. Raises Http404, RuleBroken ``specimens.withdrawn``."""
    access.must_record(by, screening.client_id)
    query = Screening.objects.select_for_update(of=("self",)).select_related("client", "panel", "order")
    row = query.get(pk=screening.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("specimens.withdrawn")
    return row


def _sheet(by: User, row: Screening) -> Sampling:
    return Sampling.objects.get_or_create(screening=row, defaults={"recorded_by": by})[0]


@transaction.atomic
def seal(
    *, by: User, screening: Screening, data: SealData, law: Law, form_key: UUID, now: datetime
) -> Sampling:
    """Write down who took the sample and how it was split and sealed; both parts begin their chain.

    The same form twice is one. Raises Http404; RuleBroken as ``rules.specimens.sampling.check_sampling``,
    ``specimens.not_sampled``, ``specimens.sampled_already``, ``specimens.seal_used``.
    """
    row = _held(by, screening)
    if CustodyStep.objects.filter(form_key=_key(form_key, sampling.Part.A, custody.Step.COLLECTED)).exists():
        return row.sampling
    if Outcome(row.outcome) not in SAMPLED or not row.material:
        raise RuleBroken("specimens.not_sampled")
    if row.specimens.exists():
        raise RuleBroken("specimens.sampled_already", who=row.sampling.recorded_by.name)
    sampling.check_sampling(_facts(row, data), now=now, law=law)
    for number in data.seals:
        if Specimen.objects.filter(seal_number=number.strip()).exists():
            raise RuleBroken("specimens.seal_used", seal=number.strip())
    sheet = _sheet(by, row)
    columns = {
        "collector_one": data.collectors[0].strip(),
        "collector_two": data.collectors[1].strip(),
        "hair_length_mm": data.hair_length_mm,
        "is_wrapped": data.is_wrapped,
        "is_filmed": data.is_filmed,
        "sealed_at": data.sealed_at,
        "signed": data.signed or "",
        "refusal_reason": data.refusal_reason.strip(),
        "observed": list(data.observed),
        "temperature_tenths": data.temperature_tenths,
        "recorded_by": by,
    }
    for name, value in columns.items():
        setattr(sheet, name, value)
    sheet.save(update_fields=list(columns))
    if data.findings:
        row.findings = data.findings
        row.save(update_fields=["findings"])
    _begin_chain(by, row, data, law, form_key)
    audit.record(by, "screening.specimen_sealed", row, client_id=row.client_id, signed=data.signed or "")
    return sheet


def _facts(row: Screening, data: SealData) -> sampling.SamplingFacts:
    return sampling.SamplingFacts(
        material=Material(row.material),
        collectors=data.collectors,
        hair_length_mm=data.hair_length_mm,
        is_wrapped=data.is_wrapped,
        seals=data.seals,
        amounts=data.amounts,
        signed=data.signed,
        refusal_reason=data.refusal_reason,
        sealed_at=data.sealed_at,
    )


def _key(form_key: UUID, part: sampling.Part, step: custody.Step) -> UUID:
    return uuid5(form_key, f"{part}/{step}")


def _taken_at(row: Screening, sealed_at: datetime) -> datetime:
    """When the sample was taken, never after it was sealed."""
    if row.taken_at is None:
        return sealed_at
    return min(sealed_at, timezone.make_aware(datetime.combine(row.taken_on, row.taken_at)))


def _begin_chain(by: User, row: Screening, data: SealData, law: Law, form_key: UUID) -> None:
    until = sampling.keep_until(row.taken_on, law)
    steps = []
    for part, number, amount in zip(sampling.Part, data.seals, data.amounts, strict=True):
        place = data.storage_place.strip()
        specimen = Specimen.objects.create(
            screening=row,
            part=part,
            seal_number=number.strip(),
            amount=amount,
            storage_place=place,
            keep_until=until,
        )
        taken = [
            (custody.Step.COLLECTED, _taken_at(row, data.sealed_at)),
            (custody.Step.SEALED, data.sealed_at),
        ]
        taken += [(custody.Step.STORED, data.sealed_at)] if place else []
        steps += [
            CustodyStep(
                specimen=specimen,
                step=step,
                at=at,
                place=place if step is custody.Step.STORED else "",
                form_key=_key(form_key, part, step),
                by=by,
            )
            for step, at in taken
        ]
    CustodyStep.objects.bulk_create(steps)


@transaction.atomic
def tell(*, by: User, screening: Screening, data: ToldData, now: datetime) -> Sampling:
    """The client was told the result, and signed or would not.

    Raises Http404; RuleBroken ``specimens.future``, ``specimens.refusal_reason_needed``,
    ``specimens.told_already_result``.
    """
    row = _held(by, screening)
    if data.told_at > now:
        raise RuleBroken("specimens.future")
    if data.result_signed is sampling.Signed.REFUSED and not data.result_refusal_reason.strip():
        raise RuleBroken("specimens.refusal_reason_needed")
    sheet = _sheet(by, row)
    if sheet.told_at is not None:
        if sheet.told_by_id == by.pk and sheet.told_at == data.told_at:
            return sheet
        raise RuleBroken("specimens.told_already_result")
    sheet.told_at, sheet.told_how, sheet.told_by = data.told_at, data.told_how, by
    sheet.result_signed, sheet.result_refusal_reason = data.result_signed, data.result_refusal_reason.strip()
    sheet.save(update_fields=["told_at", "told_how", "told_by", "result_signed", "result_refusal_reason"])
    audit.record(by, "screening.result_told", row, client_id=row.client_id, how=data.told_how)
    return sheet


@transaction.atomic
def declare_medicine(*, by: User, screening: Screening, declared: bool, medicine: str) -> Sampling:
    """What the client says to take. The words are for the medic alone from here on; said again, they replace
    the old ones and the medic is asked anew.

    Raises Http404; RuleBroken ``specimens.medicine_needed``.
    """
    row = _held(by, screening)
    if declared and not medicine.strip():
        raise RuleBroken("specimens.medicine_needed")
    sheet = _sheet(by, row)
    sheet.is_medicine_declared, sheet.medicine = declared, medicine.strip() if declared else ""
    sheet.medicine_opinion, sheet.opinion_by, sheet.opinion_on = "", None, None
    sheet.save(
        update_fields=["is_medicine_declared", "medicine", "medicine_opinion", "opinion_by", "opinion_on"]
    )
    audit.record(by, "screening.medicine_declared", row, client_id=row.client_id, declared=declared)
    return sheet


@transaction.atomic
def read_medicine(*, by: User, sheet: Sampling) -> str:
    """The words themselves, for the medic of the client's help team; the look is on the record.

    Raises Http404 for anybody else.
    """
    if not access.medicines_visible_to(by).filter(pk=sheet.pk).exists():
        raise Http404
    audit.record(by, "screening.medicine_read", sheet.screening, client_id=sheet.screening.client_id)
    return sheet.medicine


@transaction.atomic
def give_opinion(*, by: User, sheet: Sampling, opinion: sampling.MedicineOpinion, today: date) -> Sampling:
    """The medic says whether the medicine may explain the result; nothing else follows.

    Raises Http404 for anybody else; RuleBroken ``specimens.no_medicine``.
    """
    row = access.medicines_visible_to(by).select_for_update(of=("self",)).filter(pk=sheet.pk).first()
    if row is None:
        raise Http404
    if not row.is_medicine_declared:
        raise RuleBroken("specimens.no_medicine")
    if row.medicine_opinion != opinion or row.opinion_by_id != by.pk:
        row.medicine_opinion, row.opinion_by, row.opinion_on = opinion, by, today
        row.save(update_fields=["medicine_opinion", "opinion_by", "opinion_on"])
        audit.record(by, "screening.medicine_opinion", row.screening, client_id=row.screening.client_id)
    return row
