"""The morning's draw in the database: once, complete, provable, and nothing known before it."""

from __future__ import annotations

import datetime as dt
import zlib

import pytest
from django.apps import apps
from django.db import connection

from tests.casework.draws.street import DAY, draw_day, other_people, people, rule
from tests.casework.reading import make_screening
from tests.people import Cast, cast
from waystation.accounts.models import Area
from waystation.casework.actions import obligations, recording
from waystation.casework.actions.draws import draw_site
from waystation.casework.jobs.draws import draw_all
from waystation.casework.models import NotPossible, Obligation
from waystation.casework.queries.draws import listing
from waystation.common import crypto
from waystation.common.crypto import keyfile
from waystation.common.crypto.columns import columns
from waystation.notices.models import Notice
from waystation.orders.models import OrderStep
from waystation.rules.screening import draw
from waystation.rules.screening.draw import proof
from waystation.screening.models import DrawDay, Drawn
from waystation.screening.queries.draws import LISTED, PURPOSE

ONE = dt.timedelta(days=1)


@pytest.fixture
def world(db: None) -> Cast:
    made = cast()
    rule(made, "test_draw", True)
    return made


def days(count: int, first: dt.date = DAY) -> list[dt.date]:
    return [first + n * ONE for n in range(count)]


def test_nobody_is_drawn_where_the_rule_is_off(db: None) -> None:
    people(cast(), 3)
    assert draw_day() == []
    assert (DrawDay.objects.count(), Drawn.objects.count()) == (0, 0)


def test_a_street_and_what_lies_below_it_is_one_site(world: Cast) -> None:
    people(world, 3)
    other_people(world, 2)
    sites = listing.sites(DAY)
    assert {world.street.pk, world.other_street.pk} <= {site.area.pk for site in sites}
    own = next(site for site in sites if site.area == world.street)
    assert set(own.paths) == {world.street.path, world.community.path}
    drawn = {day.site_id: day.eligible for day in draw_day()}
    assert (drawn[world.street.pk], drawn[world.other_street.pk]) == (3, 2)


def test_a_day_is_drawn_once_however_often_the_job_runs(world: Cast) -> None:
    people(world, 30)
    first = draw_all(today=DAY)
    rows = list(Drawn.objects.values_list("pk", "client", "on"))
    assert first == (DrawDay.objects.count(), ())
    assert draw_all(today=DAY) == (0, ())
    own = next(site for site in listing.sites(DAY) if site.area == world.street)
    assert draw_site(by=world.head, site=own, today=DAY) is None
    assert list(Drawn.objects.values_list("pk", "client", "on")) == rows


def test_the_kept_evidence_draws_the_day_again(world: Cast) -> None:
    people(world, 40)
    for day in days(5):
        draw_day(day)
    for kept in DrawDay.objects.filter(site=world.street):
        text = zlib.decompress(crypto.decrypt_bytes(bytes(kept.listed), column=LISTED)).decode()
        called = [(str(row.client_id), str(row.order_id)) for row in kept.calls.all()]
        again = proof.replay(
            text,
            kept.fingerprint,
            called,
            key=crypto.derived(PURPOSE, kept.key_id),
            day=kept.on,
            most=kept.limit,
        )
        assert again.equal
        assert (kept.eligible, kept.drawn) == (40, len(called))
    assert Drawn.objects.exists()


def test_the_house_draws_what_the_rules_say_of_every_client(world: Cast) -> None:
    """Seventy mornings in the database, beside the same seventy by the rules alone."""
    clients = people(world, 4)
    for day in days(70):
        draw_day(day)
    key = crypto.derived(PURPOSE, crypto.keys().writing)
    for client in clients:
        site = next(one for one in listing.sites(DAY) if one.area == world.street)
        terms = next(e.eligible.terms for e in listing.listed(site, DAY) if e.client.pk == client.pk)
        keyed, called = terms.keyed(key), []
        for day in days(70):
            part = draw.look(terms, keyed, day, called).part
            if part is not None:
                called.append(draw.Called(day, part))
        kept = [(row.on, row.part) for row in Drawn.objects.filter(client=client).order_by("on")]
        assert kept == [(one.on, one.part.value) for one in called]


def test_the_floor_is_met_in_the_database_as_well(world: Cast) -> None:
    client = people(world, 1)[0]
    for day in days(140, dt.date(2026, 2, 1)):
        site = next(one for one in listing.sites(day) if one.area == world.street)
        draw_site(by=None, site=site, today=day)
    assert sum(draw.Part(row.part).is_floor for row in Drawn.objects.filter(client=client)) >= 4


def test_who_is_drawn_has_two_duties_and_the_worker_one_notice(world: Cast) -> None:
    people(world, 40)
    draw_day()
    drawn = list(Drawn.objects.all())
    assert drawn
    due = Obligation.objects.filter(rule__in=["screening.drawn", "screening.draw_told"], state="open")
    assert {(row.client_id, row.key) for row in due} == {
        (row.client_id, f"draw:{row.pk}/{duty}") for row in drawn for duty in ("told", "test")
    }
    notice = Notice.objects.get(code="notices.drawn_today")
    assert (notice.to, notice.client, notice.data["n"]) == (world.worker, None, len(drawn))


