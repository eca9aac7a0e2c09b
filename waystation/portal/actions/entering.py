"""The person's own deeds at the door: come in, choose a password, go out, end other browsers.

Ways in are reached by what the person knows, before any file is; so these actions work without the walls, on
the one way in that they are given.
"""

from __future__ import annotations

import datetime as dt
import secrets
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.crypto import constant_time_compare

from waystation.audit import actions as audit
from waystation.common import scope
from waystation.rules.portal import TRIES, spoken
from waystation.rules.problems import RuleBroken

from .. import access
from ..models import Login, OneTimeCode, Session


@cache
def _work() -> str:
    """What a made-up number's password is checked against, so that it takes as long as a real one's."""
    return make_password("nobody has this one")


@scope.everything()
@transaction.atomic
def enter(*, by: Login | None, secret: str, device: str, now: dt.datetime) -> str:
    """Come in with the password or the one-time code; the new session's key for the cookie, or "".

    ``by`` is the way in that the number named, None if there is none: both are answered alike and take as
    long. Of two who come with one code at once, one is in. A code is void after ``TRIES`` wrong tries.
    """
    if by is None:
        check_password(secret, _work())
        audit.record(None, "portal.sign_in_failed", Login())
        return ""
    login = Login.objects.select_for_update(of=("self",)).select_related("client", "kin", "till__merchant")
    by = login.get(pk=by.pk)
    stands = by.ended_at is None and access.is_open(by, now)
    known = check_password(secret, by.password or _work()) and bool(by.password)
    with_code = False if known else _uses_code(by, spoken(secret), now)
    if not stands or not (known or with_code):
        audit.record(None, "portal.sign_in_failed", by, client_id=by.client_id, login=by.pk)
        return ""
    key = secrets.token_urlsafe(32)
    Session.objects.create(
        login=by, key=access.fingerprint(key), device=device[:30], began_at=now, seen_at=now
    )
    by.last_in_at = now
    by.save(update_fields=["last_in_at"])
    how = "code" if with_code else "password"
    audit.record(None, "portal.signed_in", by, client_id=by.client_id, login=by.pk, how=how)
    return key


def _uses_code(login: Login, secret: str, now: dt.datetime) -> bool:
    """Whether ``secret`` is the open code of this way in, which is used by that; a wrong one is counted."""
    code = login.codes.filter(used_at__isnull=True, voided_at__isnull=True).first()
    if code is None or code.ends_at <= now:
        return False
    if constant_time_compare(bytes(code.code), access.code_fingerprint(login, secret)):
        code.used_at = now
        code.save(update_fields=["used_at"])
        return True
    _count(code, now)
    return False


def _count(code: OneTimeCode, now: dt.datetime) -> None:
    code.tries += 1
    code.voided_at = now if code.tries >= TRIES else None
    code.save(update_fields=["tries", "voided_at"])


@scope.everything()
@transaction.atomic
def choose_password(*, by: Login, password: str, here: Session, now: dt.datetime) -> None:
    """The own password, the first or another; every other browser is signed out. The form has checked it.

    Raises RuleBroken ``portal.closed`` where the centre closed the way in, or gave a new code, meanwhile.
    """
    by = Login.objects.select_for_update().get(pk=by.pk)
    if not by.sessions.filter(pk=here.pk, ended_at__isnull=True).exists():
        raise RuleBroken("portal.closed")
    by.password, by.password_at = make_password(password), now
    by.save(update_fields=["password", "password_at"])
    by.sessions.filter(ended_at__isnull=True).exclude(pk=here.pk).update(ended_at=now)
    audit.record(None, "portal.password_chosen", by, client_id=by.client_id)


@scope.everything()
@transaction.atomic
def end_sessions(*, by: Login, session_id: int | None, besides: Session | None, now: dt.datetime) -> int:
    """Sign out one browser of one's own, or all (None) ``besides`` one; how many were signed out."""
    open_ones = by.sessions.filter(ended_at__isnull=True)
    if session_id is not None:
        open_ones = open_ones.filter(pk=session_id)
    if besides is not None:
        open_ones = open_ones.exclude(pk=besides.pk)
    ended = open_ones.update(ended_at=now)
    if ended:
        audit.record(None, "portal.signed_out", by, client_id=by.client_id, browsers=ended)
    return ended
