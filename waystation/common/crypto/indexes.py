"""The blind indexes of every model: whether they fit the index key, and how they are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models

from waystation.common import crypto
from waystation.common.fields import BlindIndexField, EncryptedTextField

_ROWS = 500


@dataclass(frozen=True)
class Indexed:
    """A sealed field of a model, and the blind indexes made of it."""

    model: type[models.Model]
    sealed: EncryptedTextField
    indexes: tuple[BlindIndexField, ...]

    @property
    def label(self) -> str:
        """The name of the sealed column."""
        return self.sealed.column_label

    def _select(self, rest: str) -> str:
        quote = connection.ops.quote_name
        fields = ", ".join(quote(str(field.column)) for field in (self._pk, self.sealed, *self.indexes))
        sealed = quote(str(self.sealed.column))
        return f"SELECT {fields} FROM {self.table} WHERE length({sealed}) > 0 {rest}"  # noqa: S608 - names of models

    @property
    def table(self) -> str:
        """The table's name for a statement."""
        return str(connection.ops.quote_name(self.model._meta.db_table))

    @property
    def _pk(self) -> models.Field:  # type: ignore[type-arg]
        assert self.model._meta.pk is not None  # noqa: S101 - each of our tables has one
        return self.model._meta.pk

    def wrong(self, most: int | None) -> Iterator[bool]:
        """For each row, the newest first: whether an index is not the one of its value; all rows for None."""
        held = crypto.keys()
        key = held.index[held.indexing]
        pk = connection.ops.quote_name(str(self._pk.column))
        with connection.cursor() as cursor:
            cursor.execute(self._select(f"ORDER BY {pk} DESC LIMIT %s"), [most])
            for _pk, sealed, *stored in cursor.fetchall():
                try:
                    plain = crypto.decrypt(bytes(sealed), column=self.label)
                except crypto.Unreadable:  # told by whoever opens the column itself
                    continue
                yield [None if mark is None else bytes(mark) for mark in stored] != [
                    field.fingerprint(key, plain) for field in self.indexes
                ]

    def renew(self, key: bytes) -> Iterator[int]:
        """Make the indexes of all rows anew under ``key``; yields how many rows were done, batch by batch."""
        pk, after = connection.ops.quote_name(str(self._pk.column)), 0
        sets = ", ".join(f"{connection.ops.quote_name(str(field.column))} = %s" for field in self.indexes)
        statement = f"UPDATE {self.table} SET {sets} WHERE {pk} = %s"  # noqa: S608 - names of models
        with connection.cursor() as cursor:
            while True:
                cursor.execute(self._select(f"AND {pk} > %s ORDER BY {pk} LIMIT %s"), [after, _ROWS])
                rows = cursor.fetchall()
                if not rows:
                    return
                for number, sealed, *_stored in rows:
                    plain = crypto.decrypt(bytes(sealed), column=self.label)
                    cursor.execute(
                        statement, [*(field.fingerprint(key, plain) for field in self.indexes), number]
                    )
                after = rows[-1][0]
                yield len(rows)


def indexed() -> list[Indexed]:
    """Every sealed field that has blind indexes."""
    found = []
    for model in apps.get_models():
        of: dict[str, list[BlindIndexField]] = {}
        for field in model._meta.local_fields:
            if isinstance(field, BlindIndexField):
                of.setdefault(field.of, []).append(field)
        for name, indexes in of.items():
            sealed = model._meta.get_field(name)
            assert isinstance(sealed, EncryptedTextField)  # noqa: S101 - a test walks all of them
            found.append(Indexed(model, sealed, tuple(indexes)))
    return found
