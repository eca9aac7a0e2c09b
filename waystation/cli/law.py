"""Print the law as the program believes it: figures, steps and rules with their articles, and open questions.

``docs/law.md`` is this text. Everything but the open questions is read from ``waystation.rules``; no
database, no server and no settings of a house are needed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from waystation.rules import law, orders
from waystation.rules.calendar import last_day_of_term
from waystation.rules.obligations import RULES, RuleCode

ENGLISH, CHINESE = "en", "zh-hans"
# A made-up order whose dates show how days are counted.
SERVED_ON, REPORTED_ON, SHOWN_ON = date(2026, 3, 2), date(2026, 3, 10), date(2026, 4, 1)
LEAP_DAY = date(2024, 2, 29)

INTRODUCTION = """\
# The law as the program believes it

This page is generated: `waystation law > docs/law.md`; a test fails when it is out of date. It is written
for lawyers and narcotics control offices who check the program, and it is not legal advice. Who finds a
mistake should say so: every figure is one dated line in `waystation/rules/law/figures.py`, every step one
line in `waystation/rules/orders/ways.py`.

A figure is read **as it stood on the day of the event** (service, sign-in, test), so an old decision keeps
its old figure. Where "local" says yes, a city, district or street may set its own figure with its source
and first day; the most specific area wins. DCL is the Drug Control Law, DRR the Drug Rehabilitation
Regulations. Days are counted from the day after the event: fifteen days from receipt on 1 May end with 16
May.

## How far a figure can be trusted

| mark | meaning |
| --- | --- |
| L | the text of the law was read in full |
| L~ | read through a quotation |
| P | practice of many places, not a rule |
| S | published accounts of practice |
| D | our own figure where no text has a number; to be confirmed |
"""

STEPS = """\
## Lawful steps

The house records decisions that were made by the authority named; it makes none. A step that is not in this
table is refused. Besides, in every state a wrong date or number can be corrected by the street; that
changes no state. An empty basis means that we give no article.
"""

AUTOMATIC = """\
## Automatic rules

These rules and no others make work appear on a list. None changes a legal state, takes a benefit away, or
judges a person. "Rests": nothing is asked for a day on which the order is suspended.
"""

QUESTIONS = """\
## Open questions

Each is answered in the program in the way described here until somebody who may decide says otherwise.

1. **Last day of a term.** A term "counted from the day of reporting" includes that day and ends on the day
   *before* the anniversary. The other reading gives the client one day more under the order.
2. **29 February.** A three-year term from {leap} ends on {leap_end}: the anniversary in a common year is 28
   February (Civil Code Art. 202), and the term ends on the day before it.
3. **Public holidays.** A deadline whose last day is a public holiday is not moved to the next working day
   (Civil Code Art. 203 would move it). The day shown is therefore never later than the lawful one.
4. **Suspended days** do not lengthen the term by default; DRR 24 is silent. A place that reads it otherwise
   sets `suspension_extends_term`.
5. **The agreement.** DRR 16 says "promptly" (及时) and names no number of days; we count {agreement_days}
   days from the sign-in. For recovery, DRR 38 may mean that the agreement is due within the same
   {report_days} days as the sign-in; we count it like treatment.
6. **Start of the recovery term.** Counted from the sign-in, as for treatment. The decision may instead mean
   the day after release.
7. **From recovery to isolation.** Whether refusal of recovery, or a severe breach without relapse, can lead
   to compulsory isolation. The table of steps allows it only after sign-in, on a decision by the police
   (DCL 38), and not for a refusal to sign in.
8. **Detention before the sign-in** cannot be recorded as a suspension: an order that has not begun cannot
   rest. The sign-in stays due and is shown as late; the reason can be written with the late sign-in.
9. **Severe breach** (DRR 20): refusals of tests and unauthorised absences are counted separately by
   default, the milder of two readings; the local switch is `severe_breach_count_mode`.
