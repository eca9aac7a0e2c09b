"""Whatever happens to a person, and in whichever order it is written down: histories made by chance.

A machine serves orders, signs people in (early, late, on leap days and month ends), records tests and talks
(also two on one day), suspensions, leaves, absences and objections, takes records back, ends orders and lets
time pass. After each step the list of duties and the counters must keep what is promised.
"""

from __future__ import annotations

import copy
import json
import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from waystation.rules import contacts, screening
from waystation.rules.orders import Kind
from waystation.rules.trial import case

DAY = timedelta(days=1)
#: Beginnings that have made calendars stumble, and ordinary ones.
STARTS = st.sampled_from(
    [date(2024, 2, 29), date(2024, 1, 31), date(2023, 12, 31), date(2024, 8, 30), date(2025, 3, 1)]
)
#: Lists whose order in the text must be nothing.
LISTS = ("tests", "contacts", "leaves", "absences", "objections", "not_possible", "orders")
WINDOWED = ("screening.planned", "contact.monthly")
OVER = {"done", "done_late", "missed", "excused", "not_possible", "ended"}
FINDINGS = st.sampled_from([None, "evaded", "refused", "neither"])


class History(RuleBasedStateMachine):
    """One person's history as it grows."""

    facts: dict[str, Any]
    today: date

    @initialize(start=STARTS, kind=st.sampled_from(Kind), years=st.integers(1, 3))
    def first_order(self, start: date, kind: Kind, years: int) -> None:
        self.today = start
        self.numbers = iter(range(1, 10_000))
        self.facts = {name: [] for name in LISTS}
        self._serve(kind, years)

    def _serve(self, kind: Kind, years: int) -> None:
        self.facts["orders"].append(
            {
                "id": next(self.numbers),
                "kind": kind.value,
                "years": 3 if kind is Kind.TREATMENT else years,
                "served_on": self.today.isoformat(),
                "agreements": [],
                "suspensions": [],
            }
        )

    @property
    def order(self) -> dict[str, Any]:
        """The order that came last."""
        return self.facts["orders"][-1]

    @property
    def runs(self) -> bool:
        """Whether it lives and the person has signed in."""
        return "reported_on" in self.order and "end" not in self.order

    def _ago(self, days: int) -> date:
        """A day up to today on which something of the living order can have happened."""
        return max(date.fromisoformat(self.order["served_on"]), self.today - days * DAY)

    def tried(self, facts: dict[str, Any] | None = None) -> dict[str, Any]:
        return case.tried(json.dumps(facts or self.facts), self.today)

    @rule(days=st.sampled_from([1, 2, 7, 14, 16, 28, 31, 45, 90, 200]))
    def time_passes(self, days: int) -> None:
        self.today += days * DAY

    @precondition(lambda self: "reported_on" not in self.order and "end" not in self.order)
    @rule(ago=st.integers(0, 20))
    def signs_in(self, ago: int) -> None:
        self.order["reported_on"] = self._ago(ago).isoformat()

    @precondition(lambda self: self.runs)
    @rule()
    def signs_the_agreement(self) -> None:
        self.order["agreements"].append({"signed_on": self.today.isoformat()})

    @precondition(lambda self: self.runs)
    @rule(ago=st.integers(0, 60), lasts=st.none() | st.integers(0, 40))
    def rests(self, ago: int, lasts: int | None) -> None:
        began = self._ago(ago)
        spell = {"from_on": began.isoformat()}
        if lasts is not None:
            spell["to_on"] = min(self.today, began + lasts * DAY).isoformat()
        self.order["suspensions"].append(spell)

    @precondition(lambda self: self.runs)
    @rule(how=st.sampled_from(["completed", "terminated", "in_isolation"]))
    def ends(self, how: str) -> None:
        self.order["end"] = {"as": how, "on": self.today.isoformat()}

    @precondition(lambda self: "end" in self.order and len(self.facts["orders"]) < 3)
    @rule(kind=st.sampled_from(Kind), years=st.integers(1, 3))
    def gets_another_order(self, kind: Kind, years: int) -> None:
        self._serve(kind, years)

    def _added(self, name: str, record: dict[str, Any]) -> None:
        """Record something; take it back, and the list is what it was; record it again."""
        before = self.tried()
        self.facts[name].append(record)
        self.tried()
        self.facts[name].pop()
        assert self.tried() == before
        if name in {"tests", "contacts"}:
            self.facts[name].append({**record, "withdrawn": True})
            assert self.tried()["obligations"] == before["obligations"]
            self.facts[name].pop()
        self.facts[name].append(record)

    @precondition(lambda self: self.runs)
    @rule(
        ago=st.integers(0, 70),
        outcome=st.sampled_from(screening.Outcome),
        miss=st.sampled_from(screening.MissKind),
        finding=FINDINGS,
        whole=st.booleans(),
        twice=st.booleans(),
    )
    def is_tested(
        self, ago: int, outcome: str, miss: str, finding: str | None, *, whole: bool, twice: bool
    ) -> None:
        on = max(self._ago(ago), date.fromisoformat(self.order["reported_on"])).isoformat()
        record: dict[str, Any] = {"taken_on": on, "outcome": str(outcome)}
        if outcome == "missed":
            record["miss"] = str(miss)
        if finding and outcome in {"missed", "refused"}:
            record["finding"] = {"as": finding, "on": on}
            if whole:
                record["finding"] |= {"served_on": on, "confirmed_on": on}
        for _ in range(1 + twice):
            self._added("tests", {"id": next(self.numbers), **record})

    @precondition(lambda self: self.runs)
    @rule(
        ago=st.integers(0, 40), kind=st.sampled_from(contacts.Kind), outcome=st.sampled_from(contacts.Outcome)
    )
    def is_met(self, ago: int, kind: str, outcome: str) -> None:
        record = {"held_on": self._ago(ago).isoformat(), "kind": str(kind), "outcome": str(outcome)}
        self._added("contacts", {"id": next(self.numbers), **record})

    @precondition(lambda self: self.runs)
    @rule(ago=st.integers(-20, 40), days=st.integers(0, 70), longer=st.integers(0, 40), back=st.booleans())
    def is_on_leave(self, ago: int, days: int, longer: int, *, back: bool) -> None:
        starts = self.today - ago * DAY
        ends = starts + days * DAY
        told = min(starts, self.today).isoformat()
        record: dict[str, Any] = {
            "told_on": told,
            "starts_on": starts.isoformat(),
            "ends_on": ends.isoformat(),
        }
        if longer:
            until = (ends + longer * DAY).isoformat()
            record["extensions"] = [{"told_on": self.today.isoformat(), "until": until}]
        if back and starts <= self.today:
            record["returned_on"] = self.today.isoformat()
        self._added("leaves", {"id": next(self.numbers), **record})

    @precondition(lambda self: self.runs)
    @rule(ago=st.integers(0, 80), days=st.none() | st.integers(0, 40), found=st.booleans())
    def is_away(self, ago: int, days: int | None, *, found: bool) -> None:
        began = self._ago(ago)
        record: dict[str, Any] = {"from_on": began.isoformat(), "noticed_on": self.today.isoformat()}
        if days is not None:
            record["to_on"] = min(self.today, began + days * DAY).isoformat()
        if found:
            day = self.today.isoformat()
            record["finding"] = {"as": "unpermitted", "on": day, "served_on": day, "confirmed_on": day}
        self._added("absences", {"id": next(self.numbers), **record})

    @precondition(lambda self: self.facts["tests"])
    @rule(which=st.integers(0, 100), open_=st.booleans(), upheld=st.booleans())
    def objects(self, which: int, *, open_: bool, upheld: bool) -> None:
        test = self.facts["tests"][which % len(self.facts["tests"])]
        record = {"against": "test", "id": test["id"], "made_on": test["taken_on"]}
        if not open_:
            record |= {"decided_on": self.today.isoformat(), "upheld": upheld}
        self._added("objections", record)

    @precondition(lambda self: any(self.facts[name] for name in ("tests", "contacts")))
    @rule(name=st.sampled_from(["tests", "contacts"]), which=st.integers(0, 100))
    def takes_a_record_back(self, name: str, which: int) -> None:
        if self.facts[name]:
            self.facts[name].pop(which % len(self.facts[name]))

    @rule(which=st.integers(0, 500))
    def could_not_be_done(self, which: int) -> None:
        keys = [item["key"] for item in self.tried()["obligations"] if item["state"] in {"open", "overdue"}]
        if keys and keys[which % len(keys)] not in {one["key"] for one in self.facts["not_possible"]}:
            entry = {
                "key": keys[which % len(keys)],
                "reason": "no_staff",
                "entered_on": self.today.isoformat(),
            }
            self._added("not_possible", entry)

    @invariant()
    def the_order_of_facts_is_nothing_and_asking_again_changes_nothing(self) -> None:
        mixed = copy.deepcopy(self.facts)
        shuffle = random.Random(len(json.dumps(self.facts))).shuffle
        for name in LISTS:
            shuffle(mixed[name])
        for order in mixed["orders"]:
            shuffle(order["suspensions"])
            shuffle(order["agreements"])
        assert self.tried(mixed) == self.tried()

    @invariant()
    def each_duty_stands_once_where_its_days_say(self) -> None:
        found = self.tried()["obligations"]
        assert len({item["key"] for item in found}) == len(found)
        today = self.today.isoformat()
        for item in found:
            assert item["opens_on"] <= item["due_on"] <= (item["closes_on"] or "9999")
            assert (item["state"] in {"done", "done_late"}) is (item["done"] is not None)
            if item["state"] == "upcoming":
                assert today < item["opens_on"]
            if item["state"] == "open":
                assert item["opens_on"] <= today <= item["due_on"]
            if item["state"] == "overdue":
                assert item["due_on"] < today
            if item["state"] == "missed":
                # What can be done while its order lives is missed when that ended after the due day.
                assert (item["closes_on"] or item["due_on"]) < today
            if item["closes_on"] and item["closes_on"] < today and item["state"] not in OVER:
                # Only an absence nobody has qualified keeps an item on the list: the office's debt.
                assert (item["state"], item["note"]["code"]) == (
                    "overdue",
                    "obligations.note.evidence_awaited",
                )

    @invariant()
    def nothing_counts_twice(self) -> None:
        done = [
            item["done"] for item in self.tried()["obligations"] if item["rule"] in WINDOWED and item["done"]
        ]
        assert len({(by["kind"], by["id"]) for by in done}) == len(done)
        for order in self.tried()["orders"]:
            counted = order["counters"]
            (together,) = (one for one in counted["together"] if one["counter"] == "tests")
            apart = [one for one in counted["separate"] if one["counter"] in {"evaded", "refused"}]
            assert sorted(together["facts"]) == sorted(number for one in apart for number in one["facts"])
            left_out = {one["id"] for one in counted["not_counted"] if one["record"] == "test"}
            assert not left_out & set(together["facts"])
            times, days = counted["separate"][2:]
            assert times["count"] <= len(times["facts"])
            assert days["count"] <= self._days_away()

    def _days_away(self) -> int:
        """Every day on which somebody says the person was away, once."""
        away: set[date] = set()
        for one in self.facts["absences"]:
            first = date.fromisoformat(one["from_on"])
            last = date.fromisoformat(one["to_on"]) if "to_on" in one else self.today
            away |= {first + n * DAY for n in range((last - first).days + 1)}
        return len(away)

    @invariant()
    def no_record_loses_a_duty(self) -> None:
        bare = {name: self.facts[name] if name == "orders" else [] for name in LISTS}
        # Each leave and each absence brings a duty of its own; none takes one away.
        asked, found = self.tried(bare)["obligations"], self.tried()["obligations"]
        assert _keys(found, looks=False) >= _keys(asked, looks=False)
        # But the one to look for somebody: a contact or a leave ends the silence or lets it begin later.
        silent = {key.split("/")[0]: key for key in _keys(asked, looks=True)}
        assert all(key >= silent[key.split("/")[0]] for key in _keys(found, looks=True))


def _keys(found: list[dict[str, Any]], *, looks: bool) -> set[str]:
    """The keys of the duties to look for somebody (``looks``), or of all others."""
    return {item["key"] for item in found if (item["rule"] == "lost.look") is looks}


_QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
TestAnyHistory = History.TestCase
TestAnyHistory.settings = settings(
    max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=_QUIET
)


@pytest.mark.slow
class TestManyHistories(History.TestCase):
    """The same with many more."""

    settings = settings(max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=_QUIET)
