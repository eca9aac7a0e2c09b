"""The outbox in words: lists with filters, what waits for a person, what was said to one client."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from waystation.accounts.models import User
from waystation.clients.models import Client
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.notices import access
from waystation.notices.models import Address, Delivery, Message, Route
from waystation.notices.queries import ways
from waystation.rules.messages import (
    BY_PERSON,
    Answer,
    Channel,
    MessageCode,
    MessageState,
    Reason,
)

#: In the filter only: what nobody knows. It stands before the states.
NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to."""

    state: str = ""
    channel: Channel | None = None
    day: date | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.state or self.channel or self.day)


@dataclass(frozen=True)
class Line:
    """One message for the eye. ``may``: what a person may make of it."""

    row: Message
    whom: str
    kind: str
    state: str
    why: str
    channel: str
    not_known: bool
    may: frozenset[MessageState]


def listed(user: User, wanted: Wanted, now: datetime) -> QuerySet[Message]:
    """The messages whose clients ``user`` reaches, newest first."""
    rows = access.messages_visible_to(user)
    if wanted.state == NOT_KNOWN:
        rows = rows.filter(_not_known(now))
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.channel:
        rows = rows.filter(channel=wanted.channel)
    if wanted.day:
        begins = timezone.make_aware(datetime.combine(wanted.day, time()))
        rows = rows.filter(not_before__gte=begins, not_before__lt=begins + timedelta(days=1))
    return rows.select_related("client", "kin").order_by("-not_before", "-pk")


def _not_known(now: datetime) -> Q:
    return Q(state=MessageState.CLAIMED, claimed_until__lte=now)


def waiting_for_a_person(user: User, now: datetime) -> Mapping[str, int]:
    """How many are not known, to be printed, given up."""
    rows = access.messages_visible_to(user)
    return rows.aggregate(
        not_known=Count("pk", filter=_not_known(now)),
        to_print=Count("pk", filter=ways.on_paper()),
        failed=Count("pk", filter=Q(state=MessageState.FAILED)),
    )


def lines(rows: Iterable[Message], now: datetime) -> list[Line]:
    """Rows in words."""
    return [_line(row, now) for row in rows]


def _line(row: Message, now: datetime) -> Line:
    state = MessageState(row.state)
    not_known = state is MessageState.CLAIMED and row.claimed_until is not None and row.claimed_until <= now
    moment = state is MessageState.CLAIMED and not not_known
    return Line(
        row=row,
        whom=_whom(row),
        kind=label(MessageCode(row.code)),
        state=_("不知道发出去没有") if not_known else label(state),
        why=_why(row.last_code, state),
        channel=label(Channel(row.channel)) if row.channel else "",
        not_known=not_known,
        may=frozenset() if moment else BY_PERSON[state],
    )


def _whom(row: Message) -> str:
    if row.kin is None:
        return str(row.client.name) if row.client else ""
    return row.kin.name + words.bracketed(str(row.kin.get_relation_display()))


def _why(code: str, state: MessageState) -> str:
    """The last code in words, where it says more than the state."""
    if state in {MessageState.SENT, MessageState.REHEARSED, MessageState.PRINTED} or not code:
        return ""
    known: type[Reason | Answer] = Reason if code in set(Reason) else Answer
    return label(known(code))


def to_print(user: User) -> list[Message]:
    """What waits for the printer, oldest first."""
    rows = access.messages_visible_to(user).filter(ways.on_paper())
    return list(rows.select_related("client", "kin").order_by("not_before", "pk")[:MOST_SLIPS])


#: Slips of one print; the rest comes with the next.
MOST_SLIPS = 60


def of_client(client: Client) -> QuerySet[Message]:
    """Everything that was to be said to a client and the relatives, newest first, with the log."""
    log = Prefetch("deliveries", Delivery.objects.order_by("at", "pk"))
    rows = (
        Message.objects.filter(client=client).select_related("client", "kin").order_by("-not_before", "-pk")
    )
    return rows.prefetch_related(log)


def answer_words(line: Delivery) -> str:
    """What came of one handing over."""
    said = label(Answer(line.answer))
    return said + (words.bracketed(line.detail.removeprefix("error_")) if "error_" in line.detail else "")


def addresses(client: Client) -> QuerySet[Address]:
    """Where the client and relatives get e-mail and messenger messages now."""
    return Address.objects.filter(client=client, ended_at__isnull=True).select_related("kin").order_by("pk")


def real_channels() -> bool:
    """Whether anything leaves the house at all."""
    return Route.objects.filter(is_on=True).exists()
