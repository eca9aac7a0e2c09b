"""Samples, custody, kits, panels, objections."""

from __future__ import annotations

import itertools
from uuid import uuid4

from tests.at_once import Case, Under
from tests.people import Cast
from tests.screening import making as m
from waystation.clients.models import TeamMember
from waystation.rules.law import Law
from waystation.rules.people import ToldHow
from waystation.rules.screening import Material
from waystation.rules.specimens.custody import Step
from waystation.rules.specimens.kits import KitMove
from waystation.rules.specimens.objections import Decision, Origin, Stage, Verdict
from waystation.rules.specimens.sampling import MedicineOpinion, Signed
from waystation.screening import actions
from waystation.screening.models import Panel

TODAY, NOW = m.TODAY, m.NOW
TWICE = frozenset({1, 2})
F, S = "casework.actions.objections.", "screening.actions."
_n = itertools.count(1)
DECIDED = actions.Decided(decision=Decision.GRANTED, on=TODAY, by_whom="派出所")
ANSWER = actions.Answer(received_on=TODAY, on=TODAY, number="1", verdict=Verdict.NOT_CONFIRMED)
ASKED = actions.Asked(stage=Stage.LABORATORY, origin=Origin.CLIENT, asked_on=TODAY)
TOLD = actions.ToldData(told_at=NOW, told_how=ToldHow.IN_PERSON, result_signed=Signed.SIGNED)


def _keys(said: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    return {**said, "form_key": uuid4()}, {**said, "form_key": uuid4()}


def _by(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.worker, "today": TODAY, **words}


def _seal(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    row = m.positive(world)
    return _keys(
        {
            "by": world.worker,
            "screening": row,
            "data": m.seal_data(),
            "law": Law(TODAY),
            "now": NOW,
        }
    )


def _asked_to_destroy(world: Cast) -> list[int]:
    parts = [part.pk for part in m.kept_long(world)][:1]
    actions.ask_to_destroy(by=world.worker, chosen=parts, today=TODAY)
    return parts


def _sheet(world: Cast) -> dict[str, object]:
    row = m.positive(world)
    TeamMember.objects.create(client=row.client, duty="medic", user=world.medic, starts_on=TODAY)
    sheet = actions.declare_medicine(by=world.worker, screening=row, declared=True, medicine="止咳糖浆")
    return {"by": world.medic, "sheet": sheet, "opinion": MedicineOpinion.UNCLEAR, "today": TODAY}


def _panel(world: Cast) -> Panel:
    return actions.add_panel(
        by=world.admin,
        name=f"板{next(_n)}",
        material=Material.URINE,
        analytes=["morphine"],
        cutoffs={},
        source="说明书",
        since=TODAY,
    )


CASES: dict[str, Case | Under] = {
    F + "ask": Case(
        lambda w: _keys(_by(w, screening=m.positive(w), data=ASKED)), "screening.objection_asked"
    ),
    F + "decide": Case(lambda w: _by(w, objection=m.asked(w), data=DECIDED), "screening.objection_decided"),
    F + "send": Case(
        lambda w: _by(w, objection=m.granted(w), laboratory="甲", on=TODAY), "screening.objection_sent"
    ),
    F + "report": Case(lambda w: _by(w, objection=m.sent(w), data=ANSWER), "screening.objection_reported"),
    F + "tell_answer": Case(
        lambda w: _by(w, objection=m.answered(w, Verdict.NOT_CONFIRMED), on=TODAY, how=ToldHow.IN_PERSON),
        "screening.objection_told",
    ),
    F + "withdraw": Case(
        lambda w: _by(w, objection=m.asked(w), reason="本人要求"), "screening.objection_withdrawn"
    ),
    S + "objections.ask": Under(F + "ask"),
    S + "objections.decide": Under(F + "decide"),
    S + "objections.send": Under(F + "send"),
    S + "objections.report": Under(F + "report"),
    S + "objections.tell_answer": Under(F + "tell_answer"),
    S + "objections.withdraw_objection": Under(F + "withdraw"),
    S + "sampling.seal": Case(_seal, "screening.specimen_sealed"),
    S + "sampling.tell": Case(
        lambda w: {"by": w.worker, "screening": m.positive(w), "data": TOLD, "now": NOW},
        "screening.result_told",
    ),
    S + "sampling.declare_medicine": Case(
        lambda w: {"by": w.worker, "screening": m.positive(w), "declared": False, "medicine": ""},
        "screening.medicine_declared",
        TWICE,
    ),
    S + "sampling.give_opinion": Case(_sheet, "screening.medicine_opinion"),
    S + "custody.add_step": Case(
        lambda w: {
            "by": w.worker,
            "specimen": m.kept_long(w)[0],
            "data": actions.StepData(step=Step.SENT, at=NOW, to="甲实验室"),
            "form_key": uuid4(),
            "now": NOW,
        },
        "screening.custody_step",
    ),
    S + "custody.ask_to_destroy": Case(
        lambda w: _by(w, chosen=[m.kept_long(w)[0].pk]), "screening.destroy_asked"
    ),
    S + "custody.destroy": Case(
        lambda w: _keys({"by": w.head, "chosen": _asked_to_destroy(w), "now": NOW}),
        "screening.specimen_destroyed",
    ),
    S + "custody.keep_longer": Case(
        lambda w: {"by": w.worker, "chosen": _asked_to_destroy(w)}, "screening.destroy_taken_back"
    ),
    S + "kits.used": Under("casework.actions.recording.record_screening"),
    S + "kits.add_lot": Case(
        lambda w: _keys(
            _by(
                w,
                organisation=w.centre,
                lot=f"批{next(_n)}",
                panel=m.panel(),
                expires_on=TODAY,
                count=5,
            )
        ),
        "screening.kits_moved",
    ),
    S + "kits.move": Case(
        lambda w: _keys(_by(w, lot=m.lot(w, stock=5), kind=KitMove.WRITTEN_OFF, count=5, reason="受潮")),
        "screening.kits_moved",
    ),
    S + "panels.end_panel": Case(
        lambda w: {"by": w.admin, "panel": _panel(w), "until": TODAY}, "screening.panel_ended", TWICE
    ),
    S + "panels.add_window": Case(
        lambda w: {
            "by": w.admin,
            "analyte": "other",
            "material": Material.URINE,
            "said": "不清楚",
            "source": f"资料{next(_n)}",
            "since": TODAY,
        },
        "screening.window_added",
    ),
}
