"""What the recording forms show before anything is saved: the plan item, sensible values, consequences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from waystation.accounts.models import User
from waystation.casework.queries import cases
from waystation.casework.queries.cases import Case
from waystation.clients.models import Client
from waystation.common.wording import test_words, words
from waystation.common.wording.labels import label
from waystation.common.wording.messages import because, sentence
from waystation.contacts import queries as contact_queries
from waystation.contacts.actions import Data as ContactData
from waystation.contacts.models import Contact
from waystation.rules import contacts as contact_rules
from waystation.rules import obligations as rules
from waystation.rules import orders
from waystation.rules import screening as screening_rules
from waystation.rules.obligations import ObligationState, RuleCode
from waystation.rules.specimens.sampling import SameSex, TestKind, asks_same_sex
from waystation.screening import access as screening_access
from waystation.screening.models import Screening
from waystation.screening.queries import kits, panels


def _as_defined(members: Collection[StrEnum], kind: type[StrEnum]) -> list[StrEnum]:
    return [member for member in kind if member in members]


#: The choices of the two forms, each list in the order of its definition.
SCREENING_LISTS: Mapping[str, Sequence[StrEnum]] = {
    "outcome": list(screening_rules.Outcome),
    "purpose": list(screening_rules.Purpose),
    "nature": list(screening_rules.Nature),
    "material": list(screening_rules.Material),
    "miss": list(screening_rules.MissKind),
    "kind": list(TestKind),
    "same_sex": list(SameSex),
}
CONTACT_LISTS: Mapping[str, Sequence[StrEnum]] = {
    "kind": list(contact_rules.Kind),
    "met": list(contact_rules.Met),
}
MISS_REASONS = {
    kind: _as_defined(screening_rules.MISS_REASONS[kind], screening_rules.MissReason)
    for kind in screening_rules.MissKind
}
CONTACT_REASONS = {
    outcome: _as_defined(contact_rules.REASONS[outcome], contact_rules.Reason)
    for outcome in contact_rules.Outcome
}


@dataclass(frozen=True, slots=True)
class Screen:
    """What a form of this client starts from. ``item``: what a planned record of today would fulfil."""

    case: Case
    computed: tuple[rules.Obligation, ...]
    item: rules.Obligation | None
    following: rules.Obligation | None

    @property
    def item_words(self) -> str:
        """``第1年第3次检测 · 3月10日—4月9日``; empty when the record would be an extra one."""
        return _item_words(self.item) if self.item else ""


def _item_words(item: rules.Obligation) -> str:
    return f"{sentence(item.title, item.why.params)} · {words.span(item.opens_on, item.due_on)}"


def screen(client: Client, rule: RuleCode, today: date) -> Screen:
    """The case, the item that a record of today would fulfil, and the one after it: three queries."""
    case = cases.load_one(client, today, to_write=False)
    computed = case.obligations(today)
    item = rules.would_fulfil(computed, rule=rule, on=today)
    after = item.due_on if item else today
    coming = (
        o
        for o in computed
        if o.rule is rule and o.fulfilled_by is None and o.due_on > after and o.state in rules.LIVE
    )
    return Screen(case, computed, item, min(coming, key=lambda o: o.due_on, default=None))


def screening_initial(user: User, client: Client, shown: Screen, now: datetime) -> dict[str, Any]:
    """Values the form starts with: the plan, this moment, and the kit this person used last."""
    mine = screening_access.visible_to(user).filter(recorded_by=user, withdrawn_at__isnull=True)
    last = mine.exclude(kit_lot="").order_by("-recorded_at").first()
    police = client.station_id is not None and user.organisation_id == client.station_id
    purposes, natures = screening_rules.Purpose, screening_rules.Nature
    return {
        "plan_key": shown.item.key if shown.item else "",
        "purpose": (purposes.PLANNED if shown.item else purposes.EXTRA).value,
        "nature": (natures.LEGAL if police else natures.CARE).value,
        "material": last.material if last else screening_rules.Material.URINE.value,
        "taken_on": now.date(),
        "taken_at": time(now.hour, now.minute),
        "place": last.place if last else "",
        "witness": "",
        "kit_lot": last.kit_lot if last else "",
        "kit_expires_on": last.kit_expires_on if last else None,
        "kind": TestKind.ON_SITE.value,
        "kit": last.kit_id if last else None,
        "panel": last.panel_id if last else None,
    }


def kit_choices(user: User, client: Client, form: Any, today: date) -> dict[str, Any]:
    """What the form of a test offers: the lots of the own site, last used first, and the panels in use."""
    last = form["kit"].value()
    lots = kits.usable(user, today, int(last) if str(last or "").isdecimal() else None)
    offered = panels.in_use(today)
    words_of = {panel.pk: test_words.panel(panel.analytes) for panel in offered}
    return {
        "kits": [
            (lot, words_of.get(lot.panel_id, ""), test_words.left_out(lot.panel.analytes)) for lot in lots
        ],
        "panels": [(panel, words_of[panel.pk]) for panel in offered],
        "asks_same_sex": asks_same_sex(client.sex, screening_rules.Material.URINE),
    }


def screening_values(row: Screening) -> dict[str, Any]:
    """A recorded test as the values of its form."""
    names = (
        "plan_key",
        "outcome",
        "purpose",
        "nature",
        "material",
        "positive_for",
        "reason",
        "taken_on",
        "taken_at",
        "place",
        "witness",
        "kit_lot",
        "kit_expires_on",
        "note",
        "kind",
        "same_sex",
        "same_sex_reason",
    )
    return {name: getattr(row, name) for name in names} | {
        "miss": row.miss_kind,
        "kit": row.kit_id,
        "panel": row.panel_id,
    }


def consequences(shown: Screen) -> Mapping[screening_rules.Outcome, str]:
    """For each outcome, what saving brings about, in words: nothing else happens."""
    found: dict[screening_rules.Outcome, str] = {}
    then = _then(shown.following)
    for outcome in screening_rules.Outcome:
        if outcome is screening_rules.Outcome.MISSED:
            continue
        follow = screening_rules.follow_up(outcome)
        if follow.matter:
            text = _("保存后：将为站长打开一个待处理事项，不改变任何法律状态。") + because(follow.why)
        elif outcome in screening_rules.FULFILLING and shown.item:
            text = _("保存后：本期检测完成（%(item)s）。%(then)s") % {"item": shown.item_words, "then": then}
        elif outcome in screening_rules.FULFILLING:
            text = _("保存后：记为计划外的一次检测。%(then)s") % {"then": then}
        else:
            text = _("保存后：%(follow)s") % {"follow": because(follow.why)}
        found[outcome] = text
    return found


def miss_consequences() -> Mapping[screening_rules.MissKind, str]:
    """The same for each kind of a missed test."""
    return {
        kind: _("保存后：%(follow)s")
        % {"follow": because(screening_rules.follow_up(screening_rules.Outcome.MISSED, kind).why)}
        for kind in screening_rules.MissKind
    }


def _then(following: rules.Obligation | None) -> str:
    if following is None:
        return _("期限内没有下一次检测。")
    return _("下一次窗口：%(span)s。") % {"span": words.span(following.opens_on, following.due_on)}


def proposed_contact(shown: Screen, today: date, held_on: date) -> date | None:
    """The day the plan proposes for the next meeting, counted from this one."""
    current = shown.case.current()
    term = orders.term(current, shown.case.law) if current else None
    last_day = term.last_day if term else None
    proposed = contact_rules.next_contact_on(held_on, shown.case.law, today=today, last_day=last_day)
    return proposed if proposed and proposed > today else None


def contact_initial(user: User, client: Client, now: datetime, proposed: date | None) -> dict[str, Any]:
    """Values the form starts with: this moment, and the way an appointment of today says."""
    today = now.date()
    kinds = [kind.value for kind in contact_rules.Kind]
    promised = contact_queries.planned(user, client).filter(on__lte=today, what__in=kinds).last()
    return {
        "kind": promised.what if promised else contact_rules.Kind.TALK.value,
        "place": promised.place if promised else "",
        "met": contact_rules.Met.CLIENT.value,
        "held_on": today,
        "held_at": time(now.hour, now.minute),
        "next_choice": "proposed" if proposed else "none",
    }


def contact_values(row: Contact) -> dict[str, Any]:
    """A recorded contact as the values of its form."""
    names = ("kind", "met", "met_whom", "place", "held_on", "held_at", "outcome", "reason", "topics")
    values = {name: getattr(row, name) for name in (*names, "promised", "note", "next_on")}
    values["observations"] = list(row.observations)
    values |= {f"seen_{code}": note for code, note in row.observations.items()}
    return values | {"next_choice": "other" if row.next_on else "none"}


def check_contact(shown: Screen, data: ContactData, today: date) -> None:
    """Refuse before the summary what saving would refuse (``rules.contacts.check_recordable``)."""
    contact_rules.check_recordable(
        shown.case.order_on(data.held_on),
        held_on=data.held_on,
        today=today,
        kind=data.kind,
        met=data.met,
        outcome=data.outcome,
        reason=data.reason,
    )


def contact_summary(data: ContactData) -> list[tuple[str, str]]:
    """What will be saved, as (title, words), empty ones left out: the page before saving."""
    when = words.day(data.held_on) + (f" {data.held_at:%H:%M}" if data.held_at else "")
    seen = [
        label(contact_rules.Observation(code)) + (_("（%(note)s）") % {"note": note} if note else "")
        for code, note in data.observations.items()
    ]
    met = label(data.met) + (_("（%(note)s）") % {"note": data.met_whom} if data.met_whom else "")
    rows = [
        (_("方式"), label(data.kind)),
        (_("见到了谁"), met),
        (_("时间"), when),
        (_("地点"), data.place),
        (_("结果"), label(data.outcome)),
        (_("原因"), label(data.reason) if data.reason else ""),
        (_("看到的情况"), _("、").join(seen)),
        (_("谈了什么"), _("、").join(label(contact_rules.Topic(code)) for code in data.topics)),
        (_("答应的帮助"), data.promised),
        (_("经过"), data.note),
        (_("下次"), words.day(data.next_on) if data.next_on else _("不约")),
    ]
    return [(title, text) for title, text in rows if text]


def contact_consequences(shown: Screen, data: ContactData) -> list[str]:
    """What saving brings about: the meeting of the month, the appointment, who is told."""
    facts = contact_rules.ContactFacts(
        id=0,
        held_on=data.held_on,
        kind=data.kind,
        met=data.met,
        outcome=data.outcome,
        order_id=order.id if (order := shown.case.order_on(data.held_on)) else None,
    )
    found = []
    item = rules.would_fulfil(shown.computed, rule=RuleCode.CONTACT, on=data.held_on)
    counts = contact_rules.counts_as_meeting(facts, shown.case.law)
    if counts and item:
        found.append(_("本期会见完成（%(item)s）。") % {"item": _item_words(item)})
    elif item and item.state in {ObligationState.OPEN, ObligationState.OVERDUE}:
        found.append(_("不算本期会见，任务保留（%(item)s）。") % {"item": _item_words(item)})
    if data.next_on:
        found.append(_("将约定%(on)s%(kind)s。") % {"on": words.day(data.next_on), "kind": label(data.kind)})
    found.append(_("不会发送任何消息。"))
    return found
