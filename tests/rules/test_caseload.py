"""The weight of a file and the sharing out of many: figures first, then properties."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.rules.law import Law, LocalParameter
from waystation.rules.orders import Kind, State
from waystation.rules.team import caseload
from waystation.rules.team.caseload import FileFacts, Load, Travel

TODAY = date(2026, 11, 2)
LAW = Law(TODAY)
LONG_AGO = date(2026, 1, 10)


def file(**values: object) -> FileFacts:
    """Somebody in the first year of community treatment, signed in ten months ago, near."""
    given = {
        "client_id": 1,
        "travel": Travel.NEAR,
        "registered_on": LONG_AGO,
        "kind": Kind.TREATMENT,
        "state": State.RUNNING,
        "starts_on": LONG_AGO,
    }
    return FileFacts(**{**given, **values})


@pytest.mark.parametrize(
    ("values", "weight"),
    [
        ({}, 100),
        ({"starts_on": date(2025, 1, 10)}, 90),  # second year: six tests
        ({"starts_on": date(2024, 1, 10)}, 86),  # third year: four
        ({"starts_on": date(2020, 1, 10)}, 86),  # a lengthened term goes on at the last pace
        ({"kind": Kind.RECOVERY, "starts_on": date(2024, 1, 10)}, 83),  # third year: two
        ({"state": State.SUSPENDED}, 80),
        ({"kind": None, "state": None, "starts_on": None}, 80),
        ({"travel": Travel.FAR}, 120),
        ({"travel": Travel.OUTSIDE}, 140),
        ({"starts_on": date(2026, 8, 3)}, 150),  # still within three months
        ({"starts_on": date(2026, 8, 2)}, 100),  # three months are over
        ({"kind": None, "state": None, "starts_on": None, "registered_on": TODAY}, 130),
        ({"open_matters": 2}, 160),
        ({"tier_percent": 150}, 150),
    ],
)
def test_each_part_weighs_what_its_figure_says(values, weight):
    assert caseload.weight_of(file(**values), LAW, TODAY) == weight


def test_a_street_sets_its_own_weights_and_norm():
    rows = [
        LocalParameter("0001", key, value, date(2026, 1, 1), None, "文件")
        for key, value in (("caseload_weight_far", 50), ("caseload_norm", 20))
    ]
    law = Law(TODAY, rows)
    assert caseload.weight_of(file(travel=Travel.FAR), law, TODAY) == 150
    assert caseload.load([100] * 21, law).needs_relief


@pytest.mark.parametrize(
    ("kilometres", "same_street", "travel"),
    [
        (None, True, Travel.NEAR),
        (4, True, Travel.NEAR),
        (5, True, Travel.FAR),
        (1, False, Travel.OUTSIDE),
    ],
)
def test_the_way_is_near_far_or_outside(kilometres, same_street, travel):
    assert caseload.travel_of(kilometres, same_street=same_street, law=LAW) is travel


def test_a_load_stands_beside_the_norm():
    held = Load(30, 2890, 30)
    assert (held.ordinary, held.share, held.needs_relief) == (28.9, 96, False)
    assert held.plus(2, 250).needs_relief
    assert (Load(3, 300, 0).share, Load(30, 3000, 30).needs_relief) == (0, False)


def test_the_heaviest_go_first_to_the_lightest():
    files = {1: ("a", 150), 2: ("a", 100), 3: ("b", 100), 4: ("b", 80)}
    everybody = dict.fromkeys(files, (7, 8))
    assert caseload.share_out(files, {7: 0, 8: 120}, everybody) == {1: 7, 2: 8, 3: 7, 4: 8}


def test_nobody_is_given_what_they_do_not_reach():
    files = {1: ("a", 100), 2: ("b", 100)}
    assert caseload.share_out(files, {7: 0, 8: 900}, {1: [8], 2: []}) == {1: 8, 2: None}
    assert caseload.by_community(files, {7: 0, 8: 900}, {1: [8], 2: []}) == {1: 8, 2: None}


def test_whole_communities_stay_together():
    files = {n: (f"c{n % 3}", 100) for n in range(12)}
    everybody = dict.fromkeys(files, (7, 8))
    found = caseload.by_community(files, {7: 0, 8: 0}, everybody)
    assert {(files[n][0], worker) for n, worker in found.items()} == {("c0", 7), ("c1", 8), ("c2", 7)}


def test_a_community_that_one_of_two_reaches_goes_to_that_one():
    files = {1: ("a", 100), 2: ("a", 100)}
    assert caseload.by_community(files, {7: 0, 8: 500}, {1: [7, 8], 2: [8]}) == {1: 8, 2: 8}


@given(
    weights=st.lists(st.integers(50, 300), max_size=60),
    loads=st.lists(st.integers(0, 3000), min_size=1, max_size=6),
)
def test_every_file_goes_to_somebody_and_no_two_loads_drift_apart(weights, loads):
    files = {n: (str(n % 5), weight) for n, weight in enumerate(weights)}
    start = dict(enumerate(loads))
    found = caseload.share_out(files, start, dict.fromkeys(files, tuple(start)))
    assert set(found) == set(files)
    after = dict(start)
    for client, worker in found.items():
        after[worker] += files[client][1]
    gained = [worker for worker in start if after[worker] > start[worker]]
    # Whoever was given anything is not heavier than the lightest by more than the heaviest single file.
    assert all(after[worker] <= min(after.values()) + max(weights) for worker in gained)


@given(weights=st.lists(st.integers(50, 300), max_size=40))
def test_sharing_out_gives_the_same_answer_again(weights):
    files = {n: (str(n % 4), weight) for n, weight in enumerate(weights)}
    everybody = dict.fromkeys(files, (3, 1, 2))
    loads = {3: 0, 1: 0, 2: 0}
    for share in (caseload.share_out, caseload.by_community):
        assert share(files, loads, everybody) == share(dict(reversed(files.items())), loads, everybody)
