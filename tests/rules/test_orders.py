from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules import orders
from waystation.rules.law import Law, LocalParameter, Source
from waystation.rules.orders import (
    Decider,
    Kind,
    OrderFacts,
    Severity,
    State,
    Step,
    Suspension,
)
from waystation.rules.problems import RuleBroken

TODAY = date(2026, 11, 2)
LAW = Law(TODAY)
DCL, DRR, HOUSE, REVIEW = Source.DRUG_CONTROL_LAW, Source.REGULATION, Source.HOUSE, Source.REVIEW
EXTENDS = LocalParameter("0001", "suspension_extends_term", True, date(2011, 6, 26), None, "第九条")


def facts(**given):
    told = {
        "id": 12,
        "kind": Kind.TREATMENT,
        "state": State.RUNNING,
        "years": 3,
        "served_on": date(2025, 5, 3),
        "reported_on": date(2025, 5, 10),
        "agreed_on": date(2025, 5, 12),
    }
    return OrderFacts(**(told | given))


# The lawful steps, read from the texts. One line: from, step, to, who decides, source, article of
# treatment, article of recovery (None: not lawful for that kind).
STEPS = [
    ("registered", "serve", "awaiting_sign_in", "police", DRR, "13", "37"),
    ("registered", "revoke", "terminated", "review", REVIEW, "", ""),
    ("registered", "record_death", "deceased", "nobody", HOUSE, "", ""),
    ("awaiting_sign_in", "sign_in", "running", "street", DRR, "14", "38"),
    ("awaiting_sign_in", "transfer_out", "transferred_out", "street", DRR, "22", "22"),
    ("awaiting_sign_in", "terminate", "terminated", "police", DRR, "24", "24"),
    ("awaiting_sign_in", "isolate", "in_isolation", "police", DCL, "38", None),
    ("awaiting_sign_in", "revoke", "terminated", "review", REVIEW, "", ""),
    ("awaiting_sign_in", "record_death", "deceased", "nobody", HOUSE, "", ""),
    ("running", "sign_agreement", "running", "street", DRR, "16", "38"),
    ("running", "suspend", "suspended", "police", DRR, "24", "24"),
    ("running", "complete", "completed", "police", DRR, "23", "40"),
    ("running", "transfer_out", "transferred_out", "street", DRR, "22", "22"),
    ("running", "terminate", "terminated", "police", DRR, "24", "24"),
    ("running", "isolate", "in_isolation", "police", DCL, "38", "38"),
    ("running", "revoke", "terminated", "review", REVIEW, "", ""),
    ("running", "record_death", "deceased", "nobody", HOUSE, "", ""),
    ("suspended", "resume", "running", "police", DRR, "24", "24"),
    ("suspended", "complete", "completed", "police", DRR, "23", "40"),
    ("suspended", "terminate", "terminated", "police", DRR, "24", "24"),
    ("suspended", "isolate", "in_isolation", "police", DCL, "38", "38"),
    ("suspended", "revoke", "terminated", "review", REVIEW, "", ""),
    ("suspended", "record_death", "deceased", "nobody", HOUSE, "", ""),
]
LAWFUL = {
    (kind, before, step): (after, decider, source, article)
    for before, step, after, decider, source, treatment, recovery in STEPS
    for kind, article in (("treatment", treatment), ("recovery", recovery))
    if article is not None
} | {
    (str(kind), str(state), "correct"): (str(state), "street", HOUSE, "") for kind in Kind for state in State
}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_every_step_from_every_state_is_lawful_with_its_source_or_refused(kind, state, step):
    expected = LAWFUL.get((str(kind), str(state), str(step)))
    if expected is None:
        with pytest.raises(RuleBroken) as refused:
            orders.next_state(kind, state, step)
        assert refused.value.code == "orders.step_not_lawful"
        assert refused.value.params == {"kind": kind, "state": state, "step": step}
    else:
        way = orders.way(kind, state, step)
        assert (way.to, way.decider, way.source, way.article) == expected
        assert orders.next_state(kind, state, step) is way.to


def test_everything_that_hurts_is_decided_outside_the_house():
    harmful = {Step.SUSPEND, Step.TERMINATE, Step.ISOLATE}
    deciders = {way.decider for (_kind, _state, step), way in orders.WAYS.items() if step in harmful}
    assert deciders == {Decider.POLICE}


