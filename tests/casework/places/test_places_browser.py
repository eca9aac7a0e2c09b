"""A phone and a desk: leave written down, sent to the next street, and no page wider than its screen."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser import DESK, PHONE, NewPage, fits, sign_in_by_cookie
from tests.casework.places.making import make_leave
from tests.people import Cast, cast, signed_in
from waystation.casework.actions.places import moves
from waystation.clients.models import Client, Document
from waystation.common import scope
from waystation.orders.actions.places import MoveData, SharedData
from waystation.orders.models import Leave, Move, SharedFile
from waystation.rules.calendar import add_days
from waystation.rules.places.moves import MoveReason
from waystation.rules.places.second import DoneBy, PlaceKind, SharedWork

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db: None) -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    today = timezone.localdate()
    return world.client_with_order(
        served_on=add_days(today, -43), reported_on=add_days(today, -40), agreed_on=add_days(today, -38)
    )


def filled(world: Cast, client: Client) -> tuple[Move, SharedFile]:
    """A leave that is over, a move on its way and a second place."""
    today = timezone.localdate()
    with scope.everything():
        make_leave(
            client,
            client.orders.get(),
            world.worker,
            starts_on=add_days(today, -9),
            ends_on=add_days(today, -4),
            destination="东关镇工地",
            words="去亲戚的工地帮忙",
        )
        paper = Document.objects.create(
            client=client, kind="agreement", title="社区戒毒协议书", dated_on=today, added_by=world.worker
        )
        data = MoveData(
            to_area=world.other_street,
            to_outside="",
            reason=MoveReason.HOME,
            words="",
            new_address="",
            asked_on=today,
        )
        move = moves.ask_move(by=world.worker, client=client, data=data, form_key=uuid4(), today=today)
        move = moves.send_move(by=world.head, move=move, papers=[paper.pk], today=today)
        letter = SharedData(
            area=world.other_street,
            kind=PlaceKind.RESIDENCE,
            letter_on=today,
            letter_number="双管函1号",
            words="户籍在此，居住在清河",
            shares=dict.fromkeys(SharedWork, DoneBy.BOTH),
        )
        row = moves.ask_shared(by=world.head, client=client, data=letter, form_key=uuid4(), today=today)
    return move, row


def look(page, name: str) -> None:
    """No page is wider than its screen; with a folder named, keep a picture for looking at."""
    fits(page)
    if folder := os.environ.get("WAYSTATION_PICTURES"):
        width = page.viewport_size["width"]
        page.screenshot(path=str(Path(folder) / f"{name}-{width}.png"), full_page=True)


def test_a_leave_is_written_down_on_a_phone(
    new_page: NewPage, live_server: object, world: Cast, client: Client
) -> None:
    phone = new_page(viewport=PHONE)
    sign_in_by_cookie(phone, signed_in(world.worker), live_server)
    phone.goto(reverse("casework:away", args=[client.pk]))
    phone.get_by_role("link", name="登记请假").click()
    look(phone, "leave-new")
    phone.get_by_text("本人当面说，工作人员记录").click()
    today = timezone.localdate()
    phone.locator("#id_starts_on").fill(add_days(today, 1).isoformat())
    phone.locator("#id_ends_on").fill(add_days(today, 5).isoformat())
    phone.get_by_text("探亲、照顾家人").click()
    phone.locator("#id_county").fill("远山市云溪县")
    phone.locator("#id_contact").fill("13800000000")
    phone.get_by_role("button", name="保存", exact=True).click()
    phone.wait_for_url(f"**{reverse('casework:away', args=[client.pk])}")
    assert Leave.objects.get().reason == "family"
    look(phone, "hub-first")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_fits_its_screen(
    new_page: NewPage, live_server: object, world: Cast, client: Client, size: dict[str, int]
) -> None:
    move, row = filled(world, client)
    here, there = new_page(viewport=size), new_page(viewport=size)
    sign_in_by_cookie(here, signed_in(world.worker), live_server)
    sign_in_by_cookie(there, signed_in(world.other_head), live_server)
    here.goto(reverse("casework:away", args=[client.pk]))
    look(here, "hub")
    here.goto(reverse("casework:places"))
    look(here, "office")
    for name, address in {
        "move": reverse("casework:move", args=[move.pk]),
        "moves": reverse("casework:places") + "?part=moves",
        "shared": reverse("casework:shared", args=[row.pk]),
    }.items():
        there.goto(address)
        look(there, name)
