"""One throw-away PostgreSQL per test run, and one database per worker, cloned from a migrated template.

The owner migrates, the tests run as ``web``: what the program may not do in production fails here too.

The first process of a run (the xdist controller, or the only one) owns the server; the others find it by
``WAYSTATION_TEST_RUN`` in their environment. The server and its folder go away with the owner, also when it
is killed. ``WAYSTATION_TEST_PG=debian`` runs on Debian's PostgreSQL, ``PG_BINDIR`` on any other.
"""

from __future__ import annotations

import atexit
import base64
import fcntl
import gc
import json
import os
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from tests.migrated import Kept
from waystation.cli.migrate import migrate
from waystation.common import scope
from waystation.embedded.binaries import Binaries, debian_binaries, find_binaries
from waystation.embedded.problems import ClusterError
from waystation.embedded.server import RIGHTS, Cluster

RUN = "WAYSTATION_TEST_RUN"
TEMPLATE = "waystation_template"
START_SECONDS = 60
#: A file system in memory: a database is a thousand small files, and a test that commits makes one.
MEMORY = Path("/dev/shm")  # noqa: S108 - the folder inside is made by mkdtemp
#: What a run may come to need of it, with room to spare for a second run beside it.
MEMORY_NEEDED = 4 * 1024**3


@dataclass
class Run:
    """What this process knows of the run's server."""

    folder: Path
    cluster: Cluster | None  # only in the process that owns it
    starting: threading.Thread | None = None


_run: Run | None = None


def prepare() -> None:
    """Name the server of this run in the environment; starts nothing yet."""
    global _run  # noqa: PLW0603 - one server per process, known before any fixture exists
    if _run is not None:
        return
    if RUN in os.environ:
        _run = Run(Path(os.environ[RUN]), None)
        return
    folder = Path(tempfile.mkdtemp(prefix="waystation-test-", dir=_fastest_place()))
    folder.chmod(0o711)  # ours, made this moment: the server's user must walk through it when we are root
    cluster = Cluster(
        folder / "data",
        binaries=find_server(),
        durable=False,
        settings={
            "max_connections": "200",
            "autovacuum": "off",
            "wal_level": "minimal",  # nobody follows this server
            "max_wal_senders": "0",
        },
        remove=folder,
    )
    os.environ[RUN] = str(folder)
    os.environ["WAYSTATION_TEST_SUPERUSER"] = cluster.url("superuser", "postgres")
    os.environ["DATABASE_URL"] = cluster.url("web")  # as in production: rows and nothing else
    os.environ["DATABASE_OWNER_URL"] = cluster.url("owner")
    os.environ["DJANGO_SECRET_KEY"] = secrets.token_urlsafe(40)
    os.environ["WAYSTATION_KEYS_FILE"] = str(_keys_file(folder / "keys.json"))
    _run = Run(folder, cluster)
    atexit.register(stop)


def start_early() -> None:
    """Start the server beside the run's own start-up; for the xdist controller."""
    if _run is not None and _run.cluster is not None and _run.starting is None:
        _run.starting = threading.Thread(target=_start_owned, name="test-postgres")
        _run.starting.start()


def stop() -> None:
    """Stop the server, if this process owns one that runs."""
    if _run is None or _run.cluster is None:
        return
    if _run.starting is not None:
        _run.starting.join()
    _run.cluster.stop()
    shutil.rmtree(_run.folder, ignore_errors=True)


def clone(worker: str) -> str:
    """Make this worker's database anew from the template and return its name."""
    _await_server()
    name = f"test_{worker}"
    with _superuser() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER owner STRATEGY {}").format(
                sql.Identifier(name), sql.Identifier(TEMPLATE), sql.Identifier(_copied())
            )
        )
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO web").format(sql.Identifier(name)))
    return name


def make_template() -> None:
    """Migrate the template once per run, or load the kept one; the first worker does, the others wait."""
    _await_server()
    folder = _known().folder
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / "template.ready"
        if done.exists():
            return
        empty(TEMPLATE)
        kept = Kept(find_server())
        # A dump names every right; what comes with the house's own on top of that would be too much.
        loaded = kept.is_possible() and kept.load(superuser_url(TEMPLATE))
        give_rights(TEMPLATE)
        if not loaded:
            with as_owner(TEMPLATE):
                migrate(verbosity=0)
            if kept.is_possible():
                kept.keep(superuser_url(TEMPLATE))
        done.touch()