def test_no_step_leads_out_of_an_ended_state():
    for (_kind, state, step), way in orders.WAYS.items():
        if not state.is_open:
            assert step is Step.CORRECT
            assert way.to is state


def test_the_buttons_of_a_page_are_the_lawful_steps():
    assert orders.steps_from(Kind.RECOVERY, State.AWAITING_SIGN_IN) == (
        Step.SIGN_IN,
        Step.TERMINATE,
        Step.TRANSFER_OUT,
        Step.REVOKE,
        Step.RECORD_DEATH,
        Step.CORRECT,
    )
    assert orders.steps_from(Kind.TREATMENT, State.DECEASED) == (Step.CORRECT,)


def test_a_state_is_the_replay_of_its_steps():
    steps = [Step.SERVE, Step.SIGN_IN, Step.SIGN_AGREEMENT, Step.SUSPEND, Step.RESUME, Step.COMPLETE]
    assert orders.replay(Kind.TREATMENT, []) is State.REGISTERED
    assert orders.replay(Kind.TREATMENT, steps) is State.COMPLETED
    # The release was recorded by mistake and is withdrawn.
    assert orders.replay(Kind.TREATMENT, steps[:-1]) is State.RUNNING
    # Without the suspension nothing can be resumed.
    with pytest.raises(RuleBroken, match=r"orders\.step_not_lawful"):
        orders.replay(Kind.TREATMENT, steps[:3] + steps[4:])


@pytest.mark.parametrize(
    ("kind", "years", "first", "last", "article"),
    [
        (Kind.TREATMENT, 3, date(2025, 5, 10), date(2028, 5, 9), "14"),
        (Kind.RECOVERY, 3, date(2024, 2, 29), date(2027, 2, 27), "37"),
        (Kind.RECOVERY, 2, date(2025, 3, 1), date(2027, 2, 28), "37"),
        (Kind.RECOVERY, 1, date(2023, 3, 1), date(2024, 2, 29), "37"),
    ],
)
def test_the_term_runs_from_the_day_of_reporting(kind, years, first, last, article):
    computed = orders.term(facts(kind=kind, years=years, reported_on=first, served_on=first), LAW)
    assert (computed.starts_on, computed.last_day) == (first, last)
    assert computed.why.code == f"orders.why.term_{kind}"
    assert computed.why.params == {
        "source": "law.source.drr",
        "article": article,
        "value": 3,
        "starts_on": first,
        "last_day": last,
        "years": years,
    }


def test_there_is_no_term_before_sign_in():
    assert orders.term(facts(state=State.AWAITING_SIGN_IN, reported_on=None), LAW) is None


def test_credited_days_shorten_the_term_but_never_below_its_first_day():
    assert orders.term(facts(credited_days=30), LAW).last_day == date(2028, 4, 9)
    assert orders.term(facts(credited_days=5000), LAW).last_day == date(2025, 5, 10)


def test_suspended_days_lengthen_the_term_only_where_the_place_says_so():
    rested = facts(
        suspensions=(
            Suspension(date(2026, 1, 1), date(2026, 1, 10)),
            Suspension(date(2026, 1, 5), date(2026, 1, 20)),
            Suspension(date(2025, 1, 1), date(2025, 2, 1)),
        )
    )
    assert orders.term(rested, LAW).last_day == date(2028, 5, 9)
    assert orders.term(rested, Law(TODAY, [EXTENDS])).last_day == date(2028, 5, 29)


def test_an_open_suspension_lengthens_the_term_day_by_day():
    resting = facts(state=State.SUSPENDED, suspensions=(Suspension(date(2026, 10, 31)),))
    assert orders.term(resting, Law(TODAY, [EXTENDS])).last_day == date(2028, 5, 12)
    assert orders.term(resting, Law(TODAY, [EXTENDS]).at(date(2026, 11, 3))).last_day == date(2028, 5, 13)


