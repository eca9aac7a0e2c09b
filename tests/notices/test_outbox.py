"""The outbox: written in the transaction of what it tells of, sent outside any, once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from tests.notices.making import MOBILE, NOON, add_phone, agree, make_message, make_route, reachable_client
from tests.people import Cast, cast
from waystation.audit.models import Entry
from waystation.clients import actions as clients
from waystation.clients.models import Client, Consent, Kin
from waystation.notices import channels
from waystation.notices.actions import messages, sending
from waystation.notices.models import Delivery, Message
from waystation.rules.messages import Answer, Channel, MessageCode, MessageState
from waystation.rules.problems import RuleBroken

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@transaction.atomic
def _told_and_refused(client: Client, world: Cast) -> None:
    make_message(client, world.worker)
    raise RuleBroken("messages.settled")


@pytest.fixture
def world() -> Cast:
    return cast()


def claim(now: dt.datetime = NOON) -> sending.Outgoing | None:
    claimed = sending.claim(by=None, now=now)
    return claimed.outgoing if claimed else None


def state_of(row: Message) -> tuple[str, str]:
    row.refresh_from_db()
    return row.state, row.last_code


def test_the_same_message_waits_once(world):
    client = reachable_client(world.worker, world.community)
    first = make_message(client, world.worker, key="paper:1")
    again = messages.enqueue(
        by=world.worker, client=client, code=MessageCode.CALL_US, key="paper:1", not_before=NOON
    )
    assert (again, Message.objects.count(), first.state) == (False, 1, "waiting")
    assert Entry.objects.filter(verb="notices.message_waits").count() == 1


def test_a_message_is_gone_with_the_transaction_that_told_it(world):
    client = reachable_client(world.worker, world.community)
    with pytest.raises(RuleBroken, match="settled"):
        _told_and_refused(client, world)
    assert Message.objects.count() == 0


def test_it_is_moved_out_of_the_quiet_hours(world):
    client = reachable_client(world.worker, world.community)
    row = make_message(client, world.worker, not_before=NOON + 11 * HOUR)
    assert row.not_before == NOON + 20 * HOUR


def test_the_address_is_read_when_it_goes_and_kept_nowhere(world):
    client = reachable_client(world.worker, world.community)
    row = make_message(client, world.worker)
    outgoing = claim()
    assert outgoing is not None
    assert (outgoing.to, outgoing.channel, outgoing.target) == (MOBILE, Channel.SMS, "")
    assert outgoing.text == "【社区服务】请您方便时给我们打个电话。"
    assert MOBILE not in repr(outgoing)
    with connection.cursor() as cursor:
        cursor.execute("SELECT m::text FROM notices_message m")
        assert MOBILE not in str(cursor.fetchall())
    assert state_of(row)[0] == "claimed"
    assert claim() is None


def test_the_test_channel_writes_it_down_and_says_so(world):
    client = reachable_client(world.worker, world.community)
    row = make_message(client, world.worker)
    outgoing = claim()
    sending.record_answer(by=None, outgoing=outgoing, answer=Answer.REHEARSED, detail="", now=NOON)
    assert state_of(row) == ("rehearsed", "rehearsed")
    line = Delivery.objects.get()
    assert (line.channel, line.answer, line.route) == ("sms", "rehearsed", None)


def test_nothing_is_sent_inside_a_transaction(world):
    client = reachable_client(world.worker, world.community)
    make_message(client, world.worker)
    outgoing = claim()
    assert connection.in_atomic_block
    with pytest.raises(RuntimeError, match="inside a transaction"):
        channels.hand_over(outgoing)


def test_no_text_message_without_the_consent_of_today(world):
    client = reachable_client(world.worker, world.community)
    paper = make_message(client, world.worker, code=MessageCode.PAPER_READY)
    reminder = make_message(
        client, world.worker, code=MessageCode.APPOINTMENT, on=NOON.date(), not_after=NOON + HOUR
    )
    consent = client.consents.get()
    clients.withdraw_consent(
        by=world.worker, client=client, consent_id=consent.pk, on=NOON.date(), today=NOON.date()
    )
    assert (claim(), claim()) == (None, None)
    assert state_of(paper) == ("to_print", "no_consent")
    assert state_of(reminder) == ("withdrawn", "no_consent"), "too late by paper, and not asked for"


def test_who_asked_for_letters_gets_everything_on_paper(world):
    client = reachable_client(world.worker, world.community)
    client.consents.all().delete()
    agree(client, world.worker, Consent.Scope.MESSAGE_LETTER)
    row = make_message(
        client, world.worker, code=MessageCode.APPOINTMENT, on=NOON.date(), not_after=NOON + HOUR
    )
    claim()
    assert state_of(row) == ("to_print", "no_consent")


def test_without_a_mobile_number_it_is_printed(world):
    client = world.client()
    add_phone(client, "02787654321")
    agree(client, world.worker)
    row = make_message(client, world.worker)
    claim()
    assert state_of(row) == ("to_print", "no_address")


def test_a_relative_is_written_to_only_while_the_client_agrees_to_contact(world):
    client = world.client()
    kin = Kin.objects.create(client=client, name="魏平", relation="mother", phone="13900000001")
    agree(client, world.worker, Consent.Scope.MESSAGE_SMS, kin=kin)
    row = make_message(client, world.worker, kin=kin)
    claim()
    assert state_of(row) == ("withdrawn", "no_consent"), "nothing on paper either"
    agree(client, world.worker, Consent.Scope.FAMILY_CONTACT, kin=kin)
    other = make_message(client, world.worker, kin=kin)
    outgoing = claim()
    assert (outgoing.to, outgoing.message_id) == ("13900000001", other.pk)


def test_what_came_too_late_or_whose_file_is_closed_does_not_go(world):
    client = reachable_client(world.worker, world.community)
    late = make_message(client, world.worker, not_after=NOON - dt.timedelta(minutes=1))
    claim()
    assert state_of(late) == ("withdrawn", "too_late")
    closed = make_message(client, world.worker)
    client.state, client.closed_on, client.worker = "closed", NOON.date(), None
    client.without_worker_since = NOON.date()
    client.save()
    claim()
    assert state_of(closed) == ("withdrawn", "file_closed")


def test_one_person_gets_three_a_day_and_the_rest_tomorrow(world):
    client = reachable_client(world.worker, world.community)
    for _each in range(3):
        make_message(client, world.worker)
        sending.record_answer(by=None, outgoing=claim(), answer=Answer.ACCEPTED, detail="", now=NOON)
    fourth = make_message(client, world.worker)
    assert claim() is None
    fourth.refresh_from_db()
    assert (fourth.state, fourth.not_before) == ("waiting", NOON + 20 * HOUR)
    today = make_message(client, world.worker, not_after=NOON + 5 * HOUR)
    assert claim().message_id == today.pk, "what concerns today goes today"


@pytest.mark.parametrize("answer", [Answer.REFUSED, Answer.UNREACHABLE, Answer.MISSET])
def test_what_did_not_go_is_tried_again_later_and_then_printed(world, answer):
    client = reachable_client(world.worker, world.community)
    row, now = make_message(client, world.worker), NOON
    for wait in (2, 10, 60, 240):
        sending.record_answer(by=None, outgoing=claim(now), answer=answer, detail="x", now=now)
        row.refresh_from_db()
        assert (row.state, row.not_before - now) == ("waiting", dt.timedelta(minutes=wait))
        now = row.not_before
    sending.record_answer(by=None, outgoing=claim(now), answer=answer, detail="x", now=now)
    assert state_of(row) == ("to_print", answer.value)
    assert Delivery.objects.filter(message=row).count() == 5


def test_no_answer_means_nobody_knows_and_nothing_goes_twice(world):
    client = reachable_client(world.worker, world.community)
    make_route(world.district, world.admin, "json://gateway.example/?:to={to}")
    row = make_message(client, world.worker)
    sending.record_answer(by=None, outgoing=claim(), answer=Answer.NO_ANSWER, detail="", now=NOON)
    assert state_of(row) == ("claimed", "no_answer")
    assert claim(NOON + HOUR) is None


@pytest.mark.parametrize(("takes_key", "again"), [(False, False), (True, True)])
def test_a_claim_that_ran_out_goes_again_only_where_the_gateway_knows_the_key(world, takes_key, again):
    client = reachable_client(world.worker, world.community)
    make_route(world.district, world.admin, "json://gateway.example/?:to={to}", takes_key=takes_key)
    row = make_message(client, world.worker)
    first = claim()
    assert claim(NOON + dt.timedelta(seconds=sending.CLAIM - 1)) is None, "the claim still holds"
    second = claim(NOON + HOUR)
    assert (second is not None) is again
    if second:
        assert (second.key, second.route_id) == (first.key, first.route_id)
    assert state_of(row)[0] == "claimed"


def test_a_gateway_that_knows_the_key_but_never_answers_is_left_alone_meanwhile_and_at_last(world):
    client = reachable_client(world.worker, world.community)
    make_route(world.district, world.admin, "json://gateway.example/?:to={to}&:id={key}", takes_key=True)
    row, now = make_message(client, world.worker), NOON
    for wait in (2, 10, 60, 240):
        sending.record_answer(by=None, outgoing=claim(now), answer=Answer.NO_ANSWER, detail="", now=now)
        later = now + dt.timedelta(minutes=wait)
        assert claim(later - dt.timedelta(seconds=1)) is None, "not at once again"
        now = later
    sending.record_answer(by=None, outgoing=claim(now), answer=Answer.NO_ANSWER, detail="", now=now)
    assert claim(now + dt.timedelta(minutes=1)) is None
    assert claim(now + 20 * HOUR) is None, "a person must look"
    assert (state_of(row)[0], Delivery.objects.filter(message=row).count()) == ("claimed", 5)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Answer.ACCEPTED, ("sent", "accepted")),
        (Answer.UNREACHABLE, ("withdrawn", "cancelled")),
        (Answer.NO_ANSWER, ("claimed", "cancelled")),
    ],
)
def test_what_is_called_off_while_it_is_being_sent_is_not_tried_again(world, answer, state):
    client = reachable_client(world.worker, world.community)
    make_route(world.district, world.admin, "json://gateway.example/?:to={to}&:id={key}", takes_key=True)
    row = make_message(client, world.worker, key="appointment:7:15:00")
    outgoing = claim()
    assert messages.withdraw(by=world.worker, client=client, prefix="appointment:7") == 0
    sending.record_answer(by=None, outgoing=outgoing, answer=answer, detail="", now=NOON)
    assert claim(NOON + HOUR) is None
    assert state_of(row) == state


@pytest.mark.parametrize(
    ("answer", "again"), [(Answer.UNREACHABLE, True), (Answer.ACCEPTED, False), (Answer.NO_ANSWER, False)]
)
def test_told_anew_only_what_no_channel_may_have_taken(world, answer, again):
    client = reachable_client(world.worker, world.community)
    row = make_message(client, world.worker, key="appointment:7:15:00")
    sending.record_answer(by=None, outgoing=claim(), answer=answer, detail="", now=NOON)
    messages.withdraw(by=world.worker, client=client, prefix="appointment:7")
    told = messages.enqueue(
        by=world.worker, client=client, code=MessageCode.CALL_US, key="appointment:7:15:00", not_before=NOON
    )
    row.refresh_from_db()
    assert (told, row.state == "waiting") == (again, again)


def test_a_claim_that_ran_out_does_not_change_gateways(world):
    client = reachable_client(world.worker, world.community)
    make_route(world.district, world.admin, "json://one.example/?:to={to}", takes_key=True)
    row = make_message(client, world.worker)
    claim()
    make_route(world.street, world.admin, "json://two.example/?:to={to}", takes_key=True)
    assert claim(NOON + HOUR) is None
    assert state_of(row)[0] == "claimed"
    assert claim(NOON + 2 * HOUR) is None


def test_a_message_withdrawn_and_told_anew_goes_once(world):
    client = reachable_client(world.worker, world.community)
    row = make_message(client, world.worker, key="appointment:7:2026-11-28")
    other = make_message(client, world.worker, key="appointment:70:2026-11-28")
    assert messages.withdraw(by=world.worker, client=client, prefix="appointment:7") == 1
    assert (state_of(row)[0], state_of(other)[0]) == ("withdrawn", "waiting")
    make_message(client, world.worker, key="appointment:7:2026-11-28")
    assert (state_of(row)[0], Message.objects.count()) == ("waiting", 2)


def test_the_log_only_grows(world):
    client = reachable_client(world.worker, world.community)
    make_message(client, world.worker)
    sending.record_answer(by=None, outgoing=claim(), answer=Answer.ACCEPTED, detail="", now=NOON)
    for statement in ("UPDATE notices_delivery SET answer = 'refused'", "DELETE FROM notices_delivery"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(statement)


def test_a_colleague_hears_by_the_own_e_mail(world):
    world.worker.email = "wangmin@example.org"
    world.worker.save(update_fields=["email"])
    row = make_message(None, world.head, account=world.worker, code=MessageCode.SIGN_IN)
    outgoing = claim()
    assert (outgoing.channel, outgoing.to) == (Channel.EMAIL, "wangmin@example.org")
    assert outgoing.text == "【社区服务】有新的消息，请登录查看。"
    row.refresh_from_db()
    assert row.state == MessageState.CLAIMED
