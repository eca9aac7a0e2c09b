"""Tests done elsewhere: asked, posted back, counted; a silent office is never the client's fault."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.casework.places.test_moves import as_page, refused
from tests.casework.reading import busy_client
from tests.people import Cast, cast, signed_in
from waystation.casework.actions.places import elsewhere
from waystation.casework.models import Obligation
from waystation.casework.queries.places import shown
from waystation.clients.models import Client
from waystation.notices.models import Notice
from waystation.orders.models import Matter
from waystation.rules.places.elsewhere import AskedOf
from waystation.rules.screening import Material, Outcome
from waystation.screening.actions.elsewhere import Posted, RequestData
from waystation.screening.models import Screening, TestRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world) -> Client:
    return busy_client(world)


def today() -> date:
    return timezone.localdate()


def asked(world, client, **values) -> TestRequest:
    data = RequestData(
        **{
            "asked_of": AskedOf.CENTRE,
            "to_area": world.other_street,
            "to_outside": "",
            "from_name": "江湾区 › 永丰街道",
            "person": shown.person_of(client),
            "material": Material.URINE,
            "asked_on": today(),
            "by_on": today() + timedelta(days=5),
            "plan_key": "",
            "words": "",
            **values,
        }
    )
    with as_page(world.worker):
        return elsewhere.ask(by=world.worker, client=client, data=data, form_key=uuid4(), today=today())


def result(outcome=Outcome.NEGATIVE, **values) -> Posted:
    return Posted(**{"outcome": outcome, "taken_on": today(), "place": "清河中心", **values})


def posted(world, request, **values) -> TestRequest:
    with as_page(world.other_worker):
        return elsewhere.post_there(
            by=world.other_worker, request=request, data=result(**values), today=today()
        )


def taken(world, request) -> Screening:
    now = timezone.now()
    with as_page(world.worker):
        return elsewhere.take(by=world.worker, request=request, form_key=uuid4(), today=today(), now=now)


def test_the_other_place_sees_the_request_and_not_the_file(world, client):
    request = asked(world, client)
    with as_page(world.other_worker):
        assert TestRequest.objects.get().person.startswith("陈安")
        assert not Client.objects.filter(pk=client.pk).exists()
    assert set(Notice.objects.values_list("to__name", "code")) == {
        ("李强", "places.test_asked"),
        ("钱站长", "places.test_asked"),
    }
    page = signed_in(world.other_worker).get(reverse("casework:test_request", args=[request.pk]))
    assert page.status_code == 200
    assert (
        signed_in(world.other_police).get(reverse("casework:test_request", args=[request.pk])).status_code
        == 404
    )


def test_posted_back_it_counts_for_the_window_that_holds_its_day(world, client):
    plan = Obligation.objects.filter(client=client, rule="screening.planned", state="open").first()
    request = asked(world, client)
    posted(world, request)
    assert Notice.objects.filter(to=world.worker, code="places.test_posted").exists()
    assert Obligation.objects.get(key=f"elsewhere:{request.pk}/answer").state == "done"
    assert Obligation.objects.get(key=f"elsewhere:{request.pk}/take").state == "open"
    row = taken(world, request)
    assert (row.outcome, row.place, row.nature, row.recorded_by) == (
        "negative",
        "清河中心",
        "care",
        world.worker,
    )
    assert taken(world, request) == row
    assert Screening.objects.count() == 1
    plan.refresh_from_db()
    assert (plan.state, plan.fulfilled_by) == ("done", f"screening:{row.pk}")
    assert Obligation.objects.get(key=f"elsewhere:{request.pk}/take").state == "done"


def test_a_positive_from_elsewhere_opens_a_matter_like_any_other_and_nothing_more(world, client):
    request = asked(world, client, asked_of=AskedOf.POLICE)
    with as_page(world.other_worker), refused("elsewhere.result_needed"):
        elsewhere.post_there(
            by=world.other_worker, request=request, data=result(Outcome.POSITIVE), today=today()
        )
    posted(world, request, outcome=Outcome.POSITIVE, positive_for=["morphine"])
    assert not Matter.objects.exists()
    row = taken(world, request)
    assert (row.nature, Matter.objects.get().kind) == ("legal", "positive_test")
    assert client.orders.get().state == "running"


def test_refused_or_unanswered_is_the_services_fault_and_a_late_result_still_counts(world, client):
    request = asked(world, client)
    with as_page(world.other_head), refused("elsewhere.reason_needed"):
        elsewhere.refuse(by=world.other_head, request=request, reason=" ", today=today())
    with as_page(world.other_head):
        elsewhere.refuse(by=world.other_head, request=request, reason="没有试剂", today=today())
    assert Obligation.objects.get(key=f"elsewhere:{request.pk}/answer").state == "ended"
    silent = asked(world, client)
    with as_page(world.worker):
        elsewhere.note_unanswered(by=world.worker, request=silent, today=today())
    assert (Screening.objects.count(), Matter.objects.count()) == (0, 0)
    posted(world, silent)
    taken(world, silent)
    assert Screening.objects.count() == 1


def test_a_letter_on_paper_is_answered_by_its_slip(world, client):
    request = asked(world, client, to_area=None, to_outside="外省某中心")
    with as_page(world.other_worker), pytest.raises(Http404):
        elsewhere.post_there(by=world.other_worker, request=request, data=result(), today=today())
    browser = signed_in(world.worker)
    letter = browser.get(reverse("casework:test_letter", args=[request.pk])).content.decode()
    assert "外省某中心" in letter
    address = reverse("casework:test_request", args=[request.pk])
    browser.post(
        address,
        {"deed": "post", "outcome": "negative", "taken_on": today().isoformat(), "place": "外省某中心"},
    )
    assert TestRequest.objects.get().state == "posted"
    browser.post(reverse("casework:test_take", args=[request.pk]))
    assert Screening.objects.get().place == "外省某中心"
    hub = browser.get(reverse("casework:away", args=[client.pk])).content.decode()
    assert "已登记为检测" in hub


def test_the_form_offers_the_next_window_and_the_other_street_answers_on_its_page(world, client):
    browser, there = signed_in(world.worker), signed_in(world.other_worker)
    form = {
        "form_key": str(uuid4()),
        "asked_of": "centre",
        "to_area": world.other_street.pk,
        "material": "urine",
        "by_on": (today() + timedelta(days=3)).isoformat(),
    }
    browser.post(reverse("casework:request_new", args=[client.pk]), form)
    request = TestRequest.objects.get()
    assert request.plan_key
    listed = there.get(reverse("casework:places"), {"part": "tests"}).content.decode()
    assert "陈安" in listed
    address = reverse("casework:test_request", args=[request.pk])
    answer = there.post(
        address, {"deed": "post", "outcome": "negative", "taken_on": "2099-01-01", "place": "清河中心"}
    )
    assert "晚于今天" in answer.content.decode()
    there.post(
        address, {"deed": "post", "outcome": "negative", "taken_on": today().isoformat(), "place": "清河中心"}
    )
    request.refresh_from_db()
    assert request.state == "posted"