10. **Release during a suspension** is allowed once the term has run out.
11. **Orders set aside** on review or by a court are recorded without an article number.
12. **Our own figures**, marked D or S above, need confirming.
13. **Phone talks** do not count as a meeting; the local switch is `contact_phone_counts`.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``waystation law`` has no options."""


def run(args: argparse.Namespace) -> int:
    """Print the page."""
    sys.stdout.write(page())
    return 0


def page() -> str:
    """The whole of ``docs/law.md``."""
    _speak()
    parts = (
        INTRODUCTION,
        _figures(),
        STEPS,
        *(_steps(kind) for kind in orders.Kind),
        AUTOMATIC + "\n" + _rules(),
        "## Deadlines\n",
        *(_deadlines(kind) for kind in orders.Kind),
        _questions(),
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


def _in(language: str, code: str, **params: object) -> str:
    """A sentence of the screens in a language."""
    from django.utils import translation

    from waystation.common.wording.messages import sentence

    with translation.override(language):
        return sentence(code, params)


def _label(member: law.Mark | orders.Kind | orders.State | orders.Step | orders.Decider | RuleCode) -> str:
    from django.utils import translation

    from waystation.common.wording.labels import label

    with translation.override(ENGLISH):
        english = label(member)
    with translation.override(CHINESE):
        return f"{english} {label(member)}"


def _basis(source: str, article: str) -> str:
    from django.utils import translation

    from waystation.common.wording.messages import basis

    with translation.override(ENGLISH):
        return basis(source, article)


def _table(heads: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _value(row: law.LawRow) -> str:
    if isinstance(row.value, bool):
        return "yes" if row.value else "no"
    if isinstance(row.value, tuple):
        each = "1 day in " if row.unit is law.Unit.ONE_IN_DAYS else ""
        if len(row.value) == 1:
            return f"{each}{row.value[0]}"
        return ", ".join(f"year {year}: {each}{times}" for year, times in enumerate(row.value, start=1))
    if row.value is None:
        return "none: no clock"
    return str(row.value) if row.unit is law.Unit.CHOICE else f"{row.value} {_in(ENGLISH, row.unit)}"


def _figures() -> str:
    """Every figure of the nation."""
    heads = ("key", "中文", "meaning", "value", "in force from", "basis", "mark", "local")
    rows = (
        (
            f"`{row.key}`",
            _in(CHINESE, row.title),
            _in(ENGLISH, row.title),
            _value(row),
            row.since.isoformat() + (f" to {row.until}" if row.until else ""),
            _basis(row.source, row.article),
            str(row.mark),
            "yes" if law.DEFINITIONS[row.key].local else "no",
        )
        for row in law.page()
    )
    return "## Figures\n\n" + _table(heads, rows)


def _steps(kind: orders.Kind) -> str:
    """The table of lawful steps of one measure."""
    rows = (
        (
            _label(state),
            _label(step),
            _label(found.to),
            _label(found.decider),
            _basis(found.source, found.article) if found.article else "",
        )
        for state in orders.State
        for step in orders.Step
        if step is not orders.Step.CORRECT and (found := orders.WAYS.get((kind, state, step)))
    )
    return f"### {_label(kind)}\n\n" + _table(("state", "step", "leads to", "decided by", "basis"), rows)


def _rules() -> str:
    """The rules that make tasks."""
    rows = (
        (
            _label(code),
            _in(ENGLISH, rule.reason),
            _in(CHINESE, rule.reason),
            ", ".join(f"`{key}`" for key in rule.parameters),
            "yes" if rule.rests else "no",
        )
        for code, rule in RULES.items()
    )
    return _table(("rule", "why it makes a task", "中文", "figures", "rests"), rows)


def _deadlines(kind: orders.Kind) -> str:
    """The deadlines of a made-up order, computed by the rules themselves."""
    nation = law.Law(SHOWN_ON)
    years = orders.allowed_years(kind, nation)[-1]
    facts = orders.OrderFacts(
        1, kind, orders.State.RUNNING, years, served_on=SERVED_ON, reported_on=REPORTED_ON
    )
    rows = (
        (_in(ENGLISH, due.title), due.due_on.isoformat(), _in(ENGLISH, due.why.code, **due.why.params))
        for due in orders.deadlines(facts, nation, SHOWN_ON)
    )
    words = f"{_label(kind)}: a made-up order of {years} years, served {SERVED_ON}, signed in {REPORTED_ON}"
    return f"### {words}\n\n" + _table(("deadline", "last day", "why"), rows)


def _questions() -> str:
    nation = law.Law(SHOWN_ON)
    return QUESTIONS.format(
        leap=LEAP_DAY.isoformat(),
        leap_end=last_day_of_term(LEAP_DAY, nation.number("term_treatment_years")).isoformat(),
        agreement_days=nation.number("agreement_days"),
        report_days=nation.number("report_deadline_days"),
    )
