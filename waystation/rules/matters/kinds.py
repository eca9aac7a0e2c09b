"""What opens a matter, how a person may qualify it, and how it can end."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from waystation.rules.problems import RuleBroken


class MatterKind(StrEnum):
    """What a person has to look into. Each is opened by what was recorded, once per cause."""

    POSITIVE_TEST = "positive_test"
    MISSED_TEST = "missed_test"
    REFUSED_TEST = "refused_test"
    ABSENCE = "absence"
    REFUSED_AGREEMENT = "refused_agreement"
    REFUSED_ENTRY = "refused_entry"
    LATE_SIGN_IN = "late_sign_in"
    NOT_SIGNED_IN = "not_signed_in"
    RELAPSE_SIGN = "relapse_sign"
    SEVERE_BREACH = "severe_breach"


class Qualification(StrEnum):
    """What the worker takes it to be, after the client was heard. It holds once a second person confirms it.

    ``help_needed``: use, or its danger, that is answered with help alone. ``measure_refused``: not signed in
    in time without good reason (DRR 14). ``relapse``: use after a confirmed legal test. ``severe_breach``:
    a counter of DRR 20 is reached.
    """

    EXCUSED = "excused"
    NO_CONCERN = "no_concern"
    SERVICE_FAULT = "service_fault"
    HELP_NEEDED = "help_needed"
    NOT_EXCUSED = "not_excused"
    EVADED = "evaded"
    REFUSED = "refused"
    UNPERMITTED_ABSENCE = "unpermitted_absence"
    MEASURE_REFUSED = "measure_refused"
    RELAPSE = "relapse"
    SEVERE_BREACH = "severe_breach"


#: Nothing follows for the client: confirmed, the matter is settled.
MILD = frozenset({Qualification.EXCUSED, Qualification.NO_CONCERN, Qualification.SERVICE_FAULT})
#: What DRR 20 counts.
COUNTED = frozenset({Qualification.EVADED, Qualification.REFUSED, Qualification.UNPERMITTED_ABSENCE})
#: What DRR 21 lets a street report to the police: refusal of the measure, severe breach, relapse. Any other
#: breach is answered with criticism and education (DCL 35), and nothing goes out.
REPORTABLE = frozenset({Qualification.MEASURE_REFUSED, Qualification.RELAPSE, Qualification.SEVERE_BREACH})
#: An admonition presupposes a fault of the client; use alone is met with help.
ADMONISHABLE = COUNTED | REPORTABLE | {Qualification.NOT_EXCUSED}

_ORDINARY = frozenset(
    {
        Qualification.EXCUSED,
        Qualification.NO_CONCERN,
        Qualification.SERVICE_FAULT,
        Qualification.NOT_EXCUSED,
    }
)

#: Which words fit which matter. A self-report, a call of the family, an observation never reach further than
#: help: only a confirmed legal test can (:mod:`.reports`).
QUALIFICATIONS: Mapping[MatterKind, frozenset[Qualification]] = {
    MatterKind.POSITIVE_TEST: frozenset(
        {
            Qualification.NO_CONCERN,
            Qualification.SERVICE_FAULT,
            Qualification.HELP_NEEDED,
            Qualification.RELAPSE,
        }
    ),
    MatterKind.MISSED_TEST: _ORDINARY | {Qualification.EVADED},
    MatterKind.REFUSED_TEST: _ORDINARY | {Qualification.REFUSED},
    MatterKind.ABSENCE: frozenset(
        {
            Qualification.EXCUSED,
            Qualification.NO_CONCERN,
            Qualification.SERVICE_FAULT,
            Qualification.UNPERMITTED_ABSENCE,
        }
    ),
    MatterKind.REFUSED_AGREEMENT: _ORDINARY,
    MatterKind.REFUSED_ENTRY: _ORDINARY,
    MatterKind.LATE_SIGN_IN: _ORDINARY,
    MatterKind.NOT_SIGNED_IN: frozenset(
        {Qualification.EXCUSED, Qualification.SERVICE_FAULT, Qualification.MEASURE_REFUSED}
    ),
    MatterKind.RELAPSE_SIGN: frozenset({Qualification.NO_CONCERN, Qualification.HELP_NEEDED}),
    MatterKind.SEVERE_BREACH: frozenset({Qualification.NO_CONCERN, Qualification.SEVERE_BREACH}),
}


def check_qualification(kind: MatterKind, qualification: Qualification) -> None:
    """Raise RuleBroken ``matters.qualification_not_fitting`` unless a matter of ``kind`` can be that."""
    if qualification not in QUALIFICATIONS[kind]:
        raise RuleBroken("matters.qualification_not_fitting", kind=kind, qualification=qualification)


class MatterOutcome(StrEnum):
    """How a matter ended.

    The head sets one aside (the first five, and ``recorded_by_mistake``): in the client's favour, without
    any finding. ``reported_in_writing`` stands in matters of before reports were drafted here.
    """

    EXPLAINED = "explained"
    NO_CONCERN = "no_concern"
    HELP_ARRANGED = "help_arranged"
    SENT_TO_LABORATORY = "sent_to_laboratory"
    REPORTED_IN_WRITING = "reported_in_writing"
    RECORDED_BY_MISTAKE = "recorded_by_mistake"
    NOTHING_FOLLOWS = "nothing_follows"
    TALKED = "talked"
    ADMONISHED = "admonished"
    HANDED_OVER = "handed_over"
    OBJECTION_UPHELD = "objection_upheld"


class NotHeard(StrEnum):
    """Why the client could not be heard, after the attempts that are written down."""

    NOT_REACHED = "not_reached"
    DID_NOT_COME = "did_not_come"
    WOULD_NOT_SPEAK = "would_not_speak"
    IN_HOSPITAL = "in_hospital"
    DETAINED = "detained"
    AWAY = "away"


class Served(StrEnum):
    """How an admonition was served. ``refused``: the client would not take it, and a witness saw that."""

    IN_PERSON = "in_person"
    ADULT_AT_HOME = "adult_at_home"
    POST = "post"
    REFUSED = "refused"
