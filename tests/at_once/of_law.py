"""Isolation, dated acts, circumstances, and local texts that are adopted."""

from __future__ import annotations

import itertools
from typing import Any

from django.utils import timezone

from tests.at_once import Case, Under
from tests.make import make_area, make_order
from tests.people import Cast
from waystation.accounts.models import Area
from waystation.clients.models import Client, Sex
from waystation.orders import actions
from waystation.orders.models import Order
from waystation.orders.papers import IsolationPaper, SpellData
from waystation.rules.calendar import add_days
from waystation.rules.orders import Act, Exemption, Situation

TODAY, NOW = timezone.localdate(), timezone.now()
BEGAN = add_days(TODAY, -40)
ORD, ROOM = "casework.actions.orders.", "orders.actions."
_n = itertools.count(1)


def _client(world: Cast) -> Client:
    return world.client(f"学员隔{next(_n)}", sex=Sex.FEMALE)


def _order(world: Cast) -> Order:
    return make_order(client=_client(world), served_on=BEGAN, reported_on=BEGAN, agreed_on=BEGAN)


def _by(world: Cast, **words: object) -> dict[str, Any]:
    return {"by": world.worker, "today": TODAY, **words}


def _spell(world: Cast) -> dict[str, Any]:
    return _by(world, client=_client(world), spell=None, data=SpellData(decided_on=BEGAN))


def _strike_at_a_desk(world: Cast) -> dict[str, Any]:
    return {"by": world.worker, "spell": actions.save_spell(**_spell(world)), "today": TODAY, "now": NOW}


def _noted(world: Cast) -> dict[str, Any]:
    return _by(world, client=_client(world), kind=Exemption.PREGNANT, from_on=BEGAN)


def _adopt(world: Cast) -> dict[str, Any]:
    street = make_area(f"街法{next(_n)}", kind="street", parent=Area.objects.get(pk=world.district.pk))
    return {"by": world.district_office, "area": street, "code": "shanghai", "today": TODAY}


def _adopted(world: Cast) -> dict[str, Any]:
    said = _adopt(world)
    actions.adopt_local_text(**said, since=TODAY)
    return said


CASES = {
    ORD + "isolate": Case(
        lambda w: _by(w, order=_order(w), on=TODAY, note="决定书", paper=IsolationPaper(Situation.RELAPSE)),
        "orders.step_recorded",
    ),
    ORD + "save_spell": Case(_spell, "orders.spell_recorded"),
    ORD + "withdraw_spell": Case(_strike_at_a_desk, "orders.spell_withdrawn"),
    ORD + "record_act": Case(
        lambda w: _by(w, order=_order(w), act=Act.STREET_TOLD, on=TODAY), "orders.act_recorded"
    ),
    ROOM + "steps.isolate": Under(ORD + "isolate"),
    ROOM + "isolation.spells.save_spell": Under(ORD + "save_spell"),
    ROOM + "isolation.spells.withdraw_spell": Under(ORD + "withdraw_spell"),
    ROOM + "steps.record_act": Under(ORD + "record_act"),
    ROOM + "isolation.circumstances.note_circumstance": Case(_noted, "orders.circumstance_noted"),
    ROOM + "isolation.circumstances.end_circumstance": Case(
        lambda w: _by(w, circumstance=actions.note_circumstance(**_noted(w)), on=TODAY),
        "orders.circumstance_ended",
        frozenset({1, 2}),
    ),
    ROOM + "isolation.circumstances.withdraw_circumstance": Case(
        lambda w: {
            "by": w.worker,
            "circumstance": actions.note_circumstance(**_noted(w)),
            "now": NOW,
        },
        "orders.circumstance_withdrawn",
    ),
    ROOM + "local_rules.adopt_local_text": Case(
        lambda w: {**_adopt(w), "since": TODAY}, "orders.local_rule_added", frozenset({2})
    ),
    ROOM + "local_rules.undo_adoption": Case(_adopted, "orders.local_rule_undone", frozenset({2})),
}
