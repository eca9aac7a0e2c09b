"""That the client was told (告知): how data are used, and the help work (S1-48; PIPL Arts. 17, 30)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Telling
from waystation.rules.people import Told, ToldHow
from waystation.rules.privacy import notice
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb


@transaction.atomic
def tell(
    *, by: User, client: Client, what: str, way: str, on: date, note: str, form_key: UUID, today: date
) -> Telling:
    """Keep that the client was told, and of the notice which text. The same form twice is once.

    Raises RuleBroken ``privacy.told_what``, ``privacy.told_future``.
    """
    client = must_reach(by, client.pk, Verb.RECORD_CONTACT, lock=True)
    saved: Telling | None = client.tellings.filter(form_key=form_key).first()
    if saved is not None:
        return saved
    if what not in set(Told) or way not in set(ToldHow):
        raise RuleBroken("privacy.told_what")
    if on > today:
        raise RuleBroken("privacy.told_future", on=on)
    row = Telling.objects.create(
        client=client,
        what=what,
        way=way,
        version=notice.CURRENT if what == Told.PRIVACY else "",
        on=on,
        note=note.strip(),
        form_key=form_key,
        told_by=by,
    )
    audit.record(by, "clients.told", row, client_id=client.pk, what=what, way=way, version=row.version)
    return row
