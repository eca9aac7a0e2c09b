"""How fast the record is proven, what a deed costs, and what the history of rows costs.

    python -m bench.record [ENTRIES]

Makes a house of its own in a temporary folder (durable, as in production) and removes it. The entries are
made by COPY as the owner, with true marks, in four lanes. Prints seconds, rows per second and processor time
of this process and of PostgreSQL. What the triggers cost is measured in turns, with and without them.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from bench.pages.quiet import cpu, memory
from bench.roster_import import street
from waystation.cli.migrate import migrate
from waystation.cli.running import house

COLUMNS = (
    "id, at, actor_id, on_behalf_of_id, verb, subject_type, subject_id, client_id, reason, data, source,"
    " lane, position, seen, key_id, mac"
)
#: Changes of one round, rounds of each way.
CHANGES, ROUNDS = 500, 6


def entry(lane: int, position: int, actor: int) -> dict[str, Any]:
    """One entry's content, of ordinary length."""
    looks = position % 3 == 0
    micros = 1_790_000_000_000_000 + position * 1_000_000 + lane
    return {
        "lane": lane,
        "position": position,
        "entry_id": micros << 6 | lane,
        "micros": micros,
        "actor": actor,
        "on_behalf_of": None,
        "verb": "clients.opened" if looks else "screening.recorded",
        "subject_type": "clients.client" if looks else "screening.screening",
        "subject_id": position,
        "client_id": position % 20_000,
        "reason": "reception" if looks else "",
        "seen": 0,
        "key_id": 1,
        "source": "10.0.0.7",
        "data": "{}" if looks else f'{{"outcome":"negative","replaces":{position}}}',
    }


