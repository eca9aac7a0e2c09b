"""Model fields shared by the rooms: what rests sealed, and what it is looked up by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from . import crypto

if TYPE_CHECKING:
    _Text = models.TextField[str, str]
    _Bytes = models.BinaryField[Any, Any]
else:
    _Text = models.TextField
    _Bytes = models.BinaryField


class EncryptedTextField(_Text):
    """Text that rests encrypted (see :mod:`waystation.common.crypto`). It cannot be searched or sorted."""

    description = "Encrypted text"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.column_label = ""

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        self.column_label = f"{cls._meta.label_lower}.{name}"

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        return connection.Database.Binary(crypto.encrypt(str(value), column=self.column_label))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        return None if value is None else crypto.decrypt(bytes(value), column=self.column_label)


class _KnownBytes(_Bytes):
    """Bytes whose meaning the key commands know; for the database they are plain bytes."""

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs


class SealedBytesField(_KnownBytes):
    """A sealed file or record: whoever writes it calls ``crypto.encrypt…`` with this column's name.

    The field itself seals nothing, so that a scan is opened only where it is asked for.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.column_label = ""

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        self.column_label = f"{cls._meta.label_lower}.{name}"


class BlindIndexField(_KnownBytes):
    """What a sealed field is looked up by (``crypto.blind``); ``waystation keys reindex`` makes it anew.

    ``of``: the sealed field of the same row; ``purpose``: as given to ``crypto.blind``; ``last``: only so
    many last characters of it.
    """

    def __init__(
        self, *args: Any, of: str = "", purpose: str = "", last: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **{"max_length": 16, **kwargs})
        self.of, self.purpose, self.last = of, purpose, last

    def clone(self) -> BlindIndexField:
        _name, _path, args, kwargs = self.deconstruct()
        return BlindIndexField(*args, of=self.of, purpose=self.purpose, last=self.last, **kwargs)

    def fingerprint(self, key: bytes, plain: str) -> bytes | None:
        """The index of ``plain`` under ``key``; nothing is looked up by an empty value."""
        return crypto.fingerprint(key, self.purpose, plain[-(self.last or 0) :]) if plain else None
