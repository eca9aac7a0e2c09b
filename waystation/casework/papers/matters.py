"""Papers about a matter: the admonition, the record of a breach with the draft of its report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.db.models import Exists, OuterRef

from waystation.casework.queries.matters import breaches
from waystation.common.wording import words
from waystation.common.wording.labels import label
from waystation.orders.access import matters_visible_to
from waystation.orders.models import Matter, MatterStep, Objection
from waystation.orders.queries import standing
from waystation.papers.rendering.values import Value
from waystation.rules import matters
from waystation.rules.matters import Qualification, Served
from waystation.rules.matters.path import Step
from waystation.rules.roles import Verb

from .common import Teller, day, short, told

Facts = dict[str, Value]

_UNSIGNED = "草稿，尚未签字"


def _matters(teller: Teller) -> list[Matter]:
    """The matters that this person sees, newest first; recorded mistakes and signs of need are none here."""
    rows = matters_visible_to(teller.user, Verb.SEE_MATTERS).filter(client=teller.client)
    rows = rows.exclude(outcome=matters.MatterOutcome.RECORDED_BY_MISTAKE)
    rows = rows.exclude(kind=matters.MatterKind.RELAPSE_SIGN).select_related("signer")
    return list(rows.order_by("-opened_on", "-pk"))


def choices(teller: Teller) -> list[tuple[int, str]]:
    """Every matter, newest first."""
    return [(row.pk, _named(row)) for row in _matters(teller)]


def _named(row: Matter) -> str:
    return words.joined([words.day(row.from_on or row.opened_on), _kind(row.kind)])


def _admonishable(teller: Teller) -> list[Matter]:
    """Those that a second person found to be a breach stand first: only they are admonished."""
    return sorted(_matters(teller), key=lambda row: row.qualification not in set(matters.ADMONISHABLE))


def to_admonish(teller: Teller) -> list[tuple[int, str]]:
    """Every matter, those that can be admonished first."""
    return [(row.pk, _named(row)) for row in _admonishable(teller)]


def _kind(code: str) -> str:
    return str(label(matters.MatterKind(code))) if code in set(matters.MatterKind) else ""


def admonition(teller: Teller) -> Facts:
    """The chosen matter: what and when, the client's own words, who found it, what counts up to today."""
    facts: Facts = {"counted": counted(teller)}
    matter = teller.chosen(_admonishable(teller))
    if matter is None:
        return facts
    steps = standing(matter)
    served = _last(steps, Step.ADMONISH)
    return facts | _found(teller, matter, steps) | {"served_how": _served(teller, served)}


def _served(teller: Teller, step: MatterStep | None) -> str:
    if step is None:
        return ""
    how = str(label(Served(step.code))) if step.code in set(Served) else ""
    witness = teller.show("orders.matterstep.present", step.present)
    return told(how, day(step.on), f"见证人：{witness}" if witness else "")


def _found(teller: Teller, matter: Matter, steps: Sequence[MatterStep]) -> Facts:
    """What happened, what the client said, what two people found."""
    show = partial(teller.show, "orders.matterstep.words")
    heard, found, confirmed = (_last(steps, one) for one in (Step.HEAR, Step.QUALIFY, Step.CONFIRM))
    qualification = matter.qualification
    return {
        "happened_on": day(matter.from_on or matter.opened_on),
        "reason": _kind(matter.kind),
        "detail": show(found.words) if found else "",
        "client_words": show(heard.words) if heard else "",
        "found": str(label(Qualification(qualification))) if qualification in set(Qualification) else "",
        "found_by": told(found.recorded_by.name, day(found.on)) if found and qualification else "",
        "confirmed_by": told(confirmed.recorded_by.name, day(confirmed.on))
        if confirmed and matter.confirmed_on
        else "",
    }


def _last(steps: Sequence[MatterStep], wanted: Step) -> MatterStep | None:
    return next((row for row in reversed(steps) if row.step == wanted), None)


def breach_record(teller: Teller) -> Facts:
    """What was found in matters and stands, and of the chosen one everything, with the report's draft."""
    facts: Facts = {"matters": _standing(teller), "counted": counted(teller)}
    matter = teller.chosen(_matters(teller))
    if matter is None:
        return facts
    steps = standing(matter)
    return facts | _found(teller, matter, steps) | _report(teller, matter, steps)


def _report(teller: Teller, matter: Matter, steps: Sequence[MatterStep]) -> Facts:
    """The report as it was drafted, who signed it and who received it; nothing where it was dropped."""
    draft, signed, handed = (_last(steps, one) for one in (Step.DRAFT, Step.SIGN, Step.HAND_OVER))
    if draft is None or matter.signer is None:
        return {}
    receiver = ""
    if handed is not None:
        place = teller.show("orders.matterstep.place", handed.place)
        who = teller.show("orders.matterstep.present", handed.present)
        receiver = told(place, f"{who}签收" if who else "", day(handed.on))
    return {
        "report": teller.show("orders.matterstep.words", draft.words),
        "report_signed": told(signed.recorded_by.name, day(signed.on))
        if signed
        else words.headed(_UNSIGNED, matter.signer.name),
        "report_receipt": receiver,
    }


def _standing(teller: Teller) -> list[dict[str, str]]:
    """Matters that two people found so, told to the client and not objected to."""
    waits = Objection.objects.filter(matter=OuterRef("pk"), decision="")
    rows = matters_visible_to(teller.user, Verb.SEE_MATTERS).filter(
        ~Exists(waits), client=teller.client, confirmed_on__isnull=False, told_on__isnull=False
    )
    rows = rows.exclude(outcome=matters.MatterOutcome.RECORDED_BY_MISTAKE)
    return [
        {
            "on": short(row.from_on or row.opened_on),
            "what": _kind(row.kind),
            "outcome": str(label(Qualification(row.qualification)))
            if row.qualification in set(Qualification)
            else "",
            "note": teller.show("orders.matter.note", row.note),
        }
        for row in rows.order_by("opened_on", "pk")
    ]


def counted(teller: Teller) -> str:
    """What counts today in the place's reading, in words: confirmed findings alone; nothing without an
    order that runs."""
    shown = breaches.shown(teller.case, teller.today)
    if shown is None:
        return ""
    return words.joined(words.headed(one.title, str(one.count)) for one in shown.in_force)
