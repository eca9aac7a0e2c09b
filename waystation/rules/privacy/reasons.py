"""Why a file is opened, and the two ways into one outside the own caseload.

The codes stand in the audit record; words that somebody adds rest sealed with the pass. Source: peers §3.9
(temporary access with expiry), PIPL Art. 6 (least), design §1 (district and city: only with a stated reason).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Role, Verb


class Reason(StrEnum):
    """Why somebody looks. The first five are known without asking."""

    CASELOAD = "caseload"
    COVERED = "covered"
    SECOND_PLACE = "second_place"
    ORDER_DUTY = "order_duty"
    QUEUE = "queue"
    RECEPTION = "reception"
    STANDING_IN = "standing_in"
    INSPECTION = "inspection"
    JOINT_CASE = "joint_case"
    FILE_CHECK = "file_check"
    UNSEALED = "unsealed"
    OTHER = "other"


#: What can be chosen, the most frequent first.
CHOSEN = (
    Reason.RECEPTION,
    Reason.STANDING_IN,
    Reason.INSPECTION,
    Reason.JOINT_CASE,
    Reason.FILE_CHECK,
    Reason.OTHER,
)


class PassKind(StrEnum):
    """What a stated reason opens.

    ``STATED``: nothing that was closed, a head's own street is open to the head; it is remembered.
    ``OVERSIGHT``: district and city read one file. ``BREAK_GLASS``: a worker reaches a colleague's client, a
    head a specially protected one. ``UNSEALED``: a head reads a sealed file after a second person agreed.
    """

    STATED = "stated"
    OVERSIGHT = "oversight"
    BREAK_GLASS = "break_glass"
    UNSEALED = "unsealed"


#: What may be done with a file that a pass has opened; every other verb stays closed.
OPENS: Mapping[PassKind, frozenset[Verb]] = {
    PassKind.STATED: frozenset(),
    PassKind.OVERSIGHT: frozenset({Verb.SEE_CLIENTS}),
    PassKind.BREAK_GLASS: frozenset({Verb.SEE_CLIENTS, Verb.RECORD_CONTACT}),
    PassKind.UNSEALED: frozenset({Verb.SEE_CLIENTS}),
}

#: How long a pass of each kind holds, in hours: the key of the parameter.
HOURS: Mapping[PassKind, str] = {
    PassKind.STATED: "stated_reason_hours",
    PassKind.OVERSIGHT: "oversight_hours",
    PassKind.BREAK_GLASS: "break_glass_hours",
    PassKind.UNSEALED: "unseal_hours",
}

#: As whom somebody looks through a pass of each kind.
SEEN_AS: Mapping[PassKind, frozenset[Role]] = {
    PassKind.STATED: frozenset(),
    PassKind.OVERSIGHT: frozenset({Role.DISTRICT}),
    PassKind.BREAK_GLASS: frozenset({Role.WORKER}),
    PassKind.UNSEALED: frozenset({Role.HEAD}),
}


class Finding(StrEnum):
    """What the head found when an emergency look was checked."""

    ACCEPTED = "accepted"
    OBJECTED = "objected"


class ProtectedAs(StrEnum):
    """Why a file is specially protected (特别保护)."""

    MINOR = "minor"
    WITNESS = "witness"
    STAFF_RELATIVE = "staff_relative"
    PUBLIC_FIGURE = "public_figure"
    OTHER = "other"


class Tie(StrEnum):
    """Why a worker must not keep a file: what they declared (回避)."""

    RELATIVE = "relative"
    ACQUAINTANCE = "acquaintance"
    CONFLICT = "conflict"


def check_reason(kind: PassKind, reason: str, words: str) -> Reason:
    """The reason, if it can be chosen. Words are asked where the reason alone says too little.

    Raises RuleBroken ``privacy.reason_needed``, ``privacy.words_needed``.
    """
    if reason not in CHOSEN:
        raise RuleBroken("privacy.reason_needed")
    if not words.strip() and (kind is not PassKind.STATED or reason == Reason.OTHER):
        raise RuleBroken("privacy.words_needed")
    return Reason(reason)


def check_daily(used: int, most: int) -> None:
    """Whether one more emergency look is left today. Raises RuleBroken ``privacy.too_many_today``."""
    if used >= most:
        raise RuleBroken("privacy.too_many_today", most=most)


def check_finding(finding: str, note: str, *, by_same_person: bool) -> Finding:
    """What the check came to. Raises RuleBroken ``privacy.own_look``, ``privacy.finding_needed``,
    ``privacy.note_needed`` (an objection says what is wrong)."""
    if by_same_person:
        raise RuleBroken("privacy.own_look")
    if finding not in set(Finding):
        raise RuleBroken("privacy.finding_needed")
    if finding == Finding.OBJECTED and not note.strip():
        raise RuleBroken("privacy.note_needed")
    return Finding(finding)


def check_protection(reason: str, words: str, readers: Iterable[int]) -> ProtectedAs:
    """What a mark of special protection must say. Raises RuleBroken ``privacy.reason_needed``,
    ``privacy.words_needed``, ``privacy.reader_needed``."""
    if reason not in set(ProtectedAs):
        raise RuleBroken("privacy.reason_needed")
    if not words.strip():
        raise RuleBroken("privacy.words_needed")
    if not list(readers):
        raise RuleBroken("privacy.reader_needed")
    return ProtectedAs(reason)
