"""What refusal, breach and relapse mean for each measure, and to whom isolation does not apply."""

from datetime import date

import pytest

from tests.rules.test_orders import facts
from waystation.rules.law import Law, LocalParameter, Source
from waystation.rules.orders import (
    NOBODY_KNOWN,
    Circumstance,
    Deed,
    Exemption,
    Force,
    Isolation,
    Kind,
    Person,
    Situation,
    consequences,
    exemptions,
    isolation,
    last_day_of_nursing,
)
from waystation.rules.problems import RuleBroken
from waystation.rules.steps import Grounds, check_isolation

DAY = date(2026, 11, 2)
LAW = Law(DAY)
DCL, DRR = Source.DRUG_CONTROL_LAW, Source.REGULATION
PREGNANT = Person(circumstances=(Circumstance(Exemption.PREGNANT, date(2026, 9, 1)),))
FIFTEEN = Person(born_on=date(2011, 1, 20))


def local(key, value, article="第九条"):
    return LocalParameter("0001", key, value, date(2020, 1, 1), None, article, "《某省条例》")


STRICT = Law(DAY, [local("recovery_breach_may_isolate", True)])

# The texts, written down a second time: measure, situation -> what, with which force, by whom, where.
MEANS = {
    ("treatment", "ordinary_breach"): [
        ("talk", "must", "street", DCL, "35"),
        ("keep_measure", "may", "street", DCL, "35"),
    ],
    ("treatment", "refusal"): [
        ("report", "must", "street", DRR, "21"),
        ("isolate", "may", "police", DCL, "38"),
    ],
    ("treatment", "severe_breach"): [
        ("report", "must", "street", DRR, "21"),
        ("isolate", "may", "police", DCL, "38"),
    ],
    ("treatment", "relapse"): [
        ("report", "must", "street", DRR, "21"),
        ("isolate", "may", "police", DCL, "38"),
    ],
    ("treatment", "breach_and_relapse"): [
        ("report", "must", "street", DRR, "21"),
        ("isolate", "may", "police", DCL, "38"),
    ],
    ("treatment", "serious_addiction"): [("isolate", "may", "police", DCL, "38")],
    ("treatment", "own_wish"): [
        ("isolate", "may", "police", DCL, "38"),
        ("keep_measure", "may", "street", DCL, "35"),
    ],
    ("recovery", "ordinary_breach"): [
        ("talk", "must", "street", DCL, "35"),
        ("keep_measure", "may", "street", DCL, "35"),
    ],
    ("recovery", "refusal"): [
        ("report", "must", "street", DCL, "48"),
        ("keep_measure", "may", "street", DRR, "38"),
        ("isolate", "may_not", "police", DRR, "38"),
    ],
    ("recovery", "severe_breach"): [
        ("report", "must", "street", DCL, "48"),
        ("keep_measure", "may", "street", DRR, "38"),
        ("isolate", "may_not", "police", DRR, "38"),
    ],
    ("recovery", "relapse"): [
        ("report", "must", "street", DCL, "48"),
        ("isolate", "may", "police", DCL, "38"),
    ],
    ("recovery", "breach_and_relapse"): [
        ("report", "must", "street", DCL, "48"),
        ("isolate", "may", "police", DCL, "38"),
        ("no_early_release", "must", "police", DRR, "38"),
    ],
    ("recovery", "serious_addiction"): [("keep_measure", "may", "street", DCL, "38")],
    ("recovery", "own_wish"): [
        ("isolate", "may", "police", DCL, "38"),
        ("keep_measure", "may", "street", DCL, "35"),
    ],
}


def shown(found):
    return [(str(c.deed), str(c.force), str(c.decider), c.source, c.article) for c in found]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("situation", Situation)
def test_each_situation_of_each_measure_means_what_the_texts_say(kind, situation):
    assert shown(consequences(kind, situation, NOBODY_KNOWN, LAW)) == MEANS[str(kind), str(situation)]


@pytest.mark.parametrize("situation", [Situation.REFUSAL, Situation.SEVERE_BREACH])
def test_breach_of_recovery_leads_to_isolation_only_by_the_other_reading(situation):
    plain = consequences(Kind.RECOVERY, situation, NOBODY_KNOWN, LAW)
    assert [c.force for c in plain if c.deed is Deed.ISOLATE] == [Force.MAY_NOT]
    strict = consequences(Kind.RECOVERY, situation, NOBODY_KNOWN, STRICT)
    (isolate,) = [c for c in strict if c.deed is Deed.ISOLATE]
    assert (isolate.force, isolate.source, isolate.article) == (Force.MAY, "《某省条例》", "第九条")
    assert isolate.reading == "recovery_breach_may_isolate"


