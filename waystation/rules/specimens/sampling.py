"""Taking a sample: by whom, sealed how, told when; and what of it a person has to look at.

What the rules ask for and could not be kept is never refused once it has happened: the record then says so
and the test is marked (``Attention``), because a record that hides the flaw is worth less than the flaw.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from waystation.rules.calendar import add_months
from waystation.rules.law import Law
from waystation.rules.problems import RuleBroken
from waystation.rules.screening import SAMPLED, Material, Nature, Outcome


class TestKind(StrEnum):
    """Where a result comes from (test rules Art. 3). A re-test is made by another laboratory."""

    __test__ = False  # no class of tests

    ON_SITE = "on_site"
    LABORATORY = "laboratory"
    RE_TEST = "re_test"


class Finding(StrEnum):
    """What one analyte of a panel showed."""

    NEGATIVE = "negative"
    POSITIVE = "positive"
    INVALID = "invalid"
    NOT_TESTED = "not_tested"


class Observed(StrEnum):
    """What was seen of a sample. It says something about the sample, nothing about the person."""

    DILUTED = "diluted"
    TOO_COLD = "too_cold"
    TOO_WARM = "too_warm"
    CLOUDY = "cloudy"
    TOO_LITTLE = "too_little"


class SameSex(StrEnum):
    """Whether a woman's urine was taken by female staff (test rules Art. 8)."""

    KEPT = "kept"
    NOT_KEPT = "not_kept"


class Signed(StrEnum):
    """Whether the person signed; a refusal is noted, never forced."""

    SIGNED = "signed"
    REFUSED = "refused"


class Part(StrEnum):
    """The two parts of a sample: A goes to the laboratory, B waits for a re-test."""

    A = "A"
    B = "B"


class MedicineOpinion(StrEnum):
    """What the medic says of a declared medicine and the result; the words behind it stay with the medic."""

    MAY_EXPLAIN = "may_explain"
    CANNOT_EXPLAIN = "cannot_explain"
    UNCLEAR = "unclear"


class Attention(StrEnum):
    """Why somebody should look at how a test was taken."""

    SAME_SEX_UNSAID = "same_sex_unsaid"
    SAME_SEX_NOT_KEPT = "same_sex_not_kept"
    ONE_COLLECTOR = "one_collector"
    NOT_SEALED = "not_sealed"
    NOT_TOLD = "not_told"
    HAIR_TOO_LITTLE = "hair_too_little"
    HAIR_NOT_WRAPPED = "hair_not_wrapped"


#: Units of the amount of a part, by material.
UNITS = {Material.URINE: "mL", Material.SALIVA: "mL", Material.BLOOD: "mL", Material.HAIR: "mg"}


@dataclass(frozen=True, slots=True)
class SamplingFacts:
    """How a sample was taken. ``amounts``: of part A and B, in the unit of the material, None unknown."""

    material: Material
    collectors: Collection[str] = ()
    hair_length_mm: int | None = None
    is_wrapped: bool = False
    seals: tuple[str, str] = ("", "")
    amounts: tuple[int | None, int | None] = (None, None)
    signed: Signed | None = None
    refusal_reason: str = ""
    sealed_at: datetime | None = None


def asks_same_sex(sex: str, material: Material | None) -> bool:
    """Whether the rule on female staff applies: a woman's urine."""
    return sex == "female" and material is Material.URINE


def check_same_sex(same_sex: SameSex | None, reason: str) -> None:
    """Raises RuleBroken ``specimens.same_sex_reason_needed`` where it was not kept and nobody says why."""
    if same_sex is SameSex.NOT_KEPT and not reason.strip():
        raise RuleBroken("specimens.same_sex_reason_needed")


