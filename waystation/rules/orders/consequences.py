"""What refusal, breach and relapse *mean* for each of the two measures: who may decide what, by which text.

A pure table and its exceptions. It decides nothing: it tells a person what the law allows whom to decide, and
what it does not allow. Sources: Drug Control Law (DCL) Arts. 35, 38, 39, 48; Drug Rehabilitation Regulation
(DRR) Arts. 21, 26, 38.

The two measures differ. In community *treatment* refusal, severe breach and relapse may each lead to
compulsory isolation (DCL 38). In community *recovery* only a relapse may (DCL 38 I (4)); refusal or breach
alone do not, and DRR 38 adds only that who refuses or breaches, relapses and is isolated is not released
early. Some read DCL 48 II ("recovery follows the rules of community treatment") otherwise:
``recovery_breach_may_isolate`` is that reading, off by default because the other one is milder.

Isolation does not apply to pregnant women and women nursing a child of their own under one year, and may be
spared persons under sixteen; the street must then strengthen its help (DCL 39) and the police order community
treatment instead (DRR 26).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from waystation.rules.calendar import add_months, add_years
from waystation.rules.law import Law, Source
from waystation.rules.orders.facts import Decider, Kind


class Situation(StrEnum):
    """What has been found, by a person and after hearing the client. Never by a program."""

    ORDINARY_BREACH = "ordinary_breach"
    REFUSAL = "refusal"
    SEVERE_BREACH = "severe_breach"
    RELAPSE = "relapse"
    #: Refused or severely breached, and used again: what DRR 38 speaks of.
    BREACH_AND_RELAPSE = "breach_and_relapse"
    #: Seriously addicted, and community treatment is unlikely to work (DCL 38 II).
    SERIOUS_ADDICTION = "serious_addiction"
    #: Asks for isolation of their own accord; needs the consent of the police (DCL 38 III).
    OWN_WISH = "own_wish"


#: The findings that an isolation can be founded on.
GROUNDS = tuple(s for s in Situation if s is not Situation.ORDINARY_BREACH)


class Deed(StrEnum):
    """What is decided or done."""

    KEEP_MEASURE = "keep_measure"
    TALK = "talk"
    REPORT = "report"
    ISOLATE = "isolate"
    SPARE = "spare"
    TREAT_INSTEAD = "treat_instead"
    STRENGTHEN_HELP = "strengthen_help"
    ORDER_TREATMENT = "order_treatment"
    NO_EARLY_RELEASE = "no_early_release"


class Force(StrEnum):
    """``must``: a duty; ``may``: left to who decides; ``may_not``: the text does not allow it."""

    MUST = "must"
    MAY = "may"
    MAY_NOT = "may_not"


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing the law says of a situation.

    ``reading``: the figure whose value chose between two readings, empty where the text is plain.
    """

    deed: Deed
    force: Force
    decider: Decider
    article: str
    source: str = Source.DRUG_CONTROL_LAW
    reading: str = ""


class Exemption(StrEnum):
    """Persons to whom isolation does not apply, or who may be spared it (DCL 39)."""

    PREGNANT = "pregnant"
    NURSING = "nursing"
    UNDER_AGE = "under_age"


#: To these isolation does not apply at all; the others *may* be spared it.
ABSOLUTE = frozenset({Exemption.PREGNANT, Exemption.NURSING})


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A dated fact of a person's health. ``to_on``: its last day, None while it lasts."""

    kind: Exemption
    from_on: date
    to_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Person:
    """What the exceptions need to know of a person; nothing that names them."""

    born_on: date | None = None
    circumstances: tuple[Circumstance, ...] = ()


#: Of whom nothing is known that would stand against isolation.
NOBODY_KNOWN = Person()


