"""Files of people, and notices."""

from __future__ import annotations

import datetime as dt
import itertools
from uuid import uuid4

from django.utils import timezone

from tests.at_once import Case, Under
from tests.make import make_area, make_user
from tests.notices.making import make_message, make_route, reachable_client
from tests.people import Cast
from waystation.accounts.models import Area, User
from waystation.clients.models import Client, ClientName, Consent, Document, Kin, Phone, TeamMember
from waystation.clients.rows import phone_marks
from waystation.notices.actions.sending import Outgoing
from waystation.notices.models import Address, Message, Notice
from waystation.rules.messages import Answer, Channel, Language, MessageCode, MessageState
from waystation.rules.people import KinData, Paper, PersonData
from waystation.rules.roles import Role

TODAY, NOW = timezone.localdate(), timezone.now()
_n = itertools.count(1)
TWICE = frozenset({1, 2})
S, X, W = (f"notices.actions.{one}." for one in ("sending", "outbox", "routes"))
H, R, P, J = (f"clients.actions.{one}." for one in ("helping", "registering", "papers", "reaching"))


def _on(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.worker, "client": world.client(), **words}


def _headed(world: Cast, **words: object) -> dict[str, object]:
    return {"by": world.head, "client": world.client(), "today": TODAY, **words}


def _message(world: Cast, state: str = "waiting") -> Message:
    row = make_message(reachable_client(world.worker, world.community), world.worker)
    Message.objects.filter(pk=row.pk).update(state=state)
    return row


def _called_off(world: Cast) -> dict[str, object]:
    row = _message(world)
    return {"by": world.worker, "client": row.client, "prefix": row.key}


def _address(client: Client, world: Cast) -> Address:
    return Address.objects.create(
        client=client, channel="email", value="a@example.org", added_by=world.worker
    )


def _outgoing(world: Cast) -> Outgoing:
    key, channel = _message(world), Channel.SMS
    Message.objects.filter(pk=key.pk).update(state="claimed", claimed_until=NOW)
    return Outgoing(key.pk, key.key, channel, "13812345678", "x", "", None)


def _worker(world: Cast) -> User:
    return make_user(role=Role.WORKER, area=world.street, organisation=world.centre)


def _with(world: Cast, key: str, make, **words: object) -> dict[str, object]:
    """What both say about one row of one client."""
    client = world.client()
    return {"by": world.worker, "client": client, key: make(client, world).pk, **words}


def _phone(client: Client, _world: Cast) -> Phone:
    index, tail = phone_marks("13900000001")
    return Phone.objects.create(client=client, number="13900000001", number_index=index, number_tail=tail)


def _kin(client: Client, _world: Cast) -> Kin:
    return Kin.objects.create(client=client, name="魏平", relation="mother")


def _paper(client: Client, world: Cast) -> Document:
    return Document.objects.create(
        client=client, kind="agreement", title="协议", dated_on=TODAY, added_by=world.worker
    )


def _consent(client: Client, world: Cast) -> Consent:
    return Consent.objects.create(client=client, scope="photo", given_on=TODAY, recorded_by=world.worker)


def _member(client: Client, _world: Cast) -> TeamMember:
    return TeamMember.objects.create(client=client, duty="volunteer", name="林秀", starts_on=TODAY)


def _former(client: Client, _world: Cast) -> ClientName:
    return ClientName.objects.create(
        client=client, kind="former", text="旧名", pinyin="jiuming", initials="jm"
    )


def _person(world: Cast, **values: object) -> PersonData:
    return PersonData(
        **{
            "name": f"新人{next(_n)}",
            "sex": "male",
            "born_on": dt.date(1990, 1, 1),
            "area_path": world.community.path,
            **values,
        }
    )


def _registers(world: Cast) -> dict[str, object]:
    return {"by": world.worker, "today": TODAY, "data": _person(world), "form_key": uuid4()}


def _elsewhere(world: Cast) -> Area:
    return make_area(f"社区{next(_n)}", parent=Area.objects.get(pk=world.street.pk))


def _notice(world: Cast) -> Notice:
    return Notice.objects.create(to=world.worker, code="casework.matter_opened", key=f"n{next(_n)}")


def _assigned(world: Cast) -> tuple[dict[str, object], dict[str, object]]:
    said = _headed(world, instead_of=world.worker)
    return {**said, "worker": _worker(world)}, {**said, "worker": _worker(world)}


