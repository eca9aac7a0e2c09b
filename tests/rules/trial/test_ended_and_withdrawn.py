"""What ended or was taken back asks for nothing more, and takes nothing from what lives on."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from waystation.rules.problems import RuleBroken
from waystation.rules.trial import case

ORDER = {
    "id": 1,
    "kind": "treatment",
    "years": 3,
    "served_on": "2025-12-20",
    "reported_on": "2026-01-01",
    "agreements": [{"signed_on": "2026-01-02"}],
}
ENDED = {**ORDER, "end": {"as": "terminated", "on": "2026-03-05"}}
NEXT = {**ORDER, "id": 2, "served_on": "2026-03-06", "reported_on": "2026-03-06"}
MOVE = {"id": 1, "order": 1, "asked_on": "2026-04-02", "sent_on": "2026-04-05"}
ACCEPTED = {**MOVE, "answered_on": "2026-04-10", "answer": "accepted"}
LEAVE = {"id": 1, "told_on": "2026-04-01", "starts_on": "2026-04-02", "ends_on": "2026-04-10"}
AWAY = {"id": 1, "noticed_on": "2026-03-02", "from_on": "2026-03-01"}
COUNTED = {"as": "unpermitted", "on": "2026-03-03", "served_on": "2026-03-03", "confirmed_on": "2026-03-04"}


def tried(on: date, **facts: Any) -> dict[str, Any]:
    return case.tried(json.dumps({"orders": [ORDER], **facts}), on)


def states(on: date, **facts: Any) -> dict[str, str]:
    return {item["key"]: item["state"] for item in tried(on, **facts)["obligations"]}


@pytest.mark.parametrize(
    ("kind", "window"), [("contacts", "contact/2026-03-1"), ("tests", "screening/y1-01")]
)
def test_what_comes_after_the_end_of_an_order_fulfils_the_next_one(kind, window):
    record = {"id": 1, "held_on": "2026-03-10"}
    if kind == "tests":
        record = {"id": 1, "taken_on": "2026-03-10", "outcome": "negative"}
    found = states(date(2026, 4, 20), orders=[ENDED, NEXT], **{kind: [record]})
    assert found[f"order:2/{window}"] == "done"
    assert found["order:1/contact/2026-03-1"] == "ended"
    on_the_last_day = {**record, "held_on" if kind == "contacts" else "taken_on": "2026-03-05"}
    found = states(date(2026, 4, 20), orders=[ENDED], **{kind: [on_the_last_day]})
    of_its_kind = [state for key, state in found.items() if key.startswith(f"order:1/{window[:7]}")]
    assert of_its_kind == ["missed", "done_late", "ended"]


def test_a_record_named_for_a_duty_of_an_ended_order_goes_to_the_one_that_lives():
    talk = {"id": 1, "held_on": "2026-03-10", "for": "order:1/contact/2026-03-1"}
    assert (
        states(date(2026, 4, 20), orders=[ENDED, NEXT], contacts=[talk])["order:2/contact/2026-03-1"]
        == "done"
    )


def test_days_away_after_the_end_of_an_order_are_no_absence():
    away = {**AWAY, "finding": COUNTED}
    (order,) = tried(date(2026, 6, 1), orders=[ENDED], absences=[away])["orders"]
    assert order["counters"]["separate"][3]["count"] == 5
    assert order["counters"]["reached"] is False
    (living,) = tried(date(2026, 6, 1), absences=[away])["orders"]
    assert living["counters"]["separate"][3]["count"] == 93


def test_an_order_that_ended_rests_no_longer():
    local = {"key": "suspension_extends_term", "value": True, "since": "2020-01-01", "source": "X"}
    resting = {**ENDED, "suspensions": [{"from_on": "2026-02-24"}]}
    (order,) = tried(date(2026, 6, 1), orders=[resting], local_rules=[local])["orders"]
    assert (order["term"]["rested_days"], order["term"]["last_day"]) == (10, "2029-01-10")


def test_a_suspension_hides_neither_the_last_day_nor_the_duties_of_offices():
    resting = {**ORDER, "suspensions": [{"from_on": "2028-12-01"}], "agreements": []}
    (order,) = tried(date(2029, 1, 20), orders=[resting])["orders"]
    found = {one["code"]: one["state"] for one in order["deadlines"]}
    assert found == {"sign_in": "met", "agreement": "passed", "expiry": "passed", "release_notice": "passed"}
    early = {**resting, "suspensions": [{"from_on": "2026-01-05"}]}
    (order,) = tried(date(2026, 2, 1), orders=[early])["orders"]
    assert {one["code"]: one["state"] for one in order["deadlines"]}["agreement"] == "resting"


def test_duties_of_what_was_withdrawn_have_ended_and_stay_on_the_list():
    on = date(2026, 5, 1)
    assert states(on, moves=[MOVE])["move:1/answer"] == "overdue"
    assert states(on, moves=[{**MOVE, "withdrawn_on": "2026-04-08"}])["move:1/answer"] == "ended"
    assert states(on, moves=[{**ACCEPTED, "withdrawn_on": "2026-04-12"}])["move:1/report"] == "ended"
    assert states(on, leaves=[{**LEAVE, "withdrawn_on": "2026-04-12"}])["leave:1/return"] == "ended"
    refused = {**LEAVE, "decision": "refused", "decided_on": "2026-04-01", "withdrawn_on": "2026-04-12"}
    assert "leave:1/return" not in states(on, leaves=[refused])
    taken_back = {**AWAY, "withdrawn_on": "2026-03-04"}
    objection = {"against": "absence", "id": 1, "made_on": "2026-03-03"}
    found = states(on, absences=[taken_back], objections=[objection])
    assert (found["absence:1/hear"], found["absence:1/objection/1"]) == ("ended", "ended")


def test_a_move_that_was_reported_is_not_taken_back():
    moved = {**ACCEPTED, "reported_on": "2026-04-20", "withdrawn_on": "2026-04-22"}
    with pytest.raises(RuleBroken) as refused:
        tried(date(2026, 5, 1), moves=[moved])
    assert (refused.value.code, refused.value.params["path"]) == (
        "trial.moved_already",
        "moves[0].withdrawn_on",
    )


def test_the_new_agreement_of_a_move_that_names_no_order_is_found():
    moved = {name: value for name, value in ACCEPTED.items() if name != "order"}
    signed = {**ORDER, "agreements": [{"signed_on": "2026-01-02"}, {"signed_on": "2026-04-22"}]}
    found = states(date(2026, 5, 1), orders=[signed], moves=[{**moved, "reported_on": "2026-04-20"}])
    assert found["move:1/agreement"] == "done"


def test_each_objection_waits_for_its_own_answer():
    first = {"against": "absence", "id": 1, "made_on": "2026-03-05"}
    second = {**first, "made_on": "2026-03-20", "decided_on": "2026-03-22"}
    found = states(date(2026, 4, 1), absences=[AWAY], objections=[second, first])
    assert (found["absence:1/objection/1"], found["absence:1/objection/2"]) == ("overdue", "done")


def test_a_positive_test_that_fell_on_objection_is_no_relapse():
    test = {"id": 1, "taken_on": "2026-02-01", "outcome": "positive"}
    objection = {"against": "test", "id": 1, "made_on": "2026-02-02"}

    def situations(**decided: Any) -> list[str]:
        (order,) = tried(date(2026, 3, 1), tests=[test], objections=[{**objection, **decided}])["orders"]
        return [one["situation"] for one in order["situations"]]

    assert situations() == ["relapse"]
    assert situations(decided_on="2026-02-10") == ["relapse"]
    assert situations(decided_on="2026-02-10", upheld=True) == []


def test_two_figures_of_one_place_and_day_are_refused_whatever_their_order():
    one = {"key": "agreement_days", "value": 3, "since": "2020-01-01", "source": "X"}
    for rules in ([one, {**one, "value": 5}], [{**one, "value": 5}, one]):
        with pytest.raises(RuleBroken) as refused:
            tried(date(2026, 3, 1), local_rules=rules)
        assert refused.value.code == "trial.two_figures"
    nearer = {**one, "value": 5, "level": 2}
    assert tried(date(2026, 3, 1), local_rules=[one, nearer]) == tried(
        date(2026, 3, 1), local_rules=[nearer, one]
    )