@dataclass(frozen=True, slots=True)
class Exempted:
    """An exception that holds on the day asked. ``until``: its last day, None where that is open."""

    kind: Exemption
    until: date | None

    @property
    def is_absolute(self) -> bool:
        """Whether isolation does not apply at all; else whether to spare it is for the police to weigh."""
        return self.kind in ABSOLUTE


def last_day_of_nursing(child_born_on: date, law: Law) -> date:
    """The last day on which a child counts as under one year: its first birthday itself.

    An age is reached on the day *after* the birthday; the reading is also the milder one.
    """
    return add_months(child_born_on, law.at(child_born_on).number("nursing_child_months"))


def exemptions(person: Person, law: Law) -> tuple[Exempted, ...]:
    """The exceptions of DCL 39 that hold for ``person`` on ``law.on``, the absolute ones first."""
    found = [Exempted(c.kind, c.to_on) for c in person.circumstances if c.covers(law.on)]
    if person.born_on is not None:
        last = add_years(person.born_on, law.number("isolation_spare_under_years"))
        if law.on <= last:
            found.append(Exempted(Exemption.UNDER_AGE, last))
    return tuple(sorted(found, key=lambda one: (not one.is_absolute, one.kind)))


_POLICE, _STREET = Decider.POLICE, Decider.STREET
_DRR = Source.REGULATION
_BREACH_READING, _REFUSAL_READING = "recovery_breach_may_isolate", "recovery_refusal_may_treat"

_KEEP = Consequence(Deed.KEEP_MEASURE, Force.MAY, _STREET, "35")
_KEEP_RECOVERY = Consequence(Deed.KEEP_MEASURE, Force.MAY, _STREET, "38", _DRR)
_TALK = Consequence(Deed.TALK, Force.MUST, _STREET, "35")
_REPORT = Consequence(Deed.REPORT, Force.MUST, _STREET, "21", _DRR)
_REPORT_RECOVERY = replace(_REPORT, article="48", source=Source.DRUG_CONTROL_LAW)
_ISOLATE = Consequence(Deed.ISOLATE, Force.MAY, _POLICE, "38")
_NOT_FOR_THIS = Consequence(Deed.ISOLATE, Force.MAY_NOT, _POLICE, "38", _DRR, _BREACH_READING)
_NO_EARLY_RELEASE = Consequence(Deed.NO_EARLY_RELEASE, Force.MUST, _POLICE, "38", _DRR)
_BY_OTHER_READING = Consequence(Deed.ISOLATE, Force.MAY, _POLICE, "48", reading=_BREACH_READING)
_TREATMENT = Consequence(Deed.ORDER_TREATMENT, Force.MAY, _POLICE, "", Source.HOUSE, _REFUSAL_READING)
_SPARE = Consequence(Deed.SPARE, Force.MAY, _POLICE, "39")
_TREAT_INSTEAD = Consequence(Deed.TREAT_INSTEAD, Force.MUST, _POLICE, "26", _DRR)
_STRENGTHEN = Consequence(Deed.STRENGTHEN_HELP, Force.MUST, _STREET, "39")
_NEVER = Consequence(Deed.ISOLATE, Force.MAY_NOT, _POLICE, "39")

