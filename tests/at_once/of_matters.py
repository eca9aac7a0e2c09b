"""Two at once in a matter: one wins, the other is told or finds it done."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under
from tests.casework.reading import make_matter
from tests.make import make_order
from tests.people import Cast
from waystation.clients.models import Client
from waystation.orders.actions.matters import StepData
from waystation.orders.models import CareOffer, Matter, MatterStep, Objection
from waystation.rules.matters import Answer, MatterKind, ObjectionDecision, Objector, Offer, Step

TODAY, NOW = timezone.localdate(), timezone.now()
M, R = "casework.actions.matters.", "orders.actions.matters."
BEGAN = TODAY - dt.timedelta(days=40)


def _client(world: Cast) -> Client:
    client = world.client()
    make_order(client=client, served_on=BEGAN, reported_on=BEGAN, agreed_on=BEGAN)
    return client


def _matter(world: Cast) -> Matter:
    matter = make_matter(_client(world), world.worker)
    matter.from_on = TODAY
    matter.save(update_fields=["from_on"])
    return matter


def _heard(world: Cast) -> dict[str, object]:
    matter = _matter(world)
    row = MatterStep.objects.create(
        matter=matter,
        form_key=uuid4(),
        step="hear",
        on=TODAY,
        from_stage="opened",
        to_stage="heard",
        recorded_by=world.worker,
    )
    matter.stage, matter.heard_on = "heard", TODAY
    matter.save(update_fields=["stage", "heard_on"])
    return {"by": world.worker, "matter": matter, "step_id": row.pk, "today": TODAY, "now": NOW}


def _objection(world: Cast, **values: object) -> Objection:
    return Objection.objects.create(
        **{
            "matter": _matter(world),
            "form_key": uuid4(),
            "objector": "client",
            "made_on": TODAY,
            "words": "不是这样。",
            "recorded_by": world.worker,
            **values,
        }
    )


def _offer(world: Cast) -> CareOffer:
    return CareOffer.objects.create(
        matter=_matter(world),
        form_key=uuid4(),
        offer="medical_help",
        answer="accepted",
        on=TODAY,
        offered_by=world.worker,
    )


def _answered(world: Cast) -> dict[str, object]:
    given = {"decision": "rejected", "decided_on": TODAY, "decided_at": NOW, "decided_by": world.head}
    return {"by": world.head, "objection": _objection(world, **given), "today": TODAY}


CASES = {
    M + "take_step": Case(
        lambda w: {
            "by": w.worker,
            "matter": _matter(w),
            "step": Step.HEAR,
            "data": StepData(on=TODAY, words="说明", place="中心", present="本人"),
            "form_key": uuid4(),
            "today": TODAY,
        },
        "orders.matter_step_taken",
    ),
    M + "undo_step": Case(_heard, "orders.matter_step_undone"),
    M + "object_to": Case(
        lambda w: {
            "by": w.worker,
            "matter": _matter(w),
            "objector": Objector.CLIENT,
            "consented": False,
            "made_on": TODAY,
            "words": "不是这样。",
            "paper": None,
            "form_key": uuid4(),
            "today": TODAY,
        },
        "orders.matter_objected",
    ),
    M + "answer_objection": Case(
        lambda w: {
            "by": w.head,
            "objection": _objection(w),
            "decision": ObjectionDecision.REJECTED,
            "reason": "录像清楚。",
            "today": TODAY,
            "now": NOW,
        },
        "orders.objection_answered",
    ),
    M + "undo_answer": Case(_answered, "orders.objection_answer_undone"),
    M + "offer_care": Case(
        lambda w: {
            "by": w.worker,
            "matter": _matter(w),
            "offer": Offer.MEDICAL_HELP,
            "answer": Answer.ACCEPTED,
            "on": TODAY,
            "words": "",
            "form_key": uuid4(),
            "today": TODAY,
        },
        "orders.care_offered",
    ),
    M + "withdraw_offer": Case(
        lambda w: {"by": w.worker, "offer": _offer(w), "today": TODAY, "now": NOW},
        "orders.care_offer_withdrawn",
    ),
    "casework.actions.care.relapse.open_by_hand": Case(
        lambda w: {
            "by": w.worker,
            "client": _client(w),
            "kind": MatterKind.RELAPSE_SIGN,
            "on": TODAY,
            "words": "自己说的。",
            "form_key": uuid4(),
            "today": TODAY,
            "now": NOW,
        },
        "orders.matter_opened",
    ),
    "casework.actions.care.relapse.family_call": Case(
        lambda w: {
            "by": w.worker,
            "client": _client(w),
            "kin": None,
            "caller": "母亲",
            "on": TODAY,
            "at": dt.time(23),
            "words": "不对劲。",
            "worried": True,
            "form_key": uuid4(),
            "today": TODAY,
            "now": NOW,
        },
        "orders.matter_opened",
    ),
    R + "steps.take_step": Under(M + "take_step"),
    R + "steps.undo_step": Under(M + "undo_step"),
    R + "objections.object_to": Under(M + "object_to"),
    R + "objections.answer_objection": Under(M + "answer_objection"),
    R + "objections.undo_answer": Under(M + "undo_answer"),
    R + "care.offer_care": Under(M + "offer_care"),
    R + "care.withdraw_offer": Under(M + "withdraw_offer"),
    R + "opening.drop_matter": Under("casework.actions.recording.withdraw_screening"),
    R + "opening.note_days": Under("casework.actions.recording.record_screening"),
}
