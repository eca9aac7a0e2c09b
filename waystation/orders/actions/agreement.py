"""Preparing, signing and refusing an agreement, and the office's own versions of its text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.clients.models import Document
from waystation.orders import queries
from waystation.orders.access import must_reach, must_write_text
from waystation.orders.models import AgreementSheet, AgreementSignature, AgreementText, Order
from waystation.orders.queries import agreement as papers
from waystation.rules import agreements as rules
from waystation.rules.agreements import Measure, Party, Section, SheetState, SignedBy
from waystation.rules.agreements.words import TOKENS
from waystation.rules.orders import State
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .steps import sign_agreement


@dataclass(frozen=True)
class Chosen:
    """One measure in the words for this person."""

    code: Measure
    text: str


@dataclass(frozen=True)
class Signed:
    """One side's signature: who, and what was drawn (None: on paper)."""

    party: Party
    name: str
    strokes: object = None


def _order(by: User, order_id: int) -> Order:
    order = must_reach(by, order_id, Verb.AGREE, lock=True)
    if not State(order.state).is_open:
        raise RuleBroken("agreements.order_ended")
    return order


def _draft(by: User, sheet_id: int) -> AgreementSheet:
    """The draft behind its order's lock; Http404, RuleBroken ``agreements.not_a_draft``."""
    found = AgreementSheet.objects.filter(pk=sheet_id).values_list("order_id", flat=True).first()
    if found is None:
        raise Http404
    _order(by, found)
    rows = AgreementSheet.objects.select_for_update(of=("self",))
    return rows.select_related("order__client__worker", "template").get(pk=sheet_id)


@transaction.atomic
def prepare(
    *, by: User, order: Order, measures: Sequence[Chosen], wishes: str, today: date
) -> AgreementSheet:
    """Write the draft of an order, or change it; there is one at a time.

    Raises RuleBroken ``agreements.order_ended``, ``agreements.no_text``.
    """
    order = _order(by, order.pk)
    chosen = json.dumps(
        [{"code": one.code.value, "text": one.text.strip()} for one in measures if one.text.strip()],
        ensure_ascii=False,
    )
    wanted = {"measures": chosen, "wishes": wishes.strip()}
    sheet = AgreementSheet.objects.filter(order=order, state=SheetState.DRAFT).first()
    if sheet is None:
        template = papers.text_in_force(order.client.area_id, order.kind, today)
        sheet = AgreementSheet.objects.create(
            order=order, template=template, made_on=today, made_by=by, **wanted
        )
        audit.record(by, "orders.agreement_prepared", sheet, client_id=order.client_id)
        return sheet
    changed = [name for name, value in wanted.items() if getattr(sheet, name) != value]
    for name in changed:
        setattr(sheet, name, wanted[name])
    if changed:
        sheet.save(update_fields=[*changed, "changed_at"])
        audit.record(by, "orders.agreement_changed", sheet, client_id=order.client_id, fields=changed)
    return sheet


@transaction.atomic
def sign(
    *,
    by: User,
    sheet: AgreementSheet,
    way: SignedBy,
    signed: Sequence[Signed],
    on: date,
    today: date,
    now: datetime,
    paper: Document | None = None,
) -> AgreementSheet:
    """Both sides have signed: the text is kept as it was signed, and the agreement is in force.

    Signed twice it stays as the first time. Raises RuleBroken ``agreements.not_a_draft``,
    ``agreements.signature_missing``, ``agreements.signature_broken``, ``agreements.name_needed`` and as
    ``sign_agreement``.
    """
    sheet = _draft(by, sheet.pk)
    if sheet.state == SheetState.SIGNED and sheet.settled_by_id == by.pk:
        return sheet
    _refuse_unless_draft(sheet)
    order = sheet.order
    law = queries.law_for(order.client.area_id, on)
    rules.check_signed((one.party for one in signed), rules.parties(order.client.born_on, on, law))
    drawn = {one.party: _drawn(one, way) for one in signed}
    agreement = sign_agreement(by=by, order=order, on=on, today=today, paper=paper)
    order.refresh_from_db(fields=["state", "starts_on", "expires_on"])
    signers = tuple(papers.Signer(one.party, "", one.name.strip(), way, on) for one in signed)
    text, digest = papers.frozen(replace(papers.draft_paper(sheet, law), signers=signers, signed_on=on))
    AgreementSignature.objects.bulk_create(
        AgreementSignature(
            sheet=sheet,
            party=one.party,
            way=way,
            name=one.name.strip(),
            strokes=drawn[one.party],
            signed_on=on,
            recorded_by=by,
        )
        for one in signed
    )
    sheet.state, sheet.text, sheet.text_hash, sheet.read_on = SheetState.SIGNED, text, digest, on
    sheet.agreement, sheet.settled_by, sheet.settled_at = agreement, by, now
    fields = ["state", "text", "text_hash", "read_on", "agreement", "settled_by", "settled_at", "changed_at"]
    sheet.save(update_fields=fields)
    audit.record(
        by,
        "orders.agreement_signed",
        sheet,
        client_id=order.client_id,
        way=way,
        on=on.isoformat(),
        parties=sorted(one.party for one in signed),
        text_hash=digest,
    )
    return sheet


