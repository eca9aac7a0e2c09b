"""What a release page and the exit pack say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waystation.accounts.models import User
from waystation.casework.queries import cases
from waystation.clients.models import Client
from waystation.orders.models import Order, ReleaseRecord
from waystation.orders.queries import life
from waystation.rules import release as rules
from waystation.rules.obligations import ObligationState
from waystation.rules.release import ReleaseDeed
from waystation.rules.screening import Outcome
from waystation.screening.access import visible_to
from waystation.screening.models import Screening


@dataclass(frozen=True)
class DeedLine:
    """One thing to do on release. ``due_on`` None: it has no day of its own (the papers before the end)."""

    deed: ReleaseDeed
    row: ReleaseRecord | None
    due_on: date | None
    late: bool


def deed_lines(order: Order, case: cases.Case, today: date) -> list[DeedLine]:
    """What has been done on release and what has not, in the usual order; one statement."""
    rows = order.release_records.filter(withdrawn_at__isnull=True).select_related("recorded_by", "kin")
    done = {ReleaseDeed(row.deed): row for row in rows}
    asked = {
        obligation.rule: obligation
        for obligation in case.obligations(today)
        if obligation.key.startswith(f"release:{order.pk}/")
    }
    found = []
    for deed in ReleaseDeed:
        rule = rules.DEEDS.get(deed)
        due = asked.get(rule) if rule else None
        late = due is not None and due.state is ObligationState.OVERDUE
        found.append(DeedLine(deed, done.get(deed), due.due_on if due else None, late))
    return found


def struck(order: Order) -> list[ReleaseRecord]:
    """What was withdrawn, newest first."""
    rows = order.release_records.filter(withdrawn_at__isnull=False).select_related("withdrawn_by")
    return list(rows.order_by("-withdrawn_at"))


def own_tests(user: User, client: Client, since: date | None) -> list[Screening]:
    """The client's own tests without a finding since a day, oldest first: theirs to keep (PIPL Art. 45).

    Positive, missed and refused ones are no part of the pack: nobody is asked to carry them about.
    """
    rows = visible_to(user).filter(client=client, withdrawn_at__isnull=True, outcome=Outcome.NEGATIVE)
    rows = rows.select_related("panel")
    return list((rows.filter(taken_on__gte=since) if since else rows).order_by("taken_on", "pk"))


def count_down(case: cases.Case, today: date) -> rules.CountDown | None:
    """The way out of dynamic control, from the facts of the case; one statement for the isolations.

    A confirmed use is a positive that a laboratory confirmed and nobody objects to any more.
    """
    ended = [spell.ended_on for spell in life.spells_of(case.client) if spell.ended_on is not None]
    used = [
        test.taken_on
        for test in case.facts.screenings
        if test.outcome is Outcome.POSITIVE and test.confirmed and not test.under_objection
    ]
    return rules.count_down(case.facts.orders, case.law, today, isolation_ended=ended, confirmed_use=used)
