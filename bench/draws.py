"""The rules' part of a city's morning draw, beside a loop that makes one HMAC for each client.

``python -m bench.draws [CLIENTS]``: CPU time of this process, so neighbours on the machine matter little.
"""

from __future__ import annotations

import datetime as dt
import hmac
import random
import sys
import time
from collections.abc import Iterator
from fractions import Fraction

from waystation.rules.calendar import add_years
from waystation.rules.screening import draw
from waystation.rules.screening.draw import chances, proof

KEY = bytes(range(32))
DAY = dt.date(2026, 3, 20)
CLIENTS, SITE = 150_000, 300
PLANS = ((12, 6, 4), (12, 6, 4), (6, 4, 2), (6, 6))
BEFORE = 120


def city(clients: int) -> Iterator[draw.Eligible]:
    """Made-up terms somewhere in their three years, with the calls of the last months."""
    chooser = random.Random(1)
    for number in range(clients):
        starts = DAY - dt.timedelta(days=chooser.randrange(1000))
        terms = draw.Terms(
            client=str(number),
            order=str(number),
            plan=draw.Plan(starts, chooser.choice(PLANS)),
            chances=(Fraction(1, 30), Fraction(1, 60)),
            begins=max(starts, DAY - dt.timedelta(days=BEFORE)),
            ends=add_years(starts, 3) - dt.timedelta(days=1),
        )
        yield draw.Eligible(terms, tuple(chances.calls_of(terms, KEY, DAY - dt.timedelta(days=1))))


def spent(act: object) -> tuple[float, int]:
    """CPU seconds of ``act`` and what it counted."""
    before = time.process_time()
    found = act()  # type: ignore[operator]
    return time.process_time() - before, found


def main() -> None:
    """Print both times and their ratio."""
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else CLIENTS
    held = list(city(clients))
    sites = [held[start : start + SITE] for start in range(0, clients, SITE)]
    trivial, _ = spent(lambda: sum(hmac.digest(KEY, b"%d" % n, "sha256")[0] & 1 for n in range(clients)))
    morning, drawn = spent(lambda: sum(len(draw.drawn_at(site, KEY, DAY, None)) for site in sites))
    kept, size = spent(lambda: sum(len(proof.written(site)) for site in sites))
    print(f"{clients} clients at {len(sites)} sites, {drawn} drawn ({100 * drawn / clients:.1f} %)")
    print(f"one HMAC each: {trivial:.2f} s; the draw: {morning:.2f} s, {morning / trivial:.0f} times")
    print(f"the lists as text: {kept:.2f} s, {size / clients:.0f} bytes a client before compression")


if __name__ == "__main__":
    main()
