"""What the rules say of a case, as plain values for JSON: dates as text, codes, and every source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from waystation.rules import breach, obligations, orders
from waystation.rules.away import civil_days
from waystation.rules.calendar import days_between
from waystation.rules.law import Law, Source, Why
from waystation.rules.obligations import NEVER, Obligation
from waystation.rules.orders import OrderFacts, Step

#: Changes with the meaning of a key; a new key changes nothing.
FORMAT = "waystation.try.order/1"

Plain = dict[str, Any]


def day(on: date | None) -> str | None:
    """``2026-11-26``; None for none and for "never"."""
    return None if on is None or on == NEVER else on.isoformat()


def source(text: str) -> str:
    """``drr`` for a source of the nation; the name of a local text as it stands."""
    return text.removeprefix(_NATION) if text in _SOURCES else text


#: How the codes of the nation's sources begin.
_NATION = "law.source."
_SOURCES = frozenset(Source)


def named(text: str) -> str:
    """The other way round."""
    return found if (found := _NATION + text) in _SOURCES else text


def reason(why: Why) -> Plain:
    """A reason: its code, its source and article, and the figures and days it speaks of."""
    params = {n: v.isoformat() if isinstance(v, date) else v for n, v in sorted(why.params.items())}
    text, article = str(params.pop("source", "")), str(params.pop("article", ""))
    return {"code": why.code, "source": source(text), "article": article, "params": params}


def obligation(item: Obligation) -> Plain:
    """One duty with its window, its state and what fulfilled it."""
    done = item.fulfilled_by
    return {
        "key": item.key,
        "rule": str(item.rule),
        "order": item.order_id,
        "opens_on": day(item.opens_on),
        "due_on": day(item.due_on),
        "closes_on": day(item.closes_on),
        "state": str(item.state),
        "done": None if done is None else {"kind": str(done.kind), "id": done.id, "on": day(done.on)},
        "why": reason(item.why),
        "note": None if item.note is None else reason(item.note),
    }


def deadline(due: orders.Deadline) -> Plain:
    """One dated duty of an order."""
    return {
        "code": due.code,
        "due_on": day(due.due_on),
        "days_left": due.days_left,
        "state": str(due.state),
        "done_on": day(due.done_on),
        "is_provisional": due.is_provisional,
        "why": reason(due.why),
    }


def prompt(duty: orders.PromptDuty) -> Plain:
    """A duty for which the text gives no number of days."""
    return {"code": duty.code, "done_on": day(duty.done_on), "why": reason(duty.why)}


def isolation(spell: orders.SpellFacts, law: Law, on: date) -> Plain:
    """One isolation with its dated duties and what its dates show."""
    return {
        "id": spell.id,
        "first_day": day(spell.decided_on),
        "last_day": day(orders.last_day_in_isolation(spell, law)),
        "ended_on": day(spell.ended_on),
        "end": None if spell.end is None else str(spell.end),
        "credited_days": orders.credited_days(spell),
        "deadlines": [deadline(due) for due in orders.spell_deadlines(spell, law, on)],
        "findings": [finding(one) for one in orders.check_spell(spell, law, on)],
    }


def stretch(one: orders.Stretch, on: date) -> Plain:
    """A run of days of one kind in the person's legal life."""
    return {
        "kind": str(one.kind),
        "first_day": day(one.first),
        "last_day": day(one.last),
        "days": one.days(on),
        "passage": str(one.passage),
        "order": one.order,
        "isolation": one.spell,
    }


def situation(which: orders.Situation, found: bool, what: Iterable[orders.Consequence]) -> Plain:
    """What the facts may mean, whether persons have found it, and what the law says of it."""
    return {
        "situation": str(which),
        "found": found,
        "law": [
            {
                "deed": str(one.deed),
                "force": str(one.force),
                "decider": str(one.decider),
                "source": source(one.source),
                "article": one.article,
                "reading": one.reading or None,
            }
            for one in what
        ],
    }


def term(facts: OrderFacts, law: Law, on: date) -> Plain | None:
    """The term with what made it longer or shorter; None before sign-in."""
    computed = orders.term(facts, law)
    if computed is None:
        return None
    running = orders.day_of_term(facts, law, on)
    return {
        "first_day": day(computed.starts_on),
        "last_day": day(computed.last_day),
        "years": facts.years,
        "days": days_between(computed.starts_on, computed.last_day) + 1,
        "day": running[0] if running else None,
        "credited_days": facts.credited_days,
        "rested_days": civil_days(_rests(facts, computed.starts_on, on)),
        "rests_are_added": law.at(facts.law_day(computed.starts_on)).switch("suspension_extends_term"),
        "why": reason(computed.why),
    }


def _rests(facts: OrderFacts, since: date, until: date) -> Iterable[tuple[date, date]]:
    """The days on which the measure rested, between sign-in and the day asked for or the end of the order."""
    until = min(until, facts.ended_on or until)
    for rest in facts.suspensions:
        yield max(rest.from_on, since), min(rest.to_on or until, until)


def steps(facts: OrderFacts, law: Law) -> list[Plain]:
    """What may lawfully be recorded next, who decides it, and from which day on if not at once. Corrections
    can always be made and are left out."""
    found, computed = [], orders.term(facts, law)
    for step in orders.steps_from(facts.kind, facts.state):
        if step is Step.CORRECT or (step is Step.SIGN_AGREEMENT and facts.agreed_on is not None):
            continue
        way = orders.way(facts.kind, facts.state, step)
        found.append(
            {
                "step": str(step),
                "to": str(way.to),
                "decider": str(way.decider),
                "not_before": day(computed.last_day) if step is Step.COMPLETE and computed else None,
                "source": source(way.source),
                "article": way.article,
            }
        )
    return found


def finding(found: orders.Finding) -> Plain:
    """Something the dates show."""
    return {
        "code": found.code,
        "severity": str(found.severity),
        "field": found.field,
        "params": reason(Why(found.code, found.params))["params"],
    }


def counters(counted: breach.Counted, law: Law) -> Plain:
    """The counters of DRR 20 in both readings, and why something on record is not counted."""

    def shown(found: Iterable[breach.Counter]) -> list[Plain]:
        return [
            {
                "counter": str(one.code),
                "count": one.count,
                "limit": one.limit,
                "reached": one.reached,
                "facts": list(one.facts),
                "why": reason(one.why),
            }
            for one in found
        ]

    return {
        "reading": counted.mode,
        "reading_why": reason(law.why(f"breach.why.{counted.mode}", "severe_breach_count_mode")),
        "reached": counted.reached,
        "reached_in_the_other_reading": counted.reached_otherwise,
        "separate": shown(counted.separate),
        "together": shown(counted.together),
        "not_counted": [
            {"record": one.told_as, "id": one.id, "why": str(why)} for one, why in counted.left_out
        ],
    }


def summary(found: Iterable[Obligation], on: date) -> Mapping[str, int]:
    """The counts of every screen."""
    counted = obligations.summary(found, on)
    return {
        "open": counted.open,
        "due_today": counted.due_today,
        "overdue": counted.overdue,
        "upcoming": counted.upcoming,
    }
