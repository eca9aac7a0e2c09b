"""By which way a message may go at this moment: consent, address, channel, how many went today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from waystation.clients.models import Client, Consent
from waystation.common.persons.identity import parse_phone
from waystation.notices.models import Address, Message, Route, Wording
from waystation.rules.messages import (
    ELECTRONIC,
    Channel,
    Language,
    MessageCode,
    MessageState,
    Reason,
    compose,
    most_a_day,
    open_from,
)
from waystation.rules.messages.hours import ONE_DAY

#: Channel → what the person must have agreed to.
AGREED = {
    Channel.SMS: Consent.Scope.MESSAGE_SMS,
    Channel.MESSENGER: Consent.Scope.MESSAGE_MESSENGER,
    Channel.EMAIL: Consent.Scope.MESSAGE_EMAIL,
    Channel.LETTER: Consent.Scope.MESSAGE_LETTER,
}
_HELD = (MessageState.SENT, MessageState.CLAIMED, MessageState.REHEARSED)


@dataclass(frozen=True)
class Way:
    """A channel that is open now, and the address. ``route`` None: the test channel."""

    channel: Channel
    to: str = field(repr=False)
    route: Route | None


def way_of(row: Message, now: datetime) -> Way | Reason | datetime:
    """The way, why there is none, or until when it must wait. ``now``: local time.

    Read in the transaction that claims: what was withdrawn a moment ago counts.
    """
    opens = open_from(now)
    if opens > now:
        return opens
    if row.account_id is not None:
        return _way_of_account(row)
    client = row.client
    assert client is not None  # noqa: S101 - a constraint of the table
    if client.state != Client.State.OPEN or client.is_sealed:
        return Reason.FILE_CLOSED
    if (row.kin is not None and row.kin.ends_on is not None) or not may_be_told(row):
        return Reason.NO_CONSENT
    if not _is_of_today(row, now.date()) and _had_today(row, now) >= most_a_day(now.date()):
        return open_from(_midnight(now) + ONE_DAY)
    return _way_to(row, client)


def _way_to(row: Message, client: Client) -> Way | Reason:
    agreed = _agreed(row)
    open_to = [channel for channel in ELECTRONIC if AGREED[channel] in agreed]
    if not open_to:
        return Reason.NO_CONSENT
    for channel in open_to:
        to = _address(row, channel)
        if to:
            return Way(channel, to, route_for(client.area_id, channel))
    return Reason.NO_ADDRESS


def _way_of_account(row: Message) -> Way | Reason:
    """A colleague hears by the e-mail of the own account that there is something to read inside."""
    account = row.account
    assert account is not None  # noqa: S101 - a constraint of the table
    if not account.is_active:
        return Reason.FILE_CLOSED
    if not account.email:
        return Reason.NO_ADDRESS
    area = account.organisation.area if account.organisation else None
    return Way(Channel.EMAIL, account.email, route_for(area.path if area else "", Channel.EMAIL))


def _agreed(row: Message) -> set[str]:
    """What was agreed to and holds now, for exactly this person."""
    rows = Consent.objects.filter(client=row.client_id, kin=row.kin_id, withdrawn_on__isnull=True)
    return set(rows.values_list("scope", flat=True))


def may_be_told(row: Message) -> bool:
    """A relative is written to only while the client agrees to contact with that relative."""
    if row.kin_id is None:
        return True
    return Consent.Scope.FAMILY_CONTACT in _agreed(row)


def on_paper() -> Q:
    """What waits for the printer and may still go: the file is open, and to a relative only while the client
    agrees to contact with that relative. The paper goes when it is printed, so that day's word counts."""
    agreed = Consent.objects.filter(
        client=OuterRef("client"),
        kin=OuterRef("kin"),
        scope=Consent.Scope.FAMILY_CONTACT,
        withdrawn_on__isnull=True,
    )
    still = Q(state=MessageState.TO_PRINT, client__state=Client.State.OPEN)
    return still & (Q(kin=None) | Q(Exists(agreed)))


def wants_letters(row: Message) -> bool:
    """Whether the person asked for letters."""
    return row.client_id is not None and Consent.Scope.MESSAGE_LETTER in _agreed(row)


def _address(row: Message, channel: Channel) -> str:
    """Read from the sealed field at this moment, and kept nowhere else."""
    if channel is not Channel.SMS:
        found = Address.objects.filter(
            client=row.client_id, kin=row.kin_id, channel=channel, ended_at__isnull=True
        ).first()
        return found.value if found else ""
    if row.kin is not None:
        return _mobile(row.kin.phone)
    assert row.client is not None  # noqa: S101 - asked only of clients and relatives
    phones = row.client.phones.filter(ends_on__isnull=True).order_by("-pk")
    return next(filter(None, (_mobile(phone.number) for phone in phones)), "")


def _mobile(number: str) -> str:
    """A number that a text message reaches: mobile numbers of the country begin with 1."""
    read = parse_phone(number) if number else None
    return read.number if read and not read.findings and read.number.startswith("1") else ""


def route_for(path: str, channel: Channel) -> Route | None:
    """The nearest real channel at or above the area; None: the test channel writes it down."""
    rows = Route.objects.filter(channel=channel, is_on=True).select_related("area")
    above = [row for row in rows if path.startswith(row.area.path)]
    return max(above, key=lambda row: len(row.area.path), default=None)


def text_of(row: Message, route: Route | None = None, known: Sequence[Wording] | None = None) -> str:
    """The text, composed now from the office's words or ours. ``known``: all wordings, for many messages."""
    code, language = MessageCode(row.code), Language(row.language)
    rows = wordings() if known is None else known
    path = row.client.area_id if row.client else ""
    above = [
        one
        for one in rows
        if one.code == code and one.language == language and path.startswith(one.area.path)
    ]
    nearest = max(above, key=lambda one: len(one.area.path), default=None)
    return compose(
        code,
        row.params,
        language,
        text=nearest.text if nearest else "",
        sender=route.sender if route else "",
    )


def wordings() -> list[Wording]:
    """Every text that some office words anew."""
    return list(Wording.objects.select_related("area"))


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _is_of_today(row: Message, today: date) -> bool:
    """It concerns this very day: tomorrow it would be of no use."""
    return row.not_after is not None and timezone.localdate(row.not_after) == today


def _had_today(row: Message, now: datetime) -> int:
    return same_person(row).filter(state__in=_HELD, deliveries__at__gte=_midnight(now)).distinct().count()


def same_person(row: Message) -> QuerySet[Message]:
    """The messages to the person of ``row``."""
    return Message.objects.filter(Q(client_id=row.client_id, kin_id=row.kin_id, account_id=row.account_id))


def went(client: Client, prefix: str) -> bool:
    """Whether a message whose key begins so went out, or may have."""
    gone = [MessageState.SENT, MessageState.CLAIMED, MessageState.PRINTED]
    return Message.objects.filter(key__startswith=f"{prefix}:", client=client, state__in=gone).exists()
