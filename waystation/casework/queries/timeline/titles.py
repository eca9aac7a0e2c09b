"""What happened, in a few words: one function a kind. Large subjects keep theirs in a module of their own
beside this one and join by one line of ``TITLES``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waystation.casework.queries.timeline import of_matters, specimens
from waystation.casework.queries.timeline.away import away
from waystation.casework.queries.timeline.kinds import Coded, Kind
from waystation.clients.models import Consent, TeamMember
from waystation.common.wording import test_words, words
from waystation.common.wording.labels import label
from waystation.common.wording.messages import article_text, sentence
from waystation.rules import contacts, obligations, orders, people, release, screening
from waystation.rules.care.gate import GateStep, MetOutcome
from waystation.rules.care.searching import Decision, SearchEnd, SearchStep, StepOutcome
from waystation.rules.files import plans
from waystation.rules.privacy import reasons
from waystation.rules.screening import calls
from waystation.rules.specimens.objections import Standing
from waystation.rules.specimens.sampling import TestKind


def _joined(*parts: str) -> str:
    return words.joined(parts)


def _order(e: Coded) -> str:
    step = words.headed(label(orders.Kind(e.d)), label(orders.Step(e.a)))
    decider = label(orders.Decider(e.b))
    basis = article_text(e.c) if e.c else ""
    return step + (_("（%(decider)s，%(basis)s）") % {"decider": decider, "basis": basis} if basis else "")


def analytes(codes: Iterable[str]) -> str:
    """What a positive test showed, in words."""
    return test_words.analytes(codes)


def _screening(e: Coded) -> str:
    positive_for, panel, kind, standing = (part.split(",") if part else [] for part in e.note.split(";"))
    said = test_words.Said(
        outcome=screening.Outcome(e.a),
        nature=screening.Nature(e.d),
        kind=TestKind(kind[0]),
        standing=Standing(standing[0] if standing else ""),
        positive_for=positive_for,
        panel=panel,
    )
    miss = label(screening.MissKind(e.b)) if e.b else ""
    reason = label(screening.MissReason(e.c)) if e.c else ""
    return words.headed(test_words.head(said), _joined(test_words.result(said), miss, reason))


def _contact(e: Coded) -> str:
    reason = label(contacts.Reason(e.c)) if e.c else ""
    met = label(contacts.Met(e.d)) if e.d == contacts.Met.FAMILY else ""
    topics = words.listed(label(contacts.Topic(topic)) for topic in e.note.split(",") if topic)
    what = _joined(label(contacts.Outcome(e.b)), reason, met)
    return words.headed(label(contacts.Kind(e.a)), what) + words.bracketed(topics)


def appointment_words(what: str) -> str:
    """检测, or the way of meeting: what an appointment is for."""
    return _("检测") if what == "screening" else label(contacts.Kind(what))


def _appointment(e: Coded) -> str:
    states = {"planned": _("已约"), "missed": _("未到"), "cancelled": _("已取消")}
    return words.headed(_("约见"), _joined(appointment_words(e.a), e.c[:5], states.get(e.b, "")))


def obligation_title(rule: str, why: Mapping[str, Any]) -> str:
    """第2年第3次检测, 2026年11月会见: the short name of an obligation, without anybody's name."""
    params = why.get("params", {})
    try:
        return sentence(f"obligations.title.{rule}", params)
    except KeyError:  # a note ("could not be done", suspended) stands in place of the plan's own reason
        return label(obligations.RuleCode(rule))


def _obligation(e: Coded) -> str:
    title = obligation_title(e.a, json.loads(e.note)) if e.a else _("工作")
    if e.b == "not_possible":
        reason = label(obligations.NotPossibleReason(e.c))
        return words.headed(_("无法完成"), _joined(title, reason, e.d))
    due = words.day(date.fromisoformat(e.c))
    return _("未完成：%(title)s（最迟%(due)s）") % {"title": title, "due": due}


def _document(e: Coded) -> str:
    place = _("存放：%(place)s") % {"place": e.c} if e.c else ""
    return _("文书：%(title)s") % {"title": e.b} + words.bracketed(place)


def _consent(e: Coded) -> str:
    scope = str(Consent.Scope(e.a).label)
    head = _("同意") if e.b == "given" else _("撤回同意")
    return words.headed(head, _joined(scope, e.c))


def _team(e: Coded) -> str:
    if e.b == "handed":
        return _("移交说明")
    duty = str(TeamMember.Duty(e.a).label)
    return (_("%(duty)s：%(name)s") if e.b == "joined" else _("%(duty)s：%(name)s 不再担任")) % {
        "duty": duty,
        "name": e.c,
    }