def check_sampling(facts: SamplingFacts, *, now: datetime, law: Law) -> None:
    """Refuse a record of a sample that cannot be true or would be worth nothing.

    Raises RuleBroken ``specimens.same_person_twice``, ``specimens.seals_needed``, ``specimens.seals_equal``,
    ``specimens.refusal_reason_needed``, ``specimens.signature_needed``, ``specimens.hair_too_long``,
    ``specimens.future``.
    """
    named = [name.strip() for name in facts.collectors if name.strip()]
    if len(named) != len(set(named)):
        raise RuleBroken("specimens.same_person_twice")
    seals = [seal.strip() for seal in facts.seals]
    if not all(seals):
        raise RuleBroken("specimens.seals_needed")
    if seals[0] == seals[1]:
        raise RuleBroken("specimens.seals_equal")
    if facts.signed is None:
        raise RuleBroken("specimens.signature_needed")
    if facts.signed is Signed.REFUSED and not facts.refusal_reason.strip():
        raise RuleBroken("specimens.refusal_reason_needed")
    if facts.sealed_at is not None and facts.sealed_at > now:
        raise RuleBroken("specimens.future")
    longest = law.number("hair_length_mm")
    if facts.material is Material.HAIR and facts.hair_length_mm and facts.hair_length_mm > longest:
        raise RuleBroken("specimens.hair_too_long", longest=longest // 10)


def collection_attention(
    *, sex: str, material: Material | None, outcome: Outcome, same_sex: SameSex | None
) -> tuple[Attention, ...]:
    """What of any test's record a person has to look at."""
    if outcome not in SAMPLED or not asks_same_sex(sex, material):
        return ()
    if same_sex is None:
        return (Attention.SAME_SEX_UNSAID,)
    return (Attention.SAME_SEX_NOT_KEPT,) if same_sex is SameSex.NOT_KEPT else ()


def sampling_attention(facts: SamplingFacts, *, told: bool, law: Law) -> tuple[Attention, ...]:
    """What of a positive's sample a person has to look at."""
    found = []
    named = {name.strip() for name in facts.collectors if name.strip()}
    if len(named) < law.number("specimen_collectors"):
        found.append(Attention.ONE_COLLECTOR)
    if facts.sealed_at is None:
        found.append(Attention.NOT_SEALED)
    if facts.material is Material.HAIR:
        least = law.number("hair_sample_mg")
        if any(amount is None or amount < least for amount in facts.amounts):
            found.append(Attention.HAIR_TOO_LITTLE)
        if not facts.is_wrapped:
            found.append(Attention.HAIR_NOT_WRAPPED)
    if not told:
        found.append(Attention.NOT_TOLD)
    return tuple(found)


def keep_until(taken_on: date, law: Law) -> date:
    """The last day on which both parts must still be there (test rules Art. 8 as amended)."""
    return add_months(taken_on, law.at(taken_on).number("positive_sample_keep_months"))


def hair_may_predate(taken_on: date, starts_on: date | None, law: Law) -> bool:
    """Whether the months a hair shows reach back before the order began.

    Then a positive may come from before. It says that and no more: a day of use follows from no sample.
    """
    if starts_on is None:
        return True
    return add_months(taken_on, -law.number("hair_lookback_months")) < starts_on


def must_base_report(
    *, outcome: Outcome, nature: Nature, is_confirmed: bool | None, under_objection: bool
) -> None:
    """Refuse a test as the base of a legal report.

    Only the police's own test, positive, confirmed by a laboratory and under no objection, carries one.
    Raises RuleBroken ``specimens.not_positive``, ``specimens.care_no_report``,
    ``specimens.under_objection_no_report``, ``specimens.unconfirmed_no_report``.
    """
    if outcome is not Outcome.POSITIVE:
        raise RuleBroken("specimens.not_positive")
    if nature is not Nature.LEGAL:
        raise RuleBroken("specimens.care_no_report")
    if under_objection:
        raise RuleBroken("specimens.under_objection_no_report")
    if is_confirmed is not True:
        raise RuleBroken("specimens.unconfirmed_no_report")


def may_base_report(
    *, outcome: Outcome, nature: Nature, is_confirmed: bool | None, under_objection: bool
) -> bool:
    """Whether ``must_base_report`` lets it pass."""
    try:
        must_base_report(
            outcome=outcome, nature=nature, is_confirmed=is_confirmed, under_objection=under_objection
        )
    except RuleBroken:
        return False
    return True