def test_where_a_place_says_so_refusal_of_recovery_may_lead_to_community_treatment():
    law = Law(DAY, [local("recovery_refusal_may_treat", True, "38")])
    refused = consequences(Kind.RECOVERY, Situation.REFUSAL, NOBODY_KNOWN, law)
    assert shown(refused)[-1] == ("order_treatment", "may", "police", "《某省条例》", "38")
    breach = consequences(Kind.RECOVERY, Situation.SEVERE_BREACH, NOBODY_KNOWN, law)
    assert Deed.ORDER_TREATMENT not in {c.deed for c in breach}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("situation", Situation)
@pytest.mark.parametrize("law", [LAW, STRICT])
def test_nobody_who_is_pregnant_or_nursing_is_isolated_and_the_street_helps_more(kind, situation, law):
    nursing = Person(circumstances=(Circumstance(Exemption.NURSING, date(2026, 3, 1), date(2027, 3, 1)),))
    for person in (PREGNANT, nursing):
        found = consequences(kind, situation, person, law)
        assert (Deed.ISOLATE, Force.MAY) not in {(c.deed, c.force) for c in found}
        assert Deed.STRENGTHEN_HELP in {c.deed for c in found}


def test_under_sixteen_isolation_may_be_spared():
    found = consequences(Kind.TREATMENT, Situation.RELAPSE, FIFTEEN, LAW)
    assert shown(found) == [
        *MEANS["treatment", "relapse"],
        ("spare", "may", "police", DCL, "39"),
        ("strengthen_help", "must", "street", DCL, "39"),
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2027, 1, 19), True), (date(2027, 1, 20), True), (date(2027, 1, 21), False)],
)
def test_sixteen_is_reached_on_the_day_after_the_birthday(on, expected):
    assert bool(exemptions(FIFTEEN, Law(on))) is expected


def test_a_child_of_the_leap_day_is_under_one_until_its_birthday_in_a_common_year():
    assert last_day_of_nursing(date(2024, 2, 29), LAW) == date(2025, 2, 28)
    assert last_day_of_nursing(date(2025, 12, 31), LAW) == date(2026, 12, 31)


def test_a_circumstance_holds_on_its_days_alone():
    ended = Person(circumstances=(Circumstance(Exemption.PREGNANT, date(2026, 3, 1), date(2026, 11, 1)),))
    assert exemptions(ended, Law(date(2026, 2, 28))) == ()
    assert [e.kind for e in exemptions(ended, Law(date(2026, 3, 1)))] == [Exemption.PREGNANT]
    assert [e.kind for e in exemptions(ended, Law(date(2026, 11, 1)))] == [Exemption.PREGNANT]
    assert exemptions(ended, LAW) == ()


def test_whether_an_isolation_may_be_written_down():
    assert isolation(Kind.TREATMENT, Situation.REFUSAL, NOBODY_KNOWN, LAW) is Isolation.OPEN
    assert isolation(Kind.TREATMENT, Situation.REFUSAL, FIFTEEN, LAW) is Isolation.WEIGH_AGE
    assert isolation(Kind.TREATMENT, Situation.REFUSAL, PREGNANT, LAW) is Isolation.CLOSED
    assert isolation(Kind.RECOVERY, Situation.SEVERE_BREACH, NOBODY_KNOWN, LAW) is Isolation.WEIGH_READING
    assert isolation(Kind.RECOVERY, Situation.SEVERE_BREACH, NOBODY_KNOWN, STRICT) is Isolation.OPEN
    assert isolation(Kind.RECOVERY, Situation.RELAPSE, NOBODY_KNOWN, LAW) is Isolation.OPEN


@pytest.mark.parametrize(
    ("kind", "grounds", "code"),
    [
        (Kind.TREATMENT, Grounds(Situation.RELAPSE, PREGNANT, "公安机关已决定"), "isolation_does_not_apply"),
        (Kind.TREATMENT, Grounds(Situation.RELAPSE, FIFTEEN, "  "), "weighing_needed_age"),
        (Kind.RECOVERY, Grounds(Situation.SEVERE_BREACH), "weighing_needed_reading"),
    ],
)
def test_an_isolation_that_may_not_be_or_needs_its_reason_is_refused(kind, grounds, code):
    with pytest.raises(RuleBroken, match=f"orders.{code}"):
        check_isolation(facts(kind=kind), DAY, grounds, LAW)


def test_with_its_reason_it_is_written_down():
    check_isolation(facts(), DAY, Grounds(Situation.RELAPSE, FIFTEEN, "决定书已说明"), LAW)
    check_isolation(
        facts(kind=Kind.RECOVERY), DAY, Grounds(Situation.SEVERE_BREACH, weighed="决定书已说明"), LAW
    )
