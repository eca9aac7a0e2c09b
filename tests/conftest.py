"""What every test may use: a database of its own, a server, a browser."""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import messages
from tests import postgres
from waystation.common import scope

pytest_plugins = ["tests.browser"]


def pytest_configure(config: pytest.Config) -> None:
    """With several workers the controller starts the server while they start themselves.

    The English texts are compiled before any worker reads them.
    """
    if not hasattr(config, "workerinput"):
        messages.compile_if_stale()
    if not hasattr(config, "workerinput") and getattr(config.option, "numprocesses", None):
        postgres.start_early()


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was loaded stays loaded: the collector does not look it through again (2 % of a run)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_unconfigure(config: pytest.Config) -> None:
    postgres.stop()


def pytest_report_header() -> str:
    return f"PostgreSQL: {postgres.described()}"


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    """``gw0`` and so on, or ``main`` without workers."""
    return getattr(request.config, "workerinput", {}).get("workerid", "main")


@pytest.fixture(scope="session")
def django_db_setup(worker_name: str, django_db_blocker: pytest.FixtureRequest) -> None:
    """One database per worker, cloned from the migrated template (instead of migrating in each)."""
    with django_db_blocker.unblock():
        postgres.make_template()
        postgres.use(postgres.clone(worker_name))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item):
    """A test that really commits leaves its database behind: the next one gets a fresh clone.

    Emptying tables, as Django does, would lose what the migrations put there, and the record's own
    triggers refuse it.
    """
    result = yield
    if commits(item):
        postgres.renew(getattr(item.config, "workerinput", {}).get("workerid", "main"))
    return result


def commits(item: pytest.Item) -> bool:
    """Whether the test works outside one rolled-back transaction."""
    marker = item.get_closest_marker("django_db")
    marked = bool(marker and (marker.kwargs.get("transaction") or (marker.args and marker.args[0])))
    return marked or "transactional_db" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session", autouse=True)
def _no_flush() -> None:
    """Leave the emptying of tables after a committing test to ``renew``."""
    from django.test import TransactionTestCase

    TransactionTestCase._fixture_teardown = lambda self: None


@pytest.fixture(autouse=True)
def _no_lane_remembered() -> None:
    """Each test begins as a fresh connection does: its first entry of the record looks for a lane."""
    from waystation.audit.chain import writing

    writing.forget_end()


@pytest.fixture(autouse=True)
def _everything() -> Iterator[None]:
    """What a test makes and looks at has no wall; the pages it asks for have their user's."""
    with scope.everything():
        yield


@pytest.fixture
def place() -> Iterator[Path]:
    """A short folder that the server's user can walk through (pytest's own are closed)."""
    folder = Path(tempfile.mkdtemp(prefix="ws-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)
