"""Files outside the own list, who looked into them and why, and what waits for a check."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from waystation.accounts.access import carries_for
from waystation.accounts.models import User
from waystation.casework.models import HandedOut
from waystation.casework.queries import obligations, office
from waystation.clients import access
from waystation.clients.models import AccessPass, Client, ClientName, Phone, Protection, Recusal
from waystation.common import crypto
from waystation.common.persons import identity
from waystation.rules.calendar import add_days
from waystation.rules.obligations import RuleCode
from waystation.rules.privacy.reasons import PassKind
from waystation.rules.roles import Verb

#: Lines of a page of passes, and the days that the counts by person go back.
PAGE, COUNTED_DAYS = 30, 90
_WHOLE_ID, _SHORTEST_PHONE = 15, 7


def exactly(user: User, text: str, verb: Verb) -> list[Client]:
    """The files outside the own list that ``text`` names exactly; at most two, for two are no answer.

    The whole file number, identity number, phone or name, nothing less: nobody fishes here. A head finds
    specially protected files; nobody else does.
    """
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    compact = re.sub(r"[\s\-()]", "", text).upper()
    if not compact:
        return []
    fits = Q(file_number=text)
    if re.fullmatch(r"\d+X?", compact) and len(compact) >= _WHOLE_ID:
        fits |= Q(id_index=crypto.blind("id", identity.parse(compact).number))
    elif re.fullmatch(r"\+?\d+", compact) and len(compact) >= _SHORTEST_PHONE:
        index = crypto.blind("phone", identity.parse_phone(text).number)
        fits |= Exists(Phone.objects.filter(client=OuterRef("pk"), number_index=index, ends_on=None))
    else:
        fits |= Exists(ClientName.objects.filter(client=OuterRef("pk"), text=text.replace(" ", "")))
    return list(access.outside(user, verb).filter(fits).order_by("pk")[:2])


@dataclass(frozen=True)
class Door:
    """How a head stands to a file: ``reason`` is known, or (empty) has to be asked."""

    reason: str


def door(user: User, client_id: int, today: date, now: datetime) -> Door | None:
    """Whether a head has to say why before a file opens: one statement. None: not theirs, or their own.

    Work that oversight itself hands over is its own reason: a matter, a miss to qualify, a file nobody
    carries or nobody has seen, an overdue sign-in, a file handed out today, an emergency look to check.
    """
    law = office.law_of(user, today)
    here = OuterRef("pk")
    since = add_days(today, -office.DECIDE_WITHIN)
    waits = (
        Q(worker__isnull=True)
        | Exists(office.matters(user).filter(client=here))
        | Exists(office.undecided(user, since).filter(client=here))
        | Exists(office.undecided_contacts(user, since).filter(client=here))
        | Exists(
            obligations.due(user, today, kind=RuleCode.SIGN_IN.value, overdue_only=True).filter(client=here)
        )
        | Exists(HandedOut.objects.filter(client=here, batch__on=today, batch__made_by=user))
        | Exists(to_check(user).filter(client=here))
        | Exists(recusals(user).filter(client=here))
        | Q(
            pk__in=office.not_seen(
                Client.objects.filter(pk=client_id), today, law.number("lost_after_days")
            ).values("pk")
        )
    )
    stated = AccessPass.objects.filter(client=here, user=user, ended_at__isnull=True, ends_at__gt=now)
    row = (
        access.visible_to(user, Verb.SEE_OVERSIGHT)
        .filter(pk=client_id)
        .exclude(worker__in=carries_for(user))
        .annotate(
            waits=Case(When(waits, then=Value(True)), default=Value(False), output_field=BooleanField())
        )
        .annotate(stated=stated.order_by("-ends_at").values("reason")[:1])
        .values_list("waits", "stated")
        .first()
    )
    if row is None:
        return None
    waiting, reason = row
    return Door(reason or ("queue" if waiting else ""))


# --- what the head sees of it ----------------------------------------------------------------------------


def to_check(user: User) -> QuerySet[AccessPass]:
    """Emergency looks that nobody has checked, the oldest first; not the own ones."""
    return (
        access.passes_visible_to(user, Verb.CHECK_PASSES)
        .filter(kind=PassKind.BREAK_GLASS, finding="")
        .exclude(user=user)
        .select_related("client", "user")
        .order_by("starts_at", "pk")
    )


def recusals(user: User) -> QuerySet[Recusal]:
    """Ties that hold in the head's files; where the worker still carries it, the head hands it on."""
    return (
        Recusal.objects.filter(
            access.reachable(user, Verb.ASSIGN_WORKER, prefix="client__"), ended_at__isnull=True
        )
        .select_related("client", "user")
        .order_by("declared_at", "pk")
    )


def looks(user: User, *, person: int | None = None, kind: str = "") -> QuerySet[AccessPass]:
    """Every pass of the areas, newest first, of one person or one kind."""
    rows = access.passes_visible_to(user, Verb.CHECK_PASSES).select_related("client", "user", "checked_by")
    if person is not None:
        rows = rows.filter(user=person)
    if kind:
        rows = rows.filter(kind=kind)
    return rows.order_by("-starts_at", "-pk")


@dataclass(frozen=True)
class Looker:
    """One person and their looks of the last ``COUNTED_DAYS``."""

    id: int
    name: str
    emergencies: int
    objected: int
    oversight: int
    stated: int


def lookers(user: User, now: datetime) -> list[Looker]:
    """Who looked how often, the most emergencies first; one statement."""
    emergency = Q(kind=PassKind.BREAK_GLASS)
    rows: Any = (
        access.passes_visible_to(user, Verb.CHECK_PASSES)
        .filter(starts_at__gt=now - timedelta(days=COUNTED_DAYS))
        .values("user", "user__name")
        .annotate(
            emergencies=Count("pk", filter=emergency),
            objected=Count("pk", filter=Q(finding="objected")),
            oversight=Count("pk", filter=Q(kind=PassKind.OVERSIGHT)),
            stated=Count("pk", filter=Q(kind=PassKind.STATED)),
        )
        .order_by("-emergencies", "user__name")
    )
    return [
        Looker(r["user"], r["user__name"], r["emergencies"], r["objected"], r["oversight"], r["stated"])
        for r in rows
    ]


def protections(user: User) -> QuerySet[Protection]:
    """Files under special protection in the areas: what waits for a second person first."""
    waiting = Q(confirmed_at__isnull=True) | Q(lift_asked_at__isnull=False)
    first = Case(When(waiting, then=Value(0)), default=Value(1))
    return (
        access.protections_visible_to(user, Verb.CONFIRM_PROTECTION)
        .filter(lifted_at__isnull=True)
        .select_related("client__area", "set_by", "confirmed_by", "lift_asked_by")
        .order_by(first, "-set_at", "-pk")
    )
