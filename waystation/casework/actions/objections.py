"""An objection to a result with all that follows: what is due, the matter the result opened, who is told.

Nothing here changes a legal state. A result that is not confirmed is taken as negative from then on, and
everybody who was told of the positive is told so.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of
from waystation.casework.actions import obligations
from waystation.clients.models import Client
from waystation.notices import actions as notices
from waystation.orders.actions import matter_notes
from waystation.rules.people import ToldHow
from waystation.rules.specimens.objections import Verdict
from waystation.screening import access, queries
from waystation.screening import actions as screening_actions
from waystation.screening.models import Objection, Screening


@transaction.atomic
def ask(
    *, by: User, screening: Screening, data: screening_actions.Asked, form_key: UUID, today: date
) -> Objection:
    """The client objects; until there is an answer the result counts nowhere.

    Raises as ``screening.actions.ask``.
    """
    client = access.must_record(by, screening.client_id)
    row = screening_actions.ask(by=by, screening=screening, data=data, form_key=form_key, today=today)
    _note(by, client, row, matter_notes.UNDER_OBJECTION)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def decide(*, by: User, objection: Objection, data: screening_actions.Decided, today: date) -> Objection:
    """Raises as ``screening.actions.decide``."""
    client = access.must_record(by, objection.screening.client_id)
    row = screening_actions.decide(by=by, objection=objection, data=data, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def send(*, by: User, objection: Objection, laboratory: str, on: date, today: date) -> Objection:
    """Raises as ``screening.actions.send``."""
    client = access.must_record(by, objection.screening.client_id)
    row = screening_actions.send(by=by, objection=objection, laboratory=laboratory, on=on, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def report(*, by: User, objection: Objection, data: screening_actions.Answer, today: date) -> Objection:
    """The laboratory has answered: the matter is told, the worker and the heads are told.

    Raises as ``screening.actions.report``.
    """
    client = access.must_record(by, objection.screening.client_id)
    row = screening_actions.report(by=by, objection=objection, data=data, today=today)
    refuted = data.verdict is Verdict.NOT_CONFIRMED
    _note(by, client, row, matter_notes.NOT_CONFIRMED if refuted else matter_notes.CONFIRMED)
    to = [*heads_of(client.area_id), *([client.worker] if client.worker else [])]
    notices.notify(
        by=by,
        to=to,
        code="notices.result_not_confirmed" if refuted else "notices.result_confirmed",
        client=client,
        key=f"objection:{row.pk}/report",
    )
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def tell_answer(*, by: User, objection: Objection, on: date, how: ToldHow, today: date) -> Objection:
    """Raises as ``screening.actions.tell_answer``."""
    client = access.must_record(by, objection.screening.client_id)
    row = screening_actions.tell_answer(by=by, objection=objection, on=on, how=how, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def withdraw(*, by: User, objection: Objection, reason: str, today: date) -> Objection:
    """Raises as ``screening.actions.withdraw_objection``."""
    client = access.must_record(by, objection.screening.client_id)
    row = screening_actions.withdraw_objection(by=by, objection=objection, reason=reason, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


def _note(by: User, client: Client, row: Objection, note: str) -> None:
    matter_notes.add(by=by, client=client, key=queries.matter_key(row.screening), note=note)
