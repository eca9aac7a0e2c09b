"""Sealed files by their numbers, and requests to open one."""

from __future__ import annotations

import re
import unicodedata

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from waystation.accounts.models import User
from waystation.clients import access
from waystation.clients.models import Client, ClientName, Unsealing
from waystation.common import crypto
from waystation.common.persons import identity
from waystation.rules.roles import Verb

#: Lines of a page.
PAGE = 30
_WHOLE_ID = 15


def requests(user: User) -> QuerySet[Unsealing]:
    """Requests of the areas: those that wait first, then the newest."""
    first = Case(When(granted__isnull=True, then=Value(0)), default=Value(1))
    return (
        access.unsealings_visible_to(user, Verb.CONFIRM_UNSEAL)
        .select_related("client__area", "asked_by", "decided_by")
        .order_by(first, "-asked_at", "-pk")
    )


def exactly(user: User, text: str) -> list[Client]:
    """The sealed files of the own street that ``text`` names exactly (whole file number, identity number or
    name); at most two, for two are no answer."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    compact = re.sub(r"[\s\-()]", "", text).upper()
    if not compact:
        return []
    fits = Q(file_number=text)
    if re.fullmatch(r"\d+X?", compact) and len(compact) >= _WHOLE_ID:
        fits |= Q(id_index=crypto.blind("id", identity.parse(compact).number))
    else:
        fits |= Q(Exists(ClientName.objects.filter(client=OuterRef("pk"), text=text.replace(" ", ""))))
    return list(access.sealed_for(user, Verb.SEAL_FILES).filter(fits).order_by("pk")[:2])


def count(user: User) -> int:
    """How many files are sealed in the areas."""
    return access.sealed_for(user, Verb.CONFIRM_UNSEAL).count()