def fill(owner_url: str, entries: int, actor: int) -> None:
    """So many entries in lanes 1 to 4, and their ends."""
    from waystation.audit.chain import form

    key = form.entry_key(1)
    with psycopg.connect(owner_url, autocommit=True) as owner:
        for table in ("audit_entry", "audit_lane"):
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for lane in range(1, 5):
            before, position, last = form.START, 0, 0
            with owner.cursor() as cursor, cursor.copy(f"COPY audit_entry ({COLUMNS}) FROM STDIN") as copy:
                for position in range(1, entries // 4 + 1):
                    made = entry(lane, position, actor)
                    before = form.entry_mac(key, before, form.spelled(**made))
                    last = made["entry_id"]
                    at = form.EPOCH + dt.timedelta(microseconds=made["micros"])
                    named = ("verb", "subject_type", "subject_id", "client_id", "reason", "data", "source")
                    tail = (lane, position, 0, 1, before)
                    copy.write_row((last, at, actor, None, *(made[name] for name in named), *tail))
            owner.execute(
                "UPDATE audit_lane SET count = %s, last = %s, head = %s, key_id = 1, mac = %s WHERE id = %s",
                [position, last, before, form.lane_mac(lane, position, last, before, 1), lane],
            )
        for table in ("audit_entry", "audit_lane"):
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        owner.execute("VACUUM ANALYZE audit_entry")


class Clock:
    """Seconds on the wall, of this process's CPU and of PostgreSQL's."""

    def __init__(self, database: int) -> None:
        self.database = database

    def now(self) -> tuple[float, float, float]:
        """The three at this moment."""
        return time.perf_counter(), time.process_time(), cpu(self.database)

    def timed(self, what: str, count: int, act: Callable[[], object]) -> object:
        """Do it once and say what it took."""
        before = self.now()
        result = act()
        seconds, ours, theirs = (b - a for a, b in zip(before, self.now(), strict=True))
        print(
            f"{what}: {seconds:.2f} s, {count / seconds:,.0f}/s; CPU here {ours:.2f} s + PostgreSQL"
            f" {theirs:.2f} s, {count / (ours + theirs):,.0f}/s; {memory(os.getpid()):.0f} MB",
            flush=True,
        )
        return result


def in_turns(clock: Clock, ways: dict[str, Callable[[], None]], each: int) -> None:
    """Each way in turn, several times; milliseconds of processor time of the best round, here and there."""
    best: dict[str, tuple[float, float]] = {}
    for _round in range(ROUNDS):
        for name, way in ways.items():
            before = clock.now()
            way()
            _wall, ours, theirs = (b - a for a, b in zip(before, clock.now(), strict=True))
            best[name] = min(best.get(name, (9e9, 0.0)), (ours, theirs), key=sum)
    first = sum(next(iter(best.values())))
    for name, (ours, theirs) in best.items():
        here, there = ours * 1000 / each, theirs * 1000 / each
        ratio = (ours + theirs) / first
        print(f"{name}: {here:.3f} + {there:.3f} ms of CPU each, {ratio:.2f} of the first", flush=True)


def changes(clock: Clock, owner_url: str, user: Any) -> None:
    """What a deed costs, and what the triggers of a followed table cost, changed one by one and at once."""
    from django.db import connection, transaction

    from waystation.audit import actions as audit
    from waystation.clients.actions import registering
    from waystation.clients.models import Client
    from waystation.rules.people import PersonData

    head, place = street()
    born = dt.date(1990, 3, 15)
    people = [
        PersonData(name=f"学员{n}", area_path=place.path, sex="male", born_on=born) for n in range(CHANGES)
    ]
    newcomers = [registering.Newcomer(one) for one in people]
    registering.register_many(by=head, today=dt.date(2026, 1, 5), people=newcomers)
    files = list(Client.objects.all())
    owner = psycopg.connect(owner_url, autocommit=True)
    turn = 0

    def each(values: Callable[[int], dict[str, Any]]) -> None:
        nonlocal turn
        turn += 1
        for client in files:
            with transaction.atomic():
                Client.objects.filter(pk=client.pk).update(**values(turn))

    def with_triggers(on: bool, act: Callable[[], None]) -> Callable[[], None]:
        def do() -> None:
            how = "ENABLE" if on else "DISABLE"
            names = owner.execute(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = 'clients_client'::regclass"
                " AND tgname LIKE 'pgtrigger_history%'"
            ).fetchall()
            for (name,) in names:
                owner.execute(f"ALTER TABLE clients_client {how} TRIGGER {name}")
            act()

        return do

    def bulk() -> None:
        nonlocal turn
        turn += 1
        with transaction.atomic():
            Client.objects.all().update(sex="male" if turn % 2 else "female")

    def sexes() -> None:
        each(lambda n: {"sex": "male" if n % 2 else "female"})

    def addresses() -> None:
        each(lambda n: {"living_address": f"桂花路{n}号"})

    def untouched() -> None:
        each(lambda n: {"pinyin": f"x{n}"})

    for what, act in (
        ("an update of a field that is held", sexes),
        ("an update of a sealed field", addresses),
        ("an update of nothing that is followed", untouched),
        (f"{CHANGES} rows in one update, a row", bulk),
    ):
        print(f"{what}:")
        in_turns(
            clock, {"  untracked": with_triggers(False, act), "  tracked": with_triggers(True, act)}, CHANGES
        )
    owner.close()

    def deeds(verb: str) -> Callable[[], None]:
        def do() -> None:
            for client in files:
                with transaction.atomic():
                    audit.record(user, verb, client, client_id=client.pk)

        return do

    print("an entry of the record alone in its transaction:")
    in_turns(clock, {"  a look": deeds("clients.opened"), "  a deed": deeds("clients.file_closed")}, CHANGES)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), pg_relation_size('clients_fieldchange') FROM clients_fieldchange")
        rows, size = cursor.fetchone()
    print(f"{rows:,} changes kept, {size / rows:.0f} bytes each")


def main() -> None:
    """Fill, verify, change."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        Path(folder).chmod(0o711)
        with house.opened(Path(folder) / "home", make_keys=True) as opened:
            house.set_up_django(opened.owner)
            migrate(verbosity=0)
            from django.db import connection

            from waystation.accounts.models import User
            from waystation.audit.chain import verify
            from waystation.common import scope
            from waystation.config import env

            connection.close()
            connection.settings_dict.update(env.database(opened.web))
            os.environ["DATABASE_URL"] = opened.web
            if opened.cluster is None:
                raise SystemExit("This measures a house with a server of its own: unset DATABASE_URL.")
            clock = Clock(int((opened.cluster.data_dir / "postmaster.pid").read_text().split("\n", 1)[0]))
            with scope.everything():
                user = User.objects.create(username="bench", name="测速")
                clock.timed("made by COPY", entries, lambda: fill(opened.owner, entries, user.pk))
                for _round in range(3):
                    report: Any = clock.timed("verify", entries, verify)
                    if not report.whole or report.entries < entries:
                        sys.exit(f"The record is not whole: {report.findings[:3]}")
                changes(clock, opened.owner, user)
                if not verify().whole:
                    sys.exit("The record is not whole.")


if __name__ == "__main__":
    main()