#: What the national texts say, in the mildest reading; the other readings are put in by ``consequences``.
TABLE: Mapping[tuple[Kind, Situation], tuple[Consequence, ...]] = {
    (Kind.TREATMENT, Situation.ORDINARY_BREACH): (_TALK, _KEEP),
    (Kind.TREATMENT, Situation.REFUSAL): (_REPORT, _ISOLATE),
    (Kind.TREATMENT, Situation.SEVERE_BREACH): (_REPORT, _ISOLATE),
    (Kind.TREATMENT, Situation.RELAPSE): (_REPORT, _ISOLATE),
    (Kind.TREATMENT, Situation.BREACH_AND_RELAPSE): (_REPORT, _ISOLATE),
    (Kind.TREATMENT, Situation.SERIOUS_ADDICTION): (_ISOLATE,),
    (Kind.TREATMENT, Situation.OWN_WISH): (_ISOLATE, _KEEP),
    (Kind.RECOVERY, Situation.ORDINARY_BREACH): (_TALK, _KEEP),
    (Kind.RECOVERY, Situation.REFUSAL): (_REPORT_RECOVERY, _KEEP_RECOVERY, _NOT_FOR_THIS),
    (Kind.RECOVERY, Situation.SEVERE_BREACH): (_REPORT_RECOVERY, _KEEP_RECOVERY, _NOT_FOR_THIS),
    (Kind.RECOVERY, Situation.RELAPSE): (_REPORT_RECOVERY, _ISOLATE),
    (Kind.RECOVERY, Situation.BREACH_AND_RELAPSE): (_REPORT_RECOVERY, _ISOLATE, _NO_EARLY_RELEASE),
    # DCL 38 II speaks of people whom community treatment is unlikely to help: nothing without a relapse.
    (Kind.RECOVERY, Situation.SERIOUS_ADDICTION): (replace(_KEEP, article="38"),),
    (Kind.RECOVERY, Situation.OWN_WISH): (_ISOLATE, _KEEP),
}


def consequences(kind: Kind, situation: Situation, person: Person, law: Law) -> tuple[Consequence, ...]:
    """What the law allows whom to decide, on ``law.on`` and in that place, for this person.

    The order is that of a page: what the street does, what may be decided, what may not.
    """
    found: list[Consequence] = []
    for one in TABLE[kind, situation]:
        if one is _NOT_FOR_THIS and law.switch(_BREACH_READING):
            found.append(_local(_BY_OTHER_READING, law))
        else:
            found.append(one)
    if (kind, situation) == (Kind.RECOVERY, Situation.REFUSAL) and law.switch(_REFUSAL_READING):
        found.append(_local(_TREATMENT, law))
    held = exemptions(person, law)
    return tuple(_spared(found, held)) if held else tuple(found)


def _local(one: Consequence, law: Law) -> Consequence:
    """With the local text that chose the reading, where there is one."""
    parameter = law.parameter(one.reading)
    if not parameter.area_path:
        return one
    return replace(one, source=parameter.source, article=parameter.article)


def _spared(found: list[Consequence], held: tuple[Exempted, ...]) -> list[Consequence]:
    """The same for somebody whom DCL 39 protects: isolation goes, or may go, and more help comes."""
    isolating = [c for c in found if c.deed is Deed.ISOLATE and c.force is Force.MAY]
    if not isolating:
        return [*found, _STRENGTHEN]
    if held[0].is_absolute:
        kept = [c for c in found if c not in isolating and c.deed is not Deed.NO_EARLY_RELEASE]
        return [*kept, _STRENGTHEN, _TREAT_INSTEAD, _NEVER]
    return [*found, _SPARE, _STRENGTHEN]


class Isolation(StrEnum):
    """Whether an isolation may be written down: freely, only with why it was decided all the same, or not."""

    OPEN = "open"
    WEIGH_AGE = "weigh_age"
    WEIGH_READING = "weigh_reading"
    CLOSED = "closed"


def isolation(kind: Kind, ground: Situation, person: Person, law: Law) -> Isolation:
    """Whether isolation on ``ground`` may be recorded on ``law.on``.

    ``closed`` is DCL 39 alone: the text leaves nobody a choice. Where a place's reading does not allow a
    ground the decision may still have been taken; it is recorded with the reason, and stays visible as such.
    """
    held = exemptions(person, law)
    if held and held[0].is_absolute:
        return Isolation.CLOSED
    allowed = any(
        one.deed is Deed.ISOLATE and one.force is Force.MAY
        for one in consequences(kind, ground, NOBODY_KNOWN, law)
    )
    if not allowed:
        return Isolation.WEIGH_READING
    return Isolation.WEIGH_AGE if held else Isolation.OPEN
