"""Merchants and their contracts. A contract is drawn up by one and signed by a second person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from waystation.accounts.access import must_area
from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.points.access import merchants as access
from waystation.points.models import Contract, Merchant
from waystation.rules.points import merchants as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

_COLUMNS = ("name", "kind", "address", "contact", "phone")


@dataclass(frozen=True)
class MerchantData:
    """What is said of a merchant."""

    name: str
    kind: rules.MerchantKind
    area: Area
    address: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ContractData:
    """What is agreed with a merchant. ``merchant_daily``, ``wallet_daily``: points a day."""

    starts_on: date
    ends_on: date
    merchant_daily: int
    wallet_daily: int
    goods: tuple[str, ...]
    number: str = ""


def _check_name(area_id: int, name: str, besides: int | None = None) -> None:
    """Two at once wait for each other at the area."""
    Area.objects.select_for_update(no_key=True).get(pk=area_id)
    if Merchant.objects.filter(area=area_id, name=name.strip()).exclude(pk=besides or 0).exists():
        raise RuleBroken("merchants.exists")


@transaction.atomic
def add_merchant(*, by: User, data: MerchantData) -> Merchant:
    """A new merchant; no till works before its contract is signed.

    Raises Http404, RuleBroken ``merchants.exists``.
    """
    must_area(by, data.area.pk, Verb.MANAGE_MERCHANTS)
    _check_name(data.area.pk, data.name)
    row = Merchant.objects.create(
        name=data.name.strip(),
        kind=data.kind,
        area=data.area,
        address=data.address.strip(),
        contact=data.contact.strip(),
        phone=data.phone.strip(),
        made_by=by,
    )
    audit.record(by, "points.merchant_added", row, kind=row.kind)
    return row


@transaction.atomic
def change_merchant(*, by: User, merchant: Merchant, data: MerchantData) -> Merchant:
    """What is said of a merchant is set right; its area stays, because its books are kept there.

    Raises Http404, RuleBroken ``merchants.exists``.
    """
    row = access.must_reach(by, merchant.pk, Verb.MANAGE_MERCHANTS, lock=True)
    _check_name(row.area_id, data.name, row.pk)
    changed = [name for name in _COLUMNS if getattr(row, name) != getattr(data, name).strip()]
    for name in changed:
        setattr(row, name, getattr(data, name).strip())
    if changed:
        row.save(update_fields=[*changed, "changed_at"])
        audit.record(by, "points.merchant_changed", row, fields=changed)
    return row


@transaction.atomic
def end_merchant(*, by: User, merchant: Merchant, on: date) -> Merchant:
    """The work with a merchant ends: from now on no till of it is served; what is owed is settled as ever.

    Raises Http404, RuleBroken ``merchants.ended_already``.
    """
    row = access.must_reach(by, merchant.pk, Verb.MANAGE_MERCHANTS, lock=True)
    if row.ended_on is not None:
        raise RuleBroken("merchants.ended_already")
    row.ended_on = on
    row.save(update_fields=["ended_on", "changed_at"])
    audit.record(by, "points.merchant_ended", row, on=on)
    return row


@transaction.atomic
def draw_up(*, by: User, merchant: Merchant, data: ContractData, form_key: UUID) -> Contract:
    """Draw up a contract; a second person signs it. The same form sent twice is one contract.

    Raises Http404, RuleBroken ``merchants.ended_already``, ``merchants.contract_overlaps`` and those of
    ``rules.points.merchants.check_contract``.
    """
    row = access.must_reach(by, merchant.pk, Verb.MANAGE_MERCHANTS, lock=True)
    same = Contract.objects.filter(form_key=form_key).first()
    if same is not None:
        return same
    if row.ended_on is not None:
        raise RuleBroken("merchants.ended_already")
    rules.check_contract(
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        merchant_daily=data.merchant_daily,
        wallet_daily=data.wallet_daily,
        goods=data.goods,
    )
    over = Contract.objects.filter(merchant=row, starts_on__lte=data.ends_on, ends_on__gte=data.starts_on)
    if over.exists():
        raise RuleBroken("merchants.contract_overlaps")
    made = Contract.objects.create(
        merchant=row,
        number=data.number.strip(),
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        merchant_daily=data.merchant_daily,
        wallet_daily=data.wallet_daily,
        goods=list(data.goods),
        form_key=form_key,
        drawn_by=by,
    )
    audit.record(by, "points.contract_drawn", made, merchant=row.pk)
    return made


@transaction.atomic
def sign(*, by: User, contract: Contract, now: datetime) -> Contract:
    """The second signature: from its first day on the tills work.

    Raises Http404, RuleBroken ``merchants.signed_already``, ``merchants.second_person``.
    """
    row = access.must_contract(by, contract.pk, Verb.APPROVE_MERCHANTS, lock=True)
    if row.signed_at is not None:
        raise RuleBroken("merchants.signed_already")
    rules.check_second(row.drawn_by_id, by.pk)
    row.signed_by, row.signed_at = by, now
    row.save(update_fields=["signed_by", "signed_at"])
    audit.record(by, "points.contract_signed", row, merchant=row.merchant_id)
    return row


@transaction.atomic
def discard(*, by: User, contract: Contract) -> None:
    """A contract that nobody signed yet goes away, so that a right one can be drawn up.

    Raises Http404, RuleBroken ``merchants.signed_already``.
    """
    row = access.must_contract(by, contract.pk, Verb.MANAGE_MERCHANTS, lock=True)
    if row.signed_at is not None:
        raise RuleBroken("merchants.signed_already")
    audit.record(by, "points.contract_discarded", row, merchant=row.merchant_id)
    row.delete()


@transaction.atomic
def end_contract(*, by: User, contract: Contract, on: date, today: date) -> Contract:
    """A contract ends earlier than agreed: ``on`` is its last day, today at the earliest.

    Raises Http404, RuleBroken ``merchants.end_wrong``.
    """
    row = access.must_contract(by, contract.pk, Verb.MANAGE_MERCHANTS, lock=True)
    if not max(today, row.starts_on) <= on < row.ends_on:
        raise RuleBroken("merchants.end_wrong", ends_on=row.ends_on)
    row.ends_on = on
    row.save(update_fields=["ends_on"])
    audit.record(by, "points.contract_ended", row, merchant=row.merchant_id, on=on)
    return row


@transaction.atomic
def suspend(*, by: User, contract: Contract, reason: str, now: datetime) -> Contract:
    """Stop a merchant at once, by one person; what was paid stays paid.

    Raises Http404, RuleBroken ``merchants.suspended_already``, ``merchants.suspend_reason_needed``.
    """
    row = access.must_contract(by, contract.pk, Verb.MANAGE_MERCHANTS, lock=True)
    if row.suspended_at is not None:
        raise RuleBroken("merchants.suspended_already")
    said = reason.replace("\0", "").strip()  # which PostgreSQL keeps in no text
    if not said:
        raise RuleBroken("merchants.suspend_reason_needed")
    row.suspended_by, row.suspended_at, row.suspended_reason = by, now, said
    row.save(update_fields=["suspended_by", "suspended_at", "suspended_reason"])
    audit.record(by, "points.contract_suspended", row, merchant=row.merchant_id)
    return row


@transaction.atomic
def resume(*, by: User, contract: Contract) -> Contract:
    """A suspended merchant may go on; said by somebody else than who stopped it.

    Raises Http404, RuleBroken ``merchants.not_suspended``, ``merchants.second_person``.
    """
    row = access.must_contract(by, contract.pk, Verb.APPROVE_MERCHANTS, lock=True)
    if row.suspended_at is None:
        raise RuleBroken("merchants.not_suspended")
    rules.check_second(row.suspended_by_id or 0, by.pk)
    row.suspended_by = row.suspended_at = None
    row.suspended_reason = ""
    row.save(update_fields=["suspended_by", "suspended_at", "suspended_reason"])
    audit.record(by, "points.contract_resumed", row, merchant=row.merchant_id)
    return row
