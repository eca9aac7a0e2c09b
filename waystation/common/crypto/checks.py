"""Whether the key file is the one that this database was written with."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from waystation.common import crypto
from waystation.common.crypto.columns import columns
from waystation.common.crypto.indexes import indexed
from waystation.common.models import KeyCheck

_SEALED = b"waystation"
_COLUMN = "common.keycheck.value"
#: Values looked at in each column of a database that has no key check yet (it is older than the check).
_FIRST_LOOK = 3

_FOREIGN = (
    "The key file is not the one of this database: {what}. Put back the key file that belongs to it, from "
    "your key backup, and start again; nothing was changed. "
    "(密钥文件与数据库不匹配，请恢复与它配套的密钥文件。)"
)


@transaction.atomic
def must_fit() -> None:
    """``ImproperlyConfigured`` with what to do unless the key file fits; new keys get their check value."""
    held = crypto.keys()
    rows = list(KeyCheck.objects.order_by("kind", "key_id"))
    known = {row.key_id for row in rows if row.kind == KeyCheck.Kind.ENCRYPT}
    for row in rows:
        _must_fit(row, held)
    if not known or not any(row.kind == KeyCheck.Kind.INDEX for row in rows):
        _must_open_what_there_is()
        _keep(KeyCheck.Kind.INDEX, held.indexing, _mark(held.index[held.indexing]))
    for key_id, key in held.encrypt.items():
        if key_id not in known:
            _keep(KeyCheck.Kind.ENCRYPT, key_id, crypto.seal(key_id, key, _SEALED, _COLUMN))


def _must_fit(row: KeyCheck, held: crypto.Keys) -> None:
    if row.kind == KeyCheck.Kind.ENCRYPT:
        key = held.encrypt.get(row.key_id) or held.retired.get(row.key_id)
        fits: Callable[[bytes], bool] = lambda key: crypto.opens(key, bytes(row.value), _COLUMN)  # noqa: E731
    else:
        key = held.index.get(row.key_id)
        fits = lambda key: _mark(key) == bytes(row.value)  # noqa: E731
    name = "encryption key" if row.kind == KeyCheck.Kind.ENCRYPT else "index key"
    if key is None:
        raise ImproperlyConfigured(_FOREIGN.format(what=f"it has no {name} {row.key_id}"))
    if not fits(key):
        raise ImproperlyConfigured(_FOREIGN.format(what=f"its {name} {row.key_id} is another one"))
    if row.kind == KeyCheck.Kind.INDEX and row.key_id != held.indexing:
        raise ImproperlyConfigured(
            "`waystation keys reindex` was cut off between the database and the key file. Run it once more."
        )


def _mark(key: bytes) -> bytes:
    return crypto.fingerprint(key, "key check", "waystation")


def _keep(kind: KeyCheck.Kind, key_id: int, value: bytes) -> None:
    """Two that start at once write one row."""
    KeyCheck.objects.bulk_create([KeyCheck(kind=kind, key_id=key_id, value=value)], ignore_conflicts=True)


def _must_open_what_there_is() -> None:
    """An older house has rows and no check value: its newest rows say whether these are their keys.

    One damaged value is no foreign key file; that nothing opens is.
    """
    opened = [_opens(column.label, value) for column in columns() for value in column.sample(_FIRST_LOOK)]
    if opened and not any(opened):
        raise ImproperlyConfigured(_FOREIGN.format(what="it opens none of the values looked at"))
    wrong = [is_wrong for made in indexed() for is_wrong in made.wrong(_FIRST_LOOK)]
    if wrong and all(wrong):
        raise ImproperlyConfigured(_FOREIGN.format(what="its index key fits none of the indexes looked at"))


def _opens(label: str, value: bytes) -> bool:
    try:
        crypto.decrypt_bytes(value, column=label)
    except crypto.Unreadable:
        return False
    return True


def index_is_of(key_id: int) -> None:
    """Note, in the caller's transaction, that all blind indexes are now of this key."""
    KeyCheck.objects.filter(kind=KeyCheck.Kind.INDEX).delete()
    _keep(KeyCheck.Kind.INDEX, key_id, _mark(crypto.keys().index[key_id]))


def index_key() -> int | None:
    """The id of the key that made the blind indexes, if the database says."""
    return KeyCheck.objects.filter(kind=KeyCheck.Kind.INDEX).values_list("key_id", flat=True).first()
