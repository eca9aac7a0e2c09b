"""How long the nightly pass takes over a synthetic district: nothing to change, the next day, the day after.

python -m bench.nightly [--clients 20000]
"""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

from bench.pages import scene
from waystation.cli.running import house


def one(days: int, name: str) -> None:
    """One pass, so many days from now."""
    from django.utils import timezone

    from waystation.casework.jobs import refresh_all
    from waystation.common import scope

    now = timezone.now()
    start, moment = time.process_time(), time.perf_counter()
    with scope.everything():
        done = refresh_all(today=timezone.localdate(now) + dt.timedelta(days=days), now=now)
    clock, cpu = time.perf_counter() - moment, time.process_time() - start
    print(
        f"| {name} | {done.clients} | {done.changed} | {clock:.1f} s | {cpu:.1f} s "
        f"| {done.clients / clock:,.0f} |",
        flush=True,
    )


def main() -> int:
    """Make the district, go over it three times."""
    parser = argparse.ArgumentParser(prog="python -m bench.nightly", description=__doc__)
    parser.add_argument("--clients", type=int, default=5000)
    parser.add_argument("--data", type=Path, help="keep the house here and use it again")
    args = parser.parse_args()
    kept = nullcontext(str(args.data)) if args.data else tempfile.TemporaryDirectory(prefix="bench")
    with kept as folder:
        Path(folder).chmod(0o711)
        with house.opened(Path(folder), make_keys=True) as opened:
            scene.prepare(opened, args.clients, 1)
            print("| nightly pass | files | rows changed | clock | CPU | files/s |")
            print("| --- | --- | --- | --- | --- | --- |")
            one(0, "the same day")
            one(1, "the next day")
            one(2, "the day after")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