@given(
    st.dates(date(2011, 6, 26), date(2060, 1, 1)),
    st.integers(1, 3),
    st.integers(0, 4000),
    st.lists(st.tuples(st.integers(-400, 1500), st.integers(0, 400)), max_size=4),
)
def test_no_term_ends_before_it_starts(reported_on, years, credited, rests):
    day = timedelta(days=1)
    suspensions = tuple(
        Suspension(reported_on + a * day, reported_on + (a + length) * day) for a, length in rests
    )
    told = facts(
        kind=Kind.RECOVERY,
        years=years,
        served_on=reported_on,
        reported_on=reported_on,
        credited_days=credited,
        suspensions=suspensions,
    )
    plain = orders.term(told, LAW)
    longer = orders.term(told, Law(date(2070, 1, 1), [EXTENDS]))
    assert plain.starts_on == reported_on <= plain.last_day <= longer.last_day


@pytest.mark.parametrize(("kind", "years"), [(Kind.TREATMENT, range(3, 4)), (Kind.RECOVERY, range(1, 4))])
def test_the_years_an_order_may_have(kind, years):
    assert orders.allowed_years(kind, LAW) == years


FINE = facts(
    family_served_on=date(2025, 5, 3),
    printed_from=date(2025, 5, 10),
    printed_to=date(2028, 5, 9),
    suspensions=(Suspension(date(2026, 2, 1), date(2026, 2, 1)), Suspension(date(2026, 3, 1))),
)


def test_good_dates_show_nothing():
    assert orders.check_dates(FINE, LAW, TODAY) == ()
    assert orders.check_dates(facts(reported_on=None, agreed_on=None, served_on=None), LAW, TODAY) == ()


@pytest.mark.parametrize(
    ("given_facts", "code", "severity", "field"),
    [
        (
            {"served_on": date(2026, 11, 3), "reported_on": None, "agreed_on": None},
            "future_served",
            "error",
            "served_on",
        ),
        ({"family_served_on": date(2026, 11, 3)}, "future_family_served", "error", "family_served_on"),
        (
            {"served_on": date(2026, 11, 2), "reported_on": date(2026, 11, 3), "agreed_on": None},
            "future_report",
            "error",
            "reported_on",
        ),
        ({"agreed_on": date(2026, 11, 3)}, "future_agreement", "error", "agreed_on"),
        ({"ended_on": date(2026, 11, 3)}, "future_end", "error", "ended_on"),
        (
            {"served_on": date(2008, 5, 31), "reported_on": None, "agreed_on": None},
            "served_before_law",
            "error",
            "served_on",
        ),
        ({"served_on": None}, "served_missing", "warning", "served_on"),
        ({"served_on": date(2025, 5, 11)}, "report_before_served", "error", "reported_on"),
        ({"served_on": date(2025, 4, 24)}, "report_late", "warning", "reported_on"),
        ({"reported_on": None}, "agreed_without_report", "warning", "agreed_on"),
        ({"agreed_on": date(2025, 5, 9)}, "agreed_before_report", "warning", "agreed_on"),
        ({"ended_on": date(2025, 5, 9)}, "ended_before_start", "error", "ended_on"),
        (
            {"suspensions": (Suspension(date(2026, 2, 2), date(2026, 2, 1)),)},
            "suspension_backwards",
            "error",
            "suspensions",
        ),
        ({"years": 2}, "years_not_allowed", "error", "years"),
        ({"kind": Kind.RECOVERY, "years": 4}, "years_not_allowed", "error", "years"),
        ({"kind": Kind.RECOVERY, "years": 0}, "years_not_allowed", "error", "years"),
        (
            {"printed_from": date(2025, 5, 3), "printed_to": date(2025, 5, 2)},
            "printed_backwards",
            "error",
            "printed_to",
        ),
        ({"printed_to": date(2028, 5, 2)}, "printed_dates_differ", "warning", "printed_to"),
    ],
)
def test_each_odd_date_is_found_alone(given_facts, code, severity, field):
    findings = orders.check_dates(facts(**given_facts), LAW, TODAY)
    assert [(f.code, f.severity, f.field) for f in findings] == [(f"orders.{code}", severity, field)]


def test_the_fifteenth_day_after_service_is_in_time():
    assert orders.check_dates(facts(served_on=date(2025, 4, 25)), LAW, TODAY) == ()


def test_signing_in_and_agreeing_on_the_day_of_service_is_fine():
    day = date(2026, 11, 2)
    assert orders.check_dates(facts(served_on=day, reported_on=day, agreed_on=day), LAW, TODAY) == ()
    assert Severity.ERROR != Severity.WARNING
