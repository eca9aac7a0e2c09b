"""Drug tests: the plan that follows from an order, what may be recorded, and what follows from a result.

National law sets no number of tests; the numbers are practice and stand as dated parameters. A result never
changes a legal state: a positive one opens a matter that a person looks into, and a missed or refused one is
noted. The law's "evade or refuse" (DRR 20) is a finding a person makes after hearing the client.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from waystation.rules.calendar import Span, add_days, add_years, even_windows
from waystation.rules.law import Law, Why
from waystation.rules.matters import MatterKind
from waystation.rules.orders import Kind, OrderFacts, State, term
from waystation.rules.problems import RuleBroken
from waystation.rules.screening.draw.blocks import Floor, certain_in


class Outcome(StrEnum):
    """What came of a test."""

    NEGATIVE = "negative"
    POSITIVE = "positive"
    INVALID = "invalid"
    DILUTED = "diluted"
    REFUSED = "refused"
    MISSED = "missed"
    ELSEWHERE = "elsewhere"


class MissKind(StrEnum):
    """How a missed test is qualified, by a person."""

    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    EVIDENCE_AWAITED = "evidence_awaited"
    SERVICE_FAULT = "service_fault"


class MissReason(StrEnum):
    """Why a test was missed; which reason belongs to which kind stands in ``MISS_REASONS``."""

    ILLNESS = "illness"
    HOSPITAL = "hospital"
    WORK = "work"
    FAMILY_CARE = "family_care"
    BEREAVEMENT = "bereavement"
    COURT = "court"
    DETAINED = "detained"
    ON_LEAVE = "on_leave"
    WEATHER = "weather"
    OTHER = "other"
    NO_REASON_GIVEN = "no_reason_given"
    NOT_REACHED = "not_reached"
    NO_KIT = "no_kit"
    DEVICE_FAULT = "device_fault"
    NO_STAFF = "no_staff"
    CLOSED = "closed"
    NOT_TOLD = "not_told"


_EXCUSES = frozenset(
    {
        MissReason.ILLNESS,
        MissReason.HOSPITAL,
        MissReason.WORK,
        MissReason.FAMILY_CARE,
        MissReason.BEREAVEMENT,
        MissReason.COURT,
        MissReason.DETAINED,
        MissReason.ON_LEAVE,
        MissReason.WEATHER,
        MissReason.OTHER,
    }
)

MISS_REASONS: Mapping[MissKind, frozenset[MissReason]] = {
    MissKind.EXCUSED: _EXCUSES,
    MissKind.EVIDENCE_AWAITED: _EXCUSES,
    MissKind.UNEXCUSED: frozenset({MissReason.NO_REASON_GIVEN, MissReason.NOT_REACHED, MissReason.OTHER}),
    MissKind.SERVICE_FAULT: frozenset(
        {
            MissReason.NO_KIT,
            MissReason.DEVICE_FAULT,
            MissReason.NO_STAFF,
            MissReason.CLOSED,
            MissReason.NOT_TOLD,
            MissReason.OTHER,
        }
    ),
}


class Purpose(StrEnum):
    """Why the test was made."""

    PLANNED = "planned"
    RANDOM = "random"
    EXTRA = "extra"
    AFTER_TRAVEL = "after_travel"


class Nature(StrEnum):
    """``care``: the centre's own test; ``legal``: the police's. Both feed the plan, one alone a report."""

    CARE = "care"
    LEGAL = "legal"


class Material(StrEnum):
    """What was tested (test rules Art. 6; saliva since 2017)."""

    URINE = "urine"
    SALIVA = "saliva"
    HAIR = "hair"
    BLOOD = "blood"


#: A test was taken and read, here or elsewhere.
FULFILLING = frozenset({Outcome.NEGATIVE, Outcome.POSITIVE, Outcome.ELSEWHERE})
#: There was a sample.
SAMPLED = frozenset({Outcome.NEGATIVE, Outcome.POSITIVE, Outcome.INVALID, Outcome.DILUTED})
#: Misses that never count against the client.
NOT_COUNTED = frozenset({MissKind.EXCUSED, MissKind.SERVICE_FAULT})


@dataclass(frozen=True, slots=True)
class ScreeningFacts:
    """One recorded test, withdrawn and corrected ones left out. ``order_id`` None: of no single order.

    ``plan_key``: the key of the obligation it was recorded for, or empty; see ``obligations``.
    ``under_objection``: the client objects and no answer has come; the result then counts nowhere.
    ``confirmed``: what a laboratory said of a positive, None while none has been asked or has answered.
    ``panel``: codes of what could be found at all; empty: not written down.
    """

    id: int
    taken_on: date
    outcome: Outcome
    miss: MissKind | None = None
    purpose: Purpose = Purpose.PLANNED
    nature: Nature = Nature.CARE
    order_id: int | None = None
    plan_key: str = ""
    under_objection: bool = False
    confirmed: bool | None = None
    material: Material | None = None
    panel: tuple[str, ...] = ()

    @property
    def result(self) -> Outcome:
        """What the test is taken to have shown: a positive that a laboratory did not confirm is none."""
        refuted = self.outcome is Outcome.POSITIVE and self.confirmed is False
        return Outcome.NEGATIVE if refuted else self.outcome

    @property
    def fulfils(self) -> bool:
        """Whether it can fulfil an item of the plan."""
        return self.outcome in FULFILLING

    @property
    def is_excused(self) -> bool:
        """Whether it shows a miss that never counts against the client."""
        return self.outcome is Outcome.MISSED and self.miss in NOT_COUNTED

    @property
    def awaits_evidence(self) -> bool:
        """Whether it shows a miss nobody has qualified yet."""
        return self.outcome is Outcome.MISSED and self.miss is MissKind.EVIDENCE_AWAITED


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One test asked for: the ``n``-th of ``of`` in the ``year``-th year of the term (all from 1).

    It may be taken on any day ``opens_on``…``due_on``; until ``closes_on`` it still counts, marked late.
    """

    key: str
    year: int
    n: int
    of: int
    opens_on: date
    due_on: date
    closes_on: date
    why: Why


