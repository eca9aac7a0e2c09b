"""Leave and move as a trial sees them: duties of their own, ended with their order."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from waystation.rules.trial import case

ORDER = {
    "id": 1,
    "kind": "treatment",
    "years": 3,
    "served_on": "2025-12-20",
    "reported_on": "2026-01-01",
    "agreements": [{"signed_on": "2026-01-02"}],
}
MOVE = {
    "order": 1,
    "asked_on": "2026-04-02",
    "sent_on": "2026-04-05",
    "answered_on": "2026-04-10",
    "answer": "accepted",
    "reported_on": "2026-04-24",
}
LEAVE = {"order": 1, "told_on": "2026-04-01", "starts_on": "2026-04-02", "ends_on": "2026-04-10"}


def states(on: date, *, order: dict[str, Any] = ORDER, **facts: Any) -> dict[str, str]:
    found = case.tried(json.dumps({"orders": [order], **facts}), on)["obligations"]
    return {item["key"]: item["state"] for item in found if not item["key"].startswith("order:")}


def test_a_move_asks_for_a_new_agreement_and_an_old_one_does_not_do():
    assert states(date(2026, 5, 2), moves=[MOVE])["move:1/agreement"] == "overdue"
    signed = {**ORDER, "agreements": [*ORDER["agreements"], {"signed_on": "2026-04-30"}]}
    assert states(date(2026, 5, 2), order=signed, moves=[MOVE])["move:1/agreement"] == "done"


@pytest.mark.parametrize("answer", [{}, {"answered_on": "2026-04-10", "answer": "returned"}])
def test_without_acceptance_nobody_reports_elsewhere(answer):
    asked = {name: MOVE[name] for name in ("order", "asked_on", "sent_on")}
    assert "move:1/report" not in states(date(2026, 5, 2), moves=[{**asked, **answer}])


def test_a_leave_is_a_duty_to_return_and_ends_with_its_order():
    assert states(date(2026, 4, 20), leaves=[LEAVE]) == {"leave:1/return": "overdue"}
    back = {**LEAVE, "returned_on": "2026-04-08"}
    assert states(date(2026, 4, 20), leaves=[back]) == {"leave:1/return": "done"}
    ended = {**ORDER, "end": {"as": "terminated", "on": "2026-04-11"}}
    assert states(date(2026, 4, 20), order=ended, leaves=[LEAVE]) == {"leave:1/return": "ended"}
    earlier = {**ORDER, "end": {"as": "terminated", "on": "2026-04-09"}}
    assert states(date(2026, 4, 20), order=earlier, leaves=[LEAVE]) == {}
