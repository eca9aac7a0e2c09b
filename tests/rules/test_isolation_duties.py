"""Duties round an isolation, and papers before the end, as clocks of the work list."""

from dataclasses import replace
from datetime import date

from tests.rules.test_local_clocks import CHONGQING
from tests.rules.test_orders import LAW, TODAY, facts
from tests.rules.test_spells import SHANGHAI, spell
from waystation.rules.law import law_on
from waystation.rules.obligations import CaseFacts, ObligationState, RuleCode, obligations
from waystation.rules.obligations.isolation import SpellRow, papers_clocks, spell_clocks
from waystation.rules.orders import Act, SpellEnd, State

RUNNING = spell(decided_on=date(2024, 11, 20), served_on=date(2026, 10, 28), family_told_on=None)


def listed(row: SpellRow, on: date, law=LAW):
    held = law_on(on, law.local)
    case = CaseFacts(clocks=tuple(spell_clocks([row], held)))
    return {o.key.partition("/")[2]: o.state.value for o in obligations(case, on, held)}


def test_what_falls_due_while_somebody_is_in_isolation_and_who_must_act_is_in_its_reason():
    row = SpellRow(RUNNING)
    assert listed(row, date(2026, 10, 28)) == {"family": "open", "notice": "open", "end": "upcoming"}
    assert listed(row, date(2026, 11, 17)) == {"family": "overdue", "notice": "overdue", "end": "upcoming"}
    assert listed(row, date(2026, 11, 19)) == {"family": "overdue", "notice": "overdue", "end": "open"}
    proposed = SpellRow(replace(RUNNING, change_proposed_on=date(2026, 10, 30)))
    assert listed(proposed, date(2026, 11, 6))["change"] == "open"
    assert listed(proposed, date(2026, 11, 7))["change"] == "overdue"


def test_the_notice_opens_as_long_before_as_any_end_is_prepared():
    clock = next(c for c in spell_clocks([SpellRow(RUNNING)], LAW) if c.rule is RuleCode.ISOLATION_NOTICE)
    assert (clock.opens_on, clock.due_on) == (date(2026, 10, 17), date(2026, 11, 16))


def test_what_is_written_down_is_done_and_the_end_ends_what_was_asked_before_it():
    told = replace(RUNNING, family_told_on=date(2026, 10, 29), gate_notice_on=date(2026, 11, 10))
    over = replace(told, ended_on=date(2026, 11, 19), end=SpellEnd.EXPIRED)
    assert listed(SpellRow(over), date(2026, 12, 1)) == {"family": "done", "notice": "done", "end": "done"}
    bare = replace(RUNNING, served_on=None, ended_on=date(2026, 11, 1), end=SpellEnd.EARLY)
    assert listed(SpellRow(bare), date(2026, 12, 1)) == {"notice": "missed"}
    died = replace(bare, end=SpellEnd.DIED)
    assert listed(SpellRow(died), date(2026, 12, 1), SHANGHAI) == {}


def test_papers_are_asked_for_only_where_a_place_counts_workdays():
    over = replace(RUNNING, served_on=None, ended_on=date(2026, 10, 8), end=SpellEnd.EARLY)
    assert "papers" not in listed(SpellRow(over), TODAY)
    assert listed(SpellRow(over), date(2026, 10, 12), SHANGHAI)["papers"] == "open"
    assert listed(SpellRow(over), date(2026, 11, 2), SHANGHAI)["papers"] == "overdue"
    had = replace(over, papers_received_on=date(2026, 10, 10))
    assert listed(SpellRow(had), date(2026, 11, 2), SHANGHAI)["papers"] == "done"


def test_the_board_asks_for_notice_and_papers_itself():
    over = replace(RUNNING, served_on=date(2024, 11, 20), ended_on=date(2026, 10, 8), end=SpellEnd.EARLY)
    asked = listed(SpellRow(over), date(2026, 10, 12), SHANGHAI)
    assert asked.keys() == {"family", "notice", "papers"}
    asked = listed(SpellRow(over, on_the_board=True), date(2026, 10, 12), SHANGHAI)
    assert asked.keys() == {"family"}


def test_what_was_due_before_the_file_was_opened_is_not_asked_for_but_the_end_is():
    row = SpellRow(RUNNING, known_since=date(2026, 11, 18))
    assert listed(row, date(2026, 11, 19)) == {"end": "open"}
    told = replace(RUNNING, family_told_on=date(2026, 10, 29))
    assert listed(replace(row, facts=told), date(2026, 11, 19)) == {"family": "done", "end": "open"}


def test_papers_before_expiry_stand_on_the_list_only_where_a_place_says_so():
    told = facts()
    assert list(papers_clocks([told], LAW)) == []
    (clock,) = papers_clocks([told], CHONGQING)
    # The deadline of the order's own page, and open as long before as the release is prepared.
    assert (clock.opens_on, clock.due_on, clock.closes_on) == (
        date(2028, 4, 9),
        date(2028, 4, 28),
        date(2028, 5, 9),
    )

    def state(order, on):
        held = law_on(on, CHONGQING.local)
        case = CaseFacts(orders=(order,), clocks=tuple(papers_clocks([order], held)))
        found = obligations(case, on, held, only=frozenset({RuleCode.PAPERS}))
        return [o.state for o in found]

    assert state(told, date(2028, 4, 28)) == [ObligationState.OPEN]
    assert state(told, date(2028, 5, 1)) == [ObligationState.OVERDUE]
    sent = replace(told, acts=((Act.PAPERS_SENT, date(2028, 4, 20)),))
    assert state(sent, date(2028, 5, 1)) == [ObligationState.DONE]
    ended = replace(told, state=State.TERMINATED, ended_on=date(2028, 4, 20))
    assert state(ended, date(2028, 5, 1)) == [ObligationState.ENDED]