def plan_key(facts: OrderFacts) -> str:
    """The figure that sets the number of tests for this order: 12/6/4, 6/4/2, or every two months."""
    return _plan_key(facts.kind, facts.years)


def _plan_key(kind: Kind, years: int) -> str:
    return "test_plan_treatment" if kind is Kind.TREATMENT else f"test_plan_recovery_{min(years, 3)}y"


def tests_a_year(kind: Kind, years: int, starts_on: date, on: date, law: Law) -> int:
    """How many tests the plan asks for in the year of the order that holds ``on``; a lengthened term goes on
    at the last year's pace. The figures are those in force on the day of sign-in, as in :func:`plan`."""
    counts = law.at(starts_on).plan(_plan_key(kind, years))
    year = 0
    while year < len(counts) - 1 and add_years(starts_on, year + 1) <= on:
        year += 1
    return counts[year]


def _windows(
    starts_on: date, last_day: date, counts: tuple[int, ...]
) -> Iterator[tuple[int, int, int, Span]]:
    """(year, n, of, window) up to ``last_day``; a lengthened term goes on at the last year's pace."""
    year = 0
    while True:
        year += 1
        of = counts[min(year, len(counts)) - 1]
        whole = even_windows(starts_on, year, 1)[0]
        if whole.first > last_day:
            return
        for n, window in enumerate(even_windows(starts_on, year, of), start=1):
            if window.last <= last_day:
                yield year, n, of, window
                continue
            # The term ends inside this window: it asks for a test only if at least half of it is left.
            if window.first <= last_day:
                cut = Span(window.first, last_day)
                if cut.days * 2 >= window.days:
                    yield year, n, of, cut
            break


def plan(
    facts: OrderFacts, law: Law, *, until: date | None = None, since: date | None = None
) -> tuple[PlanItem, ...]:
    """Every test the order asks for, first to last; empty before sign-in.

    Windows, not days: each year of the term is cut into even windows that leave no gap (12: months counted
    from the day of sign-in, 6: two months, 4: quarters, 2: half-years). The figures are those in force on the
    day of sign-in. Suspensions are not looked at here (see ``obligations``). ``until`` leaves out what opens
    after that day, ``since`` what closed before. Where the days are drawn, windows are wider (``_dated``).
    """
    computed = term(facts, law)
    if computed is None:
        return ()
    held = law.at(computed.starts_on)
    # Of a file that has just been opened little is left, and thousands may be opened at once.
    planned = _planned if since is None else _planned_since
    return planned(held, plan_key(facts), (computed.starts_on, computed.last_day), until, since)


def _dated(
    held: Law, days: tuple[date, date], counts: tuple[int, ...]
) -> Iterator[tuple[int, int, int, Span]]:
    """The windows, wider where the day is drawn: the n-th test of a year is then due when the floor makes it
    certain, and may be done from the day on which the n-th block can begin (docs/adr/0014)."""
    windows = _windows(*days, counts)
    if not any(row.key == "test_draw" for row in held.local):
        yield from windows
        return
    starts_on, last_day = days
    for year, n, of, window in windows:
        wide = certain_in(starts_on, year, n, of)
        then = held.at(wide.first)
        drawn = then.switch("test_draw") and then.choice("test_draw_floor") == Floor.YEAR.value
        yield year, n, of, wide if drawn and wide.last <= last_day else window


def _planned(
    held: Law, key: str, days: tuple[date, date], until: date | None, since: date | None
) -> tuple[PlanItem, ...]:
    """The tests of a term, the same for everybody whose term has the same days."""
    grace = held.number("test_grace_days")
    return tuple(
        PlanItem(
            key=f"y{year}-{n:02d}",
            year=year,
            n=n,
            of=of,
            opens_on=window.first,
            due_on=window.last,
            closes_on=add_days(window.last, grace),
            why=held.why("screening.why.planned", key, year=year, n=n, of=of),
        )
        for year, n, of, window in _dated(held, days, held.plan(key))
        if (until is None or window.first <= until)
        and (since is None or add_days(window.last, grace) >= since)
    )


