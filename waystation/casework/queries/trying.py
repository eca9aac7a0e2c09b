"""What if: a file's facts as text for a trial, and what would follow from them with some changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from waystation.accounts.models import Area
from waystation.casework.queries.cases import Case
from waystation.common.wording import trials, words
from waystation.common.wording.labels import label
from waystation.common.wording.messages import sentence
from waystation.rules import contacts, orders, screening
from waystation.rules.problems import RuleBroken
from waystation.rules.trial import case as trial
from waystation.rules.trial.changing import Change, What, changed, differences
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


#: What a change is called, and the key of its day.
def _change(change: Change) -> str:
    """A change in a few words; what came from outside and cannot be read is named, not shown."""
    record = change.record
    try:
        match change.what:
            case What.TEST:
                what = words.headed(_("检测"), label(screening.Outcome(record["outcome"])))
                return words.joined((trials.day(record["taken_on"]), what))
            case What.CONTACT:
                what = words.headed(
                    label(contacts.Kind(record["kind"])), label(contacts.Outcome(record["outcome"]))
                )
                return words.joined((trials.day(record["held_on"]), what))
            case What.SUSPENSION:
                until = trials.day(record.get("to_on")) if record.get("to_on") else _("还没有结束")
                return _("中止：%(first)s至%(last)s") % {
                    "first": trials.day(record["from_on"]),
                    "last": until,
                }
            case What.ORDER:
                kind = label(orders.Kind(record["kind"]))
                return words.joined((kind, _("%(day)s送达") % {"day": trials.day(record["served_on"])}))
            case _:
                ((name, day),) = record.items()
                return words.headed(sentence(f"trial.day.{name}"), trials.day(day))
    except (KeyError, ValueError, TypeError):
        return _("读不懂的一项")
