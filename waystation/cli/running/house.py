"""Where a command finds its database and its secrets.

With ``DATABASE_URL`` set, everything comes from the environment, as in production. Without it the house is a
folder (``--data``, else ``WAYSTATION_HOME``, else ``./var``) with a PostgreSQL of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from waystation.embedded import os_user
from waystation.embedded.problems import ClusterError
from waystation.embedded.server import Cluster

SETTINGS = "waystation.config.settings"
SHARED = Path("/var/lib/waystation")
LETTING_GO = 10.0  # seconds for the server of a killed Waystation


@dataclass(frozen=True)
class House:
    """An open house: its database's addresses for the program (``web``) and for migrations (``owner``)."""

    home: Path
    web: str
    owner: str
    cluster: Cluster | None


def add_home(parser: argparse.ArgumentParser) -> None:
    """The option that names the folder."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="folder of this house (default: $WAYSTATION_HOME, else ./var)",
    )


@contextmanager
def opened(data: Path | None, *, make_keys: bool = False, alone: bool = False) -> Iterator[House]:
    """Open the house for one command: start its server unless it runs, and name it in the environment.

    ``make_keys`` makes missing secrets (the demo); otherwise missing ones end the program with a sentence.
    ``alone``: the command keeps the server for long, so a house that somebody else has open is refused.
    """
    home = (data or Path(os.environ.get("WAYSTATION_HOME") or "var")).absolute()
    url = os.environ.get("DATABASE_URL")
    cluster = None if url else Cluster(_data_folder(home) / "data")
    if cluster or make_keys:
        os_user.make_parents(home, cluster.user if cluster else None)
    # New keys beside old data would make its encrypted fields unreadable.
    _name_secrets(home, make=make_keys and not (cluster and (cluster.data_dir / "PG_VERSION").exists()))
    ours = cluster is not None and not cluster.is_running()
    if cluster is not None and not ours and alone and not _let_go(cluster):
        raise ClusterError(
            f"Another Waystation already uses {home}. Stop it first, or choose another folder with --data."
        )
    ours = ours or alone
    try:
        if cluster is not None and ours:
            cluster.start()
        web = url or (cluster.url("web") if cluster else "")
        owner = os.environ.get("DATABASE_OWNER_URL") or url or (cluster.url("owner") if cluster else "")
        os.environ.update({"DATABASE_URL": web, "DJANGO_SETTINGS_MODULE": SETTINGS})
        yield House(home, web, owner, cluster)
    finally:
        if cluster is not None and ours:
            cluster.stop()


def _let_go(cluster: Cluster) -> bool:
    """Whether the server ends by itself: that of a killed Waystation does within seconds."""
    deadline = time.monotonic() + LETTING_GO
    while cluster.is_running() and time.monotonic() < deadline:
        time.sleep(0.2)
    return not cluster.is_running()


def set_up_django(url: str) -> None:
    """Load the product with this database address; once per process."""
    import django

    os.environ["DATABASE_URL"] = url
    django.setup()


def fail(problem: object) -> int:
    """Say what is wrong and return the exit code for it."""
    print(f"waystation: {problem}", file=sys.stderr)
    return 1


def _data_folder(home: Path) -> Path:
    """The folder of the server's data: in the home, unless the server's OS user cannot get there.

    Root's home is closed to others and stays so; the data then lie in a folder of the same name under
    ``/var/lib/waystation``.
    """
    user = os_user.server_user()
    there = next(path for path in (home, *home.parents) if path.exists())
    if os_user.can_enter(there, user):
        return home / "postgres"
    mark = hashlib.sha256(os.fsencode(home)).hexdigest()[:8]
    elsewhere = SHARED / f"{home.parent.name}-{mark}"
    name = user.name if user else ""
    print(f"Data: {elsewhere} (the server's user {name} cannot enter {there})", file=sys.stderr)
    return elsewhere


def _name_secrets(home: Path, *, make: bool) -> None:
    """Point the settings at the two secrets; files of the environment come first."""
    keys, secret = home / "keys.json", home / "secret_key"
    if "WAYSTATION_KEYS_FILE" not in os.environ:
        if not keys.exists():
            _refuse_or(make, keys)
            from waystation.common.crypto.keyfile import fresh_keys, write_new

            write_new(keys, fresh_keys())
        os.environ["WAYSTATION_KEYS_FILE"] = str(keys)
    if "DJANGO_SECRET_KEY" not in os.environ and "DJANGO_SECRET_KEY_FILE" not in os.environ:
        if not secret.exists():
            _refuse_or(make, secret)
            new_secret_key(secret)
        os.environ["DJANGO_SECRET_KEY_FILE"] = str(secret)


def new_secret_key(path: Path) -> None:
    """Write a fresh signing key readable by its owner only; never overwrites one."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))


def _refuse_or(make: bool, path: Path) -> None:
    if not make:
        raise ClusterError(
            f"{path} is missing. Restore it from your backup: without it encrypted fields of existing data "
            f"cannot be read. For a new installation make the keys with `waystation keys {path.parent}`."
        )
