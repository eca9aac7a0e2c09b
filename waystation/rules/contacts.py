"""Contacts: talks, visits, calls; what came of them; at least so many meetings a month.

No national text counts meetings. The number is practice and stands as a dated parameter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from waystation.rules.calendar import Span, add_days, add_months, month_of, month_windows
from waystation.rules.law import Law, Why
from waystation.rules.orders import OrderFacts, term
from waystation.rules.problems import RuleBroken


class Kind(StrEnum):
    """How the contact was made."""

    TALK = "talk"
    HOME_VISIT = "home_visit"
    PHONE = "phone"
    OFFICE = "office"
    VIDEO = "video"


class Met(StrEnum):
    """Whom the worker met or spoke to."""

    CLIENT = "client"
    FAMILY = "family"
    NOBODY = "nobody"


class Outcome(StrEnum):
    """What came of it. ``service_fault``: our side failed, never counted against the client."""

    COMPLIED = "complied"
    NOT_COOPERATIVE = "not_cooperative"
    NOT_MET = "not_met"
    MOVED = "moved"
    REFUSED_ENTRY = "refused_entry"
    SERVICE_FAULT = "service_fault"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    EVIDENCE_AWAITED = "evidence_awaited"
    RESCHEDULED = "rescheduled"


class Reason(StrEnum):
    """Why it came so; which reason belongs to which outcome stands in ``REASONS``."""

    LEFT_EARLY = "left_early"
    DID_NOT_TALK = "did_not_talk"
    NOT_SOBER = "not_sober"
    NOBODY_HOME = "nobody_home"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    MOVED_WITHIN = "moved_within"
    MOVED_AWAY = "moved_away"
    ADDRESS_UNKNOWN = "address_unknown"
    CLIENT_REFUSED = "client_refused"
    FAMILY_REFUSED = "family_refused"
    WORKER_ABSENT = "worker_absent"
    CLOSED = "closed"
    NOT_TOLD = "not_told"
    DEVICE_FAULT = "device_fault"
    ILLNESS = "illness"
    HOSPITAL = "hospital"
    WORK = "work"
    FAMILY_CARE = "family_care"
    BEREAVEMENT = "bereavement"
    COURT = "court"
    DETAINED = "detained"
    ON_LEAVE = "on_leave"
    WEATHER = "weather"
    NO_REASON_GIVEN = "no_reason_given"
    CLIENT_ASKED = "client_asked"
    WORKER_ASKED = "worker_asked"
    OTHER = "other"


_EXCUSES = frozenset(
    {
        Reason.ILLNESS,
        Reason.HOSPITAL,
        Reason.WORK,
        Reason.FAMILY_CARE,
        Reason.BEREAVEMENT,
        Reason.COURT,
        Reason.DETAINED,
        Reason.ON_LEAVE,
        Reason.WEATHER,
        Reason.OTHER,
    }
)

REASONS: Mapping[Outcome, frozenset[Reason]] = {
    Outcome.COMPLIED: frozenset(),
    Outcome.NOT_COOPERATIVE: frozenset(
        {Reason.LEFT_EARLY, Reason.DID_NOT_TALK, Reason.NOT_SOBER, Reason.OTHER}
    ),
    Outcome.NOT_MET: frozenset({Reason.NOBODY_HOME, Reason.NO_ANSWER, Reason.WRONG_NUMBER, Reason.OTHER}),
    Outcome.MOVED: frozenset({Reason.MOVED_WITHIN, Reason.MOVED_AWAY, Reason.ADDRESS_UNKNOWN}),
    Outcome.REFUSED_ENTRY: frozenset({Reason.CLIENT_REFUSED, Reason.FAMILY_REFUSED, Reason.OTHER}),
    Outcome.SERVICE_FAULT: frozenset(
        {Reason.WORKER_ABSENT, Reason.CLOSED, Reason.NOT_TOLD, Reason.DEVICE_FAULT, Reason.OTHER}
    ),
    Outcome.EXCUSED: _EXCUSES,
    Outcome.UNEXCUSED: frozenset({Reason.NO_REASON_GIVEN, Reason.NO_ANSWER, Reason.OTHER}),
    Outcome.EVIDENCE_AWAITED: _EXCUSES,
    Outcome.RESCHEDULED: frozenset({Reason.CLIENT_ASKED, Reason.WORKER_ASKED, Reason.WEATHER, Reason.OTHER}),
}

#: The client was there.
ATTENDED = frozenset({Outcome.COMPLIED, Outcome.NOT_COOPERATIVE})
#: Never counted against the client.
NOT_COUNTED = frozenset({Outcome.SERVICE_FAULT, Outcome.EXCUSED})


class Observation(StrEnum):
    """What was seen; each ticked one may carry a note. ``crisis`` and ``illness`` open a path of care."""

    MOOD_LOW = "mood_low"
    SLEEP_BAD = "sleep_bad"
    WORK_TROUBLE = "work_trouble"
    FAMILY_TROUBLE = "family_trouble"
    MONEY_TROUBLE = "money_trouble"
    ILLNESS = "illness"
    SIGNS_OF_USE = "signs_of_use"
    CRISIS = "crisis"


class Topic(StrEnum):
    """What was talked about."""

    TEST_AND_REPORT = "test_and_report"
    LAW = "law"
    HEALTH = "health"
    MIND = "mind"
    FAMILY = "family"
    FAMILY_MENDING = "family_mending"
    WORK = "work"
    RELIEF = "relief"
    RELAPSE_PREVENTION = "relapse_prevention"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """One recorded contact, withdrawn and corrected ones left out. ``order_id`` None: of no single order.

    ``plan_key``: the key of the obligation it was recorded for, or empty; see ``obligations``.
    """

    id: int
    held_on: date
    kind: Kind
    met: Met
    outcome: Outcome
    order_id: int | None = None
    plan_key: str = ""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """The ``n``-th of ``of`` meetings of a calendar month; windows as in ``screening.PlanItem``."""

    key: str
    month: date
    n: int
    of: int
    opens_on: date
    due_on: date
    closes_on: date
    why: Why


def counts_as_meeting(contact: ContactFacts, law: Law) -> bool:
    """Whether a contact is a meeting: the client was met, by any way but the phone.

    The phone counts only where the figure ``contact_phone_counts`` says so on that day.
    """
    if contact.met is not Met.CLIENT or contact.outcome not in ATTENDED:
        return False
    return contact.kind is not Kind.PHONE or law.at(contact.held_on).switch("contact_phone_counts")


def plan(
    facts: OrderFacts, law: Law, *, until: date | None = None, since: date | None = None
) -> tuple[PlanItem, ...]:
    """The meetings the term asks for, month by month; empty before sign-in.

    A month of which fewer than ``contact_partial_month_days`` days belong to the term asks for none.
    ``until`` cuts the plan after the month that holds that day; ``since`` leaves out what closed before. The
    figures are those in force on the first day of each month's window.
    """
    computed = term(facts, law)
    if computed is None:
        return ()
    # As in the plan of tests.
    planned = _planned if since is None else _planned_since
    return planned(law, (computed.starts_on, computed.last_day), until, since)


def _planned(
    law: Law, days: tuple[date, date], until: date | None, since: date | None
) -> tuple[PlanItem, ...]:
    """The meetings of a term, the same for everybody whose term has the same days."""
    items: list[PlanItem] = []
    for window in month_windows(*days):
        if until is not None and window.first > until:
            break
        held = law.at(window.first)
        if since is not None and add_days(window.last, held.number("contact_grace_days")) < since:
            continue
        items.extend(_of_month(held, window))
    return tuple(items)


_planned_since = lru_cache(maxsize=4096)(_planned)


@lru_cache(maxsize=4096)
def _of_month(held: Law, window: Span) -> tuple[PlanItem, ...]:
    """The meetings of one month, the same for everybody whose term holds the whole of it."""
    whole = window == month_of(window.first)
    if not whole and window.days < held.number("contact_partial_month_days"):
        return ()
    of = held.number("contact_min_per_month")
    month = window.first.replace(day=1)
    return tuple(
        PlanItem(
            key=f"{month:%Y-%m}-{n}",
            month=month,
            n=n,
            of=of,
            opens_on=window.first,
            due_on=window.last,
            closes_on=add_days(window.last, held.number("contact_grace_days")),
            why=held.why("contacts.why.monthly", "contact_min_per_month", month=month),
        )
        for n in range(1, of + 1)
    )


def next_contact_on(
    last_on: date | None, law: Law, *, today: date, last_day: date | None = None
) -> date | None:
    """The day proposed for the next meeting: evenly spaced after the last one, never in the past.

    ``last_on``: the last meeting; None proposes today. ``last_day``: the end of the term; None is returned
    when nothing is left of it, or when no meetings are asked for.
    """
    per_month = law.at(today).number("contact_min_per_month")
    if per_month == 0 or (last_day is not None and today > last_day):
        return None
    if last_on is None:
        return today
    if per_month == 1:
        proposed = add_months(last_on, 1)
    else:
        proposed = add_days(last_on, max(1, month_of(last_on).days // per_month))
    proposed = max(proposed, today)
    return proposed if last_day is None else min(proposed, last_day)


def check_recordable(
    facts: OrderFacts | None,
    *,
    held_on: date,
    today: date,
    kind: Kind,
    met: Met,
    outcome: Outcome,
    reason: Reason | None = None,
) -> None:
    """Refuse a record that cannot be true. Late entry is always possible, and so is one before sign-in.

    ``facts`` is the order the contact belongs to, or None. Raises RuleBroken: ``contacts.future``;
    ``contacts.after_end``; ``contacts.nobody_met``; ``contacts.somebody_met``; ``contacts.entry_not_visit``;
    ``contacts.reason_needed``; ``contacts.reason_not_fitting``.
    """
    if held_on > today:
        raise RuleBroken("contacts.future", held_on=held_on, today=today)
    if facts is not None and facts.ended_on is not None and held_on > facts.ended_on:
        raise RuleBroken("contacts.after_end", held_on=held_on, ended_on=facts.ended_on)
    if outcome in ATTENDED and met is Met.NOBODY:
        raise RuleBroken("contacts.nobody_met", outcome=outcome)
    if outcome is Outcome.NOT_MET and met is Met.CLIENT:
        raise RuleBroken("contacts.somebody_met", outcome=outcome)
    if outcome is Outcome.REFUSED_ENTRY and kind is not Kind.HOME_VISIT:
        raise RuleBroken("contacts.entry_not_visit", outcome=outcome, kind=kind)
    allowed = REASONS[outcome]
    if allowed and reason is None:
        raise RuleBroken("contacts.reason_needed", outcome=outcome)
    if reason is not None and reason not in allowed:
        raise RuleBroken("contacts.reason_not_fitting", outcome=outcome, reason=reason)
