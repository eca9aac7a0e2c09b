"""What a person may see and take away of what is kept about them (PIPL Arts. 44, 45)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from waystation.clients.models import Client, Consent
from waystation.orders.models import Agreement
from waystation.orders.queries import agreement as agreements
from waystation.papers.models import IssuedPaper
from waystation.points.queries.wallets import history
from waystation.rules.papers import KINDS, Sheet
from waystation.rules.privacy import COLUMNS, Sort

#: Tables of a file that are told whole: label → the way to the file. Not told: what guards the record against
#: staff, what is computed from the rest, and draws, from whose sealed part days to come could be guessed.
TOLD: Mapping[str, str] = {
    "clients.Client": "pk",
    "clients.ClientName": "client",
    "clients.Phone": "client",
    "clients.Kin": "client",
    "clients.Document": "client",
    "clients.Consent": "client",
    "clients.TeamMember": "client",
    "clients.AreaSpell": "client",
    "clients.Telling": "client",
    "orders.Order": "client",
    "orders.Agreement": "order__client",
    "orders.Leave": "client",
    "orders.Move": "client",
    "screening.Screening": "client",
    "contacts.Contact": "client",
    "contacts.Appointment": "client",
    "contacts.Ask": "client",
    "assessment.PlanItem": "client",
    "assessment.Gain": "client",
    "papers.IssuedPaper": "client",
}
#: Rows of a table that are somebody else's though they hang on the file: what a relative asked is the
#: relative's, and the client never sees it (``contacts.queries.asks.of_person``).
_ONLY: Mapping[str, Mapping[str, Any]] = {"contacts.Ask": {"kin": None}}
#: Sorts of columns that are not handed out: keys and fingerprints; and free words of the staff, which may
#: speak of other people: these are read at the centre with somebody beside (the archive says so).
_KEPT = frozenset({Sort.SEALED, Sort.NOTE})
#: The person's own words are theirs, whatever their sort.
_OWN_WORDS = frozenset({"contacts.ask.words", "contacts.ask.answer", "contacts.ask.place"})


def everything(client: Client) -> dict[str, list[dict[str, Any]]]:
    """Table → rows with the columns that are told; one statement each."""
    found = {}
    for label, way in TOLD.items():
        model: type[Model] = apps.get_model(label)
        names = [field.name for field in model._meta.concrete_fields if _told(model, field.name)]
        rows = (
            model._default_manager.filter(**{way: client.pk}, **_ONLY.get(label, {}))
            .only("pk", *names)
            .order_by("pk")
        )
        found[label] = [{name: getattr(row, name) for name in names} for row in rows]
    found["points"] = [
        {"on": row.on, "kind": row.kind, "cause": row.cause, "amount": row.amount, "after": row.after}
        for row in history(client, most=10_000)
    ]
    return found


def _told(model: type[Model], name: str) -> bool:
    column = f"{model._meta.label_lower}.{name}"
    sort = COLUMNS.get(column)
    return column in _OWN_WORDS or (sort is not None and sort not in _KEPT)


@dataclass(frozen=True)
class Papers:
    """The person's own papers: agreements that were signed, and what the office handed out."""

    agreements: list[Agreement]
    issued: list[IssuedPaper]


#: Papers made for the person. Records and approvals are the office's own: what it wrote into them may speak
#: of other people, so these too are read at the centre.
HANDED_OUT = frozenset(one.paper for one in KINDS.values() if one.sheet in {Sheet.AGREEMENT, Sheet.NOTICE})


def handed_out(client: Client) -> QuerySet[IssuedPaper]:
    """The papers that were made for the person and stand."""
    return IssuedPaper.objects.filter(client=client, kind__in=HANDED_OUT, cancelled_on__isnull=True)


def papers(client: Client) -> Papers:
    """Two statements, without what the papers say."""
    signed = Agreement.objects.filter(order__client=client).order_by("-signed_on", "-pk")
    rows = handed_out(client).defer("content", "facts").order_by("-issued_on", "-pk")
    return Papers(list(signed), list(rows))


def signed(client: Client, agreement_id: int) -> agreements.Paper | None:
    """An agreement as it was signed; None: none of this file, or only its day is known."""
    row = Agreement.objects.filter(pk=agreement_id, order__client=client).first()
    return agreements.as_signed(row) if row is not None else None


def consents(client: Client) -> list[Consent]:
    """What the person agreed to and still does."""
    return list(
        client.consents.filter(withdrawn_on__isnull=True).select_related("kin").order_by("given_on", "pk")
    )
