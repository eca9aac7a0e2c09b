"""Make, check and change the keys: `waystation keys FOLDER`, `keys check`, `keys rotate` and so on."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from waystation.embedded.problems import ClusterError

from .running import house
from .running.serve import refuse_unfit

#: A running process looks at the key file every second; after this many it surely writes with the new key.
SETTLED = 60
BACK_UP = "Back up {path} now, apart from the database's backups."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of ``waystation keys``."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="FOLDER | check | rotate | …")
    make = deeds.add_parser("make", help="make keys.json and secret_key (0600) in a folder")
    make.add_argument("folder", type=Path)
    check = deeds.add_parser(
        "check", help="open a sample of every sealed column and compare the blind indexes"
    )
    check.add_argument(
        "--all", action="store_true", help="every value instead of the newest 50 of each column"
    )
    deeds.add_parser("rotate", help="add a new encryption key; the old ones go on reading")
    again = deeds.add_parser(
        "reencrypt", help="seal everything anew with the newest key; may run beside people"
    )
    again.add_argument("--rows", type=int, help="rows of one transaction")
    retire = deeds.add_parser("retire", help="let an old key open nothing any more; refused while it is used")
    retire.add_argument("id", type=int)
    back = deeds.add_parser("restore", help="let a retired key open again, for an old backup")
    back.add_argument("id", type=int)
    deeds.add_parser("reindex", help="make all blind indexes with a new key; the program must be stopped")
    for deed in deeds.choices.values():
        house.add_home(deed)


def words(given: list[str]) -> list[str]:
    """``keys FOLDER`` is short for ``keys make FOLDER``."""
    deeds = {"make", "check", "rotate", "reencrypt", "retire", "restore", "reindex"}
    return ["make", *given] if given and given[0] not in deeds and not given[0].startswith("-") else given


def run(args: argparse.Namespace) -> int:
    """Do it; 1 with a sentence when it cannot be done."""
    if args.deed == "make":
        return _make(args.folder.absolute())
    try:
        with _opened(args, fit=args.deed != "reindex"):
            return int(_DEEDS[args.deed](args))
    except ClusterError as problem:
        return house.fail(problem)


def _make(folder: Path) -> int:
    """Write both files; existing ones are never touched."""
    from waystation.common.crypto.keyfile import fresh_keys, write_new

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys, secret = folder / "keys.json", folder / "secret_key"
    for path in (keys, secret):
        if path.exists():
            return house.fail(f"{path} is there already and stays as it is; without it nothing can be read.")
    write_new(keys, fresh_keys())
    house.new_secret_key(secret)
    print(f"WAYSTATION_KEYS_FILE={keys}\nDJANGO_SECRET_KEY_FILE={secret}")
    print("Back both up, apart from the database's backups: without the first, encrypted fields are lost.")
    return 0


@contextmanager
def _opened(args: argparse.Namespace, *, fit: bool) -> Iterator[None]:
    """The house as the owner of its tables; its key file fits its database, or nothing is done."""
    with house.opened(args.data) as open_house:
        house.set_up_django(open_house.owner)
        refuse_unfit(keys_too=fit)
        yield


def _check(args: argparse.Namespace) -> int:
    """Open a sample of everything."""
    from waystation.common import crypto
    from waystation.common.crypto.columns import columns
    from waystation.common.crypto.indexes import indexed

    most, broken = None if args.all else 50, 0
    for column in columns():
        counted, opened = column.by_key(), 0
        for value in column.sample(most):
            try:
                crypto.decrypt_bytes(value, column=column.label)
                opened += 1
            except crypto.Unreadable:
                broken += 1
        held = "; ".join(f"key {key_id}: {count}" for key_id, count in sorted(counted.items())) or "empty"
        print(f"{column.label}: {held}; opened {opened}")
    for made in indexed():
        found = list(made.wrong(most))
        broken += sum(found)
        print(f"{made.label}: indexes compared {len(found)}, wrong {sum(found)}")
    if broken:
        return house.fail(f"{broken} values do not fit the key file.")
    print("Everything that was looked at opens.")
    return 0


def _rotate(args: argparse.Namespace) -> int:
    """A new key writes from now on."""
    from django.db import transaction

    from waystation.common.crypto.checks import must_fit
    from waystation.common.crypto.keyfile import Keys

    def with_new_key(held: Keys) -> Keys:
        return held.with_new_key(dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))

    with transaction.atomic():
        keys = _replace(with_new_key)
        must_fit()
        _record("keys.rotated", keys.writing)
    print(f"Key {keys.writing} writes from now on; running processes notice within a second.")
    print(f"{_backup()} Then: waystation keys reencrypt")
    return 0


def _reencrypt(args: argparse.Namespace) -> int:
    """Seal anew whatever an older key sealed."""
    from waystation.common import crypto
    from waystation.common.crypto.columns import columns

    left = 0
    for column in columns():
        writing = crypto.keys().writing
        others, done = sum(n for key_id, n in column.by_key().items() if key_id != writing), 0
        for batch in column.reseal(args.rows):
            done += batch
            print(f"{column.label}: {done} of {others}", flush=True)
        left += sum(n for key_id, n in column.by_key().items() if key_id != writing)
    print(f"Remaining under other keys: {left}")
    if left:
        print(
            "Run it once more if people were writing; `waystation keys check --all` finds what no key opens."
        )
        return 1
    others_held = [key_id for key_id in crypto.keys().encrypt if key_id != crypto.keys().writing]
    for key_id in others_held:
        print(f"No value uses key {key_id} any more: waystation keys retire {key_id}")
    return 0


def _retire(args: argparse.Namespace) -> int:
    """Take a key out of use, having seen that nothing is sealed with it."""
    from django.db import transaction

    from waystation.common import crypto
    from waystation.common.crypto.columns import columns

    held = crypto.keys()
    if args.id not in held.encrypt:
        return house.fail(f"There is no key {args.id} in use. In use: {', '.join(map(str, held.encrypt))}.")
    if args.id == held.writing:
        return house.fail(f"Key {args.id} is the one that writes. First: waystation keys rotate")
    if _seconds_since(held.since.get(held.writing)) < SETTLED:
        return house.fail(
            f"Key {held.writing} is younger than a minute: others may still write with {args.id}."
        )
    with transaction.atomic():
        for column in columns():
            column.lock()
        used = {column.label: count for column in columns() if (count := column.by_key()[args.id])}
        if used:
            total, lines = sum(used.values()), "".join(f"\n  {label}: {n}" for label, n in used.items())
            return house.fail(
                f"Key {args.id} still seals {total} values. First: waystation keys reencrypt{lines}"
            )
        _replace(lambda keys: keys.with_retired(args.id))
        _record("keys.retired", args.id)
    print(f"Key {args.id} opens nothing any more. It stays in the file, for backups made before today.")
    print(_backup())
    return 0


def _restore(args: argparse.Namespace) -> int:
    """The opposite of retiring."""
    from django.db import transaction

    from waystation.common import crypto

    if args.id not in crypto.keys().retired:
        return house.fail(f"There is no retired key {args.id}.")
    with transaction.atomic():
        _replace(lambda keys: keys.with_taken_back(args.id))
        _record("keys.restored", args.id)
    print(f"Key {args.id} opens again. Then: waystation keys reencrypt")
    return 0


def _reindex(args: argparse.Namespace) -> int:
    """New blind indexes in one transaction, with everybody out of the house."""
    from django.db import connection, transaction

    from waystation.common import crypto
    from waystation.common.crypto import checks
    from waystation.common.crypto.indexes import indexed

    made_with, held = checks.index_key(), crypto.keys()
    if made_with is not None and made_with != held.indexing and made_with in held.index:
        _replace(lambda keys: keys.with_index(made_with))  # interrupted after the database, before the file
        checks.must_fit()
        print(f"The indexes were made already; the key file now says so too. {_backup()}")
        return 0
    checks.must_fit()
    if len(held.index) == 1:
        held = _replace(lambda keys: keys.with_next_index())
    fresh = list(held.index)[-1]
    with transaction.atomic():
        with connection.cursor() as cursor:
            for made in indexed():
                cursor.execute(f"LOCK TABLE {made.table} IN ACCESS EXCLUSIVE MODE")
            cursor.execute(_OTHERS_HERE)
            if others := cursor.fetchone()[0]:
                return house.fail(
                    f"{others} other connections use this database. Stop every `waystation serve` and "
                    "`waystation worker` first: while indexes change, nobody may look up or write by them."
                )
        for made in indexed():
            done = 0
            for batch in made.renew(held.index[fresh]):
                done += batch
                print(f"{made.label}: {done}", flush=True)
        checks.index_is_of(fresh)
        _record("keys.reindexed", fresh)
    _replace(lambda keys: keys.with_index(fresh))
    print(f"All blind indexes are of key {fresh}. {_backup()}")
    return 0


#: Connections of people and jobs; PostgreSQL's own processes there belong to no role.
_OTHERS_HERE = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL
"""


def _replace(change: Any) -> Any:
    """Put the changed keys in the file's place and use them."""
    from django.conf import settings

    from waystation.common import crypto
    from waystation.common.crypto.keyfile import replace_with

    replace_with(settings.KEYS_FILE, change(crypto.read_keys(settings.KEYS_FILE)))
    crypto.forget_keys()
    return crypto.keys()


def _record(verb: str, key_id: int) -> None:
    """On the record like every other deed; the system itself did it."""
    from waystation.audit import actions as audit
    from waystation.common.models import KeyCheck

    audit.record(None, verb, KeyCheck(), key=key_id)


def _seconds_since(moment: str | None) -> float:
    if moment is None:
        return SETTLED
    return (dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(moment)).total_seconds()


def _backup() -> str:
    from django.conf import settings

    return BACK_UP.format(path=settings.KEYS_FILE)


_DEEDS = {
    "check": _check,
    "rotate": _rotate,
    "reencrypt": _reencrypt,
    "retire": _retire,
    "restore": _restore,
    "reindex": _reindex,
}
