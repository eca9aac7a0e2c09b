"""django-hordak on the same server, run by a Python of its own that has it; never a dependency of ours.

PYTHON bench/ledger/peer.py URL make ACCOUNTS
PYTHON bench/ledger/peer.py URL spread|hot SECONDS PROCESSES ACCOUNTS
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import time
from urllib.parse import parse_qs, urlsplit


def set_up(url: str) -> None:
    """Django with hordak alone, on the database of ``url``."""
    import django
    from django.conf import settings

    parts = urlsplit(url)
    host = parse_qs(parts.query).get("host", [parts.hostname])[0]
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": parts.path.lstrip("/"),
                "USER": parts.username,
                "PASSWORD": parts.password,
                "HOST": host,
                "PORT": parts.port or "",
            }
        },
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "hordak"],
        SECRET_KEY="measured only",  # noqa: S106 - opens nothing
        USE_TZ=True,
        DEFAULT_CURRENCY="CNY",
        CURRENCIES=["CNY"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


def make(accounts: int) -> None:
    """The tables and so many accounts."""
    from django.core.management import call_command
    from hordak.models import Account

    call_command("migrate", verbosity=0)
    for number in range(accounts):
        Account.objects.create(name=f"a{number}", code=str(number), type="AS", currencies=["CNY"])


def transfers(url: str, hot: bool, times: tuple[float, float], accounts: int, out: object) -> None:
    """One process: transfers until the time is up; how many."""
    set_up(url)
    from hordak.models import Account
    from moneyed import Money

    start, seconds = times
    known = list(Account.objects.all()[:accounts])
    count = 0
    time.sleep(max(0.0, start - time.time()))
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        one = known[0] if hot else random.choice(known[1:])
        other = random.choice(known[1:])
        if one is not other:
            one.transfer_to(other, Money(5, "CNY"))
            count += 1
    out.put(count)  # type: ignore[attr-defined]


if __name__ == "__main__":
    url, what = sys.argv[1], sys.argv[2]
    if what == "make":
        set_up(url)
        make(int(sys.argv[3]))
    else:
        seconds, processes, accounts = float(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
        context = multiprocessing.get_context("spawn")
        counted = context.Queue()
        start = time.time() + 8
        words = (url, what == "hot", (start, seconds), accounts, counted)
        workers = [context.Process(target=transfers, args=words) for _ in range(processes)]
        for worker in workers:
            worker.start()
        print(sum(counted.get() for _ in workers) / seconds)
        for worker in workers:
            worker.join()
