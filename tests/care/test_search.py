"""Lost contact: a duty to look for somebody, steps in their order, an open door; nothing by itself."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import replace

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from tests.make import make_order
from tests.people import Cast, cast, signed_in
from waystation.casework.actions import obligations
from waystation.casework.actions.care import search as flows
from waystation.casework.models import Obligation
from waystation.clients.models import Client, Consent, Kin
from waystation.contacts.actions.searching import Tried
from waystation.contacts.models import Contact, Search
from waystation.contacts.queries import searches as queries
from waystation.orders.models import Matter, Order
from waystation.rules.calendar import add_days
from waystation.rules.care.searching import Decision, SearchEnd, SearchStep, StepOutcome
from waystation.rules.law import Law
from waystation.rules.obligations import CaseFacts
from waystation.rules.obligations.lost import look_for
from waystation.rules.orders import Kind, OrderFacts, State
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SINCE = add_days(TODAY, -40)


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def client(world: Cast) -> Client:
    """Signed in forty days ago; nobody has been in contact since."""
    client = world.client(registered_on=SINCE)
    make_order(client=client, served_on=SINCE, reported_on=SINCE, agreed_on=SINCE)
    obligations.refresh(by=None, client=client, today=TODAY)
    return client


def opened(world: Cast, client: Client) -> Search:
    return flows.open_search(by=world.worker, client=client, form_key=uuid.uuid4(), today=TODAY)


def tried(world: Cast, search: Search, step: SearchStep, outcome: StepOutcome, **words: object) -> object:
    return flows.take_step(
        by=world.worker,
        search=search,
        tried=Tried(step, TODAY, outcome, **words),
        form_key=uuid.uuid4(),
        today=TODAY,
    )


def refused(act) -> str:
    with pytest.raises(RuleBroken) as found:
        act()
    return found.value.code


def look(client: Client) -> Obligation | None:
    return Obligation.objects.filter(client=client, rule="lost.look").order_by("-pk").first()


def met(world: Cast, client: Client, day: dt.date, **values: object) -> None:
    given = {"kind": "phone", "met": "client", "outcome": "complied", **values}
    Contact.objects.create(
        client=client, form_key=uuid.uuid4(), held_on=day, recorded_by=world.worker, **given
    )
    obligations.refresh(by=None, client=client, today=TODAY)


def test_after_thirty_days_without_contact_there_is_a_duty_to_look(client: Client) -> None:
    row = look(client)
    assert row is not None
    assert (row.state, row.opens_on, row.due_on) == ("overdue", add_days(SINCE, 31), add_days(SINCE, 34))


def test_a_call_with_the_client_is_contact_a_talk_with_the_family_is_not(world: Cast, client: Client) -> None:
    met(world, client, add_days(TODAY, -5), met="family")
    assert look(client).state == "overdue"
    met(world, client, add_days(TODAY, -20))
    assert look(client).state == "ended"
    assert refused(lambda: opened(world, client)) == "search.too_early"


def test_nobody_is_looked_for_while_the_measure_rests(client: Client) -> None:
    Order.objects.filter(client=client).update(state="suspended")
    obligations.refresh(by=None, client=client, today=TODAY)
    assert look(client).state == "ended"


def test_nobody_is_looked_for_while_on_leave_and_the_days_count_from_its_end() -> None:
    order = OrderFacts(1, Kind.TREATMENT, State.RUNNING, 3, reported_on=SINCE)
    away = (add_days(TODAY, -20), add_days(TODAY, 3))
    case = CaseFacts(orders=(order,), leave_days=(away,))
    assert list(look_for(case, Law(TODAY), TODAY)) == []
    back = replace(case, leave_days=((add_days(TODAY, -35), add_days(TODAY, -31)),))
    assert [clock.opens_on for clock in look_for(back, Law(TODAY), TODAY)] == [TODAY]


def test_the_steps_go_in_order_and_the_family_only_with_consent(world: Cast, client: Client) -> None:
    search = opened(world, client)
    assert opened(world, client) == search
    assert look(client).state == "done_late"
    kin = Kin.objects.create(client=client, name="陈母", relation="mother")
    early = lambda **words: tried(world, search, SearchStep.ADDRESS, StepOutcome.MOVED, **words)  # noqa: E731
    assert refused(early) == "search.out_of_order"
    tried(world, search, SearchStep.PHONE, StepOutcome.NO_ANSWER)
    tried(world, search, SearchStep.MESSAGE, StepOutcome.SENT)
    ask = lambda: tried(world, search, SearchStep.FAMILY, StepOutcome.NEWS, kin=kin)  # noqa: E731
    assert refused(ask) == "search.no_consent"
    assert refused(lambda: tried(world, search, SearchStep.VISIT, StepOutcome.REACHED)) == "search.no_place"
    Consent.objects.create(
        client=client, scope="family_contact", kin=kin, given_on=SINCE, recorded_by=world.worker
    )
    ask()
    early(reason="家人说可能在老房子")
    assert refused(lambda: tried(world, search, SearchStep.PHONE, StepOutcome.MOVED)) == (
        "search.outcome_not_fitting"
    )


def test_who_is_found_ends_the_search_and_the_order_runs_on(world: Cast, client: Client) -> None:
    order = client.orders.get()
    search = opened(world, client)
    tried(world, search, SearchStep.PHONE, StepOutcome.WANTS_HOME)
    search.refresh_from_db()
    order.refresh_from_db()
    assert (search.end, search.found_on, order.state) == ("found", TODAY, "running")
    assert queries.spans(client) == [(SINCE, TODAY)]
    assert Matter.objects.count() == 0
    assert refused(lambda: tried(world, search, SearchStep.MESSAGE, StepOutcome.SENT)) == "search.closed"
    shown = signed_in(world.worker).get(reverse("casework:searches", args=[client.pk])).content.decode()
    assert "本人自愿检测的，记检测" in shown


def test_the_head_decides_at_the_end_of_the_box_and_nothing_goes_to_the_police_by_itself(
    world: Cast, client: Client
) -> None:
    search = opened(world, client)
    Search.objects.filter(pk=search.pk).update(box_until=TODAY)
    obligations.refresh(by=None, client=client, today=TODAY)
    box = Obligation.objects.get(client=client, rule="search.decide")
    assert (box.state, Matter.objects.count()) == ("open", 0)

    def decide(by: object, decision: Decision) -> object:
        return flows.decide(
            by=by,
            search=search,
            decision=decision,
            next_on=add_days(TODAY, 30),
            note="都问过了",
            form_key=uuid.uuid4(),
            today=TODAY,
        )

    from django.http import Http404

    with pytest.raises(Http404):
        decide(world.worker, Decision.REST)
    decide(world.head, Decision.REST)
    box.refresh_from_db()
    assert box.state == "done"
    assert Obligation.objects.get(client=client, rule="search.review").opens_on == add_days(TODAY, 30)
    assert Matter.objects.count() == 0
    decide(world.head, Decision.POLICE)
    assert Matter.objects.get().kind == "absence"
    assert client.orders.get().state == "running"


def test_the_page_leads_through_the_steps(world: Cast, client: Client) -> None:
    browser, page = signed_in(world.worker), reverse("casework:searches", args=[client.pk])
    assert "开始查找" in browser.get(page).content.decode()
    browser.post(reverse("casework:search_open", args=[client.pk]), {"form_key": uuid.uuid4()})
    search = Search.objects.get()
    shown = browser.get(page).content.decode()
    assert "有空来坐坐，聊聊天，这里也是你的家" in shown
    message = shown.split('class="message">')[1].split("</p>")[0]
    assert not re.search("毒|检测|街道|社区|派出所", message)
    sent = {"form_key": uuid.uuid4(), "step": "address", "on": TODAY.isoformat(), "outcome": "moved"}
    again = browser.post(reverse("casework:search_step", args=[client.pk, search.pk]), sent).content.decode()
    assert "“打电话”还没有做。" in again
    browser.post(
        reverse("casework:search_close", args=[client.pk, search.pk]),
        {"end": "returned", "found_on": TODAY.isoformat(), "note": "自己来了"},
    )
    search.refresh_from_db()
    assert (search.end, SearchEnd(search.end)) == ("returned", SearchEnd.RETURNED)


@pytest.mark.django_db
def test_no_table_of_the_house_follows_anybody() -> None:
    """No position, no contact list, no call records: not in a search and nowhere else."""
    forbidden = re.compile(
        r"latitude|longitude|(^|_)(lat|lng|lon|gps|imei|imsi)($|_)|geo|location|track|trace"
        r"|call_log|sms_log|address_book|contact_list|fingerprint|face",
        re.IGNORECASE,
    )
    # The fingerprint of a drawn day is the SHA-256 of the list of who could be drawn, nobody's finger.
    of_a_list = {"screening.DrawDay.fingerprint"}
    found = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("waystation.")
        for field in model._meta.get_fields()
        if forbidden.search(field.name)
    ]
    assert set(found) == of_a_list
    assert forbidden.search("last_location")
    assert forbidden.search("gps_lat")
