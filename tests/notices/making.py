"""Messages, consents and channels for the tests."""

from __future__ import annotations

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

from tests.make import make_client
from waystation.accounts.models import Area, User
from waystation.clients.models import Client, Consent, Kin, Phone
from waystation.clients.rows import phone_marks
from waystation.notices.actions import messages
from waystation.notices.models import Address, Delivery, Message, Route
from waystation.rules.messages import Channel, MessageCode

_n = itertools.count(1)
#: Noon of a day in the tests' country, so that no hour of the machine's clock decides.
NOON = dt.datetime(2026, 11, 27, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
MOBILE = "13812345678"


def add_phone(client: Client, number: str = MOBILE) -> Phone:
    index, tail = phone_marks(number)
    return Phone.objects.create(client=client, number=number, number_index=index, number_tail=tail)


def agree(
    client: Client, by: User, *scopes: str, kin: Kin | None = None, on: dt.date = dt.date(2026, 1, 5)
) -> list[Consent]:
    return [
        Consent.objects.create(client=client, scope=scope, kin=kin, given_on=on, recorded_by=by)
        for scope in scopes or (Consent.Scope.MESSAGE_SMS,)
    ]


def make_route(area: Area, by: User, target: str, **values: object) -> Route:
    return Route.objects.create(
        **{"area": area, "channel": Channel.SMS, "target": target, "made_by": by, **values}
    )


def make_message(
    client: Client | None, by: User, *, code: MessageCode = MessageCode.CALL_US, **values: object
) -> Message:
    """Written down by the action itself, due at noon of the tests' day."""
    key = str(values.pop("key", f"test:{next(_n)}"))
    messages.enqueue(
        by=by, client=client, code=code, key=key, **{"not_before": NOON - dt.timedelta(hours=1), **values}
    )
    return Message.objects.get(key=key)


def reachable_client(by: User, area: Area, name: str = "陈安") -> Client:
    """With a mobile number and the consent to text messages."""
    client = make_client(name, area=area, worker=by)
    add_phone(client)
    agree(client, by)
    return client


def message_rows(client: Client, by: User) -> dict[str, object]:
    """A message with its log and an address, by the names that addresses of pages use."""
    key = f"row:{client.pk}"
    row = Message.objects.create(client=client, code="call_us", key=key, not_before=NOON)
    Delivery.objects.create(message=row, at=NOON, channel="sms", answer="rehearsed")
    address = Address.objects.create(client=client, channel="email", value="a@example.org", added_by=by)
    return {"message_id": row.pk, "address_id": address.pk}
