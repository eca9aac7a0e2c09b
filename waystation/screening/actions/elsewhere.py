"""Tests asked of another place: asked, posted back, refused or left unanswered, taken into the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from waystation.accounts.models import Area, User
from waystation.audit import actions as audit
from waystation.clients.access import must_reach
from waystation.clients.models import Client, Document
from waystation.common import scope
from waystation.rules import screening as tests
from waystation.rules.places import elsewhere as rules
from waystation.rules.problems import RuleBroken
from waystation.rules.roles import Verb
from waystation.screening import access, queries
from waystation.screening.models import Screening, TestRequest


@dataclass(frozen=True, kw_only=True)
class RequestData:
    """What is asked of whom, by when. ``person``: what the other place must know of the client."""

    asked_of: rules.AskedOf
    to_area: Area | None
    to_outside: str
    from_name: str
    person: str
    material: tests.Material
    asked_on: date
    by_on: date
    plan_key: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Posted:
    """What came back: result, day, place, kit, and the paper if it was scanned into the file."""

    outcome: tests.Outcome
    taken_on: date
    place: str
    kit_lot: str = ""
    words: str = ""
    positive_for: list[str] = field(default_factory=list)
    paper: Document | None = None


@transaction.atomic
def ask(
    *, by: User, client: Client, order_id: int | None, data: RequestData, form_key: UUID, today: date
) -> TestRequest:
    """Ask another place to test the client. The same form twice is one row.

    Raises RuleBroken as ``rules.check_request``, ``elsewhere.place_needed``, ``move.area_ended``.
    """
    client = must_reach(by, client.pk, Verb.RECORD_AWAY, lock=True)
    saved = client.test_requests.filter(form_key=form_key).first()
    if saved is not None:
        return saved
    rules.check_request(asked_on=data.asked_on, by_on=data.by_on, today=today, runs=order_id is not None)
    if (data.to_area is None) == (not data.to_outside.strip()):
        raise RuleBroken("elsewhere.place_needed")
    if data.to_area is not None and data.to_area.ends_on is not None and data.to_area.ends_on < today:
        raise RuleBroken("move.area_ended", area=data.to_area.name)
    row = TestRequest.objects.create(
        client=client,
        order_id=order_id,
        asked_of=data.asked_of.value,
        from_name=data.from_name,
        to_area=data.to_area,
        to_outside=data.to_outside.strip(),
        person=data.person,
        material=data.material.value,
        asked_on=data.asked_on,
        by_on=data.by_on,
        plan_key=data.plan_key,
        words=data.words.strip(),
        state=rules.RequestState.ASKED.value,
        asked_by=by,
        form_key=form_key,
    )
    to = data.to_area.pk if data.to_area else None
    audit.record(by, "screening.request_asked", row, client_id=client.pk, to=to)
    return row


def _own(by: User, request: TestRequest) -> TestRequest:
    """One of a file that ``by`` reaches, locked behind it."""
    client = must_reach(by, request.client_id, Verb.RECORD_AWAY, lock=True)
    row = TestRequest.objects.select_for_update(of=("self",)).filter(pk=request.pk, client=client).first()
    if row is None:
        raise Http404
    row.client = client
    return row


def _there(by: User, request: TestRequest) -> TestRequest:
    """One that was asked of a place ``by`` works for, locked behind its file. 404 for every other one.

    The file is out of reach here, and so is its lock: the wall is open for this look alone.
    """
    if not access.requests_there(by).filter(pk=request.pk).exists():
        raise Http404
    with scope.everything():
        client = Client.objects.select_for_update(of=("self",)).get(pk=request.client_id)
        row = TestRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    row.client = client
    return row


def _post(by: User, row: TestRequest, data: Posted, today: date) -> TestRequest:
    rules.check_posted(queries.request_facts(row), taken_on=data.taken_on, today=today)
    positive = data.outcome is tests.Outcome.POSITIVE
    wanted = {tests.Outcome.NEGATIVE, tests.Outcome.POSITIVE, tests.Outcome.INVALID}
    if data.outcome not in wanted or not data.place.strip() or positive != bool(data.positive_for):
        raise RuleBroken("elsewhere.result_needed")
    row.state, row.outcome, row.positive_for = (
        rules.RequestState.POSTED.value,
        data.outcome.value,
        data.positive_for,
    )
    row.taken_on, row.place, row.kit_lot = data.taken_on, data.place.strip(), data.kit_lot.strip()
    row.answer, row.paper = data.words.strip(), data.paper
    row.posted_on, row.posted_by, row.settled_on, row.settled_by = today, by, None, None
    row.save(
        update_fields=[
            "state", "outcome", "positive_for", "taken_on", "place", "kit_lot", "answer", "paper",
            "posted_on", "posted_by", "settled_on", "settled_by",
        ]
    )  # fmt: skip
    audit.record(
        by,
        "screening.request_posted",
        row,
        client_id=row.client_id,
        outcome=data.outcome.value,
        taken_on=data.taken_on.isoformat(),
    )
    return row


@transaction.atomic
def post_there(*, by: User, request: TestRequest, data: Posted, today: date) -> TestRequest:
    """The other place enters what it found. Raises Http404; RuleBroken as ``rules.check_posted``,
    ``elsewhere.result_needed``."""
    row = _there(by, request)
    if row.state == rules.RequestState.POSTED and row.posted_by_id == by.pk:
        return row
    return _post(by, row, data, today)


@transaction.atomic
def post_here(*, by: User, request: TestRequest, data: Posted, today: date) -> TestRequest:
    """The return slip came on paper: whoever asked enters it. Errors as ``post_there``, and
    ``orders.paper_of_other_file``."""
    row = _own(by, request)
    if row.state == rules.RequestState.POSTED and row.posted_by_id == by.pk:
        return row
    if data.paper is not None and data.paper.client_id != row.client_id:
        raise RuleBroken("orders.paper_of_other_file")
    return _post(by, row, data, today)


@transaction.atomic
def refuse(*, by: User, request: TestRequest, reason: str, today: date) -> TestRequest:
    """The other place cannot do it: a fault of the service, never the client's. Raises Http404; RuleBroken
    ``elsewhere.not_now``, ``elsewhere.reason_needed``."""
    row = _there(by, request)
    if row.state == rules.RequestState.REFUSED:
        return row
    rules.must_be(queries.request_facts(row), rules.RequestState.ASKED)
    if not reason.strip():
        raise RuleBroken("elsewhere.reason_needed")
    row.state, row.settled_on, row.settled_by = rules.RequestState.REFUSED.value, today, by
    row.answer = reason.strip()
    row.save(update_fields=["state", "settled_on", "settled_by", "answer"])
    audit.record(by, "screening.request_refused", row, client_id=row.client_id)
    return row


@transaction.atomic
def note_unanswered(*, by: User, request: TestRequest, today: date, refused: str = "") -> TestRequest:
    """Nothing came back, or a letter came that says no (``refused``: its words): the service's fault.

    A late result is still taken. Raises RuleBroken ``elsewhere.not_now``.
    """
    row = _own(by, request)
    state = rules.RequestState.REFUSED if refused.strip() else rules.RequestState.UNANSWERED
    if row.state == state:
        return row
    rules.must_be(queries.request_facts(row), rules.RequestState.ASKED)
    row.state, row.settled_on, row.settled_by, row.answer = state.value, today, by, refused.strip()
    row.save(update_fields=["state", "settled_on", "settled_by", "answer"])
    audit.record(
        by, "screening.request_unanswered", row, client_id=row.client_id, refused=bool(refused.strip())
    )
    return row


@transaction.atomic
def withdraw_request(*, by: User, request: TestRequest, today: date) -> TestRequest:
    """It is not needed any more. Raises RuleBroken ``elsewhere.not_now``: a result is there."""
    row = _own(by, request)
    if row.state == rules.RequestState.WITHDRAWN:
        return row
    rules.must_be(queries.request_facts(row), rules.RequestState.ASKED)
    row.state, row.settled_on, row.settled_by = rules.RequestState.WITHDRAWN.value, today, by
    row.save(update_fields=["state", "settled_on", "settled_by"])
    audit.record(by, "screening.request_withdrawn", row, client_id=row.client_id)
    return row


@transaction.atomic
def count_it(*, by: User, request: TestRequest, screening: Screening, today: date) -> TestRequest:
    """The posted result is now a test of the file. The caller has recorded it in the same transaction.

    Raises RuleBroken ``elsewhere.not_now``.
    """
    row = _own(by, request)
    if row.screening_id == screening.pk:
        return row
    rules.must_be(queries.request_facts(row), rules.RequestState.POSTED)
    row.state, row.screening = rules.RequestState.COUNTED.value, screening
    row.settled_on, row.settled_by = today, by
    row.save(update_fields=["state", "screening", "settled_on", "settled_by"])
    audit.record(by, "screening.request_counted", row, client_id=row.client_id, screening=screening.pk)
    return row
