"""One matter: where it stands, what was done, what is next and who may do it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waystation.accounts.access import reach
from waystation.accounts.models import User
from waystation.accounts.queries import heads_of, officers_of
from waystation.casework.queries import cases
from waystation.casework.queries.matters import breaches
from waystation.common.wording.labels import label
from waystation.common.wording.messages import because, sentence
from waystation.orders import queries as order_queries
from waystation.orders.access import matters_visible_to
from waystation.orders.models import CareOffer, Matter, MatterStep, Objection
from waystation.rules import matters as rules
from waystation.rules.matters import MatterFacts, Stage, Step
from waystation.rules.matters.clocks import Remedies, remedies
from waystation.rules.obligations import Obligation
from waystation.rules.privacy import COLUMNS, Viewer
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb, may

#: The way as the page shows it: what is done in each stage.
WAY = {
    Stage.OPENED: gettext_lazy("听取说明"),
    Stage.HEARD: gettext_lazy("认定"),
    Stage.QUALIFIED: gettext_lazy("第二人复核"),
    Stage.CONFIRMED: gettext_lazy("谈话或者告诫"),
    Stage.ADMONISHED: gettext_lazy("起草报告"),
    Stage.DRAFTED: gettext_lazy("签字"),
    Stage.SIGNED: gettext_lazy("移交"),
}
#: The ordinary way ends here; what comes after is shown only where a report is possible.
_ORDINARY = 4
#: Which page does a step.
PREPARED = frozenset(step for step, verb in rules.STEP_VERBS.items() if verb is Verb.PREPARE_MATTER)


def must_see(user: User, client_id: int, matter_id: int, verb: Verb = Verb.SEE_MATTERS) -> Matter:
    """The matter with its client; 404 if it is not theirs to ``verb``."""
    related = (
        "client__area",
        "client__worker",
        "client__station",
        "opened_by",
        "closed_by",
        "signer",
        "order",
    )
    found = matters_visible_to(user, verb).select_related(*related)
    row = found.filter(pk=matter_id, client=client_id).first()
    if row is None:
        raise Http404
    return row


@dataclass(frozen=True)
class Line:
    """One step that was taken, in words. ``texts``: (title, words) each."""

    id: int
    title: str
    on: date
    who: str
    texts: list[tuple[str, str]]
    may_undo: bool


@dataclass(frozen=True)
class Door:
    """A step somebody may take now."""

    step: Step
    words: str
    href: str


@dataclass(frozen=True)
class Loaded:
    """Everything that is known of one matter."""

    matter: Matter
    facts: MatterFacts
    steps: Sequence[MatterStep]
    objections: Sequence[Objection]
    offers: Sequence[CareOffer]
    case: cases.Case
    due: Sequence[Obligation]


def load(matter: Matter, today: date) -> Loaded:
    """Four statements: steps, objections, offers, the facts of the case."""
    steps = order_queries.standing(matter)
    objections = list(matter.objections.select_related("recorded_by", "decided_by", "paper").order_by("pk"))
    offers = list(matter.offers.filter(withdrawn_at__isnull=True).select_related("offered_by").order_by("pk"))
    case = cases.load_one(matter.client, today, to_write=False)
    evidence = breaches.evidence(case, matter, today)
    facts = order_queries.matter_facts(
        matter,
        steps,
        [(row.decision, row.decided_by_id) for row in objections],
        **asdict(evidence),
    )
    prefix = f"matter:{matter.pk}/"
    due = [o for o in case.obligations(today) if o.key.startswith(prefix) and o.is_live]
    return Loaded(matter, facts, steps, objections, offers, case, due)


_CODES: dict[Step, type[StrEnum]] = dict(rules.CODES)
_TITLES = {
    "code": {
        Step.HEAR: gettext_lazy("没有听到的原因"),
        Step.QUALIFY: gettext_lazy("认定"),
        Step.ADMONISH: gettext_lazy("送达方式"),
        Step.SET_ASIDE: gettext_lazy("结论"),
    },
    "place": {Step.HAND_OVER: gettext_lazy("接收机关")},
    "present": {Step.ADMONISH: gettext_lazy("见证人"), Step.HAND_OVER: gettext_lazy("签收人")},
    "words": {
        Step.HEAR: gettext_lazy("本人的说明"),
        Step.EXCUSE: gettext_lazy("理由"),
        Step.DRAFT: gettext_lazy("报告内容"),
        Step.TALK: gettext_lazy("谈话内容"),
    },
}
_USUAL = {
    "place": gettext_lazy("地点"),
    "present": gettext_lazy("在场的人"),
    "words": gettext_lazy("理由和说明"),
    "attempts": gettext_lazy("找过几次"),
}


def title(step: Step, name: str) -> str:
    """What a field of a step is called."""
    own: Mapping[Step, Any] = _TITLES.get(name, {})
    return str(own.get(step) or _USUAL.get(name, ""))


def line(row: MatterStep, user: User, viewer: Viewer, today: date, *, is_last: bool) -> Line:
    """A step in words, as ``viewer`` sees it."""
    step = Step(row.step)
    texts = []
    if row.code:
        texts.append((title(step, "code"), label(_CODES[step](row.code))))
    for name in ("place", "present", "words", "attempts"):
        value = getattr(row, name)
        if value:
            texts.append((title(step, name), viewer.show(COLUMNS[f"orders.matterstep.{name}"], value)))
    if row.named:
        texts.append((_("签字人"), row.named.name))
    if row.paper:
        texts.append((_("证明或文书"), viewer.show(COLUMNS["clients.document.title"], row.paper.title)))
    mine_today = row.recorded_by_id == user.pk and timezone.localdate(row.recorded_at) == today
    return Line(row.pk, label(step), row.on, row.recorded_by.name, texts, is_last and mine_today)


def doors(user: User, loaded: Loaded) -> list[Door]:
    """The steps that this person may take now, the next on the way first."""
    matter, facts = loaded.matter, loaded.facts
    roles = frozenset(grant.role for grant in reach(user))
    found = []
    for step in rules.steps_from(facts):
        if not may(roles, rules.STEP_VERBS[step]):
            continue
        try:
            if step is not Step.DRAFT:
                rules.check_person(facts, step, user.pk)
            if step in (Step.DRAFT, Step.SIGN, Step.HAND_OVER):
                rules.check_draft(facts)
        except RuleBroken:
            continue
        found.append(Door(step, label(step), href(matter, step)))
    return sorted(found, key=lambda door: _ORDER.index(door.step))


#: What the page offers first.
_ORDER = (
    Step.CONFIRM,
    Step.QUALIFY,
    Step.SIGN,
    Step.HAND_OVER,
    Step.TALK,
    Step.HEAR,
    Step.EXCUSE,
    Step.CLOSE,
    Step.ADMONISH,
    Step.DRAFT,
    Step.SEND_BACK,
    Step.DROP_DRAFT,
    Step.SET_ASIDE,
)


def href(matter: Matter, step: Step) -> str:
    """The page that does a step."""
    if step is Step.SET_ASIDE:
        return reverse("casework:matter_set_aside", args=[matter.client_id, matter.pk])
    name = "casework:matter_step" if step in PREPARED else "casework:matter_second"
    return reverse(name, args=[matter.client_id, matter.pk, step.value])


def waits_for(loaded: Loaded) -> str:
    """Who has to do the next thing, in a sentence; empty where nothing is to be done."""
    facts = loaded.facts
    if facts.under_objection:
        return _("等没有参与过决定的站长或者社区民警答复异议。在此之前不计入，也不往下办。")
    return {
        Stage.OPENED: _("先听取本人说明；听不到的，写明找过几次。"),
        Stage.HEARD: _("由工作人员作出认定。"),
        Stage.QUALIFIED: _("等另一个人（站长或者社区民警）复核，认定的人不能自己复核。"),
        Stage.CONFIRMED: _("已由第二人复核。谈话教育，或者送达告诫书。"),
        Stage.ADMONISHED: _("告诫书已送达。没有别的情形就到此为止。"),
        Stage.DRAFTED: _("等%(name)s签字。"),
        Stage.SIGNED: _("报告已签字，未移交。移交后登记回执。"),
    }.get(facts.stage, "") % {"name": loaded.matter.signer.name if loaded.matter.signer else ""}


def no_report(loaded: Loaded) -> str:
    """Why no report can be drafted, once a second person has confirmed; empty where one can."""
    if loaded.facts.confirmed_by is None or loaded.facts.is_over:
        return ""
    try:
        rules.check_draft(loaded.facts)
    except RuleBroken as refusal:
        return sentence(refusal.code, refusal.params)
    return ""


def signers(loaded: Loaded, by: User) -> QuerySet[User]:
    """Who may be named to sign: heads of the place and officers of the station who have not decided."""
    client, facts = loaded.matter.client, loaded.facts
    out = {pk for pk in (facts.qualified_by, facts.confirmed_by, by.pk) if pk is not None}
    found = heads_of(client.area_id) | officers_of(client.station_id)
    return found.exclude(pk__in=out).distinct().order_by("name", "pk")


def rights(loaded: Loaded) -> Remedies | None:
    """Until when the client may go elsewhere, counted from the day the decision was told; None before."""
    told = loaded.matter.told_on or loaded.matter.confirmed_on
    return remedies(told, loaded.case.law) if told else None


def due_words(loaded: Loaded) -> list[tuple[date, str]]:
    """The last days in it, with their reasons."""
    return [(one.due_on, because(one.why)) for one in loaded.due]


def draft_text(loaded: Loaded) -> str:
    """What a report may begin with: only what stands in the steps."""
    parts = [
        _("事由：%(kind)s（%(day)s）。") % {"kind": label(loaded.facts.kind), "day": loaded.matter.from_on}
    ]
    for row in loaded.steps:
        step = Step(row.step)
        said = label(_CODES[step](row.code)) if row.code else ""
        text = "；".join(part for part in (said, row.words) if part)
        parts.append(f"{row.on} {label(step)}：{text}" if text else f"{row.on} {label(step)}")
    return "\n".join(parts)


def way(loaded: Loaded) -> list[tuple[str, str]]:
    """(words, ``done``/``now``/``todo``) of each part of the way; one that ended early keeps what it did."""
    facts, stages = loaded.facts, list(WAY)
    reportable = facts.qualification in rules.REPORTABLE
    at = stages.index(facts.stage) if facts.stage in stages else len(stages)
    if facts.is_over:
        passed = {Stage(row.from_stage) for row in loaded.steps if row.from_stage != row.to_stage}
        return [(str(WAY[stage]), "done") for stage in stages if stage in passed]
    shown = stages if reportable or at >= _ORDINARY else stages[:_ORDINARY]
    return [
        (str(WAY[stage]), "done" if n < at else "now" if n == at else "todo") for n, stage in enumerate(shown)
    ]


@dataclass(frozen=True)
class ShownObjection:
    """An objection in words, with what this person may do about it."""

    id: int
    head: str
    on: date
    words: str
    paper: str
    recorded_by: str
    answer: str
    reason: str
    answered: str
    may_answer: bool
    may_take_back: bool
    may_undo: bool


def objection(row: Objection, user: User, viewer: Viewer, today: date) -> ShownObjection:
    """One objection as ``viewer`` sees it."""
    roles = frozenset(grant.role for grant in reach(user))
    waits = not row.decision
    mine = row.decided_by_id == user.pk and row.decided_on == today
    return ShownObjection(
        id=row.pk,
        head=label(rules.Objector(row.objector)),
        on=row.made_on,
        words=viewer.show(COLUMNS["orders.objection.words"], row.words),
        paper=viewer.show(COLUMNS["clients.document.title"], row.paper.title) if row.paper else "",
        recorded_by=row.recorded_by.name,
        answer="" if waits else label(rules.ObjectionDecision(row.decision)),
        reason=viewer.show(COLUMNS["orders.objection.reason"], row.reason) if row.reason else "",
        answered=row.decided_by.name if row.decided_by else "",
        may_answer=waits and may(roles, Verb.CONFIRM_MATTER),
        may_take_back=waits and may(roles, Verb.PREPARE_MATTER),
        may_undo=not waits and mine,
    )


def cares(loaded: Loaded) -> bool:
    """Whether the matter is about use: then help is offered first."""
    return loaded.facts.kind in (rules.MatterKind.POSITIVE_TEST, rules.MatterKind.RELAPSE_SIGN)


@dataclass(frozen=True)
class ShownOffer:
    """One kind of help: what it is, and what the client said each time."""

    code: str
    title: str
    made: list[tuple[int, date, str, str, str, bool]]


def offers(loaded: Loaded, user: User, today: date) -> list[ShownOffer]:
    """All kinds of help in their order, with what was offered; (id, day, answer, words, who, may undo)."""
    found = []
    for offer in rules.OFFERS:
        made = [
            (
                row.pk,
                row.on,
                label(rules.Answer(row.answer)),
                row.words,
                row.offered_by.name,
                row.offered_by_id == user.pk and timezone.localdate(row.recorded_at) == today,
            )
            for row in loaded.offers
            if row.offer == offer
        ]
        found.append(ShownOffer(offer.value, label(offer), made))
    return found
