"""What if: a file's facts as text for a trial, and what would follow from them with some changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from waystation.accounts.models import Area
from waystation.casework.queries.cases import Case
from waystation.casework.queries.matters import breaches
from waystation.common.wording import trials, words
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.rules import contacts, orders, screening
from waystation.rules.breach import BreachFact
from waystation.rules.places.leaves import LeaveFacts
from waystation.rules.places.moves import MoveFacts, MoveState
from waystation.rules.problems import RuleBroken
from waystation.rules.trial import case as trial
from waystation.rules.trial.changing import Change, Facts, What, changed, differences
from waystation.rules.trial.reading import parsed


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    """Days as text; what is empty is left out."""
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in record.items() if v not in (None, "")}


def facts_of(case: Case) -> str:
    """The facts of a file as ``waystation try order`` reads them; nothing that names anybody."""
    facts = case.facts
    return json.dumps(
        {
            "local_rules": [_local(row) for row in case.law.local],
            "orders": [_order(order) for order in sorted(facts.orders, key=lambda order: order.id)],
            "tests": [_test(test) for test in facts.screenings],
            "contacts": [_contact(contact) for contact in facts.contacts],
            **_away(case),
            "breaches": [_breach(fact) for fact in breaches.facts(case)],
            "not_possible": [
                _plain({"key": one.key, "reason": one.reason.value, "entered_on": one.entered_on})
                for one in facts.not_possible
            ],
            **_plain({"known_since": facts.known_since, "closed_on": facts.closed_on}),
        },
        ensure_ascii=False,
    )


def _local(row: Any) -> dict[str, Any]:
    value = list(row.value) if isinstance(row.value, tuple) else row.value
    days = _plain({"since": row.since, "until": row.until, "article": row.article, "source": row.source})
    return {"level": len(row.area_path) // Area.steplen, "key": row.key, "value": value, **days}


def _order(order: orders.OrderFacts) -> dict[str, Any]:
    end = None
    if not order.state.is_open:
        end = _plain({"as": order.state.value, "on": order.ended_on})
    return _plain(
        {
            "id": order.id,
            "kind": order.kind.value,
            "years": order.years,
            "decided_on": order.decided_on,
            "is_far": order.is_far,
            "served_on": order.served_on,
            "family_served_on": order.family_served_on,
            "reported_on": order.reported_on,
            "printed_from": order.printed_from,
            "printed_to": order.printed_to,
            "credited_days": order.credited_days,
            "agreements": [{"signed_on": order.agreed_on.isoformat()}] if order.agreed_on else [],
            "suspensions": [
                _plain({"from_on": rest.from_on, "to_on": rest.to_on}) for rest in order.suspensions
            ],
            "acts": [_plain({"act": act.value, "on": on}) for act, on in order.acts],
            "end": end,
        }
    )


def _test(test: screening.ScreeningFacts) -> dict[str, Any]:
    return _plain(
        {
            "id": test.id,
            "taken_on": test.taken_on,
            "outcome": test.outcome.value,
            "miss": test.miss.value if test.miss else None,
            "purpose": test.purpose.value,
            "nature": test.nature.value,
            "order": test.order_id,
            "for": test.plan_key,
            "in_file": True,
        }
    )


def _breach(fact: BreachFact) -> dict[str, Any]:
    return _plain(
        {
            "id": fact.id,
            "as": fact.kind.value,
            "from_on": fact.from_on,
            "to_on": fact.to_on,
            "order": fact.order_id,
            "served_on": fact.from_on if fact.served else None,
            "confirmed_on": fact.confirmed_on,
            "under_objection": fact.under_objection,
            "upheld": fact.withdrawn,
        }
    )


def _away(case: Case) -> dict[str, Any]:
    """Leaves and moves; what matters found of an absence stands among the breaches."""
    return {
        "leaves": [_leave(one) for one in case.more.get("leave", ())],
        "moves": [_move(one) for one in case.more.get("move", ())],
    }


def _leave(leave: LeaveFacts) -> dict[str, Any]:
    return _plain(
        {
            "id": leave.id,
            "order": leave.order_id,
            "told_on": leave.told_on,
            "starts_on": leave.starts_on,
            "ends_on": leave.ends_on,
            "needs_approval": leave.needs_approval,
            "decision": leave.decision.value if leave.decided_on else None,
            "decided_on": leave.decided_on if leave.decision.value else None,
            "returned_on": leave.returned_on,
            "withdrawn_on": leave.withdrawn_on,
            "extensions": [
                _plain({"told_on": one.told_on, "until": one.until}) for one in leave.extensions if one.holds
            ],
        }
    )


def _move(move: MoveFacts) -> dict[str, Any]:
    answers = {MoveState.ACCEPTED: "accepted", MoveState.RETURNED: "returned"}
    answer = answers.get(move.state) if move.answered_on else None
    return _plain(
        {
            "id": move.id,
            "order": move.order_id,
            "asked_on": move.asked_on,
            "sent_on": move.sent_on,
            "answer": answer,
            "answered_on": move.answered_on if answer else None,
            "reported_on": move.reported_on,
            "police_told_on": move.police_told_on,
            "withdrawn_on": move.withdrawn_on,
            "is_outside": move.is_outside,
            "is_far": move.is_far,
        }
    )


def _contact(contact: contacts.ContactFacts) -> dict[str, Any]:
    return _plain(
        {
            "id": contact.id,
            "held_on": contact.held_on,
            "kind": contact.kind.value,
            "met": contact.met.value,
            "outcome": contact.outcome.value,
            "order": contact.order_id,
            "for": contact.plan_key,
        }
    )


@dataclass(frozen=True)
class Differing:
    """A duty that would stand elsewhere: its line, and how it was."""

    line: trials.Line
    before: str


@dataclass(frozen=True)
class Tried:
    """What would follow, in words; ``refusal`` says why nothing can be computed."""

    shown: trials.Shown | None = None
    differing: list[Differing] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    refusal: str = ""


def tried(facts: str, changes: Sequence[Change], on: date) -> Tried:
    """What follows from the facts with the changes on that day; no statement, nothing saved."""
    said = [_change(change) for change in changes]
    try:
        before = dict(parsed(facts).given)
        was = trial.tried(facts, on)
        after = trial.tried(json.dumps(changed(before, changes)), on)
    except RuleBroken as wrong:
        return Tried(changes=said, refusal=sentence(wrong.code, wrong.params))
    found = [_differing(one) for one in differences(was, after)] if changes else []
    return Tried(trials.shown(after), found, said)


def _differing(found: Any) -> Differing:
    shown = found.after or found.before
    line = trials.duty(shown)
    if found.after is None:
        return Differing(line, _("不再要求"))
    return Differing(line, trials.duty(found.before).state if found.before else "")


def _span(what: str, first: str, last: str | None) -> str:
    until = trials.day(last) if last else _("还没有结束")
    return words.headed(what, _("%(first)s至%(last)s") % {"first": trials.day(first), "last": until})


def _day_of(record: Facts) -> str:
    ((name, on),) = record.items()
    return words.headed(sentence(f"trial.day.{name}"), trials.day(on))


def _order_of(record: Facts) -> str:
    served = _("%(day)s送达") % {"day": trials.day(record["served_on"])}
    return words.joined((label(orders.Kind(record["kind"])), served))


def _test_of(record: Facts) -> str:
    what = words.headed(_("检测"), label(screening.Outcome(record["outcome"])))
    return words.joined((trials.day(record["taken_on"]), what))


def _contact_of(record: Facts) -> str:
    what = words.headed(label(contacts.Kind(record["kind"])), label(contacts.Outcome(record["outcome"])))
    return words.joined((trials.day(record["held_on"]), what))


#: What a change is called on the page.
_WORDS: Mapping[What, Callable[[Facts], str]] = {
    What.ORDER: _order_of,
    What.TEST: _test_of,
    What.CONTACT: _contact_of,
    What.LEAVE: lambda record: _span(_("请假"), record["starts_on"], record["ends_on"]),
    What.ABSENCE: lambda record: _span(_("没有请假的离开"), record["from_on"], record["to_on"]),
    What.SUSPENSION: lambda record: _span(_("中止"), record["from_on"], record.get("to_on")),
    What.DAY: _day_of,
}


def _change(change: Change) -> str:
    """A change in a few words; what came from outside and cannot be read is named, not shown."""
    try:
        return _WORDS[change.what](change.record)
    except (KeyError, ValueError, TypeError):
        return _("读不懂的一项")
