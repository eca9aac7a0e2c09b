"""Files whose day has come are sealed at night, one by one."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q

from waystation.accounts.models import User
from waystation.clients.actions import sealing
from waystation.clients.models import Client
from waystation.orders.models import Matter
from waystation.orders.queries import laws_for
from waystation.rules.release.keeping import due_for_sealing


def seal_due(*, by: User | None, today: date) -> int:
    """The nightly pass: files whose day has come, each in a transaction of its own. How many were sealed."""
    waiting = Count("matters", filter=Q(matters__state=Matter.State.OPEN))
    closed = Client.objects.filter(
        state=Client.State.CLOSED, is_sealed=False, merged_into__isnull=True, closed_on__isnull=False
    ).annotate(waiting=waiting)
    rows: list[tuple[int, date, str, int]] = list(
        closed.values_list("pk", "closed_on", "area__path", "waiting")  # type: ignore[arg-type]  # closed files have their day
    )
    laws = laws_for({area for _pk, _on, area, _waiting in rows}, today)
    open_matters = {pk: waiting for pk, _on, _area, waiting in rows}
    due = due_for_sealing(((pk, on, laws[area]) for pk, on, area, _waiting in rows), today)
    done = 0
    for client_id in due:
        sealed = sealing.seal_by_itself(
            by=by, client_id=client_id, open_matters=open_matters[client_id], today=today
        )
        done += sealed is not None
    return done
