"""Agreements, hand-over from isolation, looking for somebody."""

from __future__ import annotations

import datetime as dt
import itertools
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under
from tests.care.making import make_leaver, make_search, make_step
from tests.make import make_area, make_order
from tests.orders.making import make_sheet, national_text
from tests.people import Cast
from waystation.accounts.models import Area
from waystation.assessment.actions import ItemData
from waystation.casework.actions.care import leaver_import
from waystation.clients.models import Client
from waystation.contacts.actions.searching import Tried
from waystation.contacts.models import Search
from waystation.orders.actions.agreement import Chosen, Signed
from waystation.orders.actions.gate import Done, Expected, Found
from waystation.orders.models import AgreementSheet, Leaver, Order
from waystation.rules.agreements import Measure, Party, Section, SignedBy
from waystation.rules.care.gate import GateStep, LeaverEnd
from waystation.rules.care.rounds import KnownBy, Whereabouts, round_of
from waystation.rules.care.searching import Decision, SearchEnd, SearchStep, StepOutcome
from waystation.rules.files.plans import Goal
from waystation.rules.law import Law

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
A, G, F = "orders.actions.agreement.", "orders.actions.gate.", "casework.actions.care.gate."
S = "casework.actions.care.search."
BEFORE = TODAY - dt.timedelta(days=1)
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


def _leaver(world: Cast, **values: object) -> Leaver:
    return make_leaver(Area.objects.get(pk=world.community.pk), world.head, worker=world.worker, **values)


def _with_file(world: Cast) -> Leaver:
    return _leaver(world, client=world.client(f"学员{next(_n)}"), release_on=TODAY, told_on=TODAY)


def _expected(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    number = _number(next(_n))
    data = Expected(area=world.community, name="林远", release_on=TODAY, told_on=TODAY, id_number=number)
    said = {"by": world.head, "data": data, "today": TODAY}
    return {**said, "form_key": uuid4()}, {**said, "form_key": uuid4()}


def _number(serial: int) -> str:
    digits = f"99010219900101{serial:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]


def _list(world: Cast) -> dict[str, object]:
    rows = f"姓名,回到的街道社区,出所日期\n林远{next(_n)},桂花社区,{TODAY.isoformat()}\n"
    kept = leaver_import.keep(by=world.head, file_name="x.csv", content=rows.encode())
    return {"by": world.head, "upload": kept, "today": TODAY}


def _silent(world: Cast) -> Client:
    client = world.client(f"学员{next(_n)}")
    long_ago = TODAY - dt.timedelta(days=60)
    make_order(client=client, served_on=long_ago, reported_on=long_ago, agreed_on=long_ago)
    return client


def _looked_for(world: Cast) -> Search:
    return make_search(_silent(world), world.worker, opened_on=BEFORE)


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
    A + "refuse": Under("casework.actions.care.agreements.refuse"),
    A + "signing_taken_back": Under("casework.actions.orders.withdraw_step"),
    G + "expect": Case(_expected, "orders.leaver_expected"),
    F + "assign": Case(
        lambda w: (
            {"by": w.head, "leaver": _with_file(w), "worker": w.worker, "today": TODAY}
            | {"leaver": make_leaver(Area.objects.get(pk=w.community.pk), w.head)}
        ),
        "orders.leaver_assigned",
    ),
    G + "assign": Under(F + "assign"),
    G + "record_step": Case(
        lambda w: {
            "by": w.worker,
            "leaver": _with_file(w),
            "data": Done(step=GateStep.CONTACT, on=TODAY),
            "form_key": uuid4(),
            "today": TODAY,
        },
        "orders.leaver_step_recorded",
    ),
    G + "withdraw_step": Case(
        lambda w: {
            "by": w.worker,
            "leaver": (held := _with_file(w)),
            "step_id": make_step(held, w.worker).pk,
            "reason": "记错",
            "now": NOW,
        },
        "orders.leaver_step_withdrawn",
    ),
    G + "move_release": Case(
        lambda w: {"by": w.head, "leaver": _with_file(w), "release_on": BEFORE, "today": TODAY},
        "orders.leaver_moved",
    ),
    F + "end": Case(
        lambda w: {"by": w.head, "leaver": _with_file(w), "why": LeaverEnd.OTHER, "today": TODAY},
        "orders.leaver_ended",
    ),
    G + "end": Under(F + "end"),
    G + "attach": Case(
        lambda w: {
            "by": w.worker,
            "leaver": _leaver(w),
            "client": w.client(f"学员{next(_n)}"),
            "today": TODAY,
        },
        "orders.leaver_attached",
    ),
    F + "assess": Case(
        lambda w: {
            "by": w.worker,
            "leaver": _with_file(w),
            "found": Found(None, TODAY, (85, None, None, None), ("", "", "", "")),
            "today": TODAY,
        },
        "orders.leaver_assessed",
    ),
    G + "assess": Under(F + "assess"),
    F + "first_plan": Case(
        lambda w: {
            "by": w.worker,
            "client": w.client(f"学员{next(_n)}"),
            "items": [ItemData(Goal.SOCIETY, "办低保", "王敏")],
            "form_key": uuid4(),
            "today": TODAY,
        },
        "assessment.plan_item_added",
    ),
    "casework.actions.care.leaver_import.take": Case(_list, "casework.leaver_list_taken"),
    "contacts.actions.rounds.mark": Case(
        lambda w: {
            "by": w.worker,
            "client": w.client(f"学员{next(_n)}"),
            "round_": round_of(TODAY, Law(TODAY)),
            "mark": Whereabouts.KNOWN,
            "how": KnownBy.PHONE,
            "today": TODAY,
        },
        "contacts.round_marked",
    ),
    "orders.actions.isolation.released.tell_spell": Under(G + "record_step"),
    "orders.actions.isolation.released.untell_spell": Under(G + "withdraw_step"),
    S + "open_search": Case(
        lambda w: {"by": w.worker, "client": _silent(w), "form_key": uuid4(), "today": TODAY},
        "contacts.search_opened",
    ),
    "contacts.actions.searching.open_search": Under(S + "open_search"),
    S + "take_step": Case(
        lambda w: {
            "by": w.worker,
            "search": _looked_for(w),
            "tried": Tried(SearchStep.PHONE, TODAY, StepOutcome.REACHED),
            "form_key": uuid4(),
            "today": TODAY,
        },
        "contacts.search_step_taken",
    ),
    "contacts.actions.searching.take_step": Under(S + "take_step"),
    S + "decide": Case(
        lambda w: {
            "by": w.head,
            "search": _looked_for(w),
            "decision": Decision.POLICE,
            "next_on": TODAY + dt.timedelta(days=9),
            "note": "都问过了",
            "form_key": uuid4(),
            "today": TODAY,
        },
        "contacts.search_decided",
    ),
    "contacts.actions.searching.decide": Under(S + "decide"),
    S + "close_search": Case(
        lambda w: {
            "by": w.worker,
            "search": _looked_for(w),
            "end": SearchEnd.RETURNED,
            "found_on": TODAY,
            "note": "自己来了",
            "today": TODAY,
        },
        "contacts.search_closed",
    ),
    "contacts.actions.searching.close_search": Under(S + "close_search"),
    "casework.actions.care.agreements.refuse": Case(
        lambda w: _said(w, sheet=_draft(w), on=TODAY, reason="不放心", ask_head=True),
        "orders.agreement_refused",
    ),
    A + "write_text": Case(_text, "orders.agreement_text_written"),
}
