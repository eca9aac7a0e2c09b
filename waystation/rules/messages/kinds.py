"""The lists: channels, states, why a message did not go, what a channel answered."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Channel(StrEnum):
    """How something reaches somebody outside. LETTER: printed, handed over or posted by a person."""

    SMS = "sms"
    MESSENGER = "messenger"
    EMAIL = "email"
    LETTER = "letter"


#: Tried in this order: what is read soonest first.
ELECTRONIC = (Channel.MESSENGER, Channel.SMS, Channel.EMAIL)


class MessageCode(StrEnum):
    """The closed list of what may be said outside. A one-time code is never among them."""

    APPOINTMENT = "appointment"
    APPOINTMENT_OFF = "appointment_off"
    COME_TODAY = "come_today"
    LEAVE_DECIDED = "leave_decided"
    POINTS_CHANGED = "points_changed"
    POINTS_EXPIRING = "points_expiring"
    PAPER_READY = "paper_ready"
    CALL_US = "call_us"
    SIGN_IN = "sign_in"


class MessageState(StrEnum):
    """The life of a message. CLAIMED past its time: nobody knows whether it went.

    REHEARSED: written down by the test channel, nothing left the house. FAILED: given up, no use on paper.
    """

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    REHEARSED = "rehearsed"
    FAILED = "failed"
    TO_PRINT = "to_print"
    PRINTED = "printed"
    WITHDRAWN = "withdrawn"


class Reason(StrEnum):
    """Why a message did not go, or not by itself."""

    CANCELLED = "cancelled"
    TOO_LATE = "too_late"
    NO_CONSENT = "no_consent"
    NO_ADDRESS = "no_address"
    FILE_CLOSED = "file_closed"
    BY_PERSON = "by_person"


class Answer(StrEnum):
    """What came of handing a message to a channel.

    NO_ANSWER: the gateway had it and said nothing; it may have gone. UNREACHABLE: it never had it.
    """

    ACCEPTED = "accepted"
    REHEARSED = "rehearsed"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    NO_ANSWER = "no_answer"
    MISSET = "misset"
    PRINTED = "printed"


#: What a message becomes by the answer. After NO_ANSWER it stays claimed: not known.
AFTER_ANSWER: Mapping[Answer, MessageState] = {
    Answer.ACCEPTED: MessageState.SENT,
    Answer.REHEARSED: MessageState.REHEARSED,
    Answer.REFUSED: MessageState.WAITING,
    Answer.UNREACHABLE: MessageState.WAITING,
    Answer.MISSET: MessageState.WAITING,
    Answer.NO_ANSWER: MessageState.CLAIMED,
    Answer.PRINTED: MessageState.PRINTED,
}

#: What a person may make of a message in each state.
BY_PERSON: Mapping[MessageState, frozenset[MessageState]] = {
    MessageState.WAITING: frozenset({MessageState.TO_PRINT, MessageState.WITHDRAWN}),
    MessageState.CLAIMED: frozenset({MessageState.WAITING, MessageState.SENT, MessageState.TO_PRINT}),
    MessageState.FAILED: frozenset({MessageState.WAITING, MessageState.TO_PRINT, MessageState.WITHDRAWN}),
    MessageState.TO_PRINT: frozenset({MessageState.WAITING, MessageState.PRINTED, MessageState.WITHDRAWN}),
    MessageState.PRINTED: frozenset({MessageState.TO_PRINT}),
    MessageState.REHEARSED: frozenset({MessageState.TO_PRINT}),
    MessageState.SENT: frozenset(),
    MessageState.WITHDRAWN: frozenset(),
}
