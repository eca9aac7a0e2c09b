"""How fast a big roster is read and checked, kept as a preview, written as files, and taken back.

    python -m bench.roster_import [ROWS]

Makes a house of its own in a temporary folder (durable, as in production) and removes it. Prints of each part
seconds, rows per second, processor time per row here and in PostgreSQL, and the peak memory of this process;
reading alone is measured in a process of its own.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.pages.quiet import cpu
from bench.roster_read import make
from waystation.cli.migrate import migrate
from waystation.cli.running import house


def street() -> tuple[Any, Any]:
    """A street with two communities, a head and a worker; made once."""
    from waystation.accounts.models import Area, Grant, User
    from waystation.rules.roles import Role

    since = dt.date(2020, 1, 1)
    found = User.objects.filter(username="bench-head").first()
    if found is not None:
        return found, Area.objects.get(name="测速街道")
    city = Area.objects.add_root({"name": "测速市", "kind": "city", "starts_on": since})
    place = Area.objects.add_child(city, {"name": "测速街道", "kind": "street", "starts_on": since})
    for name in ("青石村", "柳林村"):
        Area.objects.add_child(place, {"name": name, "kind": "community", "starts_on": since})
        place = Area.objects.get(pk=place.pk)
    head = User.objects.create(username="bench-head", name="测速站长")
    worker = User.objects.create(username="bench-worker", name="专干甲")
    Grant.objects.create(user=head, role=Role.HEAD, area=place, starts_on=since)
    Grant.objects.create(user=worker, role=Role.WORKER, area=place, starts_on=since)
    return head, place


def timed(what: str, rows: int, database: int, act: Callable[[], Any]) -> Any:
    """Do one part and say what it took."""
    start, ours, theirs = time.perf_counter(), time.process_time(), cpu(database)
    result = act()
    seconds = time.perf_counter() - start
    each = (time.process_time() - ours) * 1000 / rows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{what}: {seconds:.1f} s, {rows / seconds:,.0f} rows/s; CPU a row {each:.2f} ms "
        f"+ {(cpu(database) - theirs) * 1000 / rows:.2f} ms in PostgreSQL; peak so far {peak} MB",
        flush=True,
    )
    return result


def read_alone(content: bytes) -> tuple[float, int, float]:
    """Seconds, rows and processor seconds of reading and checking; nothing is written."""
    from waystation.casework.roster.read import read_roster

    start, used = time.perf_counter(), time.process_time()
    roster = read_roster(content, today=dt.date(2026, 11, 2))
    return time.perf_counter() - start, len(roster.rows), time.process_time() - used


def measure(rows: int, content: bytes, database: int) -> None:
    """Preview, write, undo."""
    from django.utils import timezone

    from waystation.casework.actions import rosters
    from waystation.casework.jobs.rosters import read, undo, write_batch
    from waystation.casework.models import Obligation
    from waystation.casework.queries.rosters import batches
    from waystation.clients.models import Client

    head, place = street()
    today = timezone.localdate()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        seconds, _rows, used = pool.apply(read_alone, (content,))
    print(
        f"read and check: {seconds:.1f} s, {rows / seconds:,.0f} rows/s; "
        f"CPU a row {used * 1000 / rows:.3f} ms",
        flush=True,
    )

    def preview() -> Any:
        batch = rosters.upload(
            by=head, area=place, organisation=None, file_name="bench.xlsx", content=content, today=today
        )
        if batch.state == "reading":
            read.func(batch.pk)
        return batches.must_batch(head, batch.pk)

    batch = timed("read and keep the preview", rows, database, preview)
    unsure = batch.entries.filter(choice="open").values_list("row", flat=True)
    rosters.choose(by=head, batch=batch, decisions={row: rosters.Decision("new") for row in unsure})
    batch = rosters.confirm_batch(by=head, batch=batch, now=timezone.now())
    timed("write", batch.planned, database, lambda: write_batch(batch))
    batch.refresh_from_db()
    print(f"{batch.state}: {batch.written} of {batch.rows} rows, {Obligation.objects.count()} obligations")
    rosters.start_undo(by=head, batch=batch, now=timezone.now())
    timed("undo", batch.written, database, lambda: undo.func(batch.pk))
    batch.refresh_from_db()
    print(f"{batch.state}: {Client.objects.count()} files, {Obligation.objects.count()} obligations left")


def main() -> None:
    """A house, the file, the three parts."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        Path(folder).chmod(0o711)
        path = Path(folder) / "roster.xlsx"
        make(path, rows)
        with house.opened(Path(folder) / "home", make_keys=True) as opened:
            house.set_up_django(opened.owner)
            migrate(verbosity=0)
            from django.db import connection

            from waystation.common import scope
            from waystation.config import env

            connection.close()
            connection.settings_dict.update(env.database(opened.web))
            os.environ["DATABASE_URL"] = opened.web
            if opened.cluster is None:
                raise SystemExit("This measures a house with a server of its own: unset DATABASE_URL.")
            database = int((opened.cluster.data_dir / "postmaster.pid").read_text().split("\n", 1)[0])
            with scope.everything():
                measure(rows, path.read_bytes(), database)


if __name__ == "__main__":
    main()
