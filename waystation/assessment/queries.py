"""What a page asks about a plan."""

from __future__ import annotations

from django.db.models import F, QuerySet

from waystation.clients.models import Client
from waystation.common.wording import words
from waystation.rules.files.plans import Goal

from .models import Gain, PlanItem


def items(client: Client) -> dict[Goal, list[PlanItem]]:
    """The items of a file under each goal, what is under way first: one statement."""
    rows = (
        PlanItem.objects.filter(client=client)
        .select_related("made_by", "settled_by")
        .order_by(F("outcome_on").desc(nulls_first=True), F("by_when").asc(nulls_last=True), "pk")
    )
    found: dict[Goal, list[PlanItem]] = {goal: [] for goal in Goal}
    for row in rows:
        found[Goal(row.goal)].append(row)
    return found


def open_texts(client: Client) -> list[str]:
    """What is under way in the help plan, in words: what, and who does it."""
    rows = PlanItem.objects.filter(client=client, outcome="").order_by("pk")
    return [words.joined([row.what, row.who]) for row in rows]


def gains(client: Client) -> QuerySet[Gain]:
    """The gains of a file, newest first."""
    return client.gains.select_related("noted_by").order_by("-on", "-pk")


def item_values(row: PlanItem) -> dict[str, object]:
    """The present values of an item, for its form."""
    return {"goal": row.goal, "need": row.need, "what": row.what, "who": row.who, "by_when": row.by_when}


def outcome_values(row: PlanItem) -> dict[str, object]:
    """The present outcome of an item, for its form."""
    return {"outcome": row.outcome, "outcome_on": row.outcome_on, "outcome_note": row.outcome_note}
