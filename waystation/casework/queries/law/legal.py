"""The page of a legal life: the line, the clocks, the isolations, and what the law allows whom to decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from waystation.clients.models import Client
from waystation.common.wording.labels import label
from waystation.common.wording.messages import basis, because, sentence
from waystation.orders import queries as orders
from waystation.orders.models import Circumstance, IsolationSpell, Order
from waystation.rules import orders as rules
from waystation.rules.calendar import days_between
from waystation.rules.law import Law

#: Width of the drawn line, in its own units.
WIDTH = 1000


@dataclass(frozen=True)
class Stretch:
    """A stretch in words. ``x`` and ``width`` place it on the drawn line."""

    kind: str
    title: str
    passage: str
    first: date
    last: date | None
    days: int
    rests: tuple[rules.Suspension, ...]
    number: str
    x: int
    width: int
    spell: int | None


@dataclass(frozen=True)
class Due:
    """A clock in words. ``act``: what the page lets one write down; ``due_on`` None: no number of days."""

    title: str
    due_on: date | None
    state: str
    is_late: bool
    why: str
    done_on: date | None
    is_provisional: bool = False
    act: str = ""


@dataclass(frozen=True)
class Held:
    """An isolation with its clocks and what is odd about its days."""

    row: IsolationSpell
    ends: str
    end_word: str
    ground: str
    last_day: date
    credited: int
    clocks: list[Due]
    odd: list[str]


@dataclass(frozen=True)
class Meaning:
    """A situation and what the law says of it: (force, what, who, where) lines."""

    title: str
    lines: list[tuple[str, str, str, str, str]]


@dataclass(frozen=True)
class Spared:
    """A circumstance that stands against isolation; ``row`` None: computed from the day of birth."""

    title: str
    row: Circumstance | None
    first: date | None
    last: date | None
    holds: bool


@dataclass(frozen=True)
class LegalLife:
    """Everything the page says."""

    line: list[Stretch]
    odd: list[str]
    order: Order | None
    clocks: list[Due]
    prompt: list[Due]
    rights: list[Due]
    spells: list[Held]
    meanings: list[Meaning]
    spared: list[Spared]
    is_spared: bool


def legal_life(client: Client, law: Law, today: date, *, informed: bool) -> LegalLife:
    """The whole legal life of a person as one line, in as many statements however long it was.

    ``informed``: whether this viewer may know that a circumstance stands against isolation; which one it is
    stands in ``spared``, which the page shows only to ``Verb.KEEP_CIRCUMSTANCES``.
    """
    rows = orders.orders_of(client)
    spells = list(orders.spells(client).select_related("order"))
    told = [orders.facts_with_acts(row) for row in rows]
    held = [orders.spell_facts(spell) for spell in spells]
    circumstances = list(orders.circumstances(client)) if informed else []
    person = orders.person_of(client, circumstances)
    current = told[0] if told else None
    return LegalLife(
        line=_line(rules.life(told, held, today), rows, spells, today),
        odd=[sentence(found.code, found.params) for found in rules.crossings(told, held)],
        order=rows[0] if rows else None,
        clocks=[_due(d) for d in rules.deadlines(current, law, today)] if current else [],
        prompt=[_prompt(d) for d in rules.prompt_duties(current, law)] if current else [],
        rights=[_due(d) for d in rules.remedies(current, law, today)] if current else [],
        spells=[_held(s, f, law, today) for s, f in zip(spells, held, strict=True)][::-1],
        meanings=_meanings(current, person, law),
        spared=_spared(circumstances, client, law),
        is_spared=bool(rules.exemptions(person, law)),
    )


def _line(
    stretches: Sequence[rules.Stretch], rows: Iterable[Order], spells: Iterable[IsolationSpell], today: date
) -> list[Stretch]:
    if not stretches:
        return []
    begin = stretches[0].first
    length = max(days_between(begin, max(stretches[-1].last or today, today)) + 1, 1)
    orders_numbers = {row.pk: row.number for row in rows}
    spell_numbers = {spell.pk: spell.number for spell in spells}
    found = []
    for one in stretches:
        x = WIDTH * days_between(begin, one.first) // length
        number = orders_numbers.get(one.order or 0, "") or spell_numbers.get(one.spell or 0, "")
        found.append(
            Stretch(
                kind=str(one.kind),
                title=str(label(one.kind)),
                passage="" if one.kind is rules.StretchKind.GAP else str(label(one.passage)),
                first=one.first,
                last=one.last,
                days=one.days(today),
                rests=one.rests,
                number=number,
                x=x,
                width=max(WIDTH * one.days(today) // length, 4),
                spell=one.spell,
            )
        )
    return found


def _due(deadline: rules.Deadline) -> Due:
    lapsed = deadline.is_right and deadline.state is rules.DeadlineState.ENDED
    return Due(
        title=sentence(deadline.title),
        due_on=deadline.due_on,
        state=_("期限已过") if lapsed else str(label(deadline.state)),
        is_late=deadline.state is rules.DeadlineState.PASSED,
        why=because(deadline.why),
        done_on=deadline.done_on,
        is_provisional=deadline.is_provisional,
        act=str(deadline.act or ""),
    )


def _prompt(duty: rules.PromptDuty) -> Due:
    state = rules.DeadlineState.MET if duty.done_on else None
    return Due(
        title=sentence(duty.title),
        due_on=None,
        state=str(label(state)) if state else "",
        is_late=False,
        why=because(duty.why),
        done_on=duty.done_on,
        act=str(duty.act or ""),
    )


def _held(spell: IsolationSpell, told: rules.SpellFacts, law: Law, today: date) -> Held:
    return Held(
        row=spell,
        ends=str(label(told.end)) if told.end else "",
        end_word=spell.end,
        ground=str(label(rules.Situation(spell.ground))) if spell.ground else "",
        last_day=rules.last_day_in_isolation(told, law),
        credited=rules.credited_days(told),
        clocks=[_due(d) for d in rules.spell_deadlines(told, law, today)],
        odd=[sentence(found.code, found.params) for found in rules.check_spell(told, law, today)],
    )


def _meanings(current: rules.OrderFacts | None, person: rules.Person, law: Law) -> list[Meaning]:
    """What each situation means for the measure that runs; nothing where none does."""
    if current is None or not current.state.is_open:
        return []
    found = []
    for situation in rules.Situation:
        lines = [
            (
                str(one.force),
                str(label(one.force)),
                str(label(one.deed)),
                str(label(one.decider)),
                basis(one.source, one.article),
            )
            for one in rules.consequences(current.kind, situation, person, law)
        ]
        found.append(Meaning(str(label(situation)), lines))
    return found


def _spared(rows: Sequence[Circumstance], client: Client, law: Law) -> list[Spared]:
    found = []
    for row in rows:
        holds = row.from_on <= law.on and (row.to_on is None or law.on <= row.to_on)
        found.append(Spared(str(label(rules.Exemption(row.kind))), row, row.from_on, row.to_on, holds))
    for exempted in rules.exemptions(rules.Person(client.born_on), law):
        found.append(Spared(str(label(exempted.kind)), None, None, exempted.until, True))
    return found
