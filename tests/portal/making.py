"""Ways in for tests, and a test client that is inside."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.test import Client as Browser
from django.utils import timezone

from tests.people import Cast
from waystation.accounts.models import User
from waystation.clients.models import Client, Kin
from waystation.points.models import Merchant, Till
from waystation.portal import access
from waystation.portal.actions import opening
from waystation.portal.middleware import cookie_name
from waystation.portal.models import Login, OneTimeCode, Session

#: What everybody made here signs in with.
PASSWORD = "river-stone-7"
#: The hash of it, made once.
_HASH: list[str] = []


def hashed() -> str:
    if not _HASH:
        _HASH.append(make_password(PASSWORD))
    return _HASH[0]


def make_kin(client: Client, name: str = "魏兰", relation: str = "mother", **values: object) -> Kin:
    return Kin.objects.create(client=client, name=name, relation=relation, **values)


def make_login(
    client: Client | None,
    by: User,
    *,
    kin: Kin | None = None,
    till: Till | None = None,
    password: bool = True,
    now: dt.datetime | None = None,
) -> Login:
    """A way in with a password (or none yet)."""
    now = now or timezone.now()
    kind = "till" if till else "kin" if kin else "client"
    return Login.objects.create(
        kind=kind,
        number=opening._digits(8),
        client=client,
        kin=kin,
        till=till,
        area=till.merchant.area if till else None,
        password=hashed() if password else "",
        opened_by=by,
        opened_at=now,
    )


def make_code(login: Login, by: User, code: str = "24681357", **values: object) -> OneTimeCode:
    now = timezone.now()
    return OneTimeCode.objects.create(
        **{
            "login": login,
            "code": access.code_fingerprint(login, code),
            "issued_by": by,
            "issued_at": now,
            "ends_at": now + dt.timedelta(days=7),
            **values,
        }
    )


def make_till(world: Cast, name: str = "惠民粮油店") -> Till:
    """A till of a merchant of the own street."""
    merchant = Merchant.objects.create(name=name, kind="grain", area=world.street, made_by=world.head)
    return Till.objects.create(merchant=merchant, name="一号", made_by=world.head)


def inside(login: Login, browser: Browser | None = None) -> Browser:
    """Django's test client with a session of this way in."""
    browser, now = browser or Browser(), timezone.now()
    key = f"key-{login.pk}-{login.sessions.count()}"
    Session.objects.create(login=login, key=access.fingerprint(key), began_at=now, seen_at=now)
    browser.cookies[cookie_name()] = key
    return browser
