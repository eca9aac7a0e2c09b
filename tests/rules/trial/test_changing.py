"""What if: changes are made to a copy, and what differs is told duty by duty."""

from __future__ import annotations

import json
from datetime import date

import pytest

from waystation.rules.trial import case
from waystation.rules.trial.changing import Change, Sort, What, changed, differences

ON = date(2026, 4, 20)
FACTS = {
    "orders": [
        {"id": 1, "kind": "treatment", "years": 3, "served_on": "2026-03-02", "reported_on": "2026-03-10"},
    ]
}


def tried(*changes: Change):
    return case.tried(json.dumps(changed(FACTS, changes)), ON)


def keys(sort: Sort, *changes: Change) -> list[str]:
    found = (one for one in differences(tried(), tried(*changes)) if one.sort is sort)
    return [(one.after or one.before)["key"] for one in found]


def test_nothing_changed_nothing_differs_and_the_facts_stay_as_they_are():
    before = json.dumps(FACTS)
    assert differences(tried(), tried()) == ()
    changed(FACTS, [Change(What.DAY, {"reported_on": "2026-03-12"})])
    assert json.dumps(FACTS) == before


@pytest.mark.parametrize(
    ("change", "others", "looks"),
    [
        (
            Change(What.TEST, {"taken_on": "2026-04-12", "outcome": "negative"}),
            ["order:1/screening/y1-01"],
            [],
        ),
        (Change(What.CONTACT, {"held_on": "2026-04-12"}), ["order:1/contact/2026-04-1"], []),
        (Change(What.CONTACT, {"held_on": "2026-04-12", "met": "family"}), [], ["lost:1/2026-03-10"]),
        # Two days later than the sign-in: who has not been seen since has to be looked for from 12 April.
        (Change(What.DAY, {"agreed_on": "2026-03-12"}), ["order:1/agreement"], ["lost:1/2026-03-12"]),
    ],
)
def test_a_record_changes_exactly_its_duty_and_whether_to_look_for_somebody(change, others, looks):
    before = ["lost:1/2026-03-10"]
    assert keys(Sort.OTHER, change) == others
    assert keys(Sort.NEW, change) == [key for key in looks if key not in before]
    assert keys(Sort.GONE, change) == [key for key in before if key not in looks]


def test_a_later_sign_in_moves_every_duty_of_the_term_and_drops_what_no_longer_lies_in_it():
    change = Change(What.DAY, {"reported_on": "2026-03-20"})
    assert keys(Sort.GONE, change) == ["order:1/contact/2026-03-1", "lost:1/2026-03-10"]
    assert keys(Sort.NEW, change) == ["lost:1/2026-03-20"]
    assert "order:1/expiry" in keys(Sort.OTHER, change)


def test_an_end_leaves_nothing_to_do_and_another_order_brings_its_own():
    ended = Change(What.DAY, {"ended_on": "2026-04-15"})
    assert "order:1/screening/y1-03" in keys(Sort.GONE, ended)
    order = {"id": 2, "kind": "recovery", "years": 2, "served_on": "2026-04-16"}
    assert keys(Sort.NEW, ended, Change(What.ORDER, order)) == ["order:2/sign_in"]


def test_a_rest_goes_to_the_last_order_and_needs_one():
    rest = Change(What.SUSPENSION, {"from_on": "2026-04-01"})
    assert tried(rest)["orders"][0]["state"] == "suspended"
    assert changed({}, [rest, Change(What.DAY, {"served_on": "2026-04-01"})]) == {}
