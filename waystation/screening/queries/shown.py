"""One test in words: what it showed, how its sample was taken, who held it, what was objected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from waystation.common.wording import test_words, words
from waystation.common.wording.labels import label
from waystation.common.wording.messages import because
from waystation.rules.law import Law
from waystation.rules.screening import SAMPLED, Material, Nature, Outcome
from waystation.rules.specimens import objections, sampling
from waystation.rules.specimens.objections import Stage as ObjectionStage
from waystation.rules.specimens.panels import Analyte
from waystation.screening.models import CustodyStep, Objection, Sampling, Screening, Specimen
from waystation.screening.queries.objections import facts


def said(row: Screening) -> test_words.Said:
    """The test for ``test_words``."""
    return test_words.Said(
        outcome=Outcome(row.outcome),
        nature=Nature(row.nature),
        kind=sampling.TestKind(row.kind),
        standing=objections.Standing(row.standing),
        positive_for=row.positive_for,
        panel=row.panel.analytes if row.panel else (),
    )


@dataclass(frozen=True)
class TestPage:
    """Everything the page of one test shows."""

    __test__ = False  # no class of tests

    row: Screening
    head: str
    result: str
    left_out: str
    analytes: list[tuple[str, str, str]]
    sheet: Sampling | None
    specimens: list[Specimen]
    steps: list[CustodyStep]
    objections: list[Objection]
    attention: list[str]
    may_predate: bool
    window_ends_on: date | None
    asks: ObjectionStage | None
    is_legal: bool
    is_sampled: bool
    may_seal: bool


def test_page(row: Screening, law: Law, starts_on: date | None) -> TestPage:
    """Read what hangs on the test: its sample, both parts, their chain, the objections (four statements)."""
    specimens = list(row.specimens.order_by("part"))
    steps = CustodyStep.objects.filter(specimen__in=[one.pk for one in specimens])
    chain = list(steps.select_related("specimen", "by", "second").order_by("at", "pk")) if specimens else []
    asked = list(row.objections.select_related("recorded_by").order_by("pk"))
    sheet = Sampling.objects.filter(screening=row).select_related("recorded_by", "told_by").first()
    outcome, about = Outcome(row.outcome), said(row)
    told_on = timezone.localtime(sheet.told_at).date() if sheet and sheet.told_at else None
    known = [facts(one, row.order_id) for one in asked]
    return TestPage(
        row=row,
        head=test_words.head(about),
        result=test_words.result(about),
        left_out=test_words.left_out(about.panel),
        analytes=analytes(row),
        sheet=sheet,
        specimens=specimens,
        steps=chain,
        objections=asked,
        attention=[label(one) for one in _attention(row, sheet, specimens, law)],
        may_predate=row.material == Material.HAIR and sampling.hair_may_predate(row.taken_on, starts_on, law),
        window_ends_on=objections.window_ends_on(told_on, law),
        asks=_asks(outcome, known),
        is_legal=row.nature == Nature.LEGAL,
        is_sampled=outcome in SAMPLED,
        may_seal=outcome in SAMPLED and bool(row.material) and not specimens and row.withdrawn_at is None,
    )


test_page.__test__ = False  # type: ignore[attr-defined]  # no test


def analytes(row: Screening) -> list[tuple[str, str, str]]:
    """(analyte, cut-off, what it showed) of the panel; empty where none was written down."""
    if row.panel is None or Outcome(row.outcome) not in SAMPLED:
        return []
    known = set(Analyte)
    found = []
    for code in row.panel.analytes:
        name = label(Analyte(code)) if code in known else code
        found.append((name, row.panel.cutoffs.get(code, ""), label(_finding(row, code))))
    return found


def _finding(row: Screening, code: str) -> sampling.Finding:
    if code in row.findings:
        return sampling.Finding(row.findings[code])
    if row.outcome in {Outcome.INVALID, Outcome.DILUTED}:
        return sampling.Finding.INVALID
    return sampling.Finding.POSITIVE if code in row.positive_for else sampling.Finding.NEGATIVE


def _attention(
    row: Screening, sheet: Sampling | None, specimens: Sequence[Specimen], law: Law
) -> tuple[sampling.Attention, ...]:
    outcome = Outcome(row.outcome)
    material = Material(row.material) if row.material else None
    found = sampling.collection_attention(
        sex=row.client.sex,
        material=material,
        outcome=outcome,
        same_sex=sampling.SameSex(row.same_sex) if row.same_sex else None,
    )
    if outcome is not Outcome.POSITIVE or material is None:
        return found
    amounts = {one.part: one.amount for one in specimens}
    taken = sampling.SamplingFacts(
        material=material,
        collectors=(sheet.collector_one, sheet.collector_two) if sheet else (),
        is_wrapped=bool(sheet and sheet.is_wrapped),
        amounts=(amounts.get(sampling.Part.A.value), amounts.get(sampling.Part.B.value)),
        sealed_at=sheet.sealed_at if sheet else None,
    )
    told = bool(sheet and sheet.told_at)
    return (*found, *sampling.sampling_attention(taken, told=told, law=law))


def _asks(outcome: Outcome, known: Sequence[objections.ObjectionFacts]) -> objections.Stage | None:
    """What can be asked for now: a laboratory's answer, then a re-test; None: nothing."""
    if outcome is not Outcome.POSITIVE or any(one.is_open for one in known):
        return None
    answered = {one.stage for one in known if one.verdict is not None}
    if objections.Stage.RE_TEST in answered:
        return None
    return (
        objections.Stage.RE_TEST if objections.Stage.LABORATORY in answered else objections.Stage.LABORATORY
    )


@dataclass(frozen=True)
class StepShown:
    """One step of an objection: what, until when, when it was done, and whether it is the next."""

    name: str
    why: str
    due_on: date
    done_on: date | None
    is_late: bool


def course(row: Objection, law: Law, today: date) -> list[StepShown]:
    """The terms of one objection, as the work list has them."""
    from_rules = objections.clocks([facts(row, row.screening.order_id)], law)
    return [
        StepShown(
            name=label(objections.ObjectionStep(str(clock.why.params["asked_step"]))),
            why=because(clock.why),
            due_on=clock.due_on,
            done_on=clock.done.on if clock.done else None,
            is_late=(clock.done.on if clock.done else today) > clock.due_on,
        )
        for clock in from_rules
    ]


def in_words(row: Screening) -> str:
    """服务性检测：初筛阳性，吗啡: the test in one line."""
    about = said(row)
    return words.headed(test_words.head(about), test_words.result(about))
