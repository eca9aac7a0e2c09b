"""A synthetic district: the same every time, whole, believable, and computed by the same rules."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections
from psycopg.conninfo import conninfo_to_dict

from tests import postgres
from waystation.accounts.models import Area, Grant
from waystation.casework.jobs import refresh_all
from waystation.casework.models import Obligation, ObligationChange
from waystation.casework.synth import places, writing
from waystation.casework.synth.lives import live
from waystation.casework.synth.places import Settings
from waystation.casework.synth.tables.columns import GIVEN
from waystation.clients.models import Client, Phone, TeamMember
from waystation.common.persons import identity
from waystation.contacts.models import Contact
from waystation.notices.models import Notice
from waystation.notices.queries import shown
from waystation.orders.models import IsolationSpell, Order, OrderStep
from waystation.orders.queries import spell_facts
from waystation.rules import orders as rules
from waystation.rules.law import Law, force
from waystation.rules.obligations import ObligationState
from waystation.rules.steps import check_step
from waystation.screening.models import Screening

TODAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 1, tzinfo=dt.UTC)
SMALL = Settings(clients=120, years=3, seed=7, today=TODAY)


@contextmanager
def as_owner() -> Iterator[None]:
    """The role that ``waystation synth`` works as: it owns the tables."""
    settings = connections["default"].settings_dict
    web = {name: settings[name] for name in ("USER", "PASSWORD")}
    owner = conninfo_to_dict(os.environ["DATABASE_OWNER_URL"])
    connection.close()
    settings.update(USER=owner["user"], PASSWORD=owner["password"])
    try:
        yield
    finally:
        connection.close()
        settings.update(web)


def build(settings: Settings = SMALL, processes: int = 1) -> None:
    with as_owner():
        address = postgres.other(
            os.environ["DATABASE_OWNER_URL"], connections["default"].settings_dict["NAME"]
        )
        city = places.invented(settings)
        writing.build(city, settings, password=None, processes=processes, address=address)


@pytest.fixture
def district(transactional_db: None) -> None:
    build()


def told() -> str:
    """A checksum of every row, with its sealed texts opened."""
    found = hashlib.sha256()
    for model, names in GIVEN.items():
        for row in model._default_manager.order_by("pk").values_list(*names):
            plain = [bytes(value).hex() if isinstance(value, memoryview) else str(value) for value in row]
            found.update("\t".join(plain).encode())
    return found.hexdigest()


def test_the_same_arguments_make_the_same_rows(transactional_db: None, worker_name: str) -> None:
    """Also when two processes share the work."""
    seen = []
    for seed, processes in ((7, 1), (7, 2), (8, 1)):
        postgres.renew(worker_name)
        build(Settings(clients=120, years=3, seed=seed, today=TODAY), processes)
        seen.append(told())
    assert seen[0] == seen[1] != seen[2]


def test_a_nightly_pass_right_afterwards_changes_nothing(district: None) -> None:
    before = list(Obligation.objects.order_by("pk").values_list())
    done = refresh_all(today=TODAY, now=NOW)
    assert done.clients > 60
    assert done.changed == 0
    assert done.failed == ()
    assert list(Obligation.objects.order_by("pk").values_list()) == before
    assert ObligationChange.objects.count() == len(before)


def test_the_next_days_go_on_as_everywhere(district: None) -> None:
    later = TODAY + dt.timedelta(days=40)
    assert refresh_all(today=later, now=NOW).failed == ()
    assert refresh_all(today=later + dt.timedelta(days=1), now=NOW).failed == ()


def test_it_is_written_with_every_reference_and_constraint_in_force(district: None) -> None:
    assert Client.objects.count() == SMALL.clients
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_constraint WHERE NOT convalidated")
        assert cursor.fetchone() == (0,)


def test_every_notice_has_its_sentence(district: None) -> None:
    said = [shown(notice).text for notice in Notice.objects.select_related("client")]
    assert said
    assert all("初筛阳性待了解" in words for words in said)


def test_new_rows_by_hand_get_ids_of_their_own(district: None) -> None:
    client = Client.objects.order_by("-pk")[0]
    phone = Phone.objects.create(client=client, number="1", number_index=b"1", number_tail=b"1")
    assert phone.pk == Phone.objects.order_by("-pk")[0].pk


def test_nobody_could_be_taken_for_a_real_person(district: None) -> None:
    numbers = [client.id_number for client in Client.objects.all()]
    assert len(set(numbers)) == SMALL.clients
    for client in Client.objects.all():
        read = identity.parse(client.id_number, sex=client.sex, today=TODAY)
        assert read.is_valid
        assert read.born_on == client.born_on
        assert read.area == ""
        assert "id_area_unknown" in {finding.code for finding in read.findings}
    assert all(phone.number.startswith("199000") for phone in Phone.objects.all())


def test_files_are_spread_as_the_norm_asks(district: None) -> None:
    carried = Counter(Client.objects.exclude(worker=None).values_list("worker", flat=True))
    norm = Law(TODAY).number("caseload_norm")
    assert max(carried.values()) <= norm
    streets = Area.objects.filter(kind=Area.Kind.STREET)
    for role in ("head", "medic", "police", "worker"):
        assert set(Grant.objects.filter(role=role).values_list("area", flat=True)) == {s.pk for s in streets}
    assert not any(user.has_usable_password() for user in get_user_model()._default_manager.all())
    member = TeamMember.objects.filter(duty="worker", ends_on=None)
    assert dict(member.values_list("client", "user")) == dict(
        Client.objects.exclude(worker=None).values_list("pk", "worker")
    )


@pytest.fixture(scope="module")
def lives() -> list[object]:
    settings = Settings(clients=3000, years=3, seed=1, today=TODAY)
    return [live(settings.chance("file", n), settings, Law(TODAY)) for n in range(settings.clients)]


def test_every_step_is_one_the_rules_allow(lives: list[object]) -> None:
    law = Law(TODAY)
    for life in lives:
        for order in life.orders:
            state, since = rules.State.REGISTERED, None
            for taken in order.steps:
                facts = order.facts(1)
                facts = type(facts)(**{n: getattr(facts, n) for n in facts.__slots__} | {"state": state})
                assert taken.before is state
                note = taken.note or "x"
                state = check_step(facts, taken.step, taken.on, since=since, note=note, law=law, today=TODAY)
                since = taken.on
            assert state is order.state
            errors = rules.check_dates(order.facts(1), law, TODAY)
            assert not [f for f in errors if f.severity is rules.Severity.ERROR]


def test_every_state_appears_in_a_believable_share(lives: list[object]) -> None:
    orders = [order for life in lives for order in life.orders]
    states = Counter(order.state for order in orders)
    assert set(states) == set(rules.State)
    assert 0.35 < states[rules.State.RUNNING] / len(orders) < 0.75
    assert 0.1 < states[rules.State.COMPLETED] / len(orders) < 0.4
    assert states[rules.State.DECEASED] / len(orders) < 0.02
    delays = [(o.reported_on - o.served_on).days for o in orders if o.reported_on]
    assert 0.03 < sum(delay > 15 for delay in delays) / len(delays) < 0.12
    again = [life for life in lives if len(life.orders) > 1]
    assert again
    for life in again:
        first, second = life.orders[:2]
        assert first.state is rules.State.IN_ISOLATION
        assert second.kind is rules.Kind.RECOVERY
        assert first.ended_on < second.served_on
    assert any(order.silent_from for order in orders)
    assert 0.1 < sum(life.closed_on is not None for life in lives) / len(lives) < 0.4


def test_whoever_was_isolated_has_the_isolation_and_recovery_follows_it(district: None) -> None:
    isolated = Order.objects.filter(state=rules.State.IN_ISOLATION)
    assert isolated.exists()
    assert IsolationSpell.objects.filter(order__in=isolated).count() == isolated.count()
    for spell in IsolationSpell.objects.select_related("order", "client"):
        assert (spell.client_id, spell.decided_on) == (spell.order.client_id, spell.order.ended_on)
        found = rules.check_spell(spell_facts(spell), Law(TODAY), TODAY)
        assert not [one for one in found if one.severity is rules.Severity.ERROR]
        assert (spell.ended_on is None) == (not spell.followed_by.exists())


def test_the_history_is_believable(district: None) -> None:
    ages = sorted(TODAY.year - born.year for born in Client.objects.values_list("born_on", flat=True))
    assert ages[0] >= 18
    assert 35 <= ages[len(ages) // 2] <= 50
    men = Client.objects.filter(sex="male").count()
    assert 0.7 < men / SMALL.clients < 0.95
    tests = Counter(Screening.objects.values_list("outcome", flat=True))
    assert tests["negative"] / tests.total() > 0.8
    assert 0.002 < tests["positive"] / tests.total() < 0.04
    assert 0.02 < tests["missed"] / tests.total() < 0.15
    states = Counter(Obligation.objects.values_list("state", flat=True))
    assert states[ObligationState.DONE] > states.total() / 2
    assert states[ObligationState.OPEN]
    assert states[ObligationState.MISSED]
    assert Screening.objects.filter(taken_on__gt=TODAY).count() == 0
    assert Contact.objects.filter(held_on__gt=TODAY).count() == 0
    assert Screening.objects.filter(taken_on__lt=SMALL.opened_on).count() == 0
    assert set(Order.objects.values_list("kind", flat=True)) == set(rules.Kind)
    assert OrderStep.objects.filter(on__gt=TODAY).count() == 0


@pytest.mark.slow
def test_memory_does_not_grow_with_the_district(
    transactional_db: None, worker_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 150 files more, which are 3 MB of rows, nothing is held; the first run fills the caches.

    The law remembers so many days and no more; more files speak of more days, so that memory is kept small.
    """
    monkeypatch.setattr(writing, "CHUNK", 15)
    monkeypatch.setattr(force, "_KEPT", 32)
    peaks = []
    for clients in (180, 30, 180):
        postgres.renew(worker_name)
        tracemalloc.start()
        build(Settings(clients=clients, years=2, seed=3, today=TODAY))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] - peaks[1] < 1_000_000
