"""What follows from tried facts (``waystation.rules.trial``), in words: for the command and for the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.common.wording.messages import basis, sentence
from waystation.rules import breach, orders
from waystation.rules.obligations import LIVE, ObligationState, RuleCode
from waystation.rules.trial.result import named

Plain = Mapping[str, Any]


def because(reason: Plain) -> str:
    """The sentence of a reason."""
    basis_of = {"source": named(reason["source"]), "article": reason["article"]}
    return sentence(reason["code"], {**reason["params"], **basis_of})


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def day(text: str | None) -> str:
    """A day as people read it; a dash for none."""
    return words.day(_day(text))


@dataclass(frozen=True)
class Line:
    """One dated thing: what, by when, how it stands, why. ``tone``: late, today, done or nothing."""

    title: str
    when: str
    state: str
    why: str
    tone: str = ""
    note: str = ""
    code: str = ""


@dataclass(frozen=True)
class Step:
    """What may lawfully be done next, who decides it, and the text that says so."""

    title: str
    decider: str
    basis: str


@dataclass(frozen=True)
class Count:
    """A counter as people say it: 2/3."""

    title: str
    count: int
    limit: int
    reached: bool
    why: str


@dataclass(frozen=True)
class Situation:
    """What the facts may mean, whether persons have found it, and what the law says of it."""

    title: str
    found: str
    law: list[str]


@dataclass(frozen=True)
class Order:
    """One order in words."""

    id: int
    title: str
    standing: str
    term: str
    term_why: str
    deadlines: list[Line]
    steps: list[Step]
    reading: str
    counts: list[Count]
    other_reading: list[Count]
    differs: bool
    not_counted: list[str]
    situations: list[Situation]
    findings: list[str]


@dataclass(frozen=True)
class Shown:
    """Everything that follows, in words."""

    on: str
    orders: list[Order]
    live: list[Line]
    settled: list[Line]
    done: int
    later: list[str]


def shown(result: Plain) -> Shown:
    """The result of ``rules.trial.case.tried`` in the language of the moment."""
    items = result["obligations"]
    live = [item for item in items if item["state"] in LIVE]
    done = [item for item in items if item["done"]]
    settled = [item for item in items if item not in live and item not in done]
    return Shown(
        on=day(result["on"]),
        orders=[_order(order) for order in result["orders"]],
        live=[duty(item) for item in sorted(live, key=_late_first)],
        settled=[duty(item) for item in settled],
        done=len(done),
        later=list(result["not_known_yet"]),
    )


_RANK = {ObligationState.OVERDUE: 0, ObligationState.OPEN: 1, ObligationState.UPCOMING: 2}


def _late_first(item: Plain) -> tuple[int, str, str]:
    return _RANK[ObligationState(item["state"])], item["due_on"], item["key"]


_TONES = {
    "overdue": "late",
    "passed": "late",
    "today": "today",
    "open": "today",
    "done": "done",
    "met": "done",
}


def duty(item: Plain) -> Line:
    """One duty in words."""
    title = sentence(f"obligations.title.{item['rule']}", item["why"]["params"])
    first, last = day(item["opens_on"]), day(item["due_on"])
    return Line(
        title=title,
        when=first if first == last else _("%(first)s至%(last)s") % {"first": first, "last": last},
        state=label(ObligationState(item["state"])),
        why=because(item["why"]),
        tone=_TONES.get(item["state"], ""),
        note=because(item["note"]) if item["note"] else "",
        code=RuleCode(item["rule"]).value,
    )


def _deadline(due: Plain) -> Line:
    done = _("，%(day)s完成") % {"day": day(due["done_on"])} if due["done_on"] else ""
    return Line(
        title=sentence(f"orders.deadline.{due['code']}"),
        when=day(due["due_on"]),
        state=label(orders.DeadlineState(due["state"])) + done,
        why=because(due["why"]),
        tone=_TONES.get(due["state"], ""),
        code=due["code"],
    )


def _term(term: Plain | None) -> str:
    if term is None:
        return _("报到以后开始计算")
    said = _("%(first)s至%(last)s，共%(days)s天") % {
        "first": day(term["first_day"]),
        "last": day(term["last_day"]),
        "days": term["days"],
    }
    if term["day"] is not None:
        said = words.joined((said, _("今天是第%(day)s天") % {"day": term["day"]}))
    if term["credited_days"]:
        said = words.joined((said, _("折抵%(days)s天") % {"days": term["credited_days"]}))
    if term["rested_days"]:
        added = _("计入期限顺延") if term["rests_are_added"] else _("不顺延期限")
        rested = _("中止%(days)s天（%(added)s）") % {"days": term["rested_days"], "added": added}
        said = words.joined((said, rested))
    return said


def _count(counter: Plain) -> Count:
    code = breach.CounterCode(counter["counter"])
    why = because(counter["why"])
    return Count(label(code), counter["count"], counter["limit"], counter["reached"], why)


def _left_out(one: Plain) -> str:
    names = {"absence": _("离开%(id)s"), "test": _("检测%(id)s"), "matter": _("事项%(id)s")}
    return words.headed(names[one["record"]] % {"id": one["id"]}, label(breach.NotCounted(one["why"])))


def _situation(one: Plain) -> Situation:
    found = _("已经由人认定。") if one["found"] else _("还没有人认定，要先听本人说明，再由人认定。")
    return Situation(
        label(orders.Situation(one["situation"])),
        found,
        [
            _("%(decider)s%(force)s%(deed)s（%(basis)s）")
            % {
                "decider": label(orders.Decider(line["decider"])),
                "force": label(orders.Force(line["force"])),
                "deed": label(orders.Deed(line["deed"])),
                "basis": basis(named(line["source"]), line["article"]),
            }
            for line in one["law"]
        ],
    )


def _order(order: Plain) -> Order:
    counted = order["counters"]
    mode = counted["reading"]
    other = "together" if mode == "separate" else "separate"
    return Order(
        id=order["id"],
        title=label(orders.Kind(order["kind"])),
        standing=label(orders.Standing(order["standing"])),
        term=_term(order["term"]),
        term_why=because(order["term"]["why"]) if order["term"] else "",
        deadlines=[_deadline(due) for due in order["deadlines"]],
        steps=[
            Step(
                label(orders.Step(step["step"])),
                label(orders.Decider(step["decider"])),
                basis(named(step["source"]), step["article"]),
            )
            for step in order["steps"]
        ],
        reading=because(counted["reading_why"]),
        counts=[_count(counter) for counter in counted[mode]],
        other_reading=[_count(counter) for counter in counted[other] if counter["counter"] in _TESTS],
        differs=counted["reached"] != counted["reached_in_the_other_reading"],
        not_counted=[_left_out(one) for one in counted["not_counted"]],
        situations=[_situation(one) for one in order["situations"]],
        findings=[sentence(found["code"], found["params"]) for found in order["findings"]],
    )


#: The counters in which the two readings differ.
_TESTS = frozenset({"evaded", "refused", "tests"})