MOTHER = KinData(name="魏平", relation="mother")
CASES = {
    H + "assign_worker": Case(_assigned, "clients.worker_assigned"),
    H + "add_team_member": Case(
        lambda w: _on(w, duty="volunteer", name="林秀", today=TODAY), "clients.team_member_added"
    ),
    H + "end_team_member": Case(
        lambda w: _with(w, "member_id", _member, today=TODAY), "clients.team_member_ended"
    ),
    H + "move_area": Case(lambda w: _headed(w, area=_elsewhere(w)), "clients.area_moved"),
    H + "close_file": Case(_headed, "clients.file_closed"),
    H + "reopen_file": Case(
        lambda w: _headed(w, client=w.client(state="closed", closed_on=TODAY)), "clients.file_reopened"
    ),
    P + "add_document": Case(
        lambda w: _on(w, kind=Paper.AGREEMENT, title="协议", dated_on=TODAY, today=TODAY, form_key=uuid4()),
        "clients.document_added",
    ),
    P + "withdraw_document": Case(
        lambda w: _with(w, "document_id", _paper, reason="重复", today=TODAY), "clients.document_withdrawn"
    ),
    P + "give_consent": Case(
        lambda w: _on(w, scope="photo", given_on=TODAY, today=TODAY), "clients.consent_given"
    ),
    P + "withdraw_consent": Case(
        lambda w: _with(w, "consent_id", _consent, on=TODAY, today=TODAY), "clients.consent_withdrawn"
    ),
    J + "add_phone": Case(
        lambda w: _on(w, number="13900000002", note="", today=TODAY), "clients.phone_added"
    ),
    J + "end_phone": Case(lambda w: _with(w, "phone_id", _phone, today=TODAY), "clients.phone_ended"),
    J + "add_kin": Case(lambda w: _on(w, data=MOTHER, today=TODAY), "clients.kin_added", TWICE),
    J + "change_kin": Case(
        lambda w: _with(w, "kin_id", _kin, data=KinData(name="魏安", relation="mother"), today=TODAY),
        "clients.kin_changed",
        TWICE,
    ),
    J + "end_kin": Case(lambda w: _with(w, "kin_id", _kin, today=TODAY), "clients.kin_ended"),
    R + "register": Case(_registers, "clients.registered"),
    R + "register_many": Under("casework.actions.rosters.writing.write_chunk"),
    R + "change_identity": Case(
        lambda w: _on(w, data=_person(w), today=TODAY), "clients.identity_changed", TWICE
    ),
    R + "add_name": Case(lambda w: _on(w, kind="former", text="旧名"), "clients.name_added"),
    R + "remove_name": Case(lambda w: _with(w, "name_id", _former), "clients.name_removed"),
    X + "settle": Case(
        lambda w: {"by": w.worker, "message": _message(w), "to": MessageState.TO_PRINT, "now": NOW},
        "notices.message_settled",
    ),
    X + "printed": Case(
        lambda w: {"by": w.worker, "ids": [_message(w, "to_print").pk], "now": NOW},
        "notices.message_settled",
    ),
    "notices.actions.messages.withdraw": Case(_called_off, "notices.messages_withdrawn"),
    "notices.actions.addresses.add_address": Case(
        lambda w: _on(w, channel=Channel.EMAIL, value="a@example.org", now=NOW), "notices.address_added"
    ),
    "notices.actions.addresses.end_address": Case(
        lambda w: _with(w, "address_id", _address, now=NOW), "notices.address_ended"
    ),
    W + "add_route": Case(
        lambda w: {"by": w.admin, "area": w.street, "channel": Channel.SMS, "target": "json://x/{to}"},
        "notices.route_added",
    ),
    W + "switch_off": Case(
        lambda w: {
            "by": w.admin,
            "route": make_route(w.other_street, w.admin, "json://x/{to}", channel="messenger"),
        },
        "notices.route_off",
    ),
    W + "word": Case(
        lambda w: {
            "by": w.head,
            "area": w.street,
            "code": MessageCode.CALL_US,
            "language": Language.CHINESE,
            "text": "有空请来电。",
        },
        "notices.worded",
    ),
    S + "claim": Case(lambda w: {"by": None, "now": _message(w).not_before}, "notices.message_claimed"),
    S + "record_answer": Case(
        lambda w: {"by": None, "outgoing": _outgoing(w), "answer": Answer.REFUSED, "detail": "", "now": NOW},
        "notices.message_answered",
        TWICE,
    ),
    S + "record_route_test": Case(
        lambda w: {
            "by": w.admin,
            "route": make_route(w.district, w.admin, "json://x/{to}", channel="email"),
            "answer": Answer.ACCEPTED,
            "now": NOW,
        },
        "notices.route_tested",
        TWICE,
    ),
    "notices.actions.inside.mark_read": Case(
        lambda w: {"by": w.worker, "notice": _notice(w), "now": NOW}, "notices.read"
    ),
    "notices.actions.inside.mark_all_read": Case(
        lambda w: {"by": _notice(w).to, "now": NOW}, "notices.all_read"
    ),
}
