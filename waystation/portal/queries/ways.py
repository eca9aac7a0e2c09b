"""Ways in and open browsers, for the page of the staff and for the person's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from waystation.accounts.sign_in import devices
from waystation.clients.models import Client, Kin
from waystation.common import scope
from waystation.rules.portal import IDLE_MINUTES

from ..access import Known
from ..models import Login, OneTimeCode, Session


def by_number(number: str) -> Login | None:
    """The way in of a sign-in number, as a stranger types it; the walls know nobody yet."""
    with scope.everything():
        return Login.objects.filter(number=number).first()


@dataclass(frozen=True)
class Way:
    """One person who could have a way in: the client (``kin`` None) or a relative; ``login``: None yet."""

    kin: Kin | None
    login: Login | None
    code: OneTimeCode | None
    browsers: int


def ways(client: Client, now: dt.datetime) -> list[Way]:
    """The client and every relative of today, with what is open; three statements."""
    logins = {login.kin_id: login for login in client.logins.filter(ended_at__isnull=True)}
    codes = {
        code.login_id: code
        for code in OneTimeCode.objects.filter(
            login__in=logins.values(), used_at__isnull=True, voided_at__isnull=True, ends_at__gt=now
        )
    }
    kin = list(client.kin.filter(ends_on__isnull=True).order_by("pk"))
    open_ones = list(Session.objects.filter(login__in=logins.values(), ended_at__isnull=True))
    return [_way(one, logins, codes, open_ones, now) for one in (None, *kin)]


def _way(
    kin: Kin | None,
    logins: dict[int | None, Login],
    codes: dict[int, OneTimeCode],
    sessions: list[Session],
    now: dt.datetime,
) -> Way:
    login = logins.get(kin.pk if kin else None)
    if login is None:
        return Way(kin, None, None, 0)
    idle = dt.timedelta(minutes=IDLE_MINUTES[login.door])
    browsers = sum(one.login_id == login.pk and now - one.seen_at <= idle for one in sessions)
    return Way(kin, login, codes.get(login.pk), browsers)


@dataclass(frozen=True)
class Browser:
    """One browser in which somebody is signed in, in words."""

    id: int
    device: str
    began_at: dt.datetime
    seen_at: dt.datetime
    is_here: bool


def browsers(who: Known, now: dt.datetime) -> list[Browser]:
    """Where the person is signed in now, this browser first; one statement."""
    since = now - dt.timedelta(minutes=IDLE_MINUTES[who.door])
    with scope.everything():  # a till has no file through which the walls would show its own browsers
        rows = list(who.login.sessions.filter(ended_at__isnull=True, seen_at__gte=since).order_by("-seen_at"))
    here = who.session.pk
    found = [
        Browser(one.pk, devices.in_words(one.device), one.began_at, one.seen_at, one.pk == here)
        for one in rows
    ]
    return sorted(found, key=lambda one: not one.is_here)