def test_nothing_in_the_database_speaks_of_a_day_before_its_morning(world: Cast) -> None:
    """Drawing today makes no row about a later day, in any table."""
    for client in people(world, 30):
        obligations.refresh(by=None, client=client, today=DAY)
    before = _dates_after(DAY)
    draw_day()
    assert Drawn.objects.exists()
    grown = _dates_after(DAY) - before
    makeup = {("casework_obligation", "closes_on", DAY + 2 * ONE)}
    assert grown <= makeup
    assert all(row.part not in bytes(_stored(row.pk)).decode("latin-1") for row in Drawn.objects.all())


def _dates_after(day: dt.date) -> set[tuple[str, str, dt.date]]:
    found = set()
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if field.get_internal_type() == "DateField":
                values = model._base_manager.filter(**{f"{field.name}__gt": day}).values_list(
                    field.name, flat=True
                )
                found |= {(model._meta.db_table, field.name, value) for value in values}
    return found


def _stored(pk: int) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT part FROM screening_drawn WHERE id = %s", [pk])
        return cursor.fetchone()[0]


def test_what_drew_a_day_rests_sealed(world: Cast) -> None:
    people(world, 30)
    draw_day()
    row = Drawn.objects.all()[0]
    assert row.part in {"floor", "chance", "both"}
    assert row.part.encode() not in bytes(_stored(row.pk))
    with connection.cursor() as cursor:
        cursor.execute("SELECT listed FROM screening_drawday WHERE site_id = %s", [world.street.pk])
        sealed = bytes(cursor.fetchone()[0])
    assert b"2026" not in sealed


def test_a_suspended_client_is_listed_and_never_drawn(world: Cast) -> None:
    client = people(world, 1)[0]
    order = client.orders.get()
    OrderStep.objects.create(
        order=order, step="suspend", on=DAY, from_state="running", to_state="suspended",
        decider="police", article="24", recorded_by=world.police,
    )  # fmt: skip
    order.state = "suspended"
    order.save(update_fields=["state"])
    for day in days(60):
        draw_day(day)
    assert not Drawn.objects.exists()
    assert DrawDay.objects.filter(site=world.street, eligible=1).count() == 60


def test_an_excused_call_frees_the_floor_and_a_test_answers_one(world: Cast) -> None:
    client = people(world, 1)[0]
    day = DAY
    while not (row := Drawn.objects.filter(client=client).last()) or not draw.Part(row.part).is_floor:
        draw_day(day)
        day += ONE
    site = next(one for one in listing.sites(day) if one.area == world.street)
    assert listing.listed(site, day)[0].eligible.called[-1].stands
    NotPossible.objects.create(
        client=client, key=f"draw:{row.pk}/test", reason="no_kit", on=row.on, by=world.worker
    )
    assert not listing.listed(site, day)[0].eligible.called[-1].stands
    make_screening(client, by=world.worker, taken_on=row.on)
    assert listing.listed(site, day)[0].eligible.called[-1].stands


def test_recording_the_test_settles_both_duties_and_the_plan(world: Cast) -> None:
    from uuid import uuid4

    from waystation.rules.screening import Material, Outcome, Purpose
    from waystation.screening.actions import Data

    client = people(world, 1)[0]
    day = DAY
    while not Drawn.objects.exists():
        draw_day(day)
        day += ONE
    row = Drawn.objects.get()
    now = dt.datetime.combine(row.on, dt.time(10), dt.UTC)
    obligations.refresh(by=None, client=client, today=row.on)
    test = recording.record_screening(
        by=world.police,
        client=client,
        data=Data(
            taken_on=row.on,
            outcome=Outcome.NEGATIVE,
            purpose=Purpose.RANDOM,
            material=Material.URINE,
            place="永丰派出所",
        ),
        form_key=uuid4(),
        today=row.on,
        now=now,
    )
    states = dict(Obligation.objects.filter(key__startswith="draw:").values_list("rule", "state"))
    assert states == {"screening.drawn": "done", "screening.draw_told": "ended"}
    fulfilled = Obligation.objects.filter(fulfilled_by=f"screening:{test.pk}")
    assert set(fulfilled.values_list("rule", flat=True)) == {"screening.drawn", "screening.planned"}


def test_a_site_above_the_streets_and_its_limit(world: Cast) -> None:
    rule(world, "test_draw_site_max", 2)
    at_district = [world.client(f"区属{n}", area=world.district) for n in range(2)]
    people(world, 60)
    assert at_district
    made = {day.site_id: day for day in draw_day()}
    assert made[world.street.pk].limit == 2
    assert world.district.pk in made
    assert Area.objects.get(pk=world.district.pk).kind == Area.Kind.DISTRICT


def test_a_new_key_changes_nothing_until_the_old_one_is_retired(world: Cast, tmp_path, settings) -> None:
    path = tmp_path / "keys.json"
    keyfile.write_new(path, keyfile.fresh_keys())
    settings.KEYS_FILE = path
    crypto.forget_keys()
    try:
        people(world, 3)
        used = []
        first, second, third = days(3)
        held = keyfile.read_keys(path)
        rotated = held.with_new_key("2026-01-01T00:00:00+00:00")
        for day, keys in (
            (first, held),
            (second, rotated),
            (third, rotated.with_retired(held.writing)),
        ):
            keyfile.replace_with(path, keys)
            crypto.forget_keys()
            if len(used) == 1:  # as `waystation keys reencrypt` before a key is retired
                for column in columns():
                    list(column.reseal(100))
            site = next(one for one in listing.sites(day) if one.area == world.street)
            drawn = draw_site(by=None, site=site, today=day)
            used.append(drawn.key_id if drawn else None)
        assert used == [held.writing, held.writing, rotated.writing]
        assert held.writing != rotated.writing
    finally:
        crypto.forget_keys()
