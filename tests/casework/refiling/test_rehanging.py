"""An order that was entered twice: nothing of it stays behind but what stands twice."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import F
from django.utils import timezone

from tests.casework.refiling.filled import filled, merged, today
from tests.people import Cast, cast
from waystation.casework.actions import refiling
from waystation.casework.refiling import rehanging
from waystation.orders.models import IsolationSpell, Order


@pytest.fixture
def world(db: None) -> Cast:
    return cast()


def _of(order: Order) -> dict[str, int]:
    rows = {row.model: rehanging.table(row)._default_manager for row in rehanging.ON_ORDER}
    return {model: found.filter(order=order).count() for model, found in rows.items()}


@pytest.mark.parametrize("side", ["target", "source"])
def test_nothing_of_an_order_entered_twice_stays_behind_but_what_stands_twice(world: Cast, side: str) -> None:
    target, source = filled(world, n=1), filled(world, "陈安", n=2)
    own, other = target.orders.get(), source.orders.get()
    kept, gone = (own, other) if side == "target" else (other, own)
    before = {order.pk: _of(order) for order in (kept, gone)}
    act = merged(world.head, target, source, **{f"order_{own.pk}_{other.pk}": side})
    refiling.confirm_merge(by=world.worker, act=act, today=today(), now=timezone.now())
    # An act and a release told in both, the draft, the draw of one day, the agreement that does not hold.
    twice = {"orders.OrderAct": 1, "orders.ReleaseRecord": 1, "orders.Release": 1, "screening.Drawn": 1}
    twice |= {"orders.Agreement": 1, "orders.AgreementSheet": 2}
    for model, left in _of(gone).items():
        if model in {"orders.OrderStep", "casework.Obligation"}:
            continue
        assert left == twice.get(model, 0), model
        assert _of(kept)[model] == before[own.pk][model] + before[other.pk][model] - left, model
    for row in rehanging.ON_ORDER:
        if rehanging.has_client(rehanging.table(row)):
            rows = rehanging.table(row)._default_manager
            astray = rows.exclude(order=None).exclude(client=F("order__client"))
            assert not astray.exists(), row.model
    keys = {key for model, column in rehanging.KEYS for key in model.objects.values_list(column, flat=True)}
    assert not {key for key in keys if f":{gone.pk}/" in key} - {f"severe:{gone.pk}/tests"}
    assert {f"severe:{kept.pk}/tests", f"lost:{kept.pk}/2026-01-01"} <= keys


def test_an_order_follows_the_isolation_of_the_file_that_stays(world: Cast) -> None:
    target, source = filled(world, n=1), filled(world, "陈安", n=2, order=True)
    own, other = target.orders.get(), source.orders.get()
    day = today() - dt.timedelta(days=950)
    IsolationSpell.objects.update(decided_on=day)
    theirs = IsolationSpell.objects.get(client=source)
    Order.objects.filter(pk=other.pk).update(after_spell=theirs)
    act = merged(world.head, target, source, **{f"order_{own.pk}_{other.pk}": "source"})
    refiling.confirm_merge(by=world.worker, act=act, today=today(), now=timezone.now())
    assert target.orders.get().after_spell == IsolationSpell.objects.get(client=target)
    theirs.refresh_from_db()
    assert (theirs.client, theirs.order) == (source, own)
