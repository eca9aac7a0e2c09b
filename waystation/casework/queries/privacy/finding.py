"""Finding one file outside the own list, and whether a head has to say why before one opens."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from waystation.accounts.access import carries_for
from waystation.accounts.models import User
from waystation.casework.models import HandedOut, Refiling
from waystation.casework.queries import obligations, office
from waystation.clients import access
from waystation.clients.models import AccessPass, Client, ClientName, Phone
from waystation.common import crypto
from waystation.common.persons import identity
from waystation.rules.calendar import add_days
from waystation.rules.files.refiling import RefilingState
from waystation.rules.obligations import RuleCode
from waystation.rules.roles import Verb

from .listing import recusals, to_check

_WHOLE_ID, _SHORTEST_PHONE = 15, 7


def named_exactly(text: str) -> Q | None:
    """The condition "``text`` names this file": the whole file number, identity number, phone or name,
    nothing less: nobody fishes here. None: nothing was typed."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    compact = re.sub(r"[\s\-()]", "", text).upper()
    if not compact:
        return None
    fits = Q(file_number=text)
    if re.fullmatch(r"\d+X?", compact) and len(compact) >= _WHOLE_ID:
        return fits | Q(id_index=crypto.blind("id", identity.parse(compact).number))
    if re.fullmatch(r"\+?\d+", compact) and len(compact) >= _SHORTEST_PHONE:
        index = crypto.blind("phone", identity.parse_phone(text).number)
        return fits | Q(Exists(Phone.objects.filter(client=OuterRef("pk"), number_index=index, ends_on=None)))
    return fits | Q(Exists(ClientName.objects.filter(client=OuterRef("pk"), text=text.replace(" ", ""))))


def exactly(user: User, text: str, verb: Verb) -> list[Client]:
    """The files outside the own list that ``text`` names exactly; at most two, for two are no answer.

    A head finds specially protected files; nobody else does.
    """
    fits = named_exactly(text)
    if fits is None:
        return []
    return list(access.outside(user, verb).filter(fits).order_by("pk")[:2])


@dataclass(frozen=True)
class Door:
    """How a head stands to a file: ``reason`` is known, or (empty) has to be asked."""

    reason: str


def door(user: User, client_id: int, today: date, now: datetime) -> Door | None:
    """Whether a head has to say why before a file opens. None: not theirs, or their own.

    A reason that was stated opens it with one statement; only without one is the work of oversight looked
    through, which is dear.
    """
    here = OuterRef("pk")
    stated = AccessPass.objects.filter(client=here, user=user, ended_at__isnull=True, ends_at__gt=now)
    row = (
        access.visible_to(user, Verb.SEE_OVERSIGHT)
        .filter(pk=client_id)
        .exclude(worker__in=carries_for(user))
        .annotate(stated=stated.order_by("-ends_at").values("reason")[:1])
        .values_list("stated")
        .first()
    )
    if row is None:
        return None
    (reason,) = row
    return Door(reason or ("queue" if _waits(user, client_id, today) else ""))


def _waits(user: User, client_id: int, today: date) -> bool:
    """Whether the file is there for a head to work on: that is its own reason.

    Work that oversight itself hands over: a matter, a miss to qualify, a file nobody carries or nobody has
    seen, an overdue sign-in, a file handed out today, an emergency look to check, a merger that somebody else
    proposed.
    """
    law = office.law_of(user, today)
    here = OuterRef("pk")
    since = add_days(today, -office.DECIDE_WITHIN)
    waits = (
        Q(worker__isnull=True)
        | Exists(office.matters(user).filter(client=here))
        | Exists(office.undecided_contacts(user, since).filter(client=here))
        | Exists(
            obligations.due(user, today, kind=RuleCode.SIGN_IN.value, overdue_only=True).filter(client=here)
        )
        | Exists(HandedOut.objects.filter(client=here, batch__on=today, batch__made_by=user))
        | Exists(to_check(user).filter(client=here))
        | Exists(
            Refiling.objects.filter(Q(target=here) | Q(source=here), state=RefilingState.PROPOSED).exclude(
                made_by=user
            )
        )
        | Exists(recusals(user).filter(client=here))
        | Q(
            pk__in=office.not_seen(
                Client.objects.filter(pk=client_id), today, law.number("lost_after_days")
            ).values("pk")
        )
    )
    return Client.objects.filter(waits, pk=client_id).exists()