def _plan(e: Coded) -> str:
    goal = label(plans.Goal(e.a))
    if e.b == "settled":
        return words.headed(_("计划的结果"), _joined(goal, label(plans.PlanOutcome(e.c))))
    until = _("%(day)s以前") % {"day": words.day(date.fromisoformat(e.c))} if e.c else ""
    return words.headed(_("帮扶计划"), _joined(goal, until))


def _gain(e: Coded) -> str:
    return words.headed(_("小进步"), label(plans.Goal(e.a))) if e.a else _("小进步")


_REFILED: Mapping[str, Promise] = {
    "merged": gettext_lazy("合并档案（%(number)s）"),
    "parted": gettext_lazy("拆分出新档案（%(number)s）"),
    "parted_from": gettext_lazy("由拆分建立档案（%(number)s）"),
}


def _file(e: Coded) -> str:
    if e.a == "registered":
        return _("建立档案（%(number)s）") % {"number": e.b}
    if e.a in _REFILED:
        return str(_REFILED[e.a]) % {"number": e.b}
    if e.a == "area":
        return _("转入%(area)s") % {"area": e.b}
    return _("档案结案")


def _look(e: Coded) -> str:
    found = label(reasons.Finding(e.c)) if e.c else ""
    head = words.headed(label(reasons.PassKind(e.a)), _joined(label(reasons.Reason(e.b)), found))
    return head + words.bracketed(_("到%(time)s") % {"time": e.d})


def _told(e: Coded) -> str:
    if e.a == "test_today":
        return words.headed(_("通知当天抽检"), label(calls.ToldHow(e.b)))
    what = label(people.Told(e.a))
    return words.headed(_("告知本人"), _joined(what, label(people.ToldHow(e.b))))


def _release(e: Coded) -> str:
    if e.a == "aftercare":
        return _("自愿后续关怀开始") if e.b == "started" else _("自愿后续关怀结束")
    way = label(people.ToldHow(e.b)) if e.b else ""
    return words.headed(label(release.ReleaseDeed(e.a)), _joined(way, e.c, e.d))


def _agreement(e: Coded) -> str:
    heads = {"prepared": _("准备了协议"), "refused": _("本人未签协议")}
    return words.headed(heads[e.a], label(orders.Kind(e.d)))


def _gate(e: Coded) -> str:
    if e.a == "expected":
        return _("收到出所通知，%(day)s出所") % {"day": words.day(date.fromisoformat(e.b))}
    return words.headed(_("出所必接"), _joined(label(GateStep(e.a)), label(MetOutcome(e.b)) if e.b else ""))


def _search(e: Coded) -> str:
    if e.a == "opened":
        return _("开始查找（%(day)s以后没有联系）") % {"day": words.day(date.fromisoformat(e.b))}
    if e.a == "closed":
        return words.headed(_("结束查找"), label(SearchEnd(e.b)))
    if e.a == "decided":
        return words.headed(_("查找：站长决定"), label(Decision(e.b)))
    return words.headed(_("查找"), _joined(label(SearchStep(e.b)), label(StepOutcome(e.c))))


TITLES: Mapping[Kind, Callable[[Coded], str]] = {
    Kind.ORDER: _order,
    Kind.SCREENING: _screening,
    Kind.SPECIMEN: specimens.title,
    Kind.CONTACT: _contact,
    Kind.APPOINTMENT: _appointment,
    Kind.OBLIGATION: _obligation,
    Kind.MATTER: of_matters.title,
    Kind.DOCUMENT: _document,
    Kind.CONSENT: _consent,
    Kind.TEAM: _team,
    Kind.PLAN: _plan,
    Kind.GAIN: _gain,
    Kind.FILE: _file,
    Kind.LOOK: _look,
    Kind.TOLD: _told,
    Kind.AWAY: away,
    Kind.RELEASE: _release,
    Kind.AGREEMENT: _agreement,
    Kind.GATE: _gate,
    Kind.SEARCH: _search,
}


#: What the plain words of an event are: (kind, place) → column. Sealed notes name their column themselves.
WORDS: Mapping[str, Mapping[str, str]] = {
    "order": {"note": "orders.orderstep.note", "struck": "orders.orderstep.withdrawn_reason"},
    "screening": {"struck": "screening.screening.withdrawn_reason"},
    "contact": {"struck": "contacts.contact.withdrawn_reason"},
    "appointment": {"note": "contacts.appointment.place"},
    "obligation": {"d": "casework.notpossible.note"},
    "matter": {"note": "orders.matter.note", "d": "orders.matterstep.code"},
    "document": {"b": "clients.document.title", "struck": "clients.document.withdrawn_reason"},
    "consent": {"c": "clients.kin.name"},
    "gate": {"struck": "orders.leaverstep.withdrawn_reason"},
    "team": {"c": "clients.teammember.name"},
    "release": {"c": "orders.releaserecord.number", "d": "clients.kin.name"},
}
