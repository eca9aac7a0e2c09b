"""Sessions of a centre and who came: kinds, states, excuses, and what an attendance must say.

Sources: acceptance S0-49…52 and S0-54 (what the centre offers), evidence §1.4: an absence with a good reason
neither counts nor breaks a row, its codes are closed and each has a proof.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum

from waystation.rules.problems import RuleBroken


class SessionKind(StrEnum):
    """What is offered. FAMILY: relatives come to learn how to support; nobody is watched (design §8)."""

    VOLUNTEER = "volunteer"
    COUNSELLING = "counselling"
    TRAINING = "training"
    TEACHING = "teaching"
    FAMILY = "family"
    CULTURE = "culture"


class AttendanceState(StrEnum):
    """What is known of one person and one session."""

    CAME = "came"
    EXCUSED = "excused"
    ABSENT = "absent"


class SignedHow(StrEnum):
    """How it is known that somebody came: a signature on the paper list, or seen by who writes it down."""

    LIST = "list"
    SPOT = "spot"


class Excuse(StrEnum):
    """The good reasons; there are no others (evidence §1.4, rule 5)."""

    WORK = "work"
    ILLNESS = "illness"
    OFFICIAL = "official"
    FAMILY = "family"


class ExcuseProof(StrEnum):
    """What was seen of a good reason."""

    PAPER = "paper"
    MESSAGE = "message"
    CALLED = "called"


#: What proves which reason: an office's summons is a paper, a call to the family does not prove it.
EXCUSE_PROOFS: Mapping[Excuse, frozenset[ExcuseProof]] = {
    Excuse.WORK: frozenset({ExcuseProof.PAPER, ExcuseProof.MESSAGE, ExcuseProof.CALLED}),
    Excuse.ILLNESS: frozenset({ExcuseProof.PAPER, ExcuseProof.MESSAGE}),
    Excuse.OFFICIAL: frozenset({ExcuseProof.PAPER}),
    Excuse.FAMILY: frozenset(ExcuseProof),
}

#: Signs that give away what the programme is about. A title stands on a telephone and on a list in the hall.
_TELLING = ("毒", "吸食", "涉麻", "尿检", "社戒", "社康")
#: Most minutes of one session: a day's work. A longer one is a slip of the pen.
_MOST_MINUTES = 12 * 60


def minutes_between(starts_at: time, ends_at: time) -> int:
    """Length of a session in whole minutes; negative if it ends before it begins."""
    return (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute


def check_title(title: str) -> None:
    """A title is there and is neutral: RuleBroken ``activities.title_needed``, ``activities.title_telling``.

    Clients show it on their telephones, and it hangs printed in the hall.
    """
    if not title.strip():
        raise RuleBroken("activities.title_needed")
    told = next((sign for sign in _TELLING if sign in title), "")
    if told:
        raise RuleBroken("activities.title_telling", word=told)


def check_session(*, title: str, starts_at: time, ends_at: time, capacity: int | None) -> None:
    """Raises as :func:`check_title`, and ``activities.ends_before_start``, ``activities.too_long``,
    ``activities.no_capacity``."""
    check_title(title)
    length = minutes_between(starts_at, ends_at)
    if length <= 0:
        raise RuleBroken("activities.ends_before_start")
    if length > _MOST_MINUTES:
        raise RuleBroken("activities.too_long", hours=_MOST_MINUTES // 60)
    if capacity is not None and capacity < 1:
        raise RuleBroken("activities.no_capacity")


def check_attendance(
    state: AttendanceState,
    *,
    on: date,
    today: date,
    minutes: int,
    longest: int,
    excuse: Excuse | None = None,
    proof: ExcuseProof | None = None,
) -> None:
    """What is written down of one person. ``minutes``: of voluntary service, at most ``longest``.

    Raises RuleBroken ``activities.not_yet`` (nobody came to what has not begun; an excuse may come before),
    ``activities.minutes_wrong``, ``activities.excuse_needed``, ``activities.proof_needed``.
    """
    if state is not AttendanceState.EXCUSED and on > today:
        raise RuleBroken("activities.not_yet", on=on)
    if state is AttendanceState.CAME and not 0 < minutes <= longest:
        raise RuleBroken("activities.minutes_wrong", longest=longest)
    if state is AttendanceState.EXCUSED:
        if excuse is None:
            raise RuleBroken("activities.excuse_needed")
        if proof is None or proof not in EXCUSE_PROOFS[excuse]:
            raise RuleBroken("activities.proof_needed")
