"""What a relative sees: only what the client opened to them by a consent that stands."""

from __future__ import annotations

from dataclasses import dataclass

from waystation.clients.models import Consent
from waystation.rules.portal import KIN_SEES

from ..access import Known


@dataclass(frozen=True)
class Opened:
    """``dates``: agreed days; ``progress``: points and how it goes. The client sees both."""

    dates: bool
    progress: bool


def opened_to(who: Known) -> Opened:
    """One statement for a relative, none for the client."""
    if who.kin is None:
        return Opened(dates=True, progress=True)
    rows = Consent.objects.filter(client=who.login.client_id, kin=who.kin, withdrawn_on__isnull=True)
    scopes = set(rows.values_list("scope", flat=True))
    return Opened(dates=KIN_SEES["dates"] in scopes, progress=KIN_SEES["progress"] in scopes)