def empty(name: str) -> None:
    """Make a database with nothing in it."""
    with _superuser() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER owner").format(sql.Identifier(name)))


def give_rights(name: str) -> None:
    """Let the house's roles do in a database what they may do in production."""
    with psycopg.connect(superuser_url(name), autocommit=True) as connection:
        for statement in RIGHTS:
            if " ON DATABASE " not in statement:
                connection.execute(statement)


@contextmanager
def as_owner(name: str) -> Iterator[None]:
    """Django's connection leads to this database, as the owner of its tables."""
    from django.db import connections

    settings = connections["default"].settings_dict
    before = {key: settings[key] for key in ("USER", "PASSWORD", "NAME")}
    use(name)
    owner = psycopg.conninfo.conninfo_to_dict(os.environ["DATABASE_OWNER_URL"])
    settings.update(USER=owner["user"], PASSWORD=owner["password"])
    # Models are drawn anew by the thousand; looked through at Python's own pace they cost a fifth more.
    pace = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        with scope.everything():
            yield
    finally:
        gc.set_threshold(*pace)
        connections["default"].close()  # a template with a connection to it cannot be cloned
        settings.update(before)
        use(before["NAME"])


def renew(worker: str) -> None:
    """Throw this worker's database away and take a fresh clone."""
    from django.db import connections

    if not (_known().folder / "template.ready").exists():
        return
    connections.close_all()
    use(clone(worker))


def described() -> str:
    """Which programs the run uses, for the report's head."""
    cluster = _known().cluster
    return f"{cluster.binaries.version} ({cluster.binaries.source})" if cluster else "the controller's"


def superuser_url(database: str) -> str:
    """The address of one of the run's databases for its superuser."""
    return other(os.environ["WAYSTATION_TEST_SUPERUSER"], database)


def other(address: str, database: str) -> str:
    """The address of another database of the same server for the same role."""
    base, _, options = address.partition("?")
    return f"{base.rpartition('/')[0]}/{database}?{options}"


def use(name: str) -> None:
    """Point Django's connections at one database."""
    from django.conf import settings
    from django.db import connections

    for alias in connections:
        connections[alias].close()
        settings.DATABASES[alias]["NAME"] = name
        connections[alias].settings_dict["NAME"] = name


def _keys_file(path: Path) -> Path:
    """Keys of this run alone, in the shape of ``waystation.common.crypto``."""
    path.touch(mode=0o600)
    key, index = (base64.b64encode(secrets.token_bytes(32)).decode() for _ in range(2))
    path.write_text(json.dumps({"encrypt": [{"id": 1, "key": key}], "index": index}))
    return path


def _fastest_place() -> Path | None:
    """Where the server's folder goes; None: where temporary files go."""
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < MEMORY_NEEDED:
        return None
    return MEMORY


def _copied() -> str:
    """How the server copies a template: by its files where that costs nothing, else page by page."""
    return "file_copy" if MEMORY in _known().folder.parents else "wal_log"


def _superuser() -> psycopg.Connection:
    return psycopg.connect(os.environ["WAYSTATION_TEST_SUPERUSER"], autocommit=True)


def _await_server() -> None:
    """Return when the run's server takes connections; starts it when this process owns it."""
    run = _known()
    if run.cluster is not None:
        if run.starting is None:
            _start_owned()
        else:
            run.starting.join()
    deadline = time.monotonic() + START_SECONDS
    while not (run.folder / "server.ready").exists():
        failed = run.folder / "server.failed"
        if failed.exists():
            raise ClusterError(failed.read_text())
        if time.monotonic() > deadline:
            raise ClusterError("The run's PostgreSQL did not start.")
        time.sleep(0.05)


def _start_owned() -> None:
    run = _known()
    if run.cluster is None:
        return
    try:
        run.cluster.start()
    except ClusterError as problem:
        (run.folder / "server.failed").write_text(str(problem))
    else:
        (run.folder / "server.ready").touch()


def _known() -> Run:
    prepare()
    assert _run is not None
    return _run


def find_server() -> Binaries:
    """The programs that this run uses."""
    if os.environ.get("WAYSTATION_TEST_PG") == "debian":
        found = debian_binaries()
        if found is None:
            raise ClusterError("WAYSTATION_TEST_PG=debian, and no Debian PostgreSQL is installed.")
        return found
    return find_binaries()
