"""The scan of dependencies says what it found, and never calls unseen what it saw."""

from __future__ import annotations

import pytest

from scripts.scan_dependencies import told

CLEAN = {"name": "django", "version": "5.2.19", "vulns": []}
HOLE = {
    "name": "jinja2",
    "version": "3.1.3",
    "vulns": [{"id": "GHSA-h75v-3vvj-5mfj", "fix_versions": ["3.1.4"], "aliases": [], "description": ""}],
}
UNSEEN = {"name": "granian", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "said", "code"),
    [
        ([CLEAN], "x.lock: no known hole in 1 packages.", 0),
        (
            [CLEAN, HOLE],
            "x.lock: 1 known holes in 2 packages\n  jinja2 3.1.3: GHSA-h75v-3vvj-5mfj, mended in 3.1.4",
            1,
        ),
        ([CLEAN, UNSEEN], "x.lock: no known hole in 1 packages; NOT looked at: granian", 2),
        ([UNSEEN], "x.lock: NOT scanned, the advisories cannot be reached from here.", 2),
    ],
)
def test_what_is_said(packages, said, code):
    assert told("x.lock", {"dependencies": packages}) == (said, code)


def test_no_report_is_no_clean_report():
    assert told("x.lock", None)[1] == 2
