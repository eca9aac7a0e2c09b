"""Tests asked of another place, with who is told, and the result taken into the file as a test."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from waystation.accounts.models import User
from waystation.accounts.queries import heads_of, workers_in
from waystation.casework.actions import obligations, recording
from waystation.casework.queries import cases
from waystation.clients.access import must_reach
from waystation.clients.models import Client
from waystation.common import scope
from waystation.notices import actions as notices
from waystation.orders import queries as order_queries
from waystation.rules import screening as rules
from waystation.rules.places.elsewhere import AskedOf
from waystation.rules.roles import Verb
from waystation.screening import actions as tests
from waystation.screening.actions import elsewhere
from waystation.screening.models import Screening, TestRequest


@transaction.atomic
def ask(*, by: User, client: Client, data: elsewhere.RequestData, form_key: UUID, today: date) -> TestRequest:
    """See ``screening.actions.elsewhere.ask``; the people of the other street are told."""
    client = must_reach(by, client.pk, Verb.RECORD_AWAY, lock=True)
    order = order_queries.running_order(client)
    row = elsewhere.ask(
        by=by, client=client, order_id=order.pk if order else None, data=data, form_key=form_key, today=today
    )
    if row.to_area_id:
        notices.notify(
            by=by,
            to=[*heads_of(row.to_area_id), *workers_in(row.to_area_id)],
            code="places.test_asked",
            client=None,
            key=f"request:{row.pk}",
            from_name=row.from_name,
            by_on=row.by_on.isoformat(),
        )
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def post_there(*, by: User, request: TestRequest, data: elsewhere.Posted, today: date) -> TestRequest:
    """See ``screening.actions.elsewhere.post_there``; whoever asked is told."""
    row = elsewhere.post_there(by=by, request=request, data=data, today=today)
    _tell(by, row, "places.test_posted")
    with scope.everything():  # what is due of a file that its caller does not reach
        obligations.refresh(by=by, client=row.client, today=today)
    return row


@transaction.atomic
def refuse(*, by: User, request: TestRequest, reason: str, today: date) -> TestRequest:
    """See ``screening.actions.elsewhere.refuse``; whoever asked is told."""
    row = elsewhere.refuse(by=by, request=request, reason=reason, today=today)
    _tell(by, row, "places.test_refused")
    with scope.everything():  # as above
        obligations.refresh(by=by, client=row.client, today=today)
    return row


def _tell(by: User, row: TestRequest, code: str) -> None:
    notices.notify(by=by, to=[row.asked_by], code=code, client=None, key=f"{code}:{row.pk}")


@transaction.atomic
def post_here(*, by: User, request: TestRequest, data: elsewhere.Posted, today: date) -> TestRequest:
    """See ``screening.actions.elsewhere.post_here``."""
    client = must_reach(by, request.client_id, Verb.RECORD_AWAY, lock=True)
    row = elsewhere.post_here(by=by, request=request, data=data, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def note_unanswered(*, by: User, request: TestRequest, today: date, refused: str = "") -> TestRequest:
    """See ``screening.actions.elsewhere.note_unanswered``."""
    client = must_reach(by, request.client_id, Verb.RECORD_AWAY, lock=True)
    row = elsewhere.note_unanswered(by=by, request=request, today=today, refused=refused)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def withdraw(*, by: User, request: TestRequest, today: date) -> TestRequest:
    """See ``screening.actions.elsewhere.withdraw_request``."""
    client = must_reach(by, request.client_id, Verb.RECORD_AWAY, lock=True)
    row = elsewhere.withdraw_request(by=by, request=request, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


@transaction.atomic
def take(*, by: User, request: TestRequest, form_key: UUID, today: date, now: datetime) -> Screening:
    """The posted result becomes a test of the file, counted for the window that holds its day.

    A positive opens a matter as any other. Raises RuleBroken ``elsewhere.not_now``, and those of
    ``recording.record_screening``. Taken twice it is one test.
    """
    client = must_reach(by, request.client_id, Verb.RECORD_SCREENING, lock=True)
    held = TestRequest.objects.select_for_update(of=("self",)).get(pk=request.pk, client=client)
    if held.screening is not None:
        return held.screening
    row = recording.record_screening(
        by=by, client=client, data=_data(held, client, today), form_key=form_key, today=today, now=now
    )
    elsewhere.count_it(by=by, request=held, screening=row, today=today)
    obligations.refresh(by=by, client=client, today=today)
    return row


def _data(held: TestRequest, client: Client, today: date) -> tests.Data:
    """The posted result as the test it was. The police's test is the legal one."""
    legal = held.asked_of == AskedOf.POLICE
    taken_on = held.taken_on or today
    known = {o.key for o in cases.load_one(client, today, to_write=False).obligations(today)}
    return tests.Data(
        taken_on=taken_on,
        outcome=rules.Outcome(held.outcome) if held.outcome else rules.Outcome.ELSEWHERE,
        nature=rules.Nature.LEGAL if legal else rules.Nature.CARE,
        material=rules.Material(held.material),
        place=held.place,
        kit_lot=held.kit_lot,
        positive_for=list(held.positive_for),
        plan_key=held.plan_key if held.plan_key in known else "",
    )