_planned_since = lru_cache(maxsize=4096)(_planned)


def check_recordable(
    facts: OrderFacts,
    *,
    taken_on: date,
    today: date,
    outcome: Outcome,
    miss: MissKind | None = None,
    reason: MissReason | None = None,
    material: Material | None = None,
) -> None:
    """Refuse a record that cannot be true. Late entry is always possible.

    Raises RuleBroken: ``screening.future``; ``screening.not_signed_in``; ``screening.before_sign_in``;
    ``screening.after_end``; ``screening.miss_kind_needed`` / ``screening.miss_kind_not_asked``;
    ``screening.reason_needed``; ``screening.reason_not_fitting``; ``screening.material_needed``.
    """
    if taken_on > today:
        raise RuleBroken("screening.future", taken_on=taken_on, today=today)
    if facts.reported_on is None or facts.state in {State.REGISTERED, State.AWAITING_SIGN_IN}:
        raise RuleBroken("screening.not_signed_in")
    if taken_on < facts.reported_on:
        raise RuleBroken("screening.before_sign_in", taken_on=taken_on, reported_on=facts.reported_on)
    if facts.ended_on is not None and taken_on > facts.ended_on:
        raise RuleBroken("screening.after_end", taken_on=taken_on, ended_on=facts.ended_on)
    if outcome in SAMPLED and material is None:
        raise RuleBroken("screening.material_needed")
    if outcome is not Outcome.MISSED:
        if miss is not None or reason is not None:
            raise RuleBroken("screening.miss_kind_not_asked")
        return
    if miss is None:
        raise RuleBroken("screening.miss_kind_needed")
    if reason is None:
        raise RuleBroken("screening.reason_needed")
    if reason not in MISS_REASONS[miss]:
        raise RuleBroken("screening.reason_not_fitting", miss=miss, reason=reason)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What follows from a record. Nothing here changes a legal state.

    ``matter``: what a person must look into. ``noted``: the record stands in the file for a person to
    qualify, and that is all. ``repeat``: a new test is wanted. ``why``: a sentence for the screen.
    """

    matter: MatterKind | None
    noted: bool
    repeat: bool
    why: Why


_FOLLOW_UPS: Mapping[Outcome, FollowUp] = {
    Outcome.NEGATIVE: FollowUp(None, noted=False, repeat=False, why=Why("screening.follow.negative")),
    Outcome.POSITIVE: FollowUp(
        MatterKind.POSITIVE_TEST, noted=False, repeat=False, why=Why("screening.follow.positive")
    ),
    Outcome.INVALID: FollowUp(None, noted=False, repeat=True, why=Why("screening.follow.invalid")),
    Outcome.DILUTED: FollowUp(None, noted=False, repeat=True, why=Why("screening.follow.diluted")),
    Outcome.REFUSED: FollowUp(
        MatterKind.REFUSED_TEST, noted=True, repeat=False, why=Why("screening.follow.refused")
    ),
    Outcome.ELSEWHERE: FollowUp(None, noted=False, repeat=False, why=Why("screening.follow.elsewhere")),
}

_FOLLOW_MISS: Mapping[MissKind, FollowUp] = {
    MissKind.EXCUSED: FollowUp(None, noted=False, repeat=True, why=Why("screening.follow.excused")),
    MissKind.SERVICE_FAULT: FollowUp(
        None, noted=False, repeat=True, why=Why("screening.follow.service_fault")
    ),
    MissKind.EVIDENCE_AWAITED: FollowUp(
        MatterKind.MISSED_TEST, noted=True, repeat=True, why=Why("screening.follow.evidence_awaited")
    ),
    MissKind.UNEXCUSED: FollowUp(
        MatterKind.MISSED_TEST, noted=True, repeat=True, why=Why("screening.follow.unexcused")
    ),
}


def follow_up(outcome: Outcome, miss: MissKind | None = None) -> FollowUp:
    """What follows from an outcome. Raises RuleBroken ``screening.miss_kind_needed`` for a bare miss."""
    if outcome is not Outcome.MISSED:
        return _FOLLOW_UPS[outcome]
    if miss is None:
        raise RuleBroken("screening.miss_kind_needed")
    return _FOLLOW_MISS[miss]


def matter_after(outcome: Outcome, miss: MissKind | None = None) -> MatterKind | None:
    """The matter that a record opens: a positive result (a screening result until confirmed), a refusal, a
    miss that nobody has excused. What is excused, or our own fault, opens nothing."""
    if outcome is Outcome.MISSED and miss is None:
        return None
    return follow_up(outcome, miss).matter
