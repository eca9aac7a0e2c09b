"""Who comes out and the isolation that ends are one fact, entered once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.care.test_gate import TODAY, done, expect
from tests.make import make_order
from tests.people import Cast, cast, signed_in
from waystation.casework.actions.care import gate as flows
from waystation.casework.models import Obligation
from waystation.clients.models import Client
from waystation.clients.rows import id_mark
from waystation.orders.models import IsolationSpell, Leaver, Order
from waystation.rules.calendar import add_days
from waystation.rules.care.gate import GateStep

pytestmark = pytest.mark.django_db
NUMBER = "110101199003078515"
OUT = add_days(TODAY, 5)


@pytest.fixture
def world() -> Cast:
    return cast()


def isolated(world: Cast, **values: object) -> tuple[Client, IsolationSpell]:
    """A file with the number of the notice, and an isolation of two years that ends on the day ``OUT``."""
    client = world.client("林远")
    Client.objects.filter(pk=client.pk).update(id_index=id_mark(NUMBER))
    began = dt.date(OUT.year - 2, OUT.month, OUT.day) + dt.timedelta(days=1)
    given = {"client": client, "decided_on": began, "recorded_by": world.police, **values}
    return client, IsolationSpell.objects.create(**given)


def met(world: Cast, leaver: Leaver, outcome: str = "met", on: dt.date = OUT):
    return done(world, leaver, GateStep.MEET, on, outcome=outcome, note="下雨", done="打电话")


def again(spell: IsolationSpell) -> tuple[object, ...]:
    spell.refresh_from_db()
    return spell.gate_notice_on, spell.ended_on, spell.end, spell.papers_received_on


def test_notice_release_and_papers_are_written_down_once(world: Cast) -> None:
    client, spell = isolated(world)
    leaver = expect(world, world.head, id_number=NUMBER, release_on=OUT)
    assert leaver.client == client
    assert again(spell) == (TODAY, None, "", None)
    met(world, leaver)
    assert again(spell) == (TODAY, OUT, "expired", None)
    done(world, leaver, GateStep.PAPERS, add_days(OUT, 1))
    assert again(spell) == (TODAY, OUT, "expired", add_days(OUT, 1))
    # Neither the notice nor the papers are asked for a second time by the isolation.
    assert set(Obligation.objects.filter(rule__startswith="isolation.").values_list("rule", "state")) == {
        ("isolation.end", "done")
    }
    page = signed_in(world.worker).get(reverse("casework:legal_life", args=[client.pk])).content.decode()
    assert "期满" in page


def test_before_the_term_is_over_it_is_an_early_release_and_missed_at_the_gate_is_out_too(
    world: Cast,
) -> None:
    _client, spell = isolated(world, decided_on=add_days(TODAY, -400))
    leaver = expect(world, world.head, id_number=NUMBER, release_on=OUT)
    met(world, leaver, "missed")
    assert again(spell)[1:3] == (OUT, "early")


@pytest.mark.parametrize("outcome", ["not_released", "released_earlier"])
def test_where_nobody_knows_the_day_the_isolation_stays_open(world: Cast, outcome: str) -> None:
    _client, spell = isolated(world)
    met(world, expect(world, world.head, id_number=NUMBER, release_on=OUT), outcome)
    assert again(spell)[1:3] == (None, "")


def test_a_withdrawn_step_opens_the_isolation_again_unless_an_order_follows(world: Cast) -> None:
    client, spell = isolated(world)
    leaver = expect(world, world.head, id_number=NUMBER, release_on=OUT)
    took = {"by": world.worker, "leaver": leaver, "reason": "登记错了", "today": OUT, "now": timezone.now()}
    papers = done(world, leaver, GateStep.PAPERS, OUT)
    flows.withdraw_step(step_id=met(world, leaver).pk, **took)
    assert again(spell) == (TODAY, None, "", OUT)
    flows.withdraw_step(step_id=papers.pk, **took)
    assert again(spell)[3] is None
    second = met(world, leaver)
    order = make_order(client=client, served_on=OUT, reported_on=None, agreed_on=None)
    Order.objects.filter(pk=order.pk).update(after_spell=spell)
    flows.withdraw_step(step_id=second.pk, **took)
    assert again(spell)[1:3] == (OUT, "expired")


def test_what_the_isolation_says_already_stays_and_none_is_made_up(world: Cast) -> None:
    told = add_days(TODAY, -3)
    _client, spell = isolated(world, gate_notice_on=told, ended_on=add_days(TODAY, 1), end="early")
    leaver = expect(world, world.head, id_number=NUMBER, release_on=OUT)
    met(world, leaver)
    assert again(spell) == (told, add_days(TODAY, 1), "early", None)
    IsolationSpell.objects.update(withdrawn_at=timezone.now(), withdrawn_by=world.head)
    done(world, leaver, GateStep.PAPERS, OUT)
    assert again(spell)[3] is None
    assert IsolationSpell.objects.count() == 1


def test_a_file_that_is_attached_later_hears_of_it_too(world: Cast) -> None:
    leaver = expect(world, release_on=OUT)
    client, spell = isolated(world)
    flows.assign(by=world.head, leaver=leaver, worker=world.worker, today=TODAY)
    flows.attach(by=world.worker, leaver=leaver, client=client, today=TODAY)
    assert again(spell)[0] == TODAY