def _drawn(one: Signed, way: SignedBy) -> str:
    if not one.name.strip():
        raise RuleBroken("agreements.name_needed", party=one.party)
    if way is SignedBy.PAPER:
        return ""
    return json.dumps(rules.check_strokes(one.strokes, one.party), separators=(",", ":"))


def _refuse_unless_draft(sheet: AgreementSheet) -> None:
    if sheet.state != SheetState.DRAFT:
        raise RuleBroken("agreements.not_a_draft", state=SheetState(sheet.state))


@transaction.atomic
def refuse(
    *, by: User, sheet: AgreementSheet, on: date, reason: str, today: date, now: datetime
) -> AgreementSheet:
    """The client did not want to sign; the reason is kept in their words. Nothing follows by itself.

    Raises RuleBroken ``agreements.not_a_draft``, ``agreements.reason_needed``, ``agreements.future``.
    """
    sheet = _draft(by, sheet.pk)
    if sheet.state == SheetState.REFUSED and sheet.settled_by_id == by.pk:
        return sheet
    _refuse_unless_draft(sheet)
    if not reason.strip():
        raise RuleBroken("agreements.reason_needed")
    if on > today:
        raise RuleBroken("agreements.future", on=on)
    law = queries.law_for(sheet.order.client.area_id, on)
    sheet.text, sheet.text_hash = papers.frozen(papers.draft_paper(sheet, law))
    sheet.state, sheet.refused_on, sheet.refused_reason = SheetState.REFUSED, on, reason.strip()
    sheet.settled_by, sheet.settled_at = by, now
    fields = ["state", "text", "text_hash", "refused_on", "refused_reason", "settled_by", "settled_at"]
    sheet.save(update_fields=[*fields, "changed_at"])
    audit.record(by, "orders.agreement_refused", sheet, client_id=sheet.order.client_id, on=on.isoformat())
    return sheet


@transaction.atomic(savepoint=False)
def signing_taken_back(*, by: User, order: Order) -> None:
    """The step of signing is struck out: its sheet stays as it was signed, and no longer counts.

    The caller holds the order.
    """
    rows = AgreementSheet.objects.filter(
        order=order, agreement__ends_on__isnull=True, state=SheetState.SIGNED
    )
    for sheet in rows.select_for_update(of=("self",)):
        sheet.state, sheet.agreement = SheetState.TAKEN_BACK, None
        sheet.save(update_fields=["state", "agreement", "changed_at"])
        audit.record(by, "orders.agreement_taken_back", sheet, client_id=order.client_id)


@transaction.atomic
def write_text(
    *,
    by: User,
    area: Area,
    kind: str,
    since: date,
    sections: Mapping[Section, str],
    note: str,
    form_key: UUID,
    today: date,
) -> AgreementText:
    """A new version of the office's text; agreements that are there keep theirs. The same form twice is one.

    Raises RuleBroken ``orders.area_not_yours``, ``agreements.since_past`` and as
    ``rules.agreements.check_text``.
    """
    must_write_text(by, area)
    if since < today:
        raise RuleBroken("agreements.since_past", since=since)
    Area.objects.select_for_update().get(pk=area.pk)
    if (saved := AgreementText.objects.filter(form_key=form_key, made_by=by).first()) is not None:
        return saved
    rules.check_text(sections, TOKENS)
    last = AgreementText.objects.filter(area=area, kind=kind).order_by("-version").first()
    row = AgreementText.objects.create(
        area=area,
        kind=kind,
        version=last.version + 1 if last else 1,
        since=since,
        sections={section.value: body.strip() for section, body in sections.items() if body.strip()},
        note=note.strip(),
        made_by=by,
        form_key=form_key,
    )
    audit.record(by, "orders.agreement_text_written", row, area=area.pk, kind=kind, version=row.version)
    return row
