"""Files whose day has come are sealed at night, one by one."""

from __future__ import annotations

from datetime import date

from waystation.accounts.models import User
from waystation.casework.actions.law.sealing import seal_by_itself
from waystation.clients.models import Client
from waystation.orders.queries import laws_for
from waystation.rules.release.keeping import due_for_sealing


def seal_due(*, by: User | None, today: date) -> int:
    """The nightly pass: files whose day has come, each in a transaction of its own. How many were sealed."""
    closed = Client.objects.filter(
        state=Client.State.CLOSED, is_sealed=False, merged_into__isnull=True, closed_on__isnull=False
    )
    rows: list[tuple[int, date, str]] = list(
        closed.values_list("pk", "closed_on", "area__path")  # type: ignore[arg-type]  # closed files have their day
    )
    laws = laws_for({area for _pk, _on, area in rows}, today)
    due = due_for_sealing(((pk, on, laws[area]) for pk, on, area in rows), today)
    sealed = [seal_by_itself(by=by, client_id=client_id, today=today) for client_id in due]
    return sum(row is not None for row in sealed)
