"""The law page: every figure, step, meaning, rule and deadline with source, function and test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from waystation.rules import law, orders
from waystation.rules.calendar import last_day_of_term
from waystation.rules.obligations import RULES

from . import evidence
from .texts import CHINESE, ENGLISH, TEXTS, Texts

# A made-up order and a made-up isolation whose dates show how days are counted.
SERVED_ON, REPORTED_ON, SHOWN_ON = date(2026, 3, 2), date(2026, 3, 10), date(2026, 4, 1)
LEAP_DAY = date(2024, 2, 29)


def page(language: str = ENGLISH) -> str:
    """The whole page in one language."""
    _speak()
    from django.utils import translation

    texts = TEXTS[language]
    with translation.override(language):
        parts = (
            texts.introduction,
            _figures(texts),
            _not_used(texts),
            texts.local + "\n" + _catalogue(texts),
            texts.steps,
            *(_steps(kind, texts) for kind in orders.Kind),
            texts.consequences,
            *(_consequences(kind, texts) for kind in orders.Kind),
            texts.automatic + "\n" + _rules(texts),
            f"## {texts.heads['deadlines']}\n",
            *(_deadlines(kind, texts) for kind in orders.Kind),
            _isolation(texts),
            _questions(texts),
        )
    return "\n".join(parts)


def _speak() -> None:
    """Make the texts of the screens available where no settings are loaded."""
    import os

    import django
    from django.apps import apps
    from django.conf import settings

    if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        from pathlib import Path

        import waystation

        places = [Path(waystation.__file__).parent / "locale"]
        settings.configure(INSTALLED_APPS=[], LANGUAGE_CODE=CHINESE, LOCALE_PATHS=places, USE_I18N=True)
    if not apps.ready:
        django.setup()


def _said(code: str, **params: object) -> str:
    from waystation.common.wording.messages import sentence

    return sentence(code, params)


def _label(member: StrEnum) -> str:
    from waystation.common.wording.labels import label

    return label(member)


def _basis(source: str, article: str) -> str:
    from waystation.common.wording.messages import basis

    return basis(source, article)


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    named = list(heads)
    lines: list[Sequence[str]] = [named, ["---"] * len(named), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _heads(texts: Texts, *names: str) -> list[str]:
    return [texts.heads[name] for name in names]


def _value(value: law.Value, unit: law.Unit, texts: Texts) -> str:
    if value is None:
        return texts.heads["none"]
    if isinstance(value, bool):
        return texts.heads["yes" if value else "no"]
    if isinstance(value, tuple):
        each = texts.heads["one_in"] if unit is law.Unit.ONE_IN_DAYS else "{times}"
        said = [each.format(times=n) for n in value]
        if len(said) == 1:
            return said[0]
        return ", ".join(
            texts.heads["year"].format(n=n, times=times) for n, times in enumerate(said, start=1)
        )
    return str(value) if unit is law.Unit.CHOICE else f"{value} {_said(unit)}"


def _days(since: date, until: date | None, texts: Texts) -> str:
    if until is None:
        return since.isoformat()
    return texts.heads["to_day"].format(since=since.isoformat(), until=until.isoformat())


def _figures(texts: Texts) -> str:
    """Every figure of the nation, with the functions that read it and the tests that show it."""
    names = ("key", "meaning", "value", "since", "basis", "mark", "local", "applied", "shown")

    def rows() -> Iterator[Sequence[str]]:
        for row in law.page():
            applied = evidence.applied_by(row.key)
            yield (
                f"`{row.key}`",
                _said(row.title),
                _value(row.value, row.unit, texts),
                _days(row.since, row.until, texts),
                _basis(row.source, row.article),
                str(row.mark),
                texts.heads["yes" if law.DEFINITIONS[row.key].local else "no"],
                evidence.cell(applied),
                evidence.cell(evidence.shown_by(row.key, applied=applied)),
            )

    return f"## {texts.heads['figures']}\n\n" + _table(_heads(texts, *names), rows())


def _not_used(texts: Texts) -> str:
    """The figures that no function reads, each with the reason why it stands in the table."""
    rows = [
        (f"`{key}`", _said(law.DEFINITIONS[key].title), evidence.NOT_USED.get(key, ""))
        for key in law.DEFINITIONS
        if not evidence.applied_by(key)
    ]
    if not rows:
        return texts.not_used + "\n" + texts.no_figure
    return texts.not_used + "\n" + _table(_heads(texts, "key", "meaning", "reason"), rows)


def _catalogue(texts: Texts) -> str:
    """Known local variants."""
    rows = (
        (
            text.source,
            f"`{one.key}`",
            _said(law.DEFINITIONS[one.key].title),
            _value(one.value, law.DEFINITIONS[one.key].unit, texts),
            _basis("", one.article),
        )
        for text in law.CATALOGUE.values()
        for one in text.variants
    )
    return _table(_heads(texts, "text", "key", "meaning", "value", "basis"), rows)


def _steps(kind: orders.Kind, texts: Texts) -> str:
    """The table of lawful steps of one measure."""
    rows = (
        (
            _label(state),
            _label(step),
            _label(found.to),
            _label(found.decider),
            _basis(found.source, found.article) if found.article else "",
            evidence.cell(
                evidence.shown_by(f"Step.{step.name}", applied=("rules/orders/ways.py:next_state",))
            ),
        )
        for state in orders.State
        for step in orders.Step
        if step is not orders.Step.CORRECT and (found := orders.WAYS.get((kind, state, step)))
    )
    heads = _heads(texts, "state", "step", "to", "decider", "basis", "shown")
    return f"### {_label(kind)}\n\n" + _table(heads, rows)


def _consequences(kind: orders.Kind, texts: Texts) -> str:
    """What each situation means for one measure, in the reading that holds by default."""
    nation = law.Law(SHOWN_ON)

    def rows() -> Iterator[Sequence[str]]:
        for situation in orders.Situation:
            for one in orders.consequences(kind, situation, orders.NOBODY_KNOWN, nation):
                yield (
                    _label(situation),
                    f"{_label(one.force)} {_label(one.deed)}",
                    _label(one.decider),
                    _basis(one.source, one.article),
                    f"`{one.reading}`" if one.reading else "",
                    evidence.cell(
                        evidence.shown_by(
                            f"Situation.{situation.name}",
                            applied=("rules/orders/consequences.py:consequences",),
                        )
                    ),
                )

    heads = _heads(texts, "situation", "means", "decider", "basis", "figures_used", "shown")
    return f"### {_label(kind)}\n\n" + _table(heads, rows())


def _rules(texts: Texts) -> str:
    """The rules that make tasks."""

    def rows() -> Iterator[Sequence[str]]:
        for code, rule in RULES.items():
            words = (f"RuleCode.{code.name}", code.value)
            yield (
                _label(code),
                _said(rule.reason),
                ", ".join(f"`{key}`" for key in rule.parameters),
                texts.heads["yes" if rule.rests else "no"],
                evidence.cell(evidence.applied_by(*words)),
                evidence.cell(evidence.shown_by(*words)),
            )

    return _table(_heads(texts, "rule", "why", "figures_used", "rests", "applied", "shown"), rows())


def _due(found: Iterable[orders.Deadline], texts: Texts) -> str:
    rows = (
        (
            _said(due.title),
            due.due_on.isoformat(),
            _said(due.why.code, **due.why.params),
            evidence.cell(name for name in evidence.applied_by(due.code) if name.startswith("rules/")),
            evidence.cell(name for name in evidence.shown_by(due.code) if name.startswith("rules/")),
        )
        for due in found
    )
    return _table(_heads(texts, "deadline", "last_day", "why", "applied", "shown"), rows)


def _deadlines(kind: orders.Kind, texts: Texts) -> str:
    """The deadlines of a made-up order, computed by the rules themselves, and the client's remedies."""
    nation = law.Law(SHOWN_ON)
    years = orders.allowed_years(kind, nation)[-1]
    facts = orders.OrderFacts(
        1, kind, orders.State.RUNNING, years, served_on=SERVED_ON, reported_on=REPORTED_ON
    )
    words = texts.heads["order"].format(
        kind=_label(kind), years=years, served=SERVED_ON.isoformat(), reported=REPORTED_ON.isoformat()
    )
    found = (*orders.deadlines(facts, nation, SHOWN_ON), *orders.remedies(facts, nation, SHOWN_ON))
    return f"### {words}\n\n" + _due(found, texts)


def _isolation(texts: Texts) -> str:
    """The clocks round a made-up isolation."""
    spell = orders.SpellFacts(1, SERVED_ON, served_on=SERVED_ON, change_proposed_on=REPORTED_ON)
    words = texts.heads["isolation"].format(served=SERVED_ON.isoformat(), reported=REPORTED_ON.isoformat())
    return f"### {words}\n\n" + _due(orders.spell_deadlines(spell, law.Law(SHOWN_ON), SHOWN_ON), texts)


def _questions(texts: Texts) -> str:
    nation = law.Law(SHOWN_ON)
    places = {
        "leap": LEAP_DAY.isoformat(),
        "leap_end": last_day_of_term(LEAP_DAY, nation.number("term_treatment_years")).isoformat(),
        "agreement_days": nation.number("agreement_days"),
        "report_days": nation.number("report_deadline_days"),
    }
    lines = [f"{n}. {question.format(**places)}" for n, question in enumerate(texts.questions, start=1)]
    return f"## {texts.heads['questions']}\n\n{texts.heads['answered']}\n\n" + "\n".join(lines) + "\n"
