"""Matters: something a person looked into, and how it came out. Nothing follows by itself (design law 3)."""

from __future__ import annotations

from enum import StrEnum


class MatterOutcome(StrEnum):
    """How the head closed a matter, after the client was heard."""

    EXPLAINED = "explained"
    NO_CONCERN = "no_concern"
    HELP_ARRANGED = "help_arranged"
    SENT_TO_LABORATORY = "sent_to_laboratory"
    REPORTED_IN_WRITING = "reported_in_writing"
    RECORDED_BY_MISTAKE = "recorded_by_mistake"
