from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules import orders
from waystation.rules.law import Law, LocalParameter, Source
from waystation.rules.orders import (
    Deadline,
    DeadlineState,
    Decider,
    Kind,
    OrderFacts,
    Severity,
    Standing,
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


def shown(found: tuple[Deadline, ...]):
    return [(d.code, d.due_on, d.days_left, d.state, d.why.params["article"]) for d in found]


def test_before_service_nothing_has_a_deadline():
    told = facts(state=State.REGISTERED, served_on=None, reported_on=None, agreed_on=None)
    assert orders.deadlines(told, LAW, TODAY) == ()


@pytest.mark.parametrize(
    ("kind", "served_on", "days_left", "state", "article"),
    [
        (Kind.TREATMENT, date(2026, 10, 20), 2, DeadlineState.COMING, "14"),
        (Kind.RECOVERY, date(2026, 10, 18), 0, DeadlineState.TODAY, "38"),
        (Kind.TREATMENT, date(2026, 10, 17), -1, DeadlineState.PASSED, "14"),
    ],
)
def test_sign_in_is_due_fifteen_days_after_service(kind, served_on, days_left, state, article):
    told = facts(
        kind=kind, state=State.AWAITING_SIGN_IN, served_on=served_on, reported_on=None, agreed_on=None
    )
    due_on = served_on + timedelta(days=15)
    (deadline,) = orders.deadlines(told, LAW, TODAY)
    assert shown((deadline,)) == [("sign_in", due_on, days_left, state, article)]
    assert deadline.title == "orders.deadline.sign_in"
    assert deadline.why.params["served_on"] == served_on
    assert deadline.why.params["value"] == 15


def test_the_four_deadlines_of_a_running_treatment():
    assert shown(orders.deadlines(facts(agreed_on=None), LAW, date(2025, 5, 18))) == [
        ("sign_in", date(2025, 5, 18), 0, DeadlineState.MET, "14"),
        ("agreement", date(2025, 5, 17), -1, DeadlineState.PASSED, "16"),
        ("expiry", date(2028, 5, 9), 1087, DeadlineState.COMING, "23"),
        ("release_notice", date(2028, 5, 16), 1094, DeadlineState.COMING, "23"),
    ]


def test_the_four_deadlines_of_a_recovery_that_was_released():
    told = facts(
        kind=Kind.RECOVERY,
        years=1,
        state=State.COMPLETED,
        served_on=date(2025, 4, 24),
        agreed_on=date(2025, 5, 18),
        ended_on=date(2026, 5, 9),
    )
    assert shown(orders.deadlines(told, LAW, date(2026, 5, 10))) == [
        ("sign_in", date(2025, 5, 9), -366, DeadlineState.MET_LATE, "38"),
        ("agreement", date(2025, 5, 17), -358, DeadlineState.MET_LATE, "38"),
        ("expiry", date(2026, 5, 9), -1, DeadlineState.MET, "40"),
        ("release_notice", date(2026, 5, 16), 6, DeadlineState.MET, "40"),
    ]


def test_a_deadline_rests_with_the_measure_and_ends_with_the_order():
    resting = facts(agreed_on=None, state=State.SUSPENDED, suspensions=(Suspension(date(2025, 5, 15)),))
    assert orders.deadlines(resting, LAW, TODAY)[1].state is DeadlineState.RESTING
    ended = facts(agreed_on=None, state=State.TERMINATED, ended_on=date(2025, 6, 1))
    assert [d.state for d in orders.deadlines(ended, LAW, TODAY)] == [
        DeadlineState.MET,
        DeadlineState.ENDED,
        DeadlineState.ENDED,
        DeadlineState.ENDED,
    ]


def test_a_place_with_a_shorter_deadline_shows_its_own_article():
    rows = [
        LocalParameter("0001", "report_deadline_days", 2, date(2020, 1, 1), None, "《某省条例》第三十三条"),
        LocalParameter("0001", "agreement_days", 3, date(2020, 1, 1), None, "《某省条例》第三十四条"),
    ]
    sign_in, agreement, *_rest = orders.deadlines(facts(), Law(TODAY, rows), TODAY)
    assert (sign_in.due_on, sign_in.state) == (date(2025, 5, 5), DeadlineState.MET_LATE)
    assert sign_in.why.params["article"] == "《某省条例》第三十三条"
    assert (agreement.due_on, agreement.why.code) == (date(2025, 5, 13), "orders.why.agreement_local")


def test_an_old_order_keeps_the_deadline_of_its_day():
    rows = [LocalParameter("0001", "report_deadline_days", 2, date(2025, 6, 1), None, "第三条")]
    assert orders.sign_in_due_on(facts(), Law(TODAY, rows)) == date(2025, 5, 18)


@pytest.mark.parametrize(
    ("given_facts", "today", "expected"),
    [
        ({"state": State.REGISTERED, "served_on": None}, TODAY, Standing.NOT_SERVED),
        (
            {"state": State.AWAITING_SIGN_IN, "reported_on": None},
            date(2025, 5, 18),
            Standing.AWAITING_SIGN_IN,
        ),
        ({"state": State.AWAITING_SIGN_IN, "reported_on": None}, date(2025, 5, 19), Standing.OVERDUE_SIGN_IN),
        (
            {"state": State.AWAITING_SIGN_IN, "served_on": None, "reported_on": None},
            TODAY,
            Standing.AWAITING_SIGN_IN,
        ),
        ({"agreed_on": None}, TODAY, Standing.AWAITING_AGREEMENT),
        ({}, TODAY, Standing.RUNNING),
        ({}, date(2028, 4, 8), Standing.RUNNING),
        ({}, date(2028, 4, 9), Standing.EXPIRING),
        ({}, date(2028, 5, 9), Standing.EXPIRING),
        ({}, date(2028, 5, 10), Standing.EXPIRED_UNRELEASED),
        ({"agreed_on": None}, date(2028, 5, 10), Standing.EXPIRED_UNRELEASED),
        ({"state": State.SUSPENDED}, TODAY, Standing.PAUSED),
        ({"state": State.COMPLETED}, TODAY, Standing.RELEASED),
        ({"state": State.TERMINATED}, TODAY, Standing.TERMINATED),
        ({"state": State.TRANSFERRED_OUT}, TODAY, Standing.MOVED_AWAY),
        ({"state": State.IN_ISOLATION}, TODAY, Standing.IN_ISOLATION),
        ({"state": State.DECEASED}, TODAY, Standing.DECEASED),
        ({"reported_on": None}, TODAY, Standing.RUNNING),
    ],
)
def test_what_a_screen_says_of_an_order(given_facts, today, expected):
    assert orders.standing(facts(**given_facts), LAW, today) is expected


def test_a_missed_deadline_changes_no_state():
    late = facts(state=State.AWAITING_SIGN_IN, reported_on=None, agreed_on=None)
    before = replace(late)
    orders.deadlines(late, LAW, date(2030, 1, 1))
    orders.standing(late, LAW, date(2030, 1, 1))
    assert late == before


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 5, 9), None),
        (date(2025, 5, 10), (1, 1096)),
        (date(2028, 5, 9), (1096, 1096)),
        (date(2029, 1, 1), (1096, 1096)),
    ],
)
def test_the_day_of_the_term(today, expected):
    assert orders.day_of_term(facts(), LAW, today) == expected


def test_there_is_no_day_of_the_term_before_sign_in():
    assert orders.day_of_term(facts(reported_on=None), LAW, TODAY) is None
