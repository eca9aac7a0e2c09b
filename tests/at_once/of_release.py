"""Release and after."""

from __future__ import annotations

import itertools
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under
from tests.make import make_order
from tests.people import Cast
from waystation.casework.actions import orders as order_flows
from waystation.casework.actions.law import release as flows
from waystation.orders.models import Order
from waystation.rules.calendar import add_days, add_years
from waystation.rules.orders import Step
from waystation.rules.release import ReleaseDeed

TODAY, NOW = timezone.localdate(), timezone.now()
BEGAN = add_years(TODAY, -3)
_n = itertools.count(1)
R = "casework.actions.law.release."


def _released(world: Cast) -> Order:
    client = world.client(f"学员解{next(_n)}")
    order = make_order(client=client, served_on=BEGAN, reported_on=BEGAN, agreed_on=BEGAN)
    return order_flows.record_step(
        by=world.worker, order=order, step=Step.COMPLETE, on=add_days(TODAY, -1), today=TODAY, note="解"
    )


def _told(world: Cast) -> dict[str, object]:
    return {
        "by": world.worker,
        "order": _released(world),
        "deed": ReleaseDeed.CLIENT_TOLD,
        "on": TODAY,
        "today": TODAY,
        "number": "1",
    }


def _strike(world: Cast) -> dict[str, object]:
    said = _told(world)
    row = flows.record(**said, form_key=uuid4())
    return {
        "by": world.worker,
        "order": said["order"],
        "record_id": row.pk,
        "reason": "",
        "today": TODAY,
        "now": NOW,
    }


def _care(world: Cast) -> dict[str, object]:
    client = world.client(f"学员关{next(_n)}")
    return {
        "by": world.worker,
        "client": client,
        "starts_on": TODAY,
        "every_months": 1,
        "wish": "",
        "today": TODAY,
    }


def _running_care(world: Cast) -> dict[str, object]:
    said = _care(world)
    flows.start_aftercare(**said, form_key=uuid4())
    return {"by": world.worker, "client": said["client"], "today": TODAY}


def _two_keys(said: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    return {**said, "form_key": uuid4()}, {**said, "form_key": uuid4()}


CASES = {
    R + "record": Case(lambda w: _two_keys(_told(w)), "orders.release_recorded"),
    R + "withdraw": Case(_strike, "orders.release_withdrawn"),
    R + "start_aftercare": Case(lambda w: _two_keys(_care(w)), "orders.aftercare_started"),
    R + "end_aftercare": Case(_running_care, "orders.aftercare_ended"),
    "orders.actions.release.record_release": Under(R + "record"),
    "orders.actions.release.withdraw_release": Under(R + "withdraw"),
    "orders.actions.release.start_aftercare": Under(R + "start_aftercare"),
    "orders.actions.release.end_aftercare": Under(R + "end_aftercare"),
}
