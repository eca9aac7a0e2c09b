"""Who is in the portal, and what a portal page reaches.

**How a page asks who it is.** A view takes a ``PortalRequest``; ``request.portal`` is a :class:`Known`:

* client and relative: ``request.portal.client`` is the one file that can be reached, ``request.portal.kin``
  the relative (None for the client);
* till: ``request.portal.till`` is the :class:`~waystation.points.models.Till`, with its ``merchant``.
  ``client`` is None and the database shows a till no file at
  all; what a till must do to a wallet it does through a function of the database that takes the code
  (``policies.beyond``, or a SECURITY DEFINER function of the ledger).

Which doors a page has stands in ``common.pages.MY``: URL name → doors. Whoever comes by another door gets
404.

**How a page writes.** It calls an action of a lower room with ``by=None``: nobody of the staff did it.
While a portal page runs, ``audit.signed_in_as`` puts ``login`` (the id of the way in) into every entry, so
the record says who did. An action of this room takes ``by: Login``.

A portal page runs in the scope :func:`scope_of`: this one file, no area, no station, nobody's own rows. A
staff session in the same browser counts for nothing here (``portal.middleware``), and the other way round.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from waystation.accounts.models import User
from waystation.clients.access import visible_to
from waystation.clients.models import Client, Kin
from waystation.common import crypto, scope
from waystation.common.scope import Scope
from waystation.points.models import Till
from waystation.rules.portal import IDLE_MINUTES, Door
from waystation.rules.roles import Verb

from .models import Login, Session


@dataclass(frozen=True)
class Known:
    """Who is signed in to the portal with this request."""

    session: Session
    login: Login

    @property
    def door(self) -> Door:
        return self.login.door

    @property
    def client(self) -> Client | None:
        """The one file; a till has none."""
        return self.login.client

    @property
    def file(self) -> Client:
        """As ``client``, on pages that no till opens."""
        if self.login.client is None:
            raise Http404
        return self.login.client

    @property
    def kin(self) -> Kin | None:
        """The relative who is signed in; None: the client, or a till."""
        return self.login.kin

    @property
    def till(self) -> Till:
        """Which till it is, with its merchant; on pages that only tills open."""
        if self.login.till is None:
            raise Http404
        return self.login.till


class PortalRequest(HttpRequest):
    """A request to a page of the portal behind its sign-in."""

    portal: Known


def fingerprint(key: str) -> bytes:
    """What the database keeps of a session's key."""
    return crypto.blind("portal.session", key)


def code_fingerprint(login: Login, code: str) -> bytes:
    """What the database keeps of a one-time code: keyed, and of no use at another way in."""
    return crypto.blind("portal.code", f"{login.pk}:{code}")


def known(key: str, now: dt.datetime) -> Known | None:
    """Who is behind a session's key: None for an ended, idle or made-up one, a closed way in, a file that is
    sealed or was merged into another, a relative or till that was revoked."""
    if not key.isascii() or len(key) > 100:
        return None
    with scope.everything():  # nobody is known yet; one row is asked for, by a key that cannot be guessed
        found = (
            Session.objects.select_related("login__client", "login__kin", "login__till__merchant")
            .filter(key=fingerprint(key), ended_at__isnull=True, login__ended_at__isnull=True)
            .first()
        )
    if found is None or not is_open(found.login, now):
        return None
    if now - found.seen_at > dt.timedelta(minutes=IDLE_MINUTES[found.login.door]):
        return None
    return Known(found, found.login)


def is_open(login: Login, now: dt.datetime) -> bool:
    """Whether the file, relative or merchant behind a way in still stands as it stood."""
    today = timezone.localdate(now)
    client, kin, till = login.client, login.kin, login.till
    if client is not None and (client.is_sealed or client.merged_into_id is not None):
        return False
    if kin is not None and kin.ends_on is not None and kin.ends_on <= today:
        return False
    if till is None:
        return True
    ended_on = till.merchant.ended_on
    return till.revoked_at is None and (ended_on is None or ended_on >= today)


def scope_of(who: Known | None) -> Scope:
    """What the database shows a portal page: this one file and what hangs on it; a till and a stranger
    nothing.
    """
    if who is None or who.login.client_id is None:
        return scope.NOTHING
    return Scope(files=(who.login.client_id,))


def logins_visible_to(user: User, verb: Verb = Verb.OPEN_PORTAL) -> QuerySet[Login]:
    """The ways in of the clients on which ``user`` may ``verb``."""
    return Login.objects.filter(client__in=visible_to(user, verb))
