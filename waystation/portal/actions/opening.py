"""Staff open a way in, hand out a code, close it. Recovery is the same deed: the person is there, seen."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.points.access import merchants
from waystation.points.models import Till
from waystation.rules.portal import CODE_DAYS, Door
from waystation.rules.portal.secrets import CODE_DIGITS, NUMBER_DIGITS
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb

from .. import access
from ..models import Login, OneTimeCode


@dataclass(frozen=True)
class Issued:
    """A code just made. ``code`` is shown and printed once; nobody can read it again."""

    login: Login
    code: str
    ends_at: dt.datetime


@transaction.atomic
def open_way(*, by: User, client: Client, kin_id: int | None, now: dt.datetime) -> Issued:
    """A one-time code for the client, or for one relative (``kin_id``), who stands before the worker.

    The first one opens the way in. Each later one is the recovery: the code before is void, the password is
    forgotten and every browser is signed out. Raises RuleBroken ``portal.file_closed`` and
    ``portal.kin_ended``.
    """
    client = must_reach(by, client.pk, Verb.OPEN_PORTAL, lock=True)
    if client.is_sealed:
        raise RuleBroken("portal.file_closed")
    if kin_id is not None:
        kin = client.kin.filter(pk=kin_id).first()
        if kin is None:
            raise Http404
        if kin.ends_on is not None:
            raise RuleBroken("portal.kin_ended")
    login = client.logins.filter(kin=kin_id, ended_at__isnull=True).first()
    if login is None:
        kind = Door.CLIENT if kin_id is None else Door.KIN
        login = _new(by, now, kind=kind, client=client, kin_id=kin_id)
        audit.record(by, "portal.opened", login, client_id=client.pk, door=kind)
    return _issue(by, login, now)


@transaction.atomic
def open_till(*, by: User, till: Till, now: dt.datetime) -> Issued:
    """A one-time code for a till, handed to the merchant. As :func:`open_way`: a later one is the recovery.

    Whoever deals with the merchant does it (``points.access.merchants``). Raises Http404, and RuleBroken
    ``merchants.till_revoked``.
    """
    till = merchants.must_till(by, till.pk, Verb.MANAGE_MERCHANTS, lock=True)
    if till.revoked_at is not None:
        raise RuleBroken("merchants.till_revoked")
    login = Login.objects.filter(till=till, ended_at__isnull=True).first()
    if login is None:
        login = _new(by, now, kind=Door.TILL, till=till, area_id=till.merchant.area_id)
        audit.record(by, "portal.opened", login, door=Door.TILL, till=till.pk)
    return _issue(by, login, now)


@transaction.atomic
def close_way(*, by: User, client: Client, login_id: int, now: dt.datetime) -> None:
    """Nobody comes in this way any more; whoever is in is out. Closing it twice is once."""
    client = must_reach(by, client.pk, Verb.OPEN_PORTAL, lock=True)
    login = client.logins.filter(pk=login_id).first()
    if login is None:
        raise Http404
    _close(by, login, now)


@transaction.atomic
def close_till(*, by: User, till: Till, now: dt.datetime) -> None:
    """As :func:`close_way` for a till; revoking it (``points.actions``) ends its way in as well."""
    till = merchants.must_till(by, till.pk, Verb.MANAGE_MERCHANTS, lock=True)
    login = Login.objects.filter(till=till, ended_at__isnull=True).first()
    if login is not None:
        _close(by, login, now)


def _new(by: User, now: dt.datetime, **values: object) -> Login:
    """A way in under a number drawn by chance; one in a hundred million is taken, then another is drawn."""
    while True:
        number = _digits(NUMBER_DIGITS)
        login, made = Login.objects.get_or_create(
            number=number, defaults={**values, "opened_by": by, "opened_at": now}
        )
        if made:
            return login


def _digits(count: int) -> str:
    return f"{secrets.randbelow(9 * 10 ** (count - 1)) + 10 ** (count - 1)}"


def _held(login: Login) -> Login:
    """The way in behind its lock: whoever is coming in at this moment is in before, and out with the rest."""
    return Login.objects.select_for_update().get(pk=login.pk)


def _issue(by: User, login: Login, now: dt.datetime) -> Issued:
    login = _held(login)
    login.codes.filter(used_at__isnull=True, voided_at__isnull=True).update(voided_at=now)
    login.sessions.filter(ended_at__isnull=True).update(ended_at=now)
    if login.password:
        login.password, login.password_at = "", None
        login.save(update_fields=["password", "password_at"])
    code, ends_at = _digits(CODE_DIGITS), now + dt.timedelta(days=CODE_DAYS)
    made = OneTimeCode.objects.create(
        login=login, code=access.code_fingerprint(login, code), issued_by=by, issued_at=now, ends_at=ends_at
    )
    audit.record(by, "portal.code_issued", made, client_id=login.client_id, way_in=login.pk)
    return Issued(login, code, ends_at)


def _close(by: User, login: Login, now: dt.datetime) -> None:
    login = _held(login)
    if login.ended_at is not None:
        return
    login.ended_at, login.password, login.password_at = now, "", None
    login.save(update_fields=["ended_at", "password", "password_at"])
    login.codes.filter(used_at__isnull=True, voided_at__isnull=True).update(voided_at=now)
    login.sessions.filter(ended_at__isnull=True).update(ended_at=now)
    audit.record(by, "portal.closed", login, client_id=login.client_id, door=login.kind)
