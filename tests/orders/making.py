"""Rows of agreements for tests, written without actions."""

from __future__ import annotations

import datetime as dt

from waystation.accounts.models import Area, User
from waystation.orders.models import AgreementSheet, AgreementSignature, AgreementText, Order
from waystation.rules.agreements import NEEDED

DAY = dt.date(2026, 11, 2)


def make_text(area: Area | None, *, since: dt.date = DAY, version: int = 1) -> AgreementText:
    """A version of an office's text for community treatment."""
    sections = {section.value: "内容" for section in NEEDED}
    return AgreementText.objects.create(
        area=area, kind="treatment", version=version, since=since, sections=sections
    )


def national_text(kind: str) -> AgreementText:
    """The text that comes with the house; made anew where a test before has emptied the tables."""
    values = {"since": dt.date(2011, 6, 26), "sections": {section.value: "内容" for section in NEEDED}}
    return AgreementText.objects.get_or_create(area=None, kind=kind, version=1, defaults=values)[0]


def make_sheet(order: Order, by: User, **values: object) -> AgreementSheet:
    """A draft made from the national text, with a signature that nobody counts yet."""
    text = national_text(order.kind)
    sheet = AgreementSheet.objects.create(order=order, template=text, made_on=DAY, made_by=by, **values)
    AgreementSignature.objects.create(
        sheet=sheet, party="client", way="paper", name="某人", signed_on=DAY, recorded_by=by
    )
    return sheet
