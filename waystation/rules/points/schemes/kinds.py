"""What can earn points, and what must show that it happened. A closed list: nothing else earns."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class EventKind(StrEnum):
    """What somebody did. Each is seen on the day, chosen freely, and never about another person."""

    VOLUNTARY_SERVICE = "voluntary_service"  # S0-49
    COUNSELLING = "counselling_attended"  # S0-50
    TRAINING = "training_attended"  # S0-51
    TAUGHT = "taught"  # S0-52
    WORK_RECORD = "work_record_good"  # S0-53
    FAMILY_SESSION = "family_session"  # S0-54: for coming, never for watching (design §8)
    GROUP = "group_attended"
    APPOINTMENT = "appointment_kept"
    CONTACT = "contact_kept"
    CERTIFICATE = "certificate"
    OWN_STEP = "own_step_done"  # S0-47: a step of the client's own plan
    TEST = "test_result"  # the abstinence track alone: the site's switch and a written consent


class Evidence(StrEnum):
    """What shows that an event happened. Without it nothing is earned."""

    SIGNED_LIST = "signed_list"
    HOURS_CONFIRMED = "hours_confirmed"
    SESSION_NOTE = "session_note"
    CONTACT_RECORD = "contact_record"
    WORK_PAPER = "work_paper"
    CERTIFICATE_SEEN = "certificate_seen"
    PLAN_STEP = "plan_step"
    TEST_RECORD = "test_record"


#: The evidence rule of each kind (evidence §1.3, §1.6): what a worker verified, never a worker's opinion.
EVIDENCE: Mapping[EventKind, Evidence] = {
    EventKind.VOLUNTARY_SERVICE: Evidence.HOURS_CONFIRMED,
    EventKind.COUNSELLING: Evidence.SESSION_NOTE,
    EventKind.TRAINING: Evidence.SIGNED_LIST,
    EventKind.TAUGHT: Evidence.SIGNED_LIST,
    EventKind.WORK_RECORD: Evidence.WORK_PAPER,
    EventKind.FAMILY_SESSION: Evidence.SIGNED_LIST,
    EventKind.GROUP: Evidence.SIGNED_LIST,
    EventKind.APPOINTMENT: Evidence.SIGNED_LIST,
    EventKind.CONTACT: Evidence.CONTACT_RECORD,
    EventKind.CERTIFICATE: Evidence.CERTIFICATE_SEEN,
    EventKind.OWN_STEP: Evidence.PLAN_STEP,
    EventKind.TEST: Evidence.TEST_RECORD,
}


class Happened(StrEnum):
    """How it went. ``disclosed``: the client told of a slip before anybody asked or tested."""

    KEPT = "kept"
    FAILED = "failed"
    ABSENT = "absent_unexcused"
    EXCUSED = "absent_excused"
    DISCLOSED = "disclosed"


class Wallet(StrEnum):
    """Whose share an event fills."""

    CLIENT = "client"
    FAMILY = "family"


def wallet_of(kind: EventKind, *, family: bool = False) -> Wallet:
    """The family's share for what a relative did; a family session is always the family's."""
    return Wallet.FAMILY if family or kind is EventKind.FAMILY_SESSION else Wallet.CLIENT
