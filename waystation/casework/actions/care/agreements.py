"""Agreements with everything that falls due, or no longer does, after them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.casework.actions import obligations
from waystation.clients import actions as clients
from waystation.clients.access import must_reach
from waystation.clients.models import Document
from waystation.clients.scans import Scan
from waystation.orders.actions import agreement as agreements
from waystation.orders.actions import matters
from waystation.orders.models import AgreementSheet
from waystation.rules.agreements import SheetState, SignedBy
from waystation.rules.agreements.words import TITLES
from waystation.rules.matters import MatterKind
from waystation.rules.orders import Kind
from waystation.rules.people import Paper
from waystation.rules.roles import Verb


@transaction.atomic
def sign(
    *,
    by: User,
    sheet: AgreementSheet,
    way: SignedBy,
    signed: Sequence[agreements.Signed],
    on: date,
    today: date,
    now: datetime,
    scan: Scan | None = None,
    paper_place: str = "",
    form_key: UUID | None = None,
) -> AgreementSheet:
    """Both sides have signed, on paper (its scan or the place of the original goes into the file) or on the
    screen. Errors as ``orders.actions.agreement.sign``."""
    client = must_reach(by, sheet.order.client_id, Verb.AGREE, lock=True)
    paper: Document | None = None
    if way is SignedBy.PAPER and (scan is not None or paper_place.strip()):
        paper = clients.add_document(
            by=by,
            client=client,
            kind=Paper.AGREEMENT,
            title=TITLES[Kind(sheet.order.kind)],
            dated_on=on,
            today=today,
            paper_place=paper_place,
            scan=scan,
            form_key=form_key,
        )
    row = agreements.sign(
        by=by, sheet=sheet, way=way, signed=signed, on=on, today=today, now=now, paper=paper
    )
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def refuse(
    *,
    by: User,
    sheet: AgreementSheet,
    on: date,
    reason: str,
    ask_head: bool,
    today: date,
    now: datetime,
) -> AgreementSheet:
    """The client did not want to sign. ``ask_head``: the worker wants the head to look into it (a matter);
    nothing is opened otherwise. Errors as ``orders.actions.agreement.refuse``."""
    client = must_reach(by, sheet.order.client_id, Verb.AGREE, lock=True)
    row = agreements.refuse(by=by, sheet=sheet, on=on, reason=reason, today=today, now=now)
    if ask_head and row.state == SheetState.REFUSED:
        matters.open_matter(
            by=by,
            client=client,
            order=row.order,
            kind=MatterKind.REFUSED_AGREEMENT,
            key=f"agreement:{row.pk}",
            today=today,
        )
        obligations.refresh(by=by, client=client, today=today)
    return row
