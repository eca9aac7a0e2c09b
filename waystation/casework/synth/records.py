"""The tests and meetings of one order along its plan, with the gaps, absences and excuses of real life."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from waystation.rules import contacts, screening
from waystation.rules.calendar import add_days, days_between
from waystation.rules.contacts import Kind, Met, Observation, Reason, Topic
from waystation.rules.law import Law
from waystation.rules.obligations import order_prefix
from waystation.rules.orders import OrderFacts
from waystation.rules.screening import MissKind, Nature, Purpose

#: Minutes after eight at which things happen.
_HOURS = tuple(time(hour, minute) for hour in range(8, 18) for minute in (0, 10, 20, 30, 40, 50))
_TEST_FATES: tuple[tuple[screening.Outcome, MissKind | None, float], ...] = (
    (screening.Outcome.MISSED, MissKind.UNEXCUSED, 0.03),
    (screening.Outcome.MISSED, MissKind.EXCUSED, 0.03),
    (screening.Outcome.MISSED, MissKind.SERVICE_FAULT, 0.008),
    (screening.Outcome.INVALID, None, 0.012),
    (screening.Outcome.ELSEWHERE, None, 0.015),
    (screening.Outcome.REFUSED, None, 0.008),
    (screening.Outcome.POSITIVE, None, 0.012),
)
_CONTACT_FATES: tuple[tuple[contacts.Outcome, float], ...] = (
    (contacts.Outcome.NOT_MET, 0.05),
    (contacts.Outcome.NOT_COOPERATIVE, 0.02),
    (contacts.Outcome.EXCUSED, 0.02),
    (contacts.Outcome.UNEXCUSED, 0.01),
    (contacts.Outcome.RESCHEDULED, 0.01),
    (contacts.Outcome.SERVICE_FAULT, 0.005),
    (contacts.Outcome.MOVED, 0.003),
)
#: A window in which nothing was written down, and one that is still open and not done yet.
GAP, NOT_YET = 0.04, 0.45
_MISS_REASONS = {kind: tuple(sorted(reasons)) for kind, reasons in screening.MISS_REASONS.items()}
_REASONS = {outcome: tuple(sorted(reasons)) for outcome, reasons in contacts.REASONS.items()}
_TOPICS = tuple(Topic)
_SEEN = tuple(Observation)
_KINDS = (Kind.TALK, Kind.TALK, Kind.TALK, Kind.HOME_VISIT, Kind.HOME_VISIT, Kind.OFFICE, Kind.VIDEO)
TALKS = (
    "谈了近期作息和工作，情绪平稳，愿意继续按时检测。",
    "说夜里睡得不好，建议先到社区卫生服务中心看一下。",
    "正在找工作，想了解夜校和招聘会的时间。",
    "家里老人住院，最近照顾较多，约定下次在家里见面。",
    "谈到上个月遇到旧同伴，已经主动回避，给予肯定。",
    "最近在工地做临时工，收入还可以，与家人关系缓和。",
    "孩子开学，费用有些紧，介绍了临时救助的办法。",
    "对复检时间有疑问，当面解释了检测计划和窗口期。",
    "身体恢复得不错，体重增加，打算考驾驶证。",
    "提到有时还会想起，讨论了应对的办法和可以找谁。",
)
PROMISES = ("下次带上工资单", "去社区卫生服务中心复诊", "参加下周的小组活动", "把新号码告诉家里人")


@dataclass(frozen=True, slots=True)
class Test:
    """One test, or what came instead of it."""

    on: date
    at: time
    outcome: screening.Outcome
    miss: MissKind | None
    reason: str
    purpose: Purpose
    nature: Nature
    plan_key: str
    positive_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """One contact, or the attempt at one."""

    on: date
    at: time
    kind: Kind
    met: Met
    outcome: contacts.Outcome
    reason: str
    topics: tuple[str, ...]
    seen: str
    note: str
    promised: str


@dataclass(frozen=True, slots=True)
class Span:
    """The days of an order on which something could be recorded. ``silent_from``: nobody was found since."""

    first: date
    last: date
    today: date
    silent_from: date | None


def _luck(chance: random.Random, fates: tuple[tuple[object, ...], ...]) -> tuple[object, ...] | None:
    luck = chance.random()
    for fate in fates:
        luck -= fate[-1]  # type: ignore[operator]  # every fate ends with its share
        if luck < 0:
            return fate
    return None


def _day(chance: random.Random, opens_on: date, due_on: date, closes_on: date) -> date:
    """Mostly in the first two thirds of a window, now and then late."""
    length = days_between(opens_on, due_on)
    if chance.random() < 0.04:
        return add_days(due_on, chance.randrange(1, max(2, days_between(due_on, closes_on) + 1)))
    return add_days(opens_on, int(chance.triangular(0, max(1, length), length * 0.4)))


def tests(
    chance: random.Random, facts: OrderFacts, law: Law, span: Span, substances: tuple[str, ...]
) -> Iterator[Test]:
    """The tests of an order."""
    for item in screening.plan(facts, law):
        if item.opens_on > span.last:
            return
        if item.due_on < span.first or chance.random() < GAP:
            continue
        on = _day(chance, item.opens_on, item.due_on, item.closes_on)
        if not span.first <= on <= span.last or facts.is_suspended_on(on):
            continue
        if item.due_on >= span.today and chance.random() < NOT_YET:
            continue
        key = f"{order_prefix(facts.id)}screening/{item.key}"
        if span.silent_from is not None and on >= span.silent_from:
            if chance.random() < 0.4:
                yield _test(
                    chance, on, screening.Outcome.MISSED, MissKind.UNEXCUSED, key, reason="not_reached"
                )
            continue
        fate = _luck(chance, _TEST_FATES)
        if fate is None:
            yield _test(chance, on, screening.Outcome.NEGATIVE, None, key)
        else:
            until = min(item.due_on, span.last)
            yield from _odd_test(chance, on, fate, key, span=span, until=until, substances=substances)
        if chance.random() < 0.02 and (extra := add_days(on, chance.randrange(1, 20))) <= span.last:
            yield _test(chance, extra, screening.Outcome.NEGATIVE, None, "", purpose=Purpose.RANDOM)


def _odd_test(
    chance: random.Random,
    on: date,
    fate: tuple[object, ...],
    key: str,
    *,
    span: Span,
    until: date,
    substances: tuple[str, ...],
) -> Iterator[Test]:
    """A test that was not simply negative, and mostly one more inside the same window."""
    outcome, miss = screening.Outcome(str(fate[0])), MissKind(str(fate[1])) if fate[1] else None
    if miss is MissKind.EXCUSED and days_between(on, span.today) < 14 and chance.random() < 0.5:
        miss = MissKind.EVIDENCE_AWAITED
    reason = chance.choice(_MISS_REASONS[miss]) if miss else ""
    yield _test(chance, on, outcome, miss, key, reason=reason, positive_for=substances)
    again = add_days(on, chance.randrange(1, 9))
    if outcome not in screening.FULFILLING and again <= until and chance.random() < 0.6:
        yield _test(chance, again, screening.Outcome.NEGATIVE, None, key)


def _test(
    chance: random.Random,
    on: date,
    outcome: screening.Outcome,
    miss: MissKind | None,
    key: str,
    *,
    reason: str = "",
    purpose: Purpose = Purpose.PLANNED,
    positive_for: tuple[str, ...] = (),
) -> Test:
    nature = Nature.LEGAL if chance.random() < 0.15 else Nature.CARE
    shown = positive_for if outcome is screening.Outcome.POSITIVE else ()
    return Test(on, chance.choice(_HOURS), outcome, miss, reason, purpose, nature, key, shown)


def meetings(chance: random.Random, facts: OrderFacts, law: Law, span: Span) -> Iterator[Meeting]:
    """The talks, visits and calls of an order."""
    for item in contacts.plan(facts, law, until=span.last):
        if item.due_on < span.first or chance.random() < GAP:
            continue
        on = _day(chance, item.opens_on, item.due_on, item.closes_on)
        if not span.first <= on <= span.last or facts.is_suspended_on(on):
            continue
        if item.due_on >= span.today and chance.random() < NOT_YET:
            continue
        if span.silent_from is not None and on >= span.silent_from:
            yield _meeting(chance, on, Kind.HOME_VISIT, contacts.Outcome.NOT_MET)
            continue
        kind = chance.choice(_KINDS)
        fate = _luck(chance, _CONTACT_FATES)
        if fate is None:
            yield _meeting(chance, on, kind, contacts.Outcome.COMPLIED)
        else:
            yield _meeting(chance, on, kind, contacts.Outcome(str(fate[0])))
            again = add_days(on, chance.randrange(1, 7))
            if again <= min(item.due_on, span.last) and chance.random() < 0.6:
                yield _meeting(chance, again, kind, contacts.Outcome.COMPLIED)
        if chance.random() < 0.15 and (call := add_days(on, chance.randrange(2, 12))) <= span.last:
            yield _meeting(chance, call, Kind.PHONE, contacts.Outcome.COMPLIED)


def _meeting(chance: random.Random, on: date, kind: Kind, outcome: contacts.Outcome) -> Meeting:
    reasons = _REASONS[outcome]
    reason = chance.choice(reasons) if reasons else ""
    if outcome is contacts.Outcome.NOT_MET and kind is Kind.PHONE:
        reason = Reason.NO_ANSWER
    attended = outcome in contacts.ATTENDED
    met = Met.CLIENT if attended else Met.NOBODY
    if kind is Kind.HOME_VISIT and outcome is not contacts.Outcome.NOT_MET and chance.random() < 0.1:
        met = Met.FAMILY
    return Meeting(
        on,
        chance.choice(_HOURS),
        kind,
        met,
        outcome,
        str(reason),
        (chance.choice(_TOPICS).value,) if attended else (),
        chance.choice(_SEEN[:5]).value if attended and chance.random() < 0.1 else "",
        chance.choice(TALKS) if attended and kind is not Kind.PHONE else "",
        chance.choice(PROMISES) if attended and chance.random() < 0.08 else "",
    )
