"""One fact, entered once: who comes out, and the isolation that ends with it.

The notice, the release and the papers are written down on the board of those who come out; the isolation on
file is told of them. Nothing is told that the isolation knows already, and nothing is invented: without an
isolation on file none is made, for nobody knows when it was decided.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.orders import queries
from waystation.orders.models import IsolationSpell, Leaver, LeaverStep, Order
from waystation.orders.papers import refuse_crossing
from waystation.rules import orders as rules
from waystation.rules.care.gate import GateStep, MetOutcome
from waystation.rules.problems import RuleBroken

#: Outcomes after which the person is no longer inside, on the day that was told.
_OUT = (MetOutcome.MET, MetOutcome.FAMILY_MET, MetOutcome.MISSED)


@transaction.atomic
def tell_spell(*, by: User, leaver: Leaver, today: date) -> IsolationSpell | None:
    """What the board knows now goes to the isolation on file, if there is one and it does not say so yet.

    The caller has reached and locked the leaver and its file. A day that the isolation cannot have changes
    nothing there: a person sets it right.
    """
    spell = _spell(leaver)
    if spell is None:
        return None
    said: dict[str, object] = {}
    if spell.gate_notice_on is None and leaver.told_on >= spell.decided_on:
        said["gate_notice_on"] = leaver.told_on
    papers = _standing(leaver).filter(step=GateStep.PAPERS).order_by("on").first()
    if spell.papers_received_on is None and papers is not None:
        said["papers_received_on"] = papers.on
    if spell.ended_on is None and _is_out(leaver) and leaver.release_on <= today:
        said |= _end(spell, leaver, today)
    return _write(by, spell, said)


@transaction.atomic
def untell_spell(*, by: User, leaver: Leaver, step: LeaverStep, today: date) -> IsolationSpell | None:
    """A step of the board was withdrawn: what the isolation knew from it alone is unknown again.

    An end that an order follows stays; it is set right on the page of the isolation.
    """
    spell = _spell(leaver)
    if spell is None:
        return None
    said: dict[str, object] = {}
    others = _standing(leaver).filter(step=step.step).exclude(pk=step.pk)
    if step.step == GateStep.PAPERS and spell.papers_received_on == step.on and not others.exists():
        said["papers_received_on"] = None
    ended_so = spell.ended_on == leaver.release_on and spell.end in rules.RELEASED
    follows = Order.objects.filter(after_spell=spell).exists()
    if step.outcome in _OUT and ended_so and not follows and not _is_out(leaver):
        said |= {"ended_on": None, "end": ""}
    return _write(by, spell, said)


def _spell(leaver: Leaver) -> IsolationSpell | None:
    """The isolation that the release ends: the last one that was decided before it."""
    if leaver.client is None:
        return None
    known = queries.spells(leaver.client).filter(decided_on__lte=leaver.release_on).order_by("-decided_on")
    found = known.first()
    if found is None or (found.ended_on is not None and found.ended_on < leaver.told_on):
        return None
    return IsolationSpell.objects.select_for_update(of=("self",)).get(pk=found.pk)


def _standing(leaver: Leaver) -> QuerySet[LeaverStep]:
    return leaver.steps.filter(withdrawn_at__isnull=True)


def _is_out(leaver: Leaver) -> bool:
    return _standing(leaver).filter(step=GateStep.MEET, outcome__in=_OUT).exists()


def _end(spell: IsolationSpell, leaver: Leaver, today: date) -> dict[str, object]:
    """The end by the day of release, if the isolation can have it: by its term, or before it."""
    law = queries.law_for(leaver.area.path, today)
    by_term = rules.last_day_in_isolation(queries.spell_facts(spell), law)
    end = rules.SpellEnd.EXPIRED if leaver.release_on >= by_term else rules.SpellEnd.EARLY
    tried = IsolationSpell.objects.get(pk=spell.pk)
    tried.ended_on, tried.end = leaver.release_on, end
    found = rules.check_spell(queries.spell_facts(tried), law, today)
    if any(one.severity is rules.Severity.ERROR for one in found):
        return {}
    try:
        refuse_crossing(spell.client, tried)
    except RuleBroken:
        return {}
    return {"ended_on": leaver.release_on, "end": end.value}


def _write(by: User, spell: IsolationSpell, said: dict[str, object]) -> IsolationSpell:
    for name, value in said.items():
        setattr(spell, name, value)
    if said:
        spell.save(update_fields=list(said))
        audit.record(
            by,
            "orders.spell_changed",
            spell,
            client_id=spell.client_id,
            decided_on=spell.decided_on.isoformat(),
            end=spell.end,
        )
    return spell
