"""How fast a big roster is read into a preview, written as files, and taken back.

    DATABASE_URL=… python bench/roster_import.py [ROWS]

Needs an empty, migrated database that may be thrown away, and the usual secrets in the environment. Prints
seconds and rows per second of each part, and the peak memory of this process.
"""

from __future__ import annotations

import datetime as dt
import resource
import sys
import tempfile
import time
from pathlib import Path

import django


def street() -> tuple[object, object]:
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


def timed(what: str, rows: int, act: object) -> object:
    start = time.perf_counter()
    result = act()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what}: {seconds:.1f} s, {rows / seconds:,.0f} rows/s, peak so far {peak} MB", flush=True)
    return result


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    django.setup()
    from django.utils import timezone
    from roster_read import make

    from waystation.casework.actions import rosters
    from waystation.casework.jobs.rosters import read, undo, write_batch
    from waystation.casework.models import Obligation
    from waystation.casework.queries.rosters import batches

    head, place = street()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        make(path, rows)
        content = path.read_bytes()
    today = timezone.localdate()

    def preview() -> object:
        batch = rosters.upload(
            by=head, area=place, organisation=None, file_name="bench.xlsx", content=content, today=today
        )
        if batch.state == "reading":
            read.func(batch.pk)
        return batches.must_batch(head, batch.pk)

    batch = timed("read and keep the preview", rows, preview)
    unsure = batch.entries.filter(choice="open").values_list("row", flat=True)
    rosters.choose(by=head, batch=batch, decisions={row: rosters.Decision("new") for row in unsure})
    batch = rosters.confirm_batch(by=head, batch=batch, now=timezone.now())
    timed("write", batch.planned, lambda: write_batch(batch))
    batch.refresh_from_db()
    print(f"{batch.state}: {batch.written} of {batch.rows} rows, {Obligation.objects.count()} obligations")
    rosters.start_undo(by=head, batch=batch, now=timezone.now())
    timed("undo", batch.written, lambda: undo.func(batch.pk))


if __name__ == "__main__":
    main()
