"""Orders and their steps, local rules, matters, tests, contacts, appointments, obligations."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under
from tests.casework.reading import make_appointment, make_contact, make_screening
from tests.make import make_area, make_order
from tests.people import Cast
from waystation.accounts.models import Area
from waystation.casework.actions import obligations
from waystation.casework.models import NightlyPass, NotPossible, Obligation
from waystation.clients.models import Client
from waystation.contacts.actions import Data as Talk
from waystation.orders.models import LocalParameter, Order
from waystation.orders.papers import OrderData
from waystation.rules.contacts import Kind, Met
from waystation.rules.contacts import Outcome as Met_
from waystation.rules.orders import Kind as OrderKind
from waystation.rules.orders import Step
from waystation.rules.screening import Material, Outcome
from waystation.screening.actions import Data as Test

TODAY, NOW = timezone.localdate(), timezone.now()
BEGAN = TODAY - dt.timedelta(days=40)
_n = itertools.count(1)
TWICE = frozenset({1, 2})
NEGATIVE = Test(taken_on=TODAY, outcome=Outcome.NEGATIVE, material=Material.URINE)
TALK = Talk(held_on=TODAY, kind=Kind.TALK, met=Met.CLIENT, outcome=Met_.COMPLIED)
ORD, W, C, S, T = (
    "casework.actions.orders.",
    "casework.actions.recording.",
    "casework.actions.obligations.",
    "screening.actions.recording.",
    "contacts.actions.recording.",
)


def _client(world: Cast, **values: object) -> Client:
    client = world.client(f"学员{next(_n)}")
    make_order(client=client, **{"served_on": BEGAN, "reported_on": BEGAN, "agreed_on": BEGAN, **values})
    obligations.refresh(by=None, client=client, today=TODAY)
    return client


def _order(world: Cast, **values: object) -> Order:
    return _client(world, **values).orders.get()


def _by(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.worker, "today": TODAY, **words}


def _street(world: Cast) -> Area:
    return make_area(f"街{next(_n)}", kind="street", parent=Area.objects.get(pk=world.district.pk))


def _rule(world: Cast) -> dict[str, object]:
    return {
        "by": world.district_office,
        "area": _street(world),
        "key": "lost_after_days",
        "value": 20,
        "since": TODAY,
        "until": None,
        "source": "文件",
        "article": "",
        "today": TODAY,
    }


def _kept_rule(world: Cast) -> LocalParameter:
    said = {name: value for name, value in _rule(world).items() if name not in {"by", "today"}}
    return LocalParameter.objects.create(**said, made_by=world.district_office)


def _not_met(world: Cast, **values: object):
    return make_contact(
        _client(world), world.worker, held_on=TODAY, outcome="unexcused", met="nobody", **values
    )


def _decided(world: Cast) -> dict[str, object]:
    return {"decided_on": TODAY, "decided_by": world.head}


def _open_key(client: Client) -> str:
    return Obligation.objects.filter(client=client, state="open").order_by("pk")[0].key


def _impossible(world: Cast) -> NotPossible:
    client = _client(world)
    return NotPossible.objects.create(
        client=client, key=_open_key(client), reason="no_kit", on=TODAY, by=world.worker
    )


def _planned_test(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    client = _client(world)
    item = Obligation.objects.get(client=client, rule="screening.planned", state="open")
    return _two_keys(_by(world, client=client, data=replace(NEGATIVE, plan_key=item.key), now=NOW))


def _cannot(world: Cast) -> dict[str, object]:
    client = _client(world)
    return _by(world, client=client, key=_open_key(client), reason="no_kit", note="")


def _two_keys(said: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    return {**said, "form_key": uuid4()}, {**said, "form_key": uuid4()}


def _step_of(world: Cast) -> dict[str, object]:
    order = _order(world, agreed_on=None)
    return {"order": order, "step_id": order.steps.latest("pk").pk}


def _next_pass(world: Cast) -> dict[str, object]:
    _client(world)
    NightlyPass.objects.filter(on=TODAY).delete()
    NightlyPass.objects.create(on=TODAY, last_client_id=Client.objects.latest("pk").pk - 1)
    return {"by": None, "today": TODAY}


CASES = {
    ORD + "new_order": Case(
        lambda w: _by(
            w,
            client=w.client(),
            data=OrderData(kind=OrderKind.TREATMENT, years=3, number=f"{next(_n)}号", served_on=BEGAN),
        ),
        "orders.order_recorded",
    ),
    ORD + "record_step": Case(
        lambda w: _by(w, order=_order(w), step=Step.SUSPEND, on=TODAY, note="拘留"), "orders.step_recorded"
    ),
    ORD + "sign_in": Case(
        lambda w: _by(w, order=_order(w, served_on=TODAY, reported_on=None, agreed_on=None), on=TODAY),
        "orders.step_recorded",
    ),
    ORD + "sign_agreement": Case(
        lambda w: _by(w, order=_order(w, agreed_on=None), on=TODAY), "orders.step_recorded"
    ),
    ORD + "correct_order": Case(
        lambda w: _by(
            w,
            order=_order(w),
            data=OrderData(
                kind=OrderKind.TREATMENT,
                years=3,
                number=f"正{next(_n)}号",
                served_on=BEGAN,
                reported_on=BEGAN,
                agreed_on=BEGAN,
            ),
            reason="写错",
        ),
        "orders.order_corrected",
        TWICE,
    ),
    ORD + "withdraw_step": Case(
        lambda w: _by(w, reason="点错", now=NOW, **_step_of(w)), "orders.step_withdrawn"
    ),
    ORD + "close_file": Case(
        lambda w: {"by": w.head, "client": w.client(), "today": TODAY}, "clients.file_closed"
    ),
    W + "record_screening": Case(_planned_test, "screening.recorded"),
    W + "correct_screening": Case(
        lambda w: _two_keys(
            _by(
                w,
                screening=make_screening(_client(w), w.head, taken_on=TODAY, material="hair"),
                data=NEGATIVE,
                reason="样本写错",
                now=NOW,
            )
        ),
        "screening.corrected",
    ),
    W + "withdraw_screening": Case(
        lambda w: _by(
            w, screening=make_screening(_client(w), w.worker, taken_on=TODAY), reason="错", now=NOW
        ),
        "screening.withdrawn",
    ),
    W + "record_contact": Case(
        lambda w: _by(w, client=_client(w), data=TALK, form_key=uuid4(), now=NOW), "contacts.recorded"
    ),
    W + "correct_contact": Case(
        lambda w: _two_keys(
            _by(
                w,
                contact=make_contact(_client(w), w.head, held_on=TODAY),
                data=replace(TALK, kind=Kind.OFFICE),
                reason="方式写错",
                now=NOW,
            )
        ),
        "contacts.corrected",
    ),
    W + "withdraw_contact": Case(
        lambda w: _by(w, contact=make_contact(_client(w), w.worker, held_on=TODAY), reason="错", now=NOW),
        "contacts.withdrawn",
    ),
    C + "not_possible": Case(
        _cannot,
        "casework.not_possible_entered",
    ),
    C + "withdraw_not_possible": Case(
        lambda w: _by(w, entry=_impossible(w), now=NOW), "casework.not_possible_withdrawn"
    ),
    C + "refresh_batch": Case(
        lambda w: {**_next_pass(w), "now": NOW, "size": 5},
        "casework.nightly_pass_finished",
        frozenset({0, 1}),
    ),
    C + "set_aside_next": Case(_next_pass, "casework.nightly_file_set_aside"),
    S + "correct": Under(W + "correct_screening"),
    S + "withdraw": Under(W + "withdraw_screening"),
    T + "let_stand": Case(
        lambda w: {"by": w.head, "contact": _not_met(w), "today": TODAY}, "contacts.miss_let_stand"
    ),
    T + "reconsider": Case(
        lambda w: {"by": w.head, "contact": _not_met(w, **_decided(w)), "today": TODAY},
        "contacts.miss_reconsidered",
    ),
    T + "correct": Under(W + "correct_contact"),
    T + "withdraw": Under(W + "withdraw_contact"),
    T + "plan_appointment": Case(
        lambda w: _by(w, client=w.client(), what="talk", on=TODAY, at=None, place="中心"),
        "contacts.appointment_planned",
    ),
    T + "move_appointment": Case(
        lambda w: _by(
            w,
            appointment=make_appointment(w.client(), w.worker, on=TODAY),
            on=TODAY + dt.timedelta(days=1),
            at=None,
            place="",
            now=NOW,
        ),
        "contacts.appointment_moved",
    ),
    T + "settle_appointment": Case(
        lambda w: {
            "by": w.worker,
            "appointment": make_appointment(w.client(), w.worker, on=TODAY),
            "state": "cancelled",
            "now": NOW,
        },
        "contacts.appointment_settled",
    ),
    "orders.actions.local_rules.add_local_rule": Case(_rule, "orders.local_rule_added"),
    "orders.actions.local_rules.end_local_rule": Case(
        lambda w: {"by": w.district_office, "rule": _kept_rule(w), "until": TODAY, "today": TODAY},
        "orders.local_rule_ended",
        TWICE,
    ),
    "orders.actions.matter_notes.add": Under(W + "withdraw_screening"),
    "orders.actions.recording.record_order": Under(ORD + "new_order"),
    "orders.actions.steps.record_step": Under(ORD + "record_step"),
    "orders.actions.steps.sign_in": Under(ORD + "sign_in"),
    "orders.actions.steps.sign_agreement": Under(ORD + "sign_agreement"),
    "orders.actions.steps.correct_order": Under(ORD + "correct_order"),
    "orders.actions.steps.refresh_term": Under("orders.actions.local_rules.add_local_rule"),
    "orders.actions.withdrawing.withdraw_step": Under(ORD + "withdraw_step"),
}
