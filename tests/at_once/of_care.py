"""Agreements, hand-over from isolation, looking for somebody."""

from __future__ import annotations

import itertools
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under
from tests.make import make_area, make_order
from tests.orders.making import make_sheet, national_text
from tests.people import Cast
from waystation.accounts.models import Area
from waystation.orders.actions.agreement import Chosen, Signed
from waystation.orders.models import AgreementSheet, Order
from waystation.rules.agreements import Measure, Party, Section, SignedBy

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
A = "orders.actions.agreement."
BOTH = [Signed(Party.CLIENT, "本人"), Signed(Party.STREET, "王敏")]


def _order(world: Cast) -> Order:
    national_text("treatment")
    return make_order(client=world.client(f"学员{next(_n)}"), agreed_on=None)


def _draft(world: Cast) -> AgreementSheet:
    sheet = make_sheet(_order(world), world.worker)
    sheet.signatures.all().delete()
    return sheet


def _said(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.worker, "today": TODAY, "now": NOW, **words}


def _text(world: Cast) -> dict[str, object]:
    area = make_area(f"街{next(_n)}", kind="street", parent=Area.objects.get(pk=world.district.pk))
    return {
        "by": world.district_office,
        "area": area,
        "kind": "treatment",
        "since": TODAY,
        "sections": dict.fromkeys(Section, "内容"),
        "note": "",
        "form_key": uuid4(),
        "today": TODAY,
    }


CASES = {
    A + "prepare": Case(
        lambda w: {
            "by": w.worker,
            "order": _order(w),
            "measures": [Chosen(Measure.OTHER, "办低保")],
            "wishes": "",
            "today": TODAY,
        },
        "orders.agreement_prepared",
    ),
    "casework.actions.care.agreements.sign": Case(
        lambda w: _said(w, sheet=_draft(w), way=SignedBy.PAPER, signed=BOTH, on=TODAY),
        "orders.agreement_signed",
    ),
    A + "sign": Under("casework.actions.care.agreements.sign"),
    A + "refuse": Case(
        lambda w: _said(w, sheet=_draft(w), on=TODAY, reason="不放心"), "orders.agreement_refused"
    ),
    A + "signing_taken_back": Under("casework.actions.orders.withdraw_step"),
    A + "write_text": Case(_text, "orders.agreement_text_written"),
}
