"""Write ``waystation/cli/fresh/tables.sql`` anew: every migration, carried out on Debian's PostgreSQL 15.

    python -m scripts.fresh_tables

For a release, or whenever many migrations came since (each costs a first start a second or two). What the
oldest server that we support dumps, every later one reads.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from waystation.cli.fresh.lay import TABLES
from waystation.cli.running import house
from waystation.embedded.binaries import Binaries, debian_binaries
from waystation.embedded.server import Cluster

OLDEST = 15
_HEAD = """\
-- Written by scripts/fresh_tables.py; not to be changed by hand.
SET LOCAL check_function_bodies = false;
SET LOCAL client_min_messages = warning;
"""
_BLOCK = re.compile(r"\n--\n-- (?:Data for )?Name: (?P<name>.+?); Type: (?P<type>.+?); Schema: .*\n--\n\n")
#: What Django fills by itself after every migration, for the models of the moment.
FILLED_LATER = ("django_content_type", "auth_permission")
#: What ``web`` has from the house's default privileges (waystation/embedded/server.py).
_USUAL = re.compile(
    r"GRANT (SELECT,INSERT,DELETE,UPDATE ON TABLE|SELECT,USAGE ON SEQUENCE) public\.\w+ TO web;"
)
#: What stands after an object's own text, before the head of the next one.
_TAIL = re.compile(r"(\s|^SET default_\w+ = .*;|^\\unrestrict .*|^--.*)*\Z", re.MULTILINE)
#: When a migration wrote its row, or was applied: the moment at which the file is read.
_MOMENT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?'")


def main() -> int:
    """Migrate an empty server of our own and write the file."""
    binaries = debian_binaries()
    if binaries is None or binaries.major != OLDEST:
        print(f"Debian's PostgreSQL {OLDEST} is needed: sh scripts/install_postgres.sh", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="ws-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with Cluster(folder / "data", binaries=binaries, durable=False) as cluster:
            _migrate(folder / "home", cluster)
            TABLES.write_text(_HEAD + written(binaries, cluster.url("superuser")))
    print(f"{TABLES}: {TABLES.stat().st_size // 1024} kB")
    return 0


def written(binaries: Binaries, address: str) -> str:
    """What is in a database, as statements that make it in one of ours that is empty."""
    left = [f"--exclude-table-data=public.{table}{end}" for table in FILLED_LATER for end in ("", "_id_seq")]
    made = subprocess.run(
        [binaries.program("pg_dump"), "--no-owner", "--inserts", "--rows-per-insert=100", *left, address],
        check=True,
        capture_output=True,
        text=True,
    )
    return "\n".join(_statements(made.stdout)) + "\n"


def _statements(dump: str) -> Iterator[str]:
    """The dump object by object: without comments, moments and what every database of ours has already."""
    relations: dict[str, str] = {}
    rights: list[str] = []
    _, *blocks = _BLOCK.split(dump)
    for name, kind, text in zip(blocks[::3], blocks[1::3], blocks[2::3], strict=True):
        statement = _TAIL.sub("", text)
        if kind in {"SCHEMA", "DEFAULT ACL"} or name.startswith("SCHEMA "):
            continue
        if kind == "ACL":
            rights.append(statement)
            continue
        if kind in {"TABLE", "SEQUENCE", "VIEW"}:
            relations[name] = kind
        if kind == "TABLE DATA":
            statement = _MOMENT.sub("now()", statement)
        if statement:
            yield statement
    yield from _rights(relations, rights)


def _rights(relations: dict[str, str], rights: list[str]) -> Iterator[str]:
    """Who may do what, where it is not what ``web`` may do with every table."""
    known = {name: [each for each in rights if re.search(rf"public\.{name}\b", each)] for name in relations}
    for name, each in known.items():
        if len(each) == 1 and _USUAL.fullmatch(each[0]):
            continue
        sort = "SEQUENCE" if relations[name] == "SEQUENCE" else "TABLE"
        yield f"REVOKE ALL ON {sort} public.{name} FROM web;"
        yield from each
    named = {one for each in known.values() for one in each}
    yield from (each for each in rights if each not in named)


def _migrate(home: Path, cluster: Cluster) -> None:
    """Every migration, one after the other, as the owner."""
    os.environ.update({"DATABASE_URL": cluster.url("web"), "DATABASE_OWNER_URL": cluster.url("owner")})
    from django.core.management import call_command

    with house.opened(home, make_keys=True) as opened:
        house.set_up_django(opened.owner)
        call_command("migrate", verbosity=0, interactive=False)
        from django.db import connection

        connection.close()


if __name__ == "__main__":
    sys.exit(main())
