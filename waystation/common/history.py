"""The history of a file: what a field held before each change, written by triggers (django-pgtrigger).

A trigger sees what any code does to a row, bulk changes and plain SQL included. What it writes is one row of
``clients.FieldChange`` for each changed row: a field that may be held (``holds``) with its value before and
after, of every other field only its name. The transaction's number and beginning lead to the record of deeds
(``audit.EntryTransaction``), which knows who it was. New rows write nothing: their deed is on the record.

Why not one table of events for each model, and why the triggers have a text of our own: docs/adr/0013.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from pgtrigger import compiler

from waystation.common.fields import BlindIndexField, EncryptedTextField, SealedBytesField
from waystation.rules.privacy.columns import COLUMNS, IN_HISTORY

_Model = TypeVar("_Model", bound=type[models.Model])

#: Where the triggers write.
TABLE = "clients_fieldchange"
#: Characters of the longest code of ours; a column that takes more may hold words or a number.
CODE = 30
#: A room of ours whose rows are named to whoever sees the history: people, places, offices.
_NAMED = "accounts"


def holds(field: models.Field[Any, Any]) -> bool:
    """Whether the history keeps what the field held, or only that it changed.

    The table of sensitivity decides (``rules.privacy``). What rests sealed, and text that is longer than a
    code, is never held, whatever its sort; of keys to other rows only those to people, places and offices.
    """
    if isinstance(field, (models.BinaryField, models.TextField, models.JSONField)):
        return False
    if isinstance(field, models.ForeignKey):
        return bool(field.related_model._meta.app_label == _NAMED)
    if isinstance(field, models.BooleanField):
        return True
    inner = field.base_field if isinstance(field, ArrayField) else field
    if isinstance(inner, models.CharField) and (inner.max_length or CODE + 1) > CODE:
        return False
    return COLUMNS.get(f"{field.model._meta.label_lower}.{field.name}") in IN_HISTORY


def followed(model: type[models.Model], besides: frozenset[str]) -> list[models.Field[Any, Any]]:
    """The columns whose changes are kept: all but the program's own (keys, tokens, clocks, indexes)."""
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and not isinstance(field, (models.UUIDField, BlindIndexField))
        and not getattr(field, "auto_now", False)
        and not getattr(field, "auto_now_add", False)
        and field.name not in besides
    ]


class FollowSql(compiler.UpsertTriggerSql):
    """The text of one trigger. The library's own asks a setting first, by which any session could switch the
    history off; migrations name this class, so its text is never changed, only followed by another."""

    def get_template(self) -> str:
        return """
            CREATE OR REPLACE FUNCTION {pgid}() RETURNS trigger LANGUAGE plpgsql AS $$
                {declare}
                BEGIN
                    {func}
                    RETURN NULL;
                END;
            $$;
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE TRIGGER {pgid} {when} {operation} ON {table}
                FOR EACH {level} {condition} EXECUTE FUNCTION {pgid}();
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class _Trigger(pgtrigger.Trigger):
    """One of the triggers of a followed table. ``file``: SQL of the file's id, from the row as it was."""

    when = pgtrigger.After

    def __init__(self, *, file: str, besides: frozenset[str]) -> None:
        self.file, self.besides = file, besides
        super().__init__()

    def compile(self, model: models.Model) -> compiler.Trigger:
        sql = FollowSql(
            pgid=self.get_pgid(model),
            declare=self.render_declare(model),
            func=self.render_func(model),
            table=model._meta.db_table,
            when=self.when,
            operation=self.operation,
            level=self.level,
            condition=self.render_condition(model),
        )
        return compiler.Trigger(name=self.name or "", sql=sql)

    def _written(self, model: Any, kind: str, held: str, sealed: str) -> str:
        return (
            f"INSERT INTO {TABLE} (client_id, thing, row_id, kind, held, sealed, at, transaction) "  # noqa: S608
            f"VALUES ({self.file}, '{model._meta.label_lower}', OLD.id, '{kind}', {held}, {sealed}, now(), "
            "pg_current_xact_id()::text::bigint);"
        )


class Changed(_Trigger):
    """After each change of a row in which a followed column says something else than before."""

    name = "history_changed"
    operation = pgtrigger.Update
    declare = [("held", "jsonb"), ("sealed", "text[]")]

    def get_condition(self, model: Any) -> pgtrigger.Condition:
        columns = [field.column for field in followed(model, self.besides)]
        return pgtrigger.Condition(" OR ".join(_differs(column) for column in columns))

    def get_func(self, model: Any) -> str:
        fields = followed(model, self.besides)
        held = ", ".join(
            f"'{field.name}', CASE WHEN {_differs(field.column)} "
            f'THEN jsonb_build_array(OLD."{field.column}", NEW."{field.column}") END'
            for field in fields
            if holds(field)
        )
        names = ", ".join(
            f"CASE WHEN {_said_anew(field)} THEN '{field.name}' END" for field in fields if not holds(field)
        )
        return (
            f"held := jsonb_strip_nulls(jsonb_build_object({held}));"
            f" sealed := array_remove(ARRAY[{names}]::text[], NULL);"
            " IF held <> '{}' OR sealed <> '{}' THEN "  # nothing: sealed anew with another key
            f"{self._written(model, 'changed', 'held', 'sealed')} END IF;"
        )


class Removed(_Trigger):
    """After a row was deleted: that it was, and nothing of what it held."""

    name = "history_removed"
    operation = pgtrigger.Delete

    def get_func(self, model: Any) -> str:
        return self._written(model, "removed", "'{}'", "'{}'")


def _differs(column: str | None) -> str:
    return f'OLD."{column}" IS DISTINCT FROM NEW."{column}"'


def _said_anew(field: models.Field[Any, Any]) -> str:
    """Whether the column says something else, and was not only sealed anew with another key.

    Two seals of one value differ. ``waystation keys reencrypt`` says that it is at work; then a value whose
    key is another one than before is taken to be the same.
    """
    if not isinstance(field, (EncryptedTextField, SealedBytesField)):
        return _differs(field.column)
    key = "CASE WHEN length({0}) > 1 THEN get_byte({0}, 1) END"
    other = f'{key.format(f"""OLD."{field.column}" """)} <> {key.format(f"""NEW."{field.column}" """)}'
    resealed = f"current_setting('waystation.resealing', true) = 'on' AND {other}"
    return f"{_differs(field.column)} AND ({resealed}) IS NOT TRUE"


def follow(*, file: str = "OLD.client_id", besides: str = "") -> Callable[[_Model], _Model]:
    """Keep what every field of a model held before each change; ``besides`` names columns, by spaces, that
    the program itself derives from others. ``file``: SQL of the file's id."""
    left_out = frozenset(besides.split())

    def decorate(model: _Model) -> _Model:
        triggers = [Changed(file=file, besides=left_out), Removed(file=file, besides=left_out)]
        pgtrigger.register(*triggers)(model)
        return model

    return decorate
