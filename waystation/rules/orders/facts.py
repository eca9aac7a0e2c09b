"""The lists of an order and what the rules need to know of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from waystation.rules.law import Source


class Kind(StrEnum):
    """The two measures."""

    TREATMENT = "treatment"
    RECOVERY = "recovery"


class State(StrEnum):
    """The stored state of an order, in neutral words. Lateness is derived (``Standing``), never stored."""

    REGISTERED = "registered"
    AWAITING_SIGN_IN = "awaiting_sign_in"
    RUNNING = "running"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    TERMINATED = "terminated"
    TRANSFERRED_OUT = "transferred_out"
    IN_ISOLATION = "in_isolation"
    DECEASED = "deceased"

    @property
    def is_open(self) -> bool:
        """Whether the order still asks for work."""
        return self in OPEN_STATES


OPEN_STATES = frozenset({State.REGISTERED, State.AWAITING_SIGN_IN, State.RUNNING, State.SUSPENDED})
#: The states in which the person has signed in and the order is alive.
SIGNED_IN_STATES = frozenset({State.RUNNING, State.SUSPENDED})


class Standing(StrEnum):
    """What a screen says about an order today: the state and, below it, what the dates add. Derived."""

    NOT_SERVED = "not_served"
    AWAITING_SIGN_IN = "awaiting_sign_in"
    OVERDUE_SIGN_IN = "overdue_sign_in"
    AWAITING_AGREEMENT = "awaiting_agreement"
    RUNNING = "running"
    EXPIRING = "expiring"
    EXPIRED_UNRELEASED = "expired_unreleased"
    PAUSED = "paused"
    RELEASED = "released"
    TERMINATED = "terminated"
    MOVED_AWAY = "moved_away"
    IN_ISOLATION = "in_isolation"
    DECEASED = "deceased"


class Step(StrEnum):
    """What can happen to an order and be recorded."""

    SERVE = "serve"
    SIGN_IN = "sign_in"
    SIGN_AGREEMENT = "sign_agreement"
    SUSPEND = "suspend"
    RESUME = "resume"
    COMPLETE = "complete"
    TERMINATE = "terminate"
    TRANSFER_OUT = "transfer_out"
    ISOLATE = "isolate"
    REVOKE = "revoke"
    RECORD_DEATH = "record_death"
    CORRECT = "correct"


class Act(StrEnum):
    """A dated act round an order that a clock waits for and that changes no state."""

    STREET_TOLD = "street_told"
    POLICE_TOLD = "police_told"
    FILE_SENT = "file_sent"
    PAPERS_SENT = "papers_sent"
    RELEASE_SERVED = "release_served"
    RELEASE_FAMILY_TOLD = "release_family_told"
    RELEASE_STREET_TOLD = "release_street_told"


#: Acts that are written down by themselves; the others are written down with the release.
PLAIN_ACTS = frozenset({Act.STREET_TOLD, Act.POLICE_TOLD, Act.FILE_SENT})


class Restraint(StrEnum):
    """What made a measure rest (DRR 24), as the paper names it."""

    ADMINISTRATIVE_DETENTION = "administrative_detention"
    CRIMINAL_DETENTION = "criminal_detention"
    ARREST = "arrest"
    OTHER = "other"


class Decider(StrEnum):
    """Who decides a step. The house only writes the decision down."""

    POLICE = "police"
    STREET = "street"
    REVIEW = "review"
    NOBODY = "nobody"


class TerminationReason(StrEnum):
    """Why an order was terminated (DRR 24), or set aside."""

    PRISON_SENTENCE = "prison_sentence"
    COMPULSORY_EDUCATION = "compulsory_education"
    SET_ASIDE = "set_aside"
    OTHER_DECISION = "other_decision"


@dataclass(frozen=True, slots=True)
class Way:
    """Where a step leads, who decides it, and the text that says so (``article`` empty: house practice)."""

    to: State
    decider: Decider
    article: str
    source: str = Source.REGULATION
