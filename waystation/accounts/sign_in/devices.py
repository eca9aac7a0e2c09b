"""Where somebody is signed in, in words; and whether a browser has carried an account before.

A browser is remembered by a signed cookie that lists the accounts it has carried. Nothing is kept in the
database about it, and nobody can write the cookie but us.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waystation.common import crypto

from ..models import Session, User

#: What the session notes when somebody signs in.
NOTED = "sign_in"
_YEAR = 365 * 24 * 3600
#: Accounts that one browser remembers; a duty desk is shared by a whole office.
_MOST_CARRIED = 40

# The first sign that a browser's own description of itself holds decides; order matters.
_SYSTEMS: tuple[tuple[str, str, str | Promise], ...] = (
    ("harmony", "HarmonyOS", _("鸿蒙设备")),
    ("android", "Android", _("安卓手机")),
    ("iphone", "iPhone", "iPhone"),
    ("ipad", "iPad", "iPad"),
    ("windows", "Windows", _("Windows 电脑")),
    ("mac", "Macintosh", _("苹果电脑")),
    ("linux", "Linux", _("Linux 电脑")),
)
_BROWSERS: tuple[tuple[str, str, str | Promise], ...] = (
    ("wechat", "MicroMessenger", _("微信")),
    ("qq", "QQBrowser", _("QQ浏览器")),
    ("uc", "UCBrowser", _("UC浏览器")),
    ("huawei", "HuaweiBrowser", _("华为浏览器")),
    ("edge", "Edg", "Edge"),
    ("firefox", "Firefox", "Firefox"),
    ("chrome", "Chrome", "Chrome"),
    ("safari", "Safari", "Safari"),
)


@dataclass(frozen=True)
class SignedIn:
    """One browser that is signed in. ``mark`` names it on a page without giving its key away."""

    mark: str
    device: str
    address: str
    since: dt.datetime | None
    seen: dt.datetime | None
    is_here: bool


def code(request: HttpRequest) -> str:
    """``windows/edge``: what a notice keeps of a browser; words are made when it is read."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    system = next((name for name, sign, _text in _SYSTEMS if sign in agent), "")
    browser = next((name for name, sign, _text in _BROWSERS if sign in agent), "")
    return f"{system}/{browser}"


def in_words(device: str) -> str:
    """The code in the language of the moment."""
    system, _slash, browser = device.partition("/")
    found = [
        str(text)
        for table, wanted in ((_SYSTEMS, system), (_BROWSERS, browser))
        for name, _sign, text in table
        if name == wanted
    ]
    return " · ".join(found) or gettext("不认识的设备")


def note(request: HttpRequest, now: dt.datetime) -> None:
    """Write into a session that has just begun where it is and since when."""
    request.session[NOTED] = {
        "device": code(request),
        "address": request.META.get("REMOTE_ADDR", ""),
        "at": now.isoformat(timespec="seconds"),
    }


def signed_in(user: User, *, here: str | None, now: dt.datetime) -> list[SignedIn]:
    """Every browser in which ``user`` is signed in now, this one first, then the last seen; one statement.

    ``here``: the key of the present session.
    """
    rows = Session.objects.filter(user=user, expire_date__gt=now)
    found = [_shown(row.session_key, row.get_decoded(), user, here=here, now=now) for row in rows]
    living = [one for one in found if one is not None]
    return sorted(living, key=lambda one: (not one.is_here, -(one.seen.timestamp() if one.seen else 0)))


def _shown(
    key: str, data: dict[str, Any], user: User, *, here: str | None, now: dt.datetime
) -> SignedIn | None:
    """None: a session that no longer opens anything (another password since, or idle too long)."""
    if not constant_time_compare(data.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()):
        return None
    seen = data.get("seen_at")
    idle = settings.IDLE_SIGN_OUT_MINUTES * 60
    if seen and now.timestamp() - seen > idle:
        return None
    noted = data.get(NOTED, {})
    return SignedIn(
        mark=mark(key),
        device=in_words(noted.get("device", "")),
        address=noted.get("address", ""),
        since=dt.datetime.fromisoformat(noted["at"]) if "at" in noted else None,
        seen=dt.datetime.fromtimestamp(seen, dt.UTC) if seen else None,
        is_here=key == here,
    )


def mark(key: str) -> str:
    """What stands for a session on a page: of no use to whoever reads it."""
    return crypto.blind("session", key).hex()


def _cookie() -> str:
    """``__Host-``: no other site of the same domain can set it."""
    return "__Host-devices" if settings.HTTPS else "devices"


def carried(request: HttpRequest) -> list[int]:
    """The accounts that have signed in with this browser."""
    try:
        found = request.get_signed_cookie(_cookie(), "", salt="devices", max_age=_YEAR)
    except BadSignature:
        return []
    return [int(number) for number in str(found).split(".") if number.isdigit()]


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """This browser has carried ``user``."""
    numbers = [user.pk, *(number for number in carried(request) if number != user.pk)][:_MOST_CARRIED]
    response.set_signed_cookie(
        _cookie(),
        ".".join(map(str, numbers)),
        salt="devices",
        max_age=_YEAR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
