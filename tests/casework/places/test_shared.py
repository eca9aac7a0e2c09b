"""Two-place supervision: the wall lets the second place in while it answers, and not a day longer."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.places.test_moves import as_page, refused
from tests.casework.reading import busy_client
from tests.make import make_cover, make_user
from tests.people import Cast, cast, signed_in
from waystation.accounts.access import forget
from waystation.audit.models import Entry
from waystation.casework.actions import orders as flows
from waystation.casework.actions import recording
from waystation.casework.actions.places import moves
from waystation.casework.models import Obligation
from waystation.clients.access import visible_to
from waystation.clients.models import Client, Phone
from waystation.notices.models import Notice
from waystation.orders.actions.places import SharedData
from waystation.orders.models import SharedFile
from waystation.rules.orders import Step
from waystation.rules.places.second import DoneBy, PlaceKind, SharedWork
from waystation.rules.roles import Role, Verb
from waystation.rules.screening import Material, Outcome
from waystation.screening.actions import Data

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world) -> Client:
    return busy_client(world)


def today() -> date:
    return timezone.localdate()


def asked(world, client) -> SharedFile:
    data = SharedData(
        area=world.other_street,
        kind=PlaceKind.RESIDENCE,
        letter_on=today(),
        letter_number="双管函1号",
        words="户籍在此，居住在清河",
        shares=dict.fromkeys(SharedWork, DoneBy.BOTH),
    )
    with as_page(world.head):
        return moves.ask_shared(by=world.head, client=client, data=data, form_key=uuid4(), today=today())


def active(world, client) -> SharedFile:
    row = asked(world, client)
    with as_page(world.other_head):
        return moves.accept_shared(
            by=world.other_head, shared=row, worker=world.other_worker, words="同意", today=today()
        )


def sees(user, client, verb=Verb.SEE_CLIENTS) -> bool:
    with as_page(user):
        return visible_to(user, verb).filter(pk=client.pk).exists()


def test_nothing_opens_before_the_other_place_has_said_yes(world, client):
    row = asked(world, client)
    assert not sees(world.other_head, client)
    assert not sees(world.other_worker, client)
    with as_page(world.other_head):
        assert "陈安" in SharedFile.objects.get(pk=row.pk).summary
        assert not Phone.objects.exists()
    assert Notice.objects.get(to=world.other_head).code == "places.shared_letter"


def test_both_places_see_one_list_and_both_may_work_on_it(world, client):
    active(world, client)
    for user in (world.worker, world.head, world.other_worker, world.other_head):
        assert sees(user, client)
    stranger = make_user(name="胡新", role=Role.WORKER, area=world.other_street)
    assert not sees(stranger, client)
    assert not sees(world.other_police, client)
    for verb in (Verb.RECORD_ORDER_STEP, Verb.ASSIGN_WORKER, Verb.MERGE_FILES, Verb.CHANGE_CLIENT):
        assert not sees(world.other_head, client, verb)
    test = Data(taken_on=today(), outcome=Outcome.NEGATIVE, material=Material.URINE)
    with as_page(world.other_worker):
        there = list(Obligation.objects.order_by("key").values_list("key", flat=True))
        recording.record_screening(
            by=world.other_worker,
            client=client,
            data=test,
            form_key=uuid4(),
            today=today(),
            now=timezone.now(),
        )
    with as_page(world.worker):
        here = list(Obligation.objects.order_by("key").values_list("key", flat=True))
    assert there == here
    assert client.screenings.get().recorded_by == world.other_worker


def test_every_look_of_the_second_place_says_why(world, client):
    active(world, client)
    page = signed_in(world.other_worker).get(reverse("casework:client", args=[client.pk]))
    assert page.status_code == 200
    look = Entry.objects.filter(verb="clients.opened", actor=world.other_worker).get()
    assert look.reason == "second_place"
    listed = signed_in(world.other_worker).get(reverse("casework:clients")).content.decode()
    assert "陈安" in listed
    home = signed_in(world.other_worker).get(reverse("casework:home")).content.decode()
    assert "陈安" in home


def test_the_other_street_as_a_whole_still_sees_nothing_else(world, client):
    other = busy_client(world, "郭新", days=60)
    active(world, client)
    assert not sees(world.other_head, other)
    with as_page(world.other_head):
        assert list(Client.objects.values_list("name", flat=True)) == ["陈安"]


def test_whoever_covers_the_second_worker_is_let_in_too(world, client):
    active(world, client)
    deputy = make_user(name="胡新", role=Role.WORKER, area=world.other_street)
    assert not sees(deputy, client)
    make_cover(world.other_worker, deputy, starts_on=today(), ends_on=today(), by=world.other_head)
    assert sees(deputy, client)


def test_neither_side_drops_the_person_alone(world, client):
    row = active(world, client)
    with as_page(world.head), refused("shared.reason_needed"):
        moves.ask_end(by=world.head, shared=row, reason=" ", today=today())
    with as_page(world.head):
        moves.ask_end(by=world.head, shared=row, reason="搬回来了", today=today())
        with refused("shared.own_wish"):
            moves.agree_end(by=world.head, shared=row, today=today())
    assert sees(world.other_worker, client)
    with as_page(world.other_worker), pytest.raises(Http404):
        moves.agree_end(by=world.other_worker, shared=row, today=today())
    with as_page(world.other_head):
        moves.keep_on(by=world.other_head, shared=row, today=today())
        moves.ask_end(by=world.other_head, shared=row, reason="人走了", today=today())
    assert sees(world.other_head, client)
    with as_page(world.head):
        moves.agree_end(by=world.head, shared=row, today=today())
    assert not sees(world.other_head, client)
    assert not sees(world.other_worker, client)
    page = signed_in(world.other_worker).get(reverse("casework:client", args=[client.pk]))
    assert page.status_code == 404


def test_it_ends_with_the_order(world, client):
    active(world, client)
    with as_page(world.police):
        flows.record_step(
            by=world.police,
            order=client.orders.get(),
            step=Step.TERMINATE,
            on=today(),
            today=today(),
            note="判决书",
        )
    assert not sees(world.other_worker, client)
    assert not sees(world.other_head, client)


def test_a_no_leaves_everything_as_it_was_and_one_letter_at_a_time(world, client):
    row = asked(world, client)
    with refused("shared.exists"):
        asked(world, client)
    with as_page(world.other_head):
        with refused("shared.reason_needed"):
            moves.refuse_shared(by=world.other_head, shared=row, reason="", today=today())
        moves.refuse_shared(by=world.other_head, shared=row, reason="不住这里", today=today())
    assert not sees(world.other_head, client)
    with as_page(world.other_head), refused("shared.not_now"):
        moves.accept_shared(
            by=world.other_head, shared=row, worker=world.other_worker, words="", today=today()
        )
    asked(world, client)


def test_the_second_place_is_counted_where_it_is_listed(world, client):
    active(world, client)
    forget(world.other_worker)
    page = signed_in(world.other_worker).get(reverse("casework:home"))
    assert page.status_code == 200
    head = signed_in(world.other_head).get(reverse("casework:office"))
    assert head.status_code == 200


def test_the_pages_of_letter_answer_and_end(world, client):
    head, there = signed_in(world.head), signed_in(world.other_head)
    form = {
        "form_key": str(uuid4()),
        "area": world.other_street.pk,
        "kind": "residence",
        "letter_on": today().isoformat(),
        "words": "居住在清河",
        **{f"share_{work.value}": "both" for work in SharedWork},
    }
    head.post(reverse("casework:shared_new", args=[client.pk]), form)
    row = SharedFile.objects.get()
    address = reverse("casework:shared", args=[row.pk])
    assert "同意，共同负责" in there.get(address).content.decode()
    there.post(address, {"deed": "accept", "worker": world.other_worker.pk})
    row.refresh_from_db()
    assert row.state == "active"
    hub = signed_in(world.other_worker).get(reverse("casework:away", args=[client.pk])).content.decode()
    assert "作为共管街道" in hub
    letter = head.get(reverse("casework:shared_letter", args=[row.pk])).content.decode()
    assert "双向管控函" in letter
    listed = there.get(reverse("casework:places"), {"part": "shared"}).content.decode()
    assert "陈安" in listed
    there.post(address, {"deed": "ask_end", "reason": "搬走了"})
    head.post(address, {"deed": "agree_end"})
    row.refresh_from_db()
    assert row.state == "ended"
