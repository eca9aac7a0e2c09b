"""Three doors, one for each kind of person who is not staff."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Door(StrEnum):
    """As what somebody is signed in to the portal: a client, a relative of one, a merchant's till."""

    CLIENT = "client"
    KIN = "kin"
    TILL = "till"


#: Minutes without a page after which somebody is out again. A till stands open for a day's trade.
IDLE_MINUTES: Mapping[Door, int] = {Door.CLIENT: 30, Door.KIN: 30, Door.TILL: 12 * 60}

#: What a relative sees of the file → the consent (``clients.Consent.Scope``) with which the client opened it.
KIN_SEES: Mapping[str, str] = {"dates": "family_contact", "progress": "family_progress"}
