"""The outbox, the slips, a client's messages, the channels: who sees them, what they do, what they cost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.notices import gateway as gateways
from tests.notices.making import MOBILE, agree, make_message, make_route, reachable_client
from tests.people import Cast, cast, signed_in
from waystation.audit.models import Entry
from waystation.clients.models import Consent, Kin
from waystation.notices import jobs
from waystation.notices.models import Address, Delivery, Message, Route, Wording
from waystation.rules.messages import MessageCode

pytestmark = pytest.mark.django_db
CSRF: dict[str, str] = {}


@pytest.fixture
def world() -> Cast:
    return cast()


def stuck(world: Cast, name: str = "陈安") -> Message:
    """Claimed, and nobody knows whether it went."""
    row = make_message(reachable_client(world.worker, world.community, name), world.worker)
    Message.objects.filter(pk=row.pk).update(
        state="claimed", claimed_until=timezone.now() - dt.timedelta(minutes=5), channel="sms"
    )
    row.refresh_from_db()
    return row


def in_state(world: Cast, state: str, name: str = "陈安") -> Message:
    row = make_message(reachable_client(world.worker, world.community, name), world.worker)
    Message.objects.filter(pk=row.pk).update(state=state)
    row.refresh_from_db()
    return row


def deed(user, row: Message, to: str):
    return signed_in(user).post(f"/messages/{row.pk}/{to}/", {"back": "/messages/?state=x"}, follow=False)


def test_what_is_not_known_is_shown_and_a_person_decides(world):
    row = stuck(world)
    page = signed_in(world.head).get("/messages/").content.decode()
    assert "1条不知道发出去没有" in page
    assert "对方可能收到两次" in page
    answer = deed(world.head, row, "sent")
    assert (answer.status_code, answer.url) == (302, "/messages/?state=x")
    row.refresh_from_db()
    assert (row.state, row.last_code) == ("sent", "by_person")
    assert Entry.objects.filter(verb="notices.message_settled", actor=world.head).count() == 1
    deed(world.head, row, "sent")
    assert Entry.objects.filter(verb="notices.message_settled").count() == 1


def test_sending_again_begins_anew(world):
    row = stuck(world)
    deed(world.worker, row, "waiting")
    row.refresh_from_db()
    assert (row.state, row.tries, row.claimed_until) == ("waiting", 0, None)


def test_what_is_just_being_sent_is_left_alone(world):
    row = stuck(world)
    Message.objects.filter(pk=row.pk).update(claimed_until=timezone.now() + dt.timedelta(minutes=1))
    page = signed_in(world.head).post(f"/messages/{row.pk}/waiting/", {}, follow=True).content.decode()
    assert "消息正在发送，请过两分钟再处理。" in page
    row.refresh_from_db()
    assert row.state == "claimed"


def test_what_speaks_of_a_past_day_is_not_sent_again(world):
    row = in_state(world, "failed")
    Message.objects.filter(pk=row.pk).update(not_after=timezone.now() - dt.timedelta(days=1))
    page = signed_in(world.head).post(f"/messages/{row.pk}/waiting/", {}, follow=True).content.decode()
    assert "需要时请直接打电话" in page


def test_an_address_elsewhere_leads_back_to_the_outbox(world):
    row = stuck(world)
    answer = signed_in(world.head).post(f"/messages/{row.pk}/sent/", {"back": "https://evil.example/"})
    assert answer.url == "/messages/"


@pytest.mark.parametrize("who", ["other_worker", "other_head", "police", "medic", "admin", "auditor"])
def test_out_of_reach_there_is_nothing(world, who):
    row = stuck(world)
    user = getattr(world, who)
    assert deed(user, row, "sent").status_code == 404
    assert signed_in(user).get(f"/clients/{row.client_id}/messages/").status_code == 404
    row.refresh_from_db()
    assert row.state == "claimed"


def test_nonsense_is_no_fault(world):
    row = stuck(world)
    browser = signed_in(world.head)
    assert browser.get("/messages/?state=%00&channel=x&day=2026-13-40&page=x").status_code == 200
    assert browser.post(f"/messages/{row.pk}/no-such/").status_code == 404
    assert browser.post("/messages/99999999/sent/").status_code == 404
    assert browser.get(f"/messages/{row.pk}/sent/").status_code == 405
    assert browser.post("/messages/print/", {"slip": ["x", "²", "99999999"]}).status_code == 302


def test_slips_say_nothing_of_whom_and_are_printed_once(world):
    first, second = in_state(world, "to_print"), in_state(world, "to_print", "魏平")
    browser = signed_in(world.worker)
    page = browser.get("/messages/print/").content.decode()
    assert page.count("请您方便时给我们打个电话。") == 2
    browser.post("/messages/print/", {"slip": [first.pk]})
    browser.post("/messages/print/", {"slip": [first.pk]})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.channel, second.state) == ("printed", "letter", "to_print")
    assert list(Delivery.objects.values_list("message", "answer")) == [(first.pk, "printed")]


def test_no_slip_for_a_relative_once_the_client_does_not_agree_any_more(world):
    client = reachable_client(world.worker, world.community)
    kin = Kin.objects.create(client=client, name="魏平", relation="mother")
    (agreed,) = agree(client, world.worker, Consent.Scope.FAMILY_CONTACT, kin=kin)
    row = make_message(client, world.worker, kin=kin)
    Message.objects.filter(pk=row.pk).update(state="to_print")
    browser = signed_in(world.worker)
    assert "打印1张" in browser.get("/messages/").content.decode()
    assert "魏平" in browser.get("/messages/print/").content.decode()
    Consent.objects.filter(pk=agreed.pk).update(withdrawn_on=timezone.localdate())
    assert "打印1张" not in browser.get("/messages/").content.decode()
    assert "魏平" not in browser.get("/messages/print/").content.decode()
    browser.post("/messages/print/", {"slip": [row.pk]})
    row.refresh_from_db()
    assert (row.state, Delivery.objects.count()) == ("to_print", 0)
    Message.objects.filter(pk=row.pk).update(state="failed")
    page = browser.post(f"/messages/{row.pk}/to_print/", {}, follow=True).content.decode()
    assert "没有同意和这位家属联系" in page


def test_a_clients_page_says_what_was_sent_and_how(world):
    row = stuck(world)
    Delivery.objects.create(
        message=row, at=timezone.now(), channel="sms", answer="refused", detail="error_500"
    )
    Wording.objects.create(
        area=world.street, code="call_us", language="zh", text="有空请来电。", made_by=world.head
    )
    page = signed_in(world.worker).get(f"/clients/{row.client_id}/messages/").content.decode()
    assert "【社区服务】有空请来电。" in page
    assert "通道退回（500）" in page
    assert MOBILE not in page
    opened = Entry.objects.filter(verb="clients.part_opened", client_id=row.client_id)
    assert opened.exists() or Entry.objects.filter(client_id=row.client_id, actor=world.worker).exists()


def test_addresses_are_sealed_replaced_and_ended(world):
    client = reachable_client(world.worker, world.community)
    kin = Kin.objects.create(client=client, name="魏平", relation="mother")
    browser, address = signed_in(world.worker), f"/clients/{client.pk}/messages/"
    for value in ("a@example.org", "b@example.org", "b@example.org"):
        browser.post(address, {"channel": "email", "value": value, "kin": ""})
    browser.post(address, {"channel": "email", "value": "m@example.org", "kin": kin.pk})
    open_ones = Address.objects.filter(ended_at__isnull=True).order_by("pk")
    assert [(one.value, one.kin_id) for one in open_ones] == [
        ("b@example.org", None),
        ("m@example.org", kin.pk),
    ]
    refused = browser.post(address, {"channel": "email", "value": "not an address", "kin": ""})
    assert "请填写正确的电子邮件地址或者账号。" in refused.content.decode()
    first = open_ones[0]
    browser.post(f"{address}address/{first.pk}/end/")
    first.refresh_from_db()
    assert first.ended_at is not None
    assert signed_in(world.other_worker).post(f"{address}address/{first.pk}/end/").status_code == 404


def test_the_administrator_sets_up_a_channel_whose_address_is_never_shown(world):
    browser = signed_in(world.admin)
    secret = "json://gateway.example/sms?:to={to}&:secret=s3cr3t"
    given = {"area": world.district.pk, "channel": "sms", "target": secret, "sender": "便民服务"}
    page = browser.post("/messages/channels/", given, follow=True).content.decode()
    assert "通道已保存" in page
    assert "s3cr3t" not in page
    route = Route.objects.get()
    assert (route.target, route.sender, route.takes_key) == (secret, "便民服务", False)
    again = browser.post("/messages/channels/", given).content.decode()
    assert "已经有一条在用" in again
    assert "s3cr3t" not in again
    browser.post(f"/messages/channels/{route.pk}/off/")
    route.refresh_from_db()
    assert route.is_on is False
    assert "s3cr3t" not in "".join(map(str, Entry.objects.values_list("data", flat=True)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"target": "gateway.example/{to}"}, "看不懂这个通道地址"),
        ({"target": "json://gateway.example/"}, "通道地址里要有 {to}"),
        ({"takes_key": "on"}, "地址里就要有 {key}"),
        ({"sender": "禁毒办"}, "消息里不能出现“毒”"),
        ({"area": 999999}, "选择一个有效的选项"),
    ],
)
def test_a_channel_that_cannot_be_is_refused_in_words(world, change, said):
    given = {"area": world.district.pk, "channel": "sms", "target": "json://gateway.example/?:to={to}"}
    page = signed_in(world.admin).post("/messages/channels/", given | change)
    assert said in page.content.decode()
    assert Route.objects.count() == 0


def test_a_test_message_goes_to_oneself_by_the_worker(world):
    with gateways.running() as gateway:
        route = make_route(world.district, world.admin, gateway.target())
        browser = signed_in(world.admin)
        browser.post(f"/messages/channels/{route.pk}/test/", {"to": "13700000000"})
        assert gateway.received == [], "nothing is sent while a page is made"
        order = _ordered()
        assert "13700000000" not in str(order)
        assert order["route_id"] == route.pk
    assert signed_in(world.head).get(f"/messages/channels/{route.pk}/test/").status_code == 404


def _ordered() -> dict[str, object]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return ProcrastinateJob.objects.get(task_name=jobs.try_route.name).args


def test_an_office_words_a_text_and_goes_back(world):
    browser = signed_in(world.head)
    given = {"area": world.street.pk, "code": "call_us", "language": "zh", "text": "有空请来电。"}
    assert "有空请来电。" in browser.post("/messages/texts/", given, follow=True).content.decode()
    refused = browser.post("/messages/texts/", given | {"text": "请来做尿检"}).content.decode()
    assert "消息里不能出现“尿”" in refused
    browser.post("/messages/texts/", given | {"text": ""})
    assert Wording.objects.count() == 0
    elsewhere = given | {"area": world.other_street.pk}
    assert "选择一个有效的选项" in browser.post("/messages/texts/", elsewhere).content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_what_the_lists_cost(world, rows, django_assert_num_queries):
    client = reachable_client(world.worker, world.community)
    kin = Kin.objects.create(client=client, name="魏平", relation="mother")
    for n in range(rows):
        row = make_message(client, world.worker, kin=kin if n % 2 else None, code=MessageCode.CALL_US)
        Delivery.objects.create(message=row, at=timezone.now(), channel="sms", answer="refused")
        Message.objects.filter(pk=row.pk).update(state="to_print" if n % 3 else "failed")
    browser = signed_in(world.worker)
    browser.get(f"/clients/{client.pk}/messages/")
    cost = {"/messages/": 7, "/messages/print/": 5, f"/clients/{client.pk}/messages/": 14}
    for address, count in cost.items():
        with django_assert_num_queries(count):
            assert browser.get(address).status_code == 200


def test_consents_to_messages_are_given_where_consents_are(world):
    client = world.client()
    kin = Kin.objects.create(client=client, name="魏平", relation="mother")
    browser = signed_in(world.worker)
    day = timezone.localdate().isoformat()
    address = f"/clients/{client.pk}/consents/"
    browser.post(address, {"scope": "message_sms", "given_on": day, "kin": "", "paper": ""})
    browser.post(address, {"scope": "message_sms", "given_on": day, "kin": kin.pk, "paper": ""})
    held = client.consents.order_by("pk").values_list("scope", "kin", "withdrawn_on")
    assert list(held) == [("message_sms", None, None), ("message_sms", kin.pk, None)]
    assert agree(client, world.worker, "message_email")
