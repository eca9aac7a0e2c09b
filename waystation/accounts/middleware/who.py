"""Who asks: session, account, grants in force and new notices in one statement.

Behind Django's own interfaces: the session engine is django.contrib.sessions' with a table that knows whose a
session is, and ``django.contrib.auth`` verifies the session's hash as ever; only the account that it asks the
backend for has come with the session already.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib import auth
from django.contrib.auth import SESSION_KEY
from django.contrib.auth import middleware as django_auth
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django.db.models import Func, OuterRef
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from waystation.accounts import access
from waystation.accounts.models import Session, User
from waystation.common import scope
from waystation.common.reading import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

#: Stand in the statement for what differs from request to request.
_KEY, _NOW = "the session's key", timezone.now()


@cache
def _statement() -> tuple[str, tuple[Any, ...], list[str]]:
    """The statement, its parameters with the two marks, and the account's columns; made once a process."""
    columns = [field.attname for field in User._meta.concrete_fields]
    rows = (
        Session.objects.filter(session_key=_KEY, expire_date__gt=_NOW)
        .annotate(**access.asked(OuterRef("user_id")))
        .annotate(files=access.asked_files("user_id"))
        .annotate(unread=Func("user_id", function="waystation_unread"))  # the room of notices lies above
        .values_list(
            "session_data",
            "held_today",
            "covers_today",
            "files",
            "unread",
            *(f"user__{name}" for name in columns),
        )
    )
    sql, params = rows.query.sql_with_params()
    return sql, params, columns


def _asked(key: str) -> tuple[str, User | None] | None:
    """The session's data and its account; None: no such session, or it is over."""
    sql, marked, columns = _statement()
    fresh = {_KEY: key, _NOW: timezone.now()}
    params: list[Any] = [fresh.get(value, value) for value in marked]
    with scope.no_matter():
        found = statements.rows(sql, params)
    if not found:
        return None
    data, held, covers, files, unread, *values = found[0]
    if values[0] is None:
        return data, None
    user = User.from_db(connection.alias, columns, values)
    access.remember(user, map(_read, held), map(_read, covers), files)
    user.unread = unread or 0
    return data, user


def _read(found: Any) -> Any:
    """JSON comes as text unless the driver has read it."""
    return json.loads(found) if isinstance(found, str) else found


class SessionStore(db.SessionStore):
    """Sessions in the database; reading one brings its account along (``known``)."""

    known: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        """As Django's, with one statement for everything that a request asks first."""
        key = self.session_key or ""
        found = _asked(key) if key.isascii() and key.isalnum() else None
        if found is None:
            self._session_key = None
            return {}
        data, self.known = found
        return self.decode(data)

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = cast("Session", super().create_model_instance(data))
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row

    def save(self, must_create: bool = False) -> None:
        """As Django's; what is there already is changed in one statement, without a transaction around it."""
        if must_create or self.session_key is None:
            super().save(must_create=must_create)
            return
        row = self.create_model_instance(self._session)  # type: ignore[attr-defined]  # Django's own name
        fresh = {"session_data": row.session_data, "expire_date": row.expire_date, "user": row.user_id}
        with scope.no_matter():
            if not Session.objects.filter(session_key=row.session_key).update(**fresh):
                raise UpdateError

    def flush(self) -> None:
        self.known = None
        super().flush()


_session: ContextVar[SessionStore | None] = ContextVar("session", default=None)


@contextmanager
def _brought_by(session: SessionStore) -> Iterator[None]:
    token = _session.set(session)
    try:
        yield
    finally:
        _session.reset(token)


class Accounts(AuthenticationBackend):
    """allauth's backend; the account of a session is the one that came with it."""

    def get_user(self, user_id: Any) -> User | None:
        session = _session.get()
        known = session.known if session is not None else None
        if known is not None and str(known.pk) == str(user_id):
            return known if self.user_can_authenticate(known) else None
        found: User | None = super().get_user(user_id)
        return found


def _user(request: HttpRequest) -> Any:
    if not hasattr(request, "_cached_user"):
        with _brought_by(cast("SessionStore", request.session)):
            request._cached_user = auth.get_user(request)  # type: ignore[attr-defined]  # Django's own name
    return request._cached_user  # type: ignore[attr-defined]


class WhoAsks(django_auth.AuthenticationMiddleware):
    """``request.user``, looked up when it is first asked for."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = cast("User", SimpleLazyObject(lambda: _user(request)))
