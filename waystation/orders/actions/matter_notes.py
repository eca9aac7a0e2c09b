"""Notes on an open matter: what happened to the record that opened it. The matter itself stays open."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_noop

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.models import Client
from waystation.orders.models import Matter

#: Kept as written and translated when shown.
WITHDRAWN = gettext_noop("引出本事项的检测记录已撤回，请了解情况后再办结。")
#: Of a record that is not a positive any more than it was.
CHANGED = gettext_noop("引出本事项的记录已更正；请了解情况后再往下办。")
CORRECTED = gettext_noop("引出本事项的检测记录已更正，不再是阳性；请了解情况后再办结。")

UNDER_OBJECTION = gettext_noop("本人对检测结果提出异议；有结论以前，这个结果不计入，也不能作为依据。")
NOT_CONFIRMED = gettext_noop("实验室没有证实这个阳性结果，已按阴性处理；请告知本人，并了解情况后办结。")
CONFIRMED = gettext_noop("实验室证实了这个阳性结果；请先告知本人、听取说明，再办理。")


@transaction.atomic
def add(*, by: User, client: Client, key: str, note: str) -> Matter | None:
    """Write ``note`` on the open matter ``key`` of ``client``; None when there is none, or it is closed.

    The caller has reached the client. Notes are added one below the other, each once.
    """
    matter = (
        Matter.objects.select_for_update(of=("self",))
        .filter(client=client, key=key, state=Matter.State.OPEN)
        .first()
    )
    if matter is None:
        return None
    if note not in matter.note:
        matter.note = f"{matter.note}\n{note}".strip()
        matter.save(update_fields=["note"])
        audit.record(by, "orders.matter_noted", matter, client_id=client.pk)
    return matter
