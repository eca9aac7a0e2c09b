"""The wheel, as somebody gets it who has no copy of the source."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "var", "build", "dist", "*.egg-info", "__pycache__", ".*_cache", "*.mo"
)


def call(*words: object, **options: object) -> str:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DATABASE_", "WAYSTATION_", "DJANGO_", "PYTHON"))
    }
    done = subprocess.run(
        list(map(str, words)),
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=600,
        **options,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a clean copy of the source."""
    source = tmp_path_factory.mktemp("source") / "waystation"
    shutil.copytree(TOP, source, ignore=LEFT_OUT)
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", source)
    (built,) = (source / "dist").glob("*.whl")
    return built


@pytest.mark.slow
def test_every_file_of_the_package_is_in_the_wheel(wheel):
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("waystation/")}
    kept = {
        str(path.relative_to(TOP))
        for path in (TOP / "waystation").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert kept - packed == set()
    assert packed - kept == set()


@pytest.mark.slow
def test_installed_in_an_empty_environment_it_runs_the_demo(wheel, place):
    call(sys.executable, "-m", "venv", place / "venv")
    python = place / "venv" / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "-qq", "install")
    call(*pip, "--require-hashes", "-r", TOP / "requirements.lock")
    call(*pip, "--no-deps", wheel)
    call(python, "-m", "pip", "check")
    command = place / "venv" / "bin" / "waystation"
    said = call(command, "demo", "--no-serve", "--data", place / "home", cwd=place)
    assert "Ready: the tables are up to date" in said
    assert "Keys, database and tables are in order." in call(
        command, "check", "--data", place / "home", cwd=place
    )
