"""The facts of a case come in one statement and say what the rows say."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.casework.reading import make_contact, make_screening
from tests.make import make_client, make_order
from tests.people import Cast, cast
from waystation.casework.models import NotPossible
from waystation.casework.queries import cases
from waystation.orders import queries as order_queries
from waystation.orders.models import LocalParameter, OrderStep
from waystation.rules.contacts import ContactFacts, Met
from waystation.rules.contacts import Kind as Way
from waystation.rules.contacts import Outcome as Held
from waystation.rules.law import Law, law_on
from waystation.rules.obligations import NotPossible as Entry
from waystation.rules.obligations import NotPossibleReason
from waystation.rules.screening import Material, MissKind, Nature, Outcome, Purpose, ScreeningFacts

TODAY = dt.date(2026, 11, 2)
DAY = dt.date(2026, 3, 1)
NOW = dt.datetime(2026, 11, 2, 1, tzinfo=dt.UTC)


@pytest.fixture
def world(db) -> Cast:
    return cast()


def test_every_record_is_there_once_and_withdrawn_ones_are_not(world):
    client = make_client(area=world.community, worker=world.worker)
    order = make_order(client=client, served_on=DAY, reported_on=DAY, agreed_on=DAY)
    for step, day in (("suspend", 40), ("resume", 60), ("suspend", 90)):
        on = DAY + dt.timedelta(days=day)
        OrderStep.objects.create(order=order, step=step, on=on, decider="police", recorded_by=world.police)
    withdrawn = {"withdrawn_at": NOW}
    test = make_screening(client, world.worker, taken_on=DAY, plan_key="order:1/screening/y1-01")
    miss = make_screening(
        client, world.worker, taken_on=DAY, outcome="missed", miss_kind="evidence_awaited", order=None
    )
    make_screening(client, world.worker, taken_on=DAY, **withdrawn)
    talk = make_contact(client, world.worker, held_on=DAY)
    make_contact(client, world.worker, held_on=DAY, **withdrawn)
    entry = {"client": client, "reason": "ill_at_home", "on": DAY, "by": world.worker}
    standing = NotPossible.objects.create(key="k1", **entry)
    NotPossible.objects.create(key="k2", **entry, **withdrawn)

    facts = cases.load_one(client, TODAY).facts
    assert list(facts.orders) == [
        order_queries.facts(found) for found in order_queries.with_facts(client.orders.order_by("pk"))
    ]
    assert len(facts.orders[0].suspensions) == 2
    assert sorted(facts.screenings, key=lambda fact: fact.id) == [
        ScreeningFacts(
            test.pk,
            DAY,
            Outcome.NEGATIVE,
            None,
            Purpose.PLANNED,
            Nature.CARE,
            order.pk,
            "order:1/screening/y1-01",
            material=Material.URINE,
        ),
        ScreeningFacts(
            miss.pk,
            DAY,
            Outcome.MISSED,
            MissKind.EVIDENCE_AWAITED,
            Purpose.PLANNED,
            Nature.CARE,
            material=Material.URINE,
        ),
    ]
    assert facts.contacts == (ContactFacts(talk.pk, DAY, Way.TALK, Met.CLIENT, Held.COMPLIED, order.pk),)
    assert facts.not_possible == (Entry(standing.pk, "k1", NotPossibleReason.ILL_AT_HOME, DAY),)
    assert (facts.known_since, facts.closed_on) == (client.registered_on, None)


def test_each_client_has_the_law_of_the_own_place(world):
    local = {"made_by": world.district_office, "source": "本区规定", "article": "第3条"}
    since = dt.date(2025, 1, 1)
    LocalParameter.objects.create(key="agreement_days", area=world.street, value=5, since=since, **local)
    plan = LocalParameter.objects.create(
        key="test_plan_treatment", area=world.district, value=[10, 6, 4], since=since, **local
    )
    near, far = make_client(area=world.community), make_client(area=world.other_community)
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            laws = [case.law for case in cases.load([near, far], TODAY)]
        assert len(queries) == 1
        assert [law.number("agreement_days") for law in laws] == [5, Law(TODAY).number("agreement_days")]
        assert [law.plan("test_plan_treatment") for law in laws] == [(10, 6, 4)] * 2
        assert laws == [order_queries.law_for(client.area_id, TODAY) for client in (near, far)]
    LocalParameter.objects.filter(pk=plan.pk).update(value=[8, 6, 4])
    assert cases.load_one(near, TODAY).law.plan("test_plan_treatment") == (8, 6, 4)


def test_what_is_stored_comes_only_where_it_is_written(world):
    client = make_client(area=world.community)
    assert cases.load_one(client, TODAY).stored_rows() == ()
    with pytest.raises(ValueError, match="stored"):
        cases.load_one(client, TODAY, to_write=False).stored_rows()


def test_a_remembered_law_gives_the_figures_of_a_new_one():
    day = dt.date(2026, 5, 5)
    for _ in range(2):
        assert law_on(day) == Law(day)
        assert law_on(day).why("screening.why.planned", "test_plan_treatment", year=1, n=2, of=12) == Law(
            day
        ).why("screening.why.planned", "test_plan_treatment", year=1, n=2, of=12)
        assert (
            law_on(day).why("screening.why.planned", "test_plan_treatment", year=1, n=3, of=12).params["n"]
            == 3
        )
