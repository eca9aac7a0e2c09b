"""Every action that locks has a test in which two come at once; a new one without it fails here."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.locks import locking_actions
from tests.at_once import (
    Under,
    of_accounts,
    of_activities,
    of_asks,
    of_care,
    of_changes,
    of_draws,
    of_files,
    of_guards,
    of_law,
    of_matters,
    of_merchants,
    of_papers,
    of_places,
    of_points,
    of_portal,
    of_release,
    of_retention,
    of_rights,
    of_rosters,
    of_schemes,
    of_sealing,
    of_shop,
    of_specimens,
    of_team,
    of_work,
)

PACKAGE = Path(__file__).parents[2] / "waystation"
CASES = {
    **of_accounts.CASES,
    **of_asks.CASES,
    **of_activities.CASES,
    **of_care.CASES,
    **of_changes.CASES,
    **of_draws.CASES,
    **of_files.CASES,
    **of_guards.CASES,
    **of_places.CASES,
    **of_points.CASES,
    **of_papers.CASES,
    **of_portal.CASES,
    **of_law.CASES,
    **of_matters.CASES,
    **of_merchants.CASES,
    **of_release.CASES,
    **of_retention.CASES,
    **of_rights.CASES,
    **of_rosters.CASES,
    **of_schemes.CASES,
    **of_specimens.CASES,
    **of_sealing.CASES,
    **of_shop.CASES,
    **of_team.CASES,
    **of_work.CASES,
}


def test_every_action_that_locks_is_tried_by_two_at_once_and_no_other_is_listed():
    locking = set(locking_actions(PACKAGE))
    assert locking - set(CASES) == set(), "locks, and no case in tests/at_once"
    assert set(CASES) - locking == set(), "a case in tests/at_once whose action does not lock"


def test_what_is_tried_inside_another_action_names_one_that_is_tried_itself():
    under = {name: case.flow for name, case in CASES.items() if isinstance(case, Under)}
    assert {name: flow for name, flow in under.items() if isinstance(CASES.get(flow), Under | None)} == {}


def test_a_planted_lock_is_found(tmp_path: Path):
    file = tmp_path / "clients" / "actions.py"
    file.parent.mkdir()
    file.write_text(
        "def mend(*, by, client):\n    _held(client)\n\n\n"
        "def look(*, by): ...\n\n\n"
        "def _held(client):\n    return Client.objects.select_for_update().get(pk=client.pk)\n",
        encoding="utf-8",
    )
    assert list(locking_actions(tmp_path)) == ["clients.actions.mend"]
