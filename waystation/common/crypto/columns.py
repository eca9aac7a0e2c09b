"""Every column that rests sealed, found from the models, and what the key commands do with one."""

from __future__ import annotations

import base64
import binascii
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps
from django.db import connection, models, transaction

from waystation.common import crypto
from waystation.common.fields import EncryptedTextField, SealedBytesField

#: The additional data of second-factor secrets, which allauth keeps as base64 inside JSON.
MFA = "mfa.authenticator.data"
#: Rows of one transaction: short values many, files few, so that memory stays small.
TEXTS, FILES = 200, 4
#: Version, key id and nonce: never the same twice, so they tell whether a value was written meanwhile.
_HEAD = 2 + 12


class Column(Protocol):
    """One place of the database where sealed values rest."""

    @property
    def label(self) -> str:
        """The additional data under which its values are sealed, which is also its name."""
        ...

    def by_key(self) -> Counter[int]:
        """Key id → how many values it seals."""
        ...

    def reseal(self, rows: int | None) -> Iterator[int]:
        """Seal with the writing key what another key seals; yields how many were done, batch by batch."""
        ...

    def sample(self, most: int | None) -> Iterator[bytes]:
        """Sealed values, the newest first; all of them for None."""
        ...

    def lock(self) -> None:
        """Wait for whoever is writing and let nobody write until the transaction ends."""
        ...


def columns() -> list[Column]:
    """All of them, by name."""
    found: list[Column] = [
        TableColumn(model, field.column_label, str(field.column))
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, EncryptedTextField | SealedBytesField)
    ]
    return sorted([*found, SecondFactors()], key=lambda column: column.label)


@dataclass(frozen=True)
class TableColumn:
    """A sealed column of a table of ours."""

    model: type[models.Model]
    label: str
    column: str

    @property
    def _names(self) -> dict[str, str]:
        quote = connection.ops.quote_name
        pk = self.model._meta.pk
        assert pk is not None  # noqa: S101 - each of our tables has one
        return {
            "table": quote(self.model._meta.db_table),
            "value": quote(self.column),
            "pk": quote(str(pk.column)),
        }

    @property
    def _is_file(self) -> bool:
        return isinstance(self.model._meta.get_field(self.column), SealedBytesField)

    def by_key(self) -> Counter[int]:
        with connection.cursor() as cursor:
            cursor.execute(_BY_KEY.format(**self._names), [_HEAD])
            return Counter(dict(cursor.fetchall()))

    def reseal(self, rows: int | None) -> Iterator[int]:
        after, most = None, rows or (FILES if self._is_file else TEXTS)
        while True:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(_RESEALING)
                cursor.execute(
                    _OTHERS.format(
                        **self._names,
                        after="AND {pk} > %s".format(**self._names) if after is not None else "",
                    ),
                    [_HEAD, crypto.keys().writing, *([] if after is None else [after]), most],
                )
                batch = cursor.fetchall()
                done = sum(self._reseal_one(cursor, pk, bytes(sealed)) for pk, sealed in batch)
            if not batch:
                return
            after = batch[-1][0]
            yield done

    def _reseal_one(self, cursor: Any, pk: Any, sealed: bytes) -> int:
        """Compare and set: a value that was written since it was read stays as its writer left it."""
        try:
            plain = crypto.decrypt_bytes(sealed, column=self.label)
        except crypto.Unreadable:  # stays and is counted; `keys check --all` names its column
            return 0
        fresh = crypto.encrypt_bytes(plain, column=self.label)
        cursor.execute(_SET.format(**self._names), [fresh, pk, _HEAD, sealed[:_HEAD]])
        return int(cursor.rowcount)

    def sample(self, most: int | None) -> Iterator[bytes]:
        with connection.cursor() as cursor:
            cursor.execute(_NEWEST.format(**self._names), [_HEAD, most])
            while batch := cursor.fetchmany(FILES):
                yield from (bytes(sealed) for (sealed,) in batch)

    def lock(self) -> None:
        """Nobody writes the table until the transaction ends. One that only functions of the owner write has
        a function of the owner for this too, ``<table>_hold()``.
        """
        table = self.model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute("SELECT has_table_privilege(%s, 'UPDATE')", [table])
            if cursor.fetchone()[0]:
                cursor.execute("LOCK TABLE {table} IN SHARE MODE".format(**self._names))
            else:
                cursor.execute(f"SELECT {connection.ops.quote_name(f'{table}_hold')}()")


_BY_KEY = """
    SELECT get_byte({value}, 1), count(*) FROM {table} WHERE length({value}) > %s GROUP BY 1
"""
_OTHERS = """
    SELECT {pk}, {value} FROM {table} WHERE length({value}) > %s AND get_byte({value}, 1) <> %s {after}
    ORDER BY {pk} LIMIT %s
"""
#: Told to the history of rows: another seal is no other value (``common.history``).
_RESEALING = "SELECT set_config('waystation.resealing', 'on', true)"
_SET = """
    UPDATE {table} SET {value} = %s WHERE {pk} = %s AND substring({value} FROM 1 FOR %s) = %s
"""
_NEWEST = "SELECT {value} FROM {table} WHERE length({value}) > %s ORDER BY {pk} DESC LIMIT %s"


@dataclass(frozen=True)
class SecondFactors:
    """Seeds of one-time codes and of recovery codes, inside allauth's JSON."""

    label: str = MFA

    def _rows(self) -> list[tuple[int, str, dict[str, bytes]]]:
        """Row, its JSON as it stands, and the sealed values in it by their name."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, data::text FROM mfa_authenticator ORDER BY id DESC")
            return [(pk, text, _sealed_in(json.loads(text))) for pk, text in cursor.fetchall()]

    def by_key(self) -> Counter[int]:
        return Counter(
            crypto.key_id(value) for _pk, _text, sealed in self._rows() for value in sealed.values()
        )

    def reseal(self, rows: int | None) -> Iterator[int]:
        for pk, text, sealed in self._rows():
            old = {
                name: value for name, value in sealed.items() if crypto.key_id(value) != crypto.keys().writing
            }
            if not old:
                continue
            data = json.loads(text)
            for name, value in old.items():
                plain = crypto.decrypt_bytes(value, column=MFA)
                data[name] = base64.b64encode(crypto.encrypt_bytes(plain, column=MFA)).decode()
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE mfa_authenticator SET data = %s::jsonb WHERE id = %s AND data = %s::jsonb",
                    [json.dumps(data), pk, text],
                )
                yield len(old) * int(cursor.rowcount)

    def sample(self, most: int | None) -> Iterator[bytes]:
        values = (value for _pk, _text, sealed in self._rows() for value in sealed.values())
        for number, value in enumerate(values):
            if most is not None and number >= most:
                return
            yield value

    def lock(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE mfa_authenticator IN SHARE MODE")


def _sealed_in(data: dict[str, Any]) -> dict[str, bytes]:
    found = {}
    for name in ("secret", "seed"):
        try:
            value = base64.b64decode(data.get(name, ""), validate=True)
        except (binascii.Error, TypeError, ValueError):
            continue
        if crypto.key_id(value):
            found[name] = value
    return found
